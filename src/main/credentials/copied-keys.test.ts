/** Keys in the clipboard: put there, and taken out again unless somebody has copied something else since. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { second } from '../../shared/time.ts';
import { advance } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { tokenKey } from '../sessions/sessions.ts';
import { now } from '../system/clock.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const target = { sessionId: corp.id, accountId: '012345678901', roleName: 'ReadOnlyAccess' };

let engine: Engine;
let clipboard: string;
/** The system needs time to take a text. */
let slowly: () => Promise<void>;
beforeEach(async () => {
  clipboard = '';
  slowly = async () => {};
  engine = await startEngine({
    desktop: {
      copySecret: async (text) => {
        await slowly();
        clipboard = text;
      },
      readClipboard: async () => clipboard,
      clearClipboard: async () => void (clipboard = ''),
    },
  });
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
});
afterEach(() => engine.close());

const shown = () => engine.store.state.copiedKeys;

test('are told without a key, and cleared after the time that was chosen', async () => {
  expect(await engine.copiedKeys.copy(target, 'sh')).toEqual({ ok: true, value: undefined });
  expect(clipboard).toMatch(/^export AWS_ACCESS_KEY_ID='ASIA\w+'\nexport AWS_SECRET_ACCESS_KEY='/);
  const { accountId, roleName } = target;
  expect(shown()).toEqual({
    accountId,
    roleName,
    profile: null,
    endsAt: expect.any(Number),
    clearsAt: expect.any(Number),
  });
  expect((shown()?.clearsAt ?? 0) - now()).toBeGreaterThan(40 * second);
  for (const secret of engine.organisation.secretsIssued)
    expect(JSON.stringify(engine.store.state)).not.toContain(secret);
  advance(44 * second);
  await engine.copiedKeys.copy(target, 'json');
  advance(44 * second);
  expect(clipboard).toContain('AWS_SESSION_TOKEN');
  advance(second);
  await eventually(() => expect(clipboard).toBe(''));
  expect(shown()).toBeNull();
});

test('what somebody has copied since stays', async () => {
  await engine.copiedKeys.copy(target, 'sh');
  clipboard = 'a shopping list';
  advance(45 * second);
  await eventually(() => expect(shown()).toBeNull());
  expect(clipboard).toBe('a shopping list');
});

test('stay as long as somebody wants them to', async () => {
  engine.store.update((state) => ({ ...state, clipboardSeconds: 0 }));
  await engine.copiedKeys.copy(target, 'sh');
  expect(shown()).toMatchObject({ clearsAt: null });
  advance(3600 * second);
  expect(clipboard).not.toBe('');
  await engine.copiedKeys.clear();
  expect([clipboard, shown()]).toEqual(['', null]);
});

test('go with a sign-out of their session, and with the app', async () => {
  await engine.copiedKeys.copy(target, 'sh');
  await engine.copiedKeys.clear(['sso-session:labs']);
  expect(clipboard).not.toBe('');
  await engine.signOut.signOut(corp.id);
  expect([clipboard, shown()]).toEqual(['', null]);
});

describe('a sign-out by another program', () => {
  const signOutElsewhere = async (): Promise<void> => {
    await rm(engine.fileOf(tokenKey(corp)));
    await engine.sessions.readTokens();
    expect(engine.phase()).toMatchObject({ step: 'signed-out' });
  };

  test('clears them, and leaves what somebody has copied since', async () => {
    engine.store.update((state) => ({ ...state, clipboardSeconds: 0 }));
    await engine.copiedKeys.copy(target, 'sh');
    await signOutElsewhere();
    await eventually(() => expect([clipboard, shown()]).toEqual(['', null]));
    await engine.putToken(corp, await signedInElsewhere(engine, corp));
    await engine.sessions.readTokens();
    await engine.copiedKeys.copy(target, 'sh');
    clipboard = 'a shopping list';
    await signOutElsewhere();
    await eventually(() => expect(shown()).toBeNull());
    expect(clipboard).toBe('a shopping list');
  });

  test('clears them also where the system is just taking them', async () => {
    const taking = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    slowly = async () => {
      taking.resolve();
      await taken.promise;
    };
    const copied = engine.copiedKeys.copy(target, 'sh');
    await taking.promise;
    await signOutElsewhere();
    taken.resolve();
    expect(await copied).toMatchObject({ ok: false, problem: { code: 'session-not-signed-in' } });
    expect([clipboard, shown()]).toEqual(['', null]);
  });
});

test('a role that AWS refuses leaves the clipboard as it is', async () => {
  clipboard = 'a shopping list';
  engine.organisation.faults.next('GetRoleCredentials', 'forbidden');
  expect(await engine.copiedKeys.copy(target, 'sh')).toMatchObject({ ok: false, problem: { code: 'not-assigned' } });
  expect([clipboard, shown()]).toEqual(['a shopping list', null]);
});

describe('a sign-out leaves none behind', () => {
  test('that comes while AWS is asked for them', async () => {
    engine.organisation.faults.next('GetRoleCredentials', { delayMs: 200 });
    const copied = engine.copiedKeys.copy(target, 'sh');
    await eventually(() => expect(engine.organisation.requestsOf('GetRoleCredentials')).toHaveLength(1));
    await engine.signOut.signOut(corp.id);
    expect(await copied).toMatchObject({ ok: false, problem: { code: 'session-not-signed-in' } });
    expect([clipboard, shown()]).toEqual(['', null]);
  });

  test.each(['one session', 'all sessions'])('of %s, while the system takes them into its clipboard', async (of) => {
    const taking = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    slowly = async () => {
      taking.resolve();
      await taken.promise;
    };
    const copied = engine.copiedKeys.copy(target, 'sh');
    await taking.promise;
    const signedOut = of === 'one session' ? engine.signOut.signOut(corp.id) : engine.signOut.signOutAll();
    await eventually(() => expect(engine.phase()).toMatchObject({ step: 'signed-out' }));
    taken.resolve();
    expect(await copied).toMatchObject({ ok: false, problem: { code: 'session-not-signed-in' } });
    await signedOut;
    expect([clipboard, shown()]).toEqual(['', null]);
  });

  test('and so does "Clear now", and the end of the app', async () => {
    const taking = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    slowly = async () => {
      taking.resolve();
      await taken.promise;
    };
    const copied = engine.copiedKeys.copy(target, 'sh');
    await taking.promise;
    const cleared = engine.copiedKeys.clear();
    taken.resolve();
    await Promise.all([copied, cleared]);
    expect([clipboard, shown()]).toEqual(['', null]);
  });
});

test('of two copies at once the clipboard is cleared of the one that is in it', async () => {
  await Promise.all([engine.copiedKeys.copy(target, 'sh'), engine.copiedKeys.copy(target, 'json')]);
  expect(clipboard).not.toBe('');
  advance(45 * second);
  await eventually(() => expect([clipboard, shown()]).toEqual(['', null]));
});
