/** A sign-in to another portal under a session's name: nothing of it is used, and it can be signed out and replaced. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Token } from '../aws/cache/token-file.ts';
import { trayModel } from '../surfaces/tray-model.ts';
import { createTranslator } from '../../shared/messages/index.ts';
import { canSignOut } from '../../shared/session-status.ts';
import { advance, now } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine, startUrl } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const minute = 60_000;
const corp = ssoSession();
const moved = ssoSession({ startUrl: 'https://d-moved67890.awsapps.com/start', region: 'eu-west-1' });
const t = createTranslator('en');

let engine: Engine;
let stray: Token;
beforeEach(async () => {
  engine = await startEngine();
  stray = await signedInElsewhere(engine, moved);
  engine.organisation.forgetRequests();
});
afterEach(() => engine.close());

const put = async (token: Token): Promise<void> => {
  await engine.putToken(corp, token);
  await engine.sessions.readTokens();
};
const params = { portal: moved.startUrl, startUrl };
const told = { step: 'signed-out', problem: { code: 'sign-in-elsewhere', params, retry: 'user' } };

test('is told with both portals, and nothing is listed, renewed or opened with it', async () => {
  await put(stray);
  expect(engine.phase()).toMatchObject({ ...told, reason: 'never' });
  expect(engine.store.state.notices).toEqual([]);
  expect(engine.sessions.token(corp.id)).toBe(undefined);
  engine.accounts.load(corp.id);
  advance(50 * minute);
  engine.renewals.look(now());
  await engine.renewals.idle();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(engine.organisation.requests).toEqual([]);
  expect(JSON.stringify(engine.store.state)).not.toContain(stray.accessToken);
  expect((await engine.tokenIn(corp)).accessToken).toBe(stray.accessToken);
});

test('takes the place of a sign-in that is good: not renewed into it, nor under it', async () => {
  await put(await signedInElsewhere(engine, corp));
  engine.organisation.forgetRequests();
  engine.organisation.faults.next('CreateToken', { delayMs: 100 });
  advance(50 * minute);
  engine.renewals.look(now());
  await eventually(() => expect(engine.organisation.requestsOf('CreateToken')).toHaveLength(1));
  await engine.putToken(corp, { ...stray, expiresAt: now() + 60 * minute });
  await engine.renewals.idle();
  expect(engine.phase()).toMatchObject({ ...told, reason: 'asked' });
  expect(engine.session().accounts.items).toEqual([]);
  expect((await engine.tokenIn(corp)).accessToken).toBe(stray.accessToken);
});

test('one that is due would be renewed by nobody', async () => {
  await put(await signedInElsewhere(engine, corp));
  engine.organisation.forgetRequests();
  advance(50 * minute);
  await engine.putToken(corp, { ...stray, expiresAt: now() + 5 * minute });
  engine.renewals.look(now());
  await engine.renewals.idle();
  expect(engine.organisation.requests).toEqual([]);
  expect(engine.phase()).toMatchObject(told);
});

test('a sign-in replaces it', async () => {
  await put(stray);
  await engine.signIn.start(corp.id, 'device');
  const code = await eventually(() => {
    const phase = engine.phase();
    if (phase.step !== 'signing-in' || phase.progress.kind !== 'device') throw new Error('no code yet');
    return phase.progress.userCode;
  });
  engine.organisation.approveDevice(code);
  await eventually(() => {
    advance(1000);
    expect(engine.phase().step).toBe('active');
  });
  expect(await engine.tokenIn(corp)).toMatchObject({ startUrl, region: 'us-east-1' });
});

describe('a sign-out', () => {
  test('is offered: in the tray with that of all, where it counts, and in the panel by itself', async () => {
    const signOuts = (): readonly string[] =>
      trayModel(engine.store.state, now(), t).items.flatMap((item) =>
        'label' in item && item.label.startsWith('Sign out of all') ? [item.label] : [],
      );
    expect(signOuts()).toEqual([]);
    await put(stray);
    expect(signOuts()).toEqual(['Sign out of all (1 session)']);
    expect(canSignOut(engine.session())).toBe(true);
  });

  test('removes it, and tells the portal that it belongs to and no other', async () => {
    await put(stray);
    await engine.signOut.signOut(corp.id);
    await eventually(() => expect(engine.organisation.requestsOf('Logout')).toHaveLength(1));
    const [request] = engine.organisation.requestsOf('Logout');
    expect(request!.headers['x-amz-sso_bearer_token']).toBe(stray.accessToken);
    expect(request!.status).toBe(200);
    expect(await engine.cacheFiles()).not.toContain(engine.fileOf('corp').split('/').at(-1));
    expect(engine.phase()).toMatchObject({ step: 'signed-out', problem: null });
  });

  test('that is over there: nor is anybody else asked about it', async () => {
    await put(stray);
    engine.organisation.endPortalSession(stray.accessToken);
    await engine.signOut.signOut(corp.id);
    expect(engine.store.state.signOutReport?.lines).toMatchObject([{ session: 'corp', outcome: 'already-over' }]);
    expect(engine.organisation.requestsOf('Logout')).toHaveLength(1);
    expect(engine.organisation.requestsOf('CreateToken')).toHaveLength(1);
  });
});

test('the other config file comes back (AWS_CONFIG_FILE): it is good again, to the letter as it was', async () => {
  await put(stray);
  const before = await readFile(engine.fileOf('corp'), 'utf8');
  await engine.sessions.configure([moved]);
  expect(engine.phase()).toMatchObject({ step: 'active' });
  await engine.sessions.configure([corp]);
  expect(engine.phase()).toMatchObject(told);
  expect(engine.session().accounts.items).toEqual([]);
  expect(await readFile(engine.fileOf('corp'), 'utf8')).toBe(before);
});

test('the start URL is written otherwise, or is a company’s own domain: signed in', async () => {
  await put(await signedInElsewhere(engine, corp));
  for (const url of [
    `${startUrl}/`,
    `${startUrl}/#`,
    startUrl.replace('d-1', 'D-1'),
    'https://aws.example.com/start',
  ]) {
    await engine.sessions.configure([{ ...corp, startUrl: url }]);
    expect([url, engine.phase().step]).toEqual([url, 'active']);
  }
});
