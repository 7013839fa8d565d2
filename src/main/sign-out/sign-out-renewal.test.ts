/** Signing out of a session whose access token is over, while its refresh token could go on for weeks. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Token } from '../aws/cache/token-file.ts';
import { advance, advanceUnanswered, waits } from '../../../testing/support/clock.ts';
import type { Engine } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { corp, line, signOutsOf, startSignedInThrice } from '../../../testing/support/sign-outs.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let engine: Engine;
let token: Token;
beforeEach(async () => {
  const [started, tokens] = await startSignedInThrice();
  engine = started;
  token = tokens[corp.id]!;
  await engine.organisation.goOffline();
  advance(2 * 3_600_000);
  await engine.sessions.readTokens();
  await engine.organisation.goOnline();
});
afterEach(() => engine.close());

const { logouts, lines } = signOutsOf(() => engine);
const renewals = () => engine.organisation.requestsOf('CreateToken');
const sessionsLeft = () => engine.organisation.portalSessions.length;
const signOut = async (scope: string): Promise<void> =>
  scope === 'one' ? engine.signOut.signOut(corp.id) : engine.signOut.signOutAll();
/** The patience for AWS is over as soon as it was asked for the renewal. */
const signOutUnanswered = async (): Promise<void> => {
  const signingOut = engine.signOut.signOut(corp.id);
  await eventually(() => expect(renewals()).not.toEqual([]));
  advanceUnanswered(6000);
  await signingOut;
};
const corpLine = () => lines()?.find(({ session }) => session === 'corp');

describe.each(['one', 'all'])('%s', (scope) => {
  test('it is renewed once, and ended with what came back; nothing of that is written', async () => {
    await signOut(scope);
    expect(corpLine()).toEqual(line('corp', 'ended'));
    expect(renewals().filter(({ body }) => body['refreshToken'] === token.refreshToken)).toHaveLength(1);
    expect(logouts().map(([told]) => told)).not.toContain(token.accessToken);
    expect(engine.organisation.portalSessions.map(({ startUrl }) => startUrl)).not.toContain(corp.startUrl);
    expect(await engine.cacheFiles()).toHaveLength(scope === 'one' ? 2 : 0);
    expect(engine.phase(corp.id)).toMatchObject({ step: 'signed-out', reason: 'asked' });
  });

  test('AWS takes neither token: it was over', async () => {
    engine.organisation.endPortalSession(token.accessToken);
    await signOut(scope);
    expect(corpLine()).toEqual(line('corp', 'already-over'));
    // The clock that took the access token for over may be wrong.
    expect(logouts()).toContainEqual([token.accessToken, 401]);
  });

  test('offline: it is renewed and ended later', async () => {
    await engine.organisation.goOffline();
    await signOut(scope);
    expect(corpLine()).toMatchObject({ outcome: 'told-later', problem: { code: 'network-unreachable' } });
    await engine.organisation.goOnline();
    engine.pendingLogouts.tryNow();
    await eventually(() => expect(corpLine()).toEqual(line('corp', 'ended')));
    expect(sessionsLeft()).toBe(scope === 'one' ? 2 : 0);
  });
});

test('AWS has renewed it, but the answer never came: a later refusal does not mean that it was over', async () => {
  engine.organisation.faults.always('CreateToken', 'answer_lost');
  await engine.signOut.signOut(corp.id);
  engine.organisation.faults.clear();
  await eventually(() => {
    if (waits().length > 0) advance(1_900_000);
    expect(corpLine()).toMatchObject({ outcome: 'not-ended', problem: { code: 'aws-refused' } });
  });
  expect(sessionsLeft()).toBe(3);
});

test('the answer of the renewal comes after the patience: it is used for the next word to AWS', async () => {
  engine.organisation.faults.next('CreateToken', { delayMs: 3000 });
  await signOutUnanswered();
  expect(corpLine()).toMatchObject({ outcome: 'told-later', problem: { code: 'network-timeout' } });
  await eventually(() => {
    engine.pendingLogouts.tryNow();
    expect(corpLine()).toMatchObject({ outcome: expect.stringMatching(/^(ended|not-ended)$/) });
  });
  if (corpLine()!.outcome === 'ended') expect(sessionsLeft()).toBe(2);
});

test('renewed, but not told: later it is ended with the new token, without another renewal', async () => {
  engine.organisation.faults.always('Logout', 'dropped');
  await engine.signOut.signOut(corp.id);
  expect(corpLine()).toMatchObject({ outcome: 'told-later' });
  engine.organisation.faults.clear();
  engine.pendingLogouts.tryNow();
  await eventually(() => expect(corpLine()).toEqual(line('corp', 'ended')));
  expect(renewals()).toHaveLength(1);
});

test('renewed, but not told for hours: it is renewed with what came last, and ended', async () => {
  engine.organisation.faults.always('Logout', 'dropped');
  await engine.signOut.signOut(corp.id);
  expect(corpLine()).toMatchObject({ outcome: 'told-later' });
  engine.organisation.faults.clear();
  advance(2 * 3_600_000);
  await eventually(() => {
    engine.pendingLogouts.tryNow();
    expect(corpLine()).toEqual(line('corp', 'ended'));
  });
  expect(sessionsLeft()).toBe(2);
  const [first, second] = renewals().map(({ body }) => body['refreshToken']);
  expect([first, second !== undefined && second !== first]).toEqual([token.refreshToken, true]);
});

test('renewed, but not told, and over hours later: nothing of it lives on', async () => {
  engine.organisation.faults.always('Logout', 'dropped');
  await engine.signOut.signOut(corp.id);
  engine.organisation.faults.clear();
  engine.organisation.endPortalSession();
  advance(2 * 3_600_000);
  await eventually(() => {
    engine.pendingLogouts.tryNow();
    expect(corpLine()).toEqual(line('corp', 'already-over'));
  });
});

test('the answer of the renewal is lost once: the refusal of the same request sent again tells nothing', async () => {
  engine.organisation.faults.next('CreateToken', 'answer_lost');
  await engine.signOut.signOut(corp.id);
  expect(renewals().map(({ status }) => status)).toEqual(['dropped', 400]);
  expect(corpLine()).toMatchObject({ outcome: 'not-ended' });
  expect(sessionsLeft()).toBe(3);
});

test('AWS renews it, and refuses to end it', async () => {
  engine.organisation.faults.always('Logout', 'revoked');
  await engine.signOut.signOut(corp.id);
  expect(renewals().map(({ status }) => status)).toEqual([200]);
  expect(corpLine()).toMatchObject({ outcome: 'not-ended', problem: { code: expect.any(String) } });
  expect(sessionsLeft()).toBe(3);
});

test.each([
  ['invalid_client', 'already-over'],
  ['error', 'told-later'],
  ['html', 'told-later'],
  [{ status: 400 }, 'told-later'],
  ['hang', 'told-later'],
] as const)('a renewal that ends in %j', async (fault, outcome) => {
  engine.organisation.faults.always('CreateToken', fault);
  await (fault === 'hang' ? signOutUnanswered() : engine.signOut.signOut(corp.id));
  expect(corpLine()).toMatchObject({ outcome });
  expect(await engine.cacheFiles()).toHaveLength(2);
});

test('without a refresh token nothing can be renewed', async () => {
  const { refreshToken: _, ...rest } = token;
  await engine.putToken(corp, rest);
  await engine.signOut.signOut(corp.id);
  expect(lines()).toEqual([line('corp', 'already-over')]);
  expect([renewals(), logouts()]).toEqual([[], [[token.accessToken, 401]]]);
});
