/** Clicks on accounts while a list is under way: at once, tried again where AWS refuses them, and over with the sign-in. */
import { afterEach, expect, test, vi } from 'vitest';
import type { RecordedRequest } from '../../../testing/identity-center/organisation.ts';
import type { RoleList } from '../../shared/app-state.ts';
import { advance } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine } from '../../../testing/support/engine.ts';
import { eventually, patience } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const { id } = corp;
const numbered = (index: number): string => String(100_000_000_000 + index);

let engine: Engine;
afterEach(async () => {
  vi.useRealTimers();
  await engine.close();
});

/** Signed in, and so many roles of these accounts are known. */
async function listing(count: number, known: number, sessions = [corp]): Promise<void> {
  const accounts = Array.from({ length: count }, (_, index) => ({ accountId: numbered(index), roles: ['A'] }));
  const lifetimes = { accessTokenSeconds: 30 * 86_400, portalSessionSeconds: 30 * 86_400 };
  engine = await startEngine({ organisation: { accounts, ...lifetimes }, sessions });
  for (const session of sessions) await engine.putToken(session, await signedInElsewhere(engine, session));
  await engine.sessions.readTokens();
  engine.accounts.load(id);
  await paced(() => expect(ready()).toBeGreaterThanOrEqual(known));
}

const requests = (operation: 'ListAccounts' | 'ListAccountRoles'): readonly RecordedRequest[] =>
  engine.organisation.requestsOf(operation);
const asked = (accountId: string): readonly RecordedRequest[] =>
  requests('ListAccountRoles').filter(({ query }) => query['account_id'] === accountId);
const items = () => engine.session().accounts.items;
const ready = (): number => items().filter(({ roles }) => roles.status === 'ready').length;
const rolesOf = (accountId: string): RoleList | undefined => items().find((one) => one.accountId === accountId)?.roles;
/** Waits until `check` holds; time passes whenever AWS has answered all calls. */
const paced = async (check: () => void, step = 50): Promise<void> =>
  eventually(() => {
    if (engine.organisation.requests.every(({ status }) => status !== undefined)) advance(step);
    check();
  }, patience);
/** An account whose roles are known. */
const known = (): string => items().find(({ roles }) => roles.status === 'ready')?.accountId ?? '';
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('no time has to pass: neither for one account nor for the first page of all of them', async () => {
  await listing(300, 20);
  const accountId = known();
  await eventually(() => expect(engine.organisation.requests.every(({ status }) => status !== undefined)).toBe(true));
  // From now on nobody's turn comes.
  vi.useFakeTimers({ toFake: ['performance', 'Date'] });
  for (let call = 0; call < 5; call += 1) await engine.budgets.of(corp).count(() => Promise.resolve());
  await settled();
  engine.organisation.forgetRequests();
  engine.accounts.loadRoles(id, accountId, true);
  engine.accounts.load(id, true);
  await eventually(() => {
    expect(asked(accountId)).toHaveLength(1);
    // Real time goes on: on a busy machine the other pages may have had their turn already.
    expect(requests('ListAccounts').length).toBeGreaterThan(0);
  });
  // The other pages have their turn.
  await paced(() => expect(requests('ListAccounts')).toHaveLength(3));
});

test('an account whose turn comes at the very moment of the click is asked for once', async () => {
  await listing(300, 20);
  for (let clicks = 0; clicks < 8; clicks += 1) {
    // What is shown as awaited may have come a moment ago: whoever clicks on that asks again.
    const next = items().find(({ accountId, roles }) => roles.status === 'waiting' && asked(accountId).length === 0);
    // Several calls may be made by now, and the click is what finds that out.
    advance(1000);
    engine.accounts.loadRoles(id, next!.accountId, true);
    await paced(() => expect(rolesOf(next!.accountId)?.status).toBe('ready'), 20);
    expect(asked(next!.accountId)).toHaveLength(1);
  }
});

test('what is to be refreshed by itself is not asked for where somebody has just asked', async () => {
  await listing(40, 40);
  advance(5 * 3_600_000);
  engine.accounts.setShown(false);
  engine.organisation.forgetRequests();
  engine.accounts.refresh(id);
  engine.accounts.loadRoles(id, numbered(33), true);
  await eventually(() => expect(asked(numbered(33))).toHaveLength(1));
  await paced(() => expect(requests('ListAccountRoles').length).toBeGreaterThanOrEqual(40), 1000);
  await settled();
  expect(requests('ListAccountRoles')).toHaveLength(40);
  expect(asked(numbered(33))).toHaveLength(1);
});

test('a list that somebody waits for comes before what is refreshed by itself', async () => {
  const labs = ssoSession({ name: 'labs' });
  await listing(50, 50, [corp, labs]);
  const own = requests('ListAccountRoles')[0]?.portalSession;
  advance(5 * 3_600_000);
  engine.organisation.forgetRequests();
  engine.accounts.refresh(id);
  engine.accounts.load(labs.id);
  await paced(() => expect(requests('ListAccountRoles').length).toBeGreaterThanOrEqual(90));
  const sessions = requests('ListAccountRoles').map(({ portalSession }) => portalSession);
  // But for those that had begun already.
  expect(sessions.slice(0, 50).filter((one) => one === own).length).toBeLessThanOrEqual(15);
});

test('a click that AWS refuses is made again before all that wait', async () => {
  await listing(120, 20);
  const accountId = known();
  engine.organisation.faults.next({ operation: 'ListAccountRoles', accountId }, 'throttled', 2);
  engine.accounts.loadRoles(id, accountId, true);
  await paced(() => expect(asked(accountId).map(({ status }) => status)).toEqual([200, 429, 429, 200]), 20);
  const [, first, , last] = asked(accountId).map((call) => requests('ListAccountRoles').indexOf(call));
  // But for those that were on their way.
  expect(last! - first!).toBeLessThanOrEqual(2 + 8);
  await paced(() => expect(ready()).toBe(120));
});

test('while AWS refuses everything for a minute, it is told, and comes by itself', async () => {
  await listing(12, 12);
  const accountId = known();
  engine.organisation.faults.always('portal', 'throttled');
  engine.accounts.loadRoles(id, accountId, true);
  await paced(() => expect(rolesOf(accountId)).toMatchObject({ status: 'failed', problem: { code: 'aws-throttled' } }));
  expect(rolesOf(accountId)?.problem?.retry).toBe('auto');
  expect(rolesOf(accountId)?.names).toEqual(['A']);
  engine.organisation.faults.clear();
  await paced(() => expect(ready()).toBe(12));
});

test('a sign-out ends what waits to be made again', async () => {
  await listing(12, 12);
  const accountId = known();
  engine.organisation.faults.always({ operation: 'ListAccountRoles', accountId }, 'throttled');
  engine.accounts.loadRoles(id, accountId, true);
  await eventually(() => expect(asked(accountId).at(-1)?.status).toBe(429));
  const signedOut = engine.signOut.signOut(id);
  await paced(() => expect(engine.phase().step).toBe('signed-out'));
  await signedOut;
  const calls = asked(accountId).length;
  for (let seconds = 0; seconds < 60; seconds += 1) {
    advance(1000);
    await settled();
  }
  expect(asked(accountId)).toHaveLength(calls);
});
