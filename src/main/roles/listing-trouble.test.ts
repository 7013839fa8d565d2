/** Listing while AWS changes its mind: roles and accounts that come and go between two answers, refusals that last, sign-outs. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Account as Listed, RecordedRequest } from '../../../testing/identity-center/organisation.ts';
import type { Account, AccountList } from '../../shared/app-state.ts';
import { advance, now } from '../../../testing/support/clock.ts';
import {
  type Engine,
  type EngineOptions,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../testing/support/engine.ts';
import { eventually, patience } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const { id } = corp;
const hour = 3_600_000;

let engine: Engine;
const start = async (organisation: NonNullable<EngineOptions['organisation']>, sessions = [corp]): Promise<void> => {
  engine = await startEngine({ organisation, sessions });
  for (const session of sessions) await engine.putToken(session, await signedInElsewhere(engine, session));
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
};
afterEach(() => engine.close());

const list = (of = id): AccountList => engine.session(of).accounts;
const account = (accountId: string): Account | undefined => list().items.find((one) => one.accountId === accountId);
const rolesOf = (of = id): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { roles } of list(of).items) counts[roles.status] = (counts[roles.status] ?? 0) + 1;
  return counts;
};
const requests = (operation: 'ListAccounts' | 'ListAccountRoles'): readonly RecordedRequest[] =>
  engine.organisation.requestsOf(operation);
const asked = (accountId: string): readonly RecordedRequest[] =>
  requests('ListAccountRoles').filter(({ query }) => query['account_id'] === accountId);
const refused = (): number => engine.organisation.requests.filter(({ status }) => status === 429).length;
const areAnswered = (): boolean => engine.organisation.requests.every(({ status }) => status !== undefined);
/** Waits until `check` holds. The time that the rate of the calls takes passes whenever AWS has answered all of them. */
const paced = async <T>(check: () => T | Promise<T>): Promise<T> =>
  eventually(() => {
    if (areAnswered()) advance(50);
    return check();
  }, patience);
/** Nothing is under way at several looks, and nothing comes of itself in a minute. */
const quiet = async (): Promise<void> => {
  let [calls, looks] = [-1, 0];
  await eventually(() => {
    const { length } = engine.organisation.requests;
    looks = areAnswered() && length === calls ? looks + 1 : 0;
    calls = length;
    if (areAnswered()) advance(5000);
    expect(looks).toBe(12);
  });
};
const numbered = (index: number): string => String(100_000_000_000 + index);
const accounts = (count: number, roles: readonly string[] = ['A', 'B', 'C']): Listed[] =>
  Array.from({ length: count }, (_, index) => ({ accountId: numbered(index), accountName: `team-${index}`, roles }));
/** The accounts that AWS lists from now on. */
const change = (act: (all: Listed[]) => void): void => act(engine.organisation.accountsOf() as Listed[]);

describe('between two pages', () => {
  test('roles that change: each is there once', async () => {
    const roles = Array.from({ length: 230 }, (_, index) => `role-${index}`);
    await start({ accounts: [{ accountId: numbered(0), roles }], latencyMs: 30 });
    engine.accounts.load(id);
    await eventually(() => expect(requests('ListAccountRoles').length).toBe(1));
    // One that stands before the second page: what AWS has told already moves into it.
    change((all) => (all[0] = { ...all[0]!, roles: ['new', ...roles] }));
    await paced(() => expect(rolesOf()).toEqual({ ready: 1 }));
    const { names = [] } = account(numbered(0))?.roles ?? {};
    expect(new Set(names).size).toBe(names.length);
    for (const role of roles) expect(names).toContain(role);
  });

  test('an account that vanishes: it has no roles, and the others have theirs', async () => {
    await start({ accounts: accounts(150), latencyMs: 30 });
    engine.accounts.load(id);
    await eventually(() => expect(list().items).toHaveLength(100));
    change((all) => void all.splice(40, 1));
    await paced(() => expect(list().status).toBe('ready'));
    await paced(() => expect((rolesOf()['waiting'] ?? 0) + (rolesOf()['loading'] ?? 0)).toBe(0));
    const others = list().items.filter(({ accountId }) => accountId !== numbered(40));
    // The one that moved up from the second page to the first may be missing until the next listing, and never twice.
    expect(others.length).toBeGreaterThanOrEqual(148);
    expect(others.every(({ roles }) => roles.names.length === 3)).toBe(true);
    expect(new Set(list().items.map(({ accountId }) => accountId)).size).toBe(list().items.length);
  });

  test('a page that fails is asked for again, and none before it', async () => {
    await start({ accounts: accounts(350, ['A']) });
    engine.organisation.faults.next('ListAccounts', { delayMs: 0 }, 2);
    engine.organisation.faults.next('ListAccounts', 'error', 2);
    engine.accounts.load(id);
    await paced(() => expect(list()).toMatchObject({ status: 'ready', items: { length: 350 } }));
    expect(requests('ListAccounts').map(({ status }) => status)).toEqual([200, 200, 500, 500, 200, 200]);
    expect(new Set(requests('ListAccounts').map(({ query }) => query['next_token'])).size).toBe(4);
  });
});

test('names that AWS leaves out, and roles it has none of', async () => {
  await start({
    accounts: [
      { accountId: numbered(0), roles: [] },
      { accountId: numbered(1), accountName: '', emailAddress: '', roles: ['A'] },
      { accountId: numbered(2), emailAddress: 'only@example.com', roles: ['A'] },
    ],
  });
  engine.accounts.load(id);
  await eventually(() => expect(rolesOf()).toEqual({ ready: 3 }));
  expect(account(numbered(0))).toMatchObject({ name: null, email: null, roles: { names: [] } });
  expect(account(numbered(1))).toMatchObject({ name: null, email: null, roles: { names: ['A'] } });
  expect(account(numbered(2))).toMatchObject({ name: null, email: 'only@example.com' });
});

test('429 for a minute: fewer and fewer calls, and then everything comes', async () => {
  await start({ accounts: accounts(120, ['A']) });
  engine.accounts.load(id);
  await paced(() => expect(rolesOf()['ready'] ?? 0).toBeGreaterThan(20));
  engine.organisation.faults.always('portal', 'throttled');
  const begun = now();
  await paced(() => expect(now() - begun).toBeGreaterThan(60_000));
  // At the rate of before there would be over a thousand.
  expect(refused()).toBeGreaterThan(10);
  expect(refused()).toBeLessThan(150);
  engine.organisation.faults.clear();
  await paced(() => expect(rolesOf()).toEqual({ ready: 120 }));
});

test('5xx for one account only: it has a problem of its own, the list has none, and nobody is asked in a storm', async () => {
  await start({ accounts: accounts(30, ['A']) });
  const accountId = numbered(17);
  engine.organisation.faults.always({ operation: 'ListAccountRoles', accountId }, { status: 503 });
  engine.accounts.load(id);
  await paced(() => expect(rolesOf()).toEqual({ ready: 29, failed: 1 }));
  expect(list()).toMatchObject({ status: 'ready', problem: null });
  expect(account(accountId)?.roles.problem).toMatchObject({ code: 'aws-failed', retry: 'auto' });
  expect(asked(accountId)).toHaveLength(3);
  engine.organisation.faults.clear();
  await paced(() => expect(rolesOf()).toEqual({ ready: 30 }));
});

describe('three sessions of one organisation', () => {
  const [labs, ops] = [ssoSession({ name: 'labs' }), ssoSession({ name: 'ops' })];

  test('share its limit: hardly a call is refused, and no account is lost', async () => {
    const each = 200;
    await start({ accounts: accounts(each, ['A']), rateLimit: 20 }, [corp, labs, ops]);
    for (const session of [corp, labs, ops]) engine.accounts.load(session.id);
    for (const session of [corp, labs, ops]) await paced(() => expect(rolesOf(session.id)).toEqual({ ready: each }));
    expect(refused()).toBeLessThan(3 * each * 0.02);
    const before = engine.organisation.requests.length;
    expect(before - refused()).toBe(3 * (each + 2));
  });

  test('two of which sign out: the third one goes on', async () => {
    await start({ accounts: accounts(80, ['A']), latencyMs: 20 }, [corp, labs, ops]);
    for (const session of [corp, labs, ops]) engine.accounts.load(session.id);
    await paced(() => expect(rolesOf()['ready'] ?? 0).toBeGreaterThan(5));
    await Promise.all([engine.signOut.signOut(labs.id), engine.signOut.signOut(ops.id)]);
    const tokens = new Set(
      engine.organisation.requests
        .filter(({ operation }) => operation === 'Logout')
        .map(({ portalSession }) => portalSession),
    );
    expect(tokens.size).toBe(2);
    const from = engine.organisation.requests.length;
    await paced(() => expect(rolesOf()).toEqual({ ready: 80 }));
    const later = engine.organisation.requests.slice(from);
    expect(later.filter(({ portalSession }) => tokens.has(portalSession))).toEqual([]);
    expect([engine.phase(labs.id).step, engine.phase(ops.id).step]).toEqual(['signed-out', 'signed-out']);
  });
});

test('sign-out while listing: nothing is asked any more, and nothing is shown as being loaded', async () => {
  await start({ accounts: accounts(150, ['A']), latencyMs: 20 });
  engine.accounts.load(id);
  await paced(() => expect(rolesOf()['ready'] ?? 0).toBeGreaterThan(5));
  await engine.signOut.signOut(id);
  const from = requests('ListAccountRoles').length;
  await quiet();
  advance(hour);
  await quiet();
  expect(requests('ListAccountRoles').length).toBe(from);
  expect(requests('ListAccounts').filter(({ at }) => at > now() - hour)).toEqual([]);
  expect(rolesOf()['loading'] ?? 0).toBe(0);
});

describe('one account that is asked for again', () => {
  test('is one call, also where its roles are known, and brings what has changed', async () => {
    await start({ accounts: accounts(12, ['A']) });
    engine.accounts.load(id);
    await paced(() => expect(rolesOf()).toEqual({ ready: 12 }));
    engine.organisation.forgetRequests();
    change((all) => (all[3] = { ...all[3]!, roles: ['A', 'New'] }));
    engine.accounts.loadRoles(id, numbered(3), true);
    await eventually(() => expect(account(numbered(3))?.roles).toMatchObject({ status: 'ready', names: ['A', 'New'] }));
    await quiet();
    expect(engine.organisation.requests.map(({ query }) => query['account_id'])).toEqual([numbered(3)]);
  });

  test('comes before all that are still awaited', async () => {
    await start({ accounts: accounts(90, ['A']) });
    engine.accounts.load(id);
    await paced(() => expect(account(numbered(5))?.roles.status).toBe('ready'));
    const from = requests('ListAccountRoles').length;
    engine.accounts.loadRoles(id, numbered(5), true);
    await paced(() => expect(asked(numbered(5))).toHaveLength(2));
    // Those that had begun already.
    expect(requests('ListAccountRoles').indexOf(asked(numbered(5))[1]!) - from).toBeLessThanOrEqual(8);
    await paced(() => expect(rolesOf()).toEqual({ ready: 90 }));
  });
});

test('favorites come first: those that were marked, used, or are in a profile', async () => {
  const profiles = [{ name: 'p', accountId: numbered(77), roleName: 'A' }];
  await start({ accounts: accounts(90, ['A']) }, [ssoSession({ profiles })]);
  engine.store.update((state) => ({
    ...state,
    roleMarks: [{ accountId: numbered(88), roleName: 'A', favorite: true, nickname: null, color: null, browser: null }],
  }));
  engine.accounts.load(id);
  await paced(() => expect(rolesOf()).toEqual({ ready: 90 }));
  const order = requests('ListAccountRoles').map(({ query }) => query['account_id']);
  expect(order.slice(0, 2)).toEqual([numbered(88), numbered(77)]);
});

describe('kept fresh', () => {
  const loaded = async (count: number): Promise<void> => {
    await start({
      accounts: accounts(count, ['A']),
      accessTokenSeconds: 365 * 86_400,
      portalSessionSeconds: 365 * 86_400,
    });
    engine.accounts.load(id);
    await paced(() => expect(rolesOf()).toEqual({ ready: count }));
    engine.organisation.forgetRequests();
  };

  test('what was asked for a moment ago is not asked for again', async () => {
    await loaded(20);
    engine.accounts.refresh(id);
    await quiet();
    expect(engine.organisation.requests).toEqual([]);
  });

  test('fifty at a time, the oldest first, and each of them once', async () => {
    await loaded(120);
    advance(5 * hour);
    const first = [3, 44].map(numbered);
    for (const accountId of first) engine.accounts.loadRoles(id, accountId, true);
    await paced(() => expect(requests('ListAccountRoles')).toHaveLength(2));
    await quiet();
    engine.organisation.forgetRequests();
    const seen: string[] = [];
    for (const count of [50, 50, 18, 0]) {
      engine.accounts.refresh(id);
      await paced(() => expect(requests('ListAccountRoles').length).toBeGreaterThanOrEqual(count));
      await quiet();
      const ids = requests('ListAccountRoles').map(({ query }) => query['account_id'] ?? '');
      expect(ids).toHaveLength(count);
      seen.push(...ids);
      engine.organisation.forgetRequests();
    }
    expect(new Set(seen).size).toBe(118);
    for (const accountId of first) expect(seen).not.toContain(accountId);
  });

  test('nothing on screen moves meanwhile; what has changed is there afterwards', async () => {
    await loaded(10);
    advance(5 * hour);
    engine.organisation.configure({ latencyMs: 40 });
    change((all) => {
      all[2] = { ...all[2]!, roles: ['B'] };
      all.push({ accountId: numbered(50), accountName: 'new', roles: ['A'] });
      all.splice(7, 1);
    });
    const before = list().items;
    const shown: AccountList[] = [];
    const stop = engine.store.subscribe(() => shown.push(list()));
    engine.accounts.refresh(id);
    await paced(() => expect(account(numbered(50))?.roles.status).toBe('ready'));
    await quiet();
    stop();
    expect(shown.every(({ status }) => status === 'ready')).toBe(true);
    const untouched = [0, 1, 3, 4].map(numbered);
    for (const accountId of untouched)
      expect(account(accountId)?.roles.names).toEqual(before.find((one) => one.accountId === accountId)?.roles.names);
    expect(account(numbered(2))?.roles).toMatchObject({ status: 'ready', names: ['B'] });
    expect(account(numbered(50))?.roles).toMatchObject({ status: 'ready', names: ['A'] });
    expect(account(numbered(7))?.news).toBe('gone');
  });

  test('a failure that passes changes nothing, and is made up for at the next time', async () => {
    await loaded(5);
    advance(5 * hour);
    engine.organisation.faults.always('portal', 'error');
    const before = list();
    engine.accounts.refresh(id);
    await paced(() => expect(requests('ListAccountRoles').length).toBeGreaterThanOrEqual(15));
    await quiet();
    expect(list()).toEqual(before);
    engine.organisation.faults.clear();
    engine.organisation.forgetRequests();
    engine.accounts.refresh(id);
    await paced(() => expect(requests('ListAccountRoles').length).toBeGreaterThanOrEqual(5));
    await quiet();
    expect(requests('ListAccountRoles')).toHaveLength(5);
    expect(requests('ListAccounts')).toHaveLength(1);
  });

  test('where AWS has ended the session, that is noticed', async () => {
    await loaded(5);
    advance(5 * hour);
    engine.organisation.endPortalSession();
    engine.accounts.refresh(id);
    await eventually(() => {
      advance(1000);
      expect(engine.phase().step).toBe('signed-out');
    });
  });
});
