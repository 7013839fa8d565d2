/** A console that is asked for while nobody is signed in: the sign-in comes first, and one page after it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionPhase } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { addNotice } from '../core/notices.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { phases } from '../../../testing/support/states.ts';
import { createConsoleAfterSignIn } from './console-after-sign-in.ts';
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

test('a notice of the last time goes when the console was opened', async () => {
  addNotice(engine.store, `console ${id}`, problem('browser-not-opened', { host: 'x' }, 'user'));
  await engine.openConsole(target());
  await allow();
  await engine.phaseIs('active');
  await eventually(() => expect(consoles()).toHaveLength(1));
  await eventually(() => expect(engine.store.state.notices).toEqual([]));
});

describe('with a sign-in of any kind', () => {
  const opened: string[] = [];
  let signedIn: () => Promise<Result>;
  let open: ReturnType<typeof createConsoleAfterSignIn<ReturnType<typeof target>>>;
  beforeEach(() => {
    opened.length = 0;
    open = createConsoleAfterSignIn({
      store: engine.store,
      open: ({ roleName }) => (opened.push(roleName), Promise.resolve(ok)),
      refusal: () => null,
      signIn: () => signedIn(),
    });
  });
  const phase = (step: SessionPhase): void =>
    engine.store.updateSession(id, (session) => ({ ...session, phase: step }));

  test('one that takes its time to begin is waited for', async () => {
    const { promise, resolve } = Promise.withResolvers<Result>();
    signedIn = () => promise;
    const asked = open(target());
    engine.store.updateSession(id, (session) => ({ ...session, user: 'somebody' }));
    await settled();
    resolve(ok);
    expect(await asked).toEqual(ok);
    phase(phases.browser);
    await settled();
    phase(phases.renewing);
    await settled();
    expect(opened).toEqual(['Admin']);
  });

  test('one that cannot begin takes the wish with it', async () => {
    const refused = failure(problem('command-invalid', {}, 'none'));
    signedIn = () => Promise.resolve(refused);
    expect(await open(target())).toEqual(refused);
    phase(phases.renewing);
    await settled();
    expect(opened).toEqual([]);
  });

  test('none is begun while somebody signs out', async () => {
    let asked = 0;
    signedIn = () => ((asked += 1), Promise.resolve(ok));
    phase({ step: 'signing-out' });
    expect(await open(target())).toEqual(ok);
    expect(asked).toBe(0);
  });
});
