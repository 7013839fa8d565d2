/** When tokens are renewed: ahead of all other tools, not at once with other machines, and before a sleep. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Active } from '../../../shared/app-state.ts';
import { type EpochMs, hour, minute, second } from '../../../shared/time.ts';
import type { Token } from '../../aws/cache/token-file.ts';
import { advance, now } from '../../../../testing/support/clock.ts';
import { type Engine, legacySession, ssoSession } from '../../../../testing/support/engine.ts';
import { eventually } from '../../../../testing/support/eventually.ts';
import { renewalsOf, startSignedIn } from '../../../../testing/support/renewals.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));

const corp = ssoSession();
/** The AWS CLI's window: from then on it would renew the token itself. */
const theirWindow = 15 * minute;

let engine: Engine;
let token: Token;
beforeEach(async () => {
  [engine, token] = await startSignedIn();
});
afterEach(() => engine.close());
const { look, renewals, renewal, renewalIs, settled } = renewalsOf(() => engine);

describe('how much earlier than the window', () => {
  /** As another process of Daypass plans it that finds the same file. */
  const planned = async (): Promise<EpochMs> => {
    await engine.sessions.configure([]);
    await engine.sessions.configure([corp]);
    return (await renewalIs('automatic')).at;
  };

  test('no process waits for another tool’s window, none is much ahead of it, and hardly two do the same', async () => {
    const instants = new Set<EpochMs>();
    for (let processes = 0; processes < 20; processes++) instants.add(await planned());
    for (const at of instants) {
      expect(token.expiresAt - theirWindow - at).toBeGreaterThanOrEqual(5 * second);
      expect(token.expiresAt - theirWindow - at).toBeLessThanOrEqual(minute);
    }
    expect(instants.size).toBeGreaterThan(15);
  });

  test('is one and the same as long as the token is', async () => {
    const { at } = await renewalIs('automatic');
    for (let reads = 0; reads < 5; reads++) await engine.sessions.readTokens();
    await engine.sessions.configure([corp]);
    expect(renewal()).toEqual({ kind: 'automatic', at });
  });

  test('the new token is on disk before any other tool would ask for one', async () => {
    for (let rounds = 0; rounds < 3; rounds++) {
      const { expiresAt } = await engine.tokenIn(corp);
      advance(look()! - now());
      look();
      await settled();
      expect(now()).toBeLessThan(expiresAt - theirWindow);
      expect((await engine.tokenIn(corp)).expiresAt).toBeGreaterThan(expiresAt);
    }
    expect(renewals()).toBe(3);
  });
});

describe('before a sleep', () => {
  test('what has half an hour left or less is renewed', async () => {
    advance(31 * minute);
    engine.renewals.beforeSleep();
    await settled();
    expect(renewals()).toBe(1);
    expect((await engine.tokenIn(corp)).expiresAt).toBeGreaterThan(now() + 59 * minute);
    expect(renewal().kind).toBe('automatic');
  });

  test('what has more is left alone, with the plan that it has', async () => {
    const before = renewal();
    advance(28 * minute);
    engine.renewals.beforeSleep();
    expect(renewal()).toEqual(before);
    await settled();
    expect(renewals()).toBe(0);
    expect(renewal()).toEqual(before);
  });

  test('also under a sign-in that runs', async () => {
    await engine.signIn.start(corp.id);
    await engine.phaseIs('signing-in');
    engine.organisation.forgetRequests();
    advance(31 * minute);
    engine.renewals.beforeSleep();
    await settled();
    expect(renewals()).toBe(1);
  });

  test('what cannot be renewed, or is being tried again, is left to its time', async () => {
    const legacy = legacySession();
    await engine.sessions.configure([corp, legacy]);
    await engine.putToken(legacy, { ...token, startUrl: legacy.startUrl });
    await engine.sessions.readTokens();
    engine.organisation.faults.always('CreateToken', 'error');
    advance(50 * minute);
    look();
    await renewalIs('failing');
    engine.organisation.forgetRequests();
    const before = [renewal(), renewal(legacy.id)];
    engine.renewals.beforeSleep();
    await settled();
    expect([renewals(), renewal(), renewal(legacy.id)]).toEqual([0, ...before]);
  });

  test('what does not get through is tried again after the sleep', async () => {
    await engine.organisation.goOffline();
    advance(40 * minute);
    engine.renewals.beforeSleep();
    await renewalIs('failing');
    await engine.organisation.goOnline();
    advance(8 * hour - 45 * minute);
    look();
    await renewalIs('automatic');
    expect(engine.phase()).toMatchObject({ step: 'active' });
  });
});

test('failing since the first of the tries, over all of them, until one succeeds', async () => {
  engine.organisation.faults.always('CreateToken', 'error');
  advance(50 * minute);
  look();
  const { since } = await renewalIs('failing');
  for (let tries = 0; tries < 3; tries++) {
    advance(6 * minute);
    look();
    expect(renewal()).toMatchObject({ kind: 'running', failed: { since, problem: { code: 'aws-failed' } } });
    expect(await renewalIs('failing')).toMatchObject({ since });
  }
  engine.organisation.faults.clear();
  advance(6 * minute);
  look();
  await renewalIs('automatic');
  engine.organisation.faults.always('CreateToken', 'error');
  advance((engine.phase() as Active).accessTokenEndsAt - 10 * minute - now());
  look();
  expect(renewal()).toEqual({ kind: 'running', failed: null });
  const again = await eventually(() => renewalIs('failing'));
  expect(again.since).toBeGreaterThan(since + 30 * minute);
});

test('a sleep that falls into the end of a renewal: what is needed afterwards is renewed a minute later', async () => {
  const written = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  await engine.close();
  [engine] = await startSignedIn({
    around: ({ tokenCache }) => ({
      tokenCache: {
        ...tokenCache,
        async storeRenewed(...stored) {
          const outcome = await tokenCache.storeRenewed(...stored);
          written.resolve();
          await goOn.promise;
          return outcome;
        },
      },
    }),
  });
  advance(50 * minute);
  look();
  await written.promise;
  advance(50 * minute);
  goOn.resolve();
  await settled();
  expect((await engine.tokenIn(corp)).expiresAt - now()).toBeLessThan(11 * minute);
  // Not at once: whoever gets tokens that end soon would take turns with other tools.
  advance(minute);
  look();
  await settled();
  expect(renewals()).toBe(2);
  expect((await engine.tokenIn(corp)).expiresAt - now()).toBeGreaterThan(59 * minute);
});
