/** A console that is asked for while nobody is signed in: the sign-in comes first, and one page after it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Engine, signedInElsewhere, ssoSession, startEngine } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { advance } from '../../../testing/support/clock.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const { id } = corp;

let engine: Engine;
let isBrowserDeaf: boolean;
beforeEach(async () => {
  isBrowserDeaf = false;
  engine = await startEngine({
    desktop: {
      openBrowser: async (url) => {
        if (isBrowserDeaf && url.includes('console')) throw new Error('no browser');
      },
    },
  });
  engine.store.updateSession(id, (session) => ({
    ...session,
    recentRoles: ['Admin', 'Audit'].map((roleName) => ({
      accountId: '000000000001',
      accountName: 'pay',
      roleName,
      usedAt: 1,
    })),
  }));
});
afterEach(() => engine.close());

const target = (roleName = 'Admin') => ({ sessionId: id, accountId: '000000000001', roleName });
const consoles = (): readonly string[] => engine.opened.filter((url) => url.includes('#/console'));
const signInPage = (): Promise<string> =>
  eventually(() => {
    const page = engine.opened.findLast((url) => !url.includes('#/console'));
    if (page === undefined) throw new Error('no page yet');
    return page;
  });
/** What the store tells of comes in the next turns. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => void setImmediate(resolve));
};
/** At most one page a second is opened. */
const allow = async (user?: string): Promise<void> => {
  const page = await signInPage();
  advance(2_000);
  await fetch(await engine.organisation.approveAuthorization(page, user));
};

test('signed in, it opens at once', async () => {
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  expect(await engine.openConsole(target())).toEqual({ ok: true });
  expect(consoles()).toEqual([expect.stringContaining('role_name=Admin')]);
});

test('signed out, the sign-in comes first, then the role that was asked for last', async () => {
  expect(await engine.openConsole(target('Audit'))).toEqual({ ok: true });
  await engine.phaseIs('signing-in');
  await signInPage();
  advance(2_000);
  expect(await engine.openConsole(target('Admin'))).toEqual({ ok: true });
  expect(consoles()).toEqual([]);
  await allow();
  await engine.phaseIs('active');
  await eventually(() => expect(consoles()).toEqual([expect.stringContaining('role_name=Admin')]));
  expect(engine.session().recentRoles[0]).toMatchObject({ roleName: 'Admin' });
  // Once, whatever becomes of the session later.
  await engine.signOut.signOut(id);
  advance(2_000);
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  await settled();
  expect(consoles()).toHaveLength(1);
});

test('a sign-in that is cancelled takes the wish with it', async () => {
  await engine.openConsole(target());
  await engine.phaseIs('signing-in');
  await settled();
  await engine.signIn.cancel(id);
  await engine.phaseIs('signed-out');
  await settled();
  advance(2_000);
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  await engine.phaseIs('active');
  await settled();
  expect(consoles()).toEqual([]);
});

test('one that fails does so, too', async () => {
  engine.organisation.faults.always('CreateToken', 'error');
  await engine.openConsole(target());
  await allow();
  await eventually(() => expect(engine.phase()).toMatchObject({ step: 'signed-out', problem: expect.any(Object) }));
  await settled();
  engine.organisation.faults.clear();
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  await engine.phaseIs('active');
  await settled();
  expect(consoles()).toEqual([]);
});

test('whoever signs in with another tool meanwhile gets the console as well', async () => {
  await engine.openConsole(target());
  await engine.phaseIs('signing-in');
  await settled();
  advance(2_000);
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  await engine.phaseIs('active');
  await eventually(() => expect(consoles()).toHaveLength(1));
});

test('a role that Daypass has shown nowhere starts no sign-in', async () => {
  expect(await engine.openConsole(target('Root'))).toMatchObject({ ok: false, problem: { code: 'command-invalid' } });
  expect(engine.phase().step).toBe('signed-out');
  expect(engine.opened).toEqual([]);
});

test('a role that the list from memory marks as gone starts none either, and says why', async () => {
  const roles = { status: 'waiting', problem: null, names: [], goneNames: ['Audit'] } as const;
  engine.store.updateSession(id, (session) => ({
    ...session,
    accounts: { ...session.accounts, items: [{ accountId: '000000000001', name: 'pay', email: null, roles }] },
  }));
  expect(await engine.openConsole(target('Audit'))).toMatchObject({ problem: { code: 'role-not-listed' } });
  expect(engine.phase().step).toBe('signed-out');
  expect(engine.opened).toEqual([]);
});

test('what keeps the page from being opened afterwards is a notice', async () => {
  await engine.openConsole(target());
  isBrowserDeaf = true;
  await allow();
  await engine.phaseIs('active');
  await eventually(() =>
    expect(engine.store.state.notices.map(({ problem }) => problem.code)).toEqual(['browser-not-opened']),
  );
});
