/** What is known from before is asked for again only where it is old, or may be another person's. */
import { afterEach, expect, test, vi } from 'vitest';
import { now } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const { id } = corp;
const hour = 3_600_000;
const ids = ['100000000000', '100000000001', '100000000002'] as const;

let engine: Engine;
afterEach(() => engine.close());

/** Signed in as Ana; remembered are the roles of the first two accounts, as those of `user`, since `age` (ms). */
async function remembering(user: string, age: number): Promise<void> {
  engine = await startEngine({ organisation: { accounts: ids.map((accountId) => ({ accountId, roles: ['A'] })) } });
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  const items = ids.slice(0, 2).map((accountId) => {
    const roles = { status: 'waiting', problem: null, names: ['A'], knownAt: now() - age } as const;
    return { accountId, name: null, email: null, roles };
  });
  // Who is signed in is told here, and not found out.
  engine.store.update((state) => ({ ...state, showUser: false }));
  engine.store.updateSession(id, (session) => ({
    ...session,
    user: 'ana.lima',
    accounts: { status: 'none', problem: null, items, listedAt: now() - age, user },
  }));
  engine.organisation.forgetRequests();
}

const asked = (): string[] =>
  engine.organisation.requestsOf('ListAccountRoles').map(({ query }) => query['account_id'] ?? '');
const allKnown = (): Promise<void> =>
  eventually(() => {
    const { status, items } = engine.session().accounts;
    expect([status, items.map(({ roles }) => roles.status)]).toEqual(['ready', ['ready', 'ready', 'ready']]);
  });

test('after a restart: all accounts are listed, and the roles of those that were not known', async () => {
  await remembering('ana.lima', 5 * hour);
  engine.accounts.load(id);
  await allKnown();
  expect(engine.organisation.requestsOf('ListAccounts')).toHaveLength(1);
  expect(asked()).toEqual([ids[2]]);
  // What is older than four hours comes with the next part.
  engine.accounts.refresh(id);
  await eventually(() => expect(asked().toSorted()).toEqual([...ids]));
});

test.each([
  ['where they are older than a day', 'ana.lima', 25 * hour, false],
  ['where they are another person’s', 'kenji.sato', hour, false],
  ['where somebody asks for everything', 'ana.lima', hour, true],
] as const)('all of them %s', async (_name, user, age, again) => {
  await remembering(user, age);
  engine.accounts.load(id, again);
  await allKnown();
  await eventually(() => expect(asked().toSorted()).toEqual([...ids]));
});

test('an account that AWS refuses is asked about at most once in four hours by itself', async () => {
  await remembering('ana.lima', hour);
  engine.organisation.faults.always({ operation: 'ListAccountRoles', accountId: ids[2] }, 'forbidden');
  engine.accounts.load(id);
  await eventually(() => expect(engine.session().accounts.items.at(2)?.roles.problem?.code).toBe('not-assigned'));
  engine.accounts.refresh(id);
  engine.accounts.loadRoles(id, ids[0], true);
  await eventually(() => expect(asked()).toContain(ids[0]));
  expect(asked().filter((accountId) => accountId === ids[2])).toHaveLength(1);
});
