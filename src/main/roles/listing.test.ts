/** Listing many accounts: whatever comes in between, every account ends with its roles or with a problem of its own. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Account as Listed } from '../../../testing/identity-center/organisation.ts';
import type { AccountList } from '../../shared/app-state.ts';
import { advance } from '../../../testing/support/clock.ts';
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

let engine: Engine;
const start = async (
  organisation: NonNullable<EngineOptions['organisation']>,
  sessions = [corp],
  around: NonNullable<EngineOptions['around']> = () => ({}),
): Promise<void> => {
  engine = await startEngine({ organisation, sessions, around });
  for (const session of sessions) await engine.putToken(session, await signedInElsewhere(engine, session));
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
};
afterEach(() => engine.close());

const list = (of = id): AccountList => engine.session(of).accounts;
const rolesOf = (of = id): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { roles } of list(of).items) counts[roles.status] = (counts[roles.status] ?? 0) + 1;
  return counts;
};
/** As the panel does for every row that is drawn. */
const look = (): void => {
  for (const { accountId, roles } of list().items.slice(0, 40))
    if (roles.status === 'waiting') engine.accounts.loadRoles(id, accountId);
};
const requests = (operation: 'ListAccounts' | 'ListAccountRoles') => engine.organisation.requestsOf(operation);
/** Waits until `check` holds. The time that the pace of the calls takes passes whenever AWS has answered all of them. */
const paced = async <T>(check: () => T | Promise<T>): Promise<T> =>
  eventually(() => {
    if (engine.organisation.requests.every(({ status }) => status !== undefined)) advance(50);
    return check();
  }, patience);
const accounts = (count: number): Listed[] =>
  Array.from({ length: count }, (_, index) => {
    // Later pages bring names that come first, so that they push aside what is on screen.
    return {
      accountId: String(900_000_000_000 - index),
      accountName: `n${String(9000 - index)}`,
      roles: [`r${index}`],
    };
  });

describe('several pages, and somebody who looks', () => {
  test('what was loaded while pages still came is not lost', async () => {
    await start({ accounts: accounts(230), latencyMs: 60 });
    engine.accounts.load(id);
    const looking = setInterval(look, 20);
    try {
      await paced(() => expect(list()).toMatchObject({ status: 'ready', items: { length: 230 } }));
      // Those that were looked at on the first pages were asked for while the others came.
      const early = requests('ListAccountRoles').length;
      expect(early).toBeGreaterThan(0);
      await paced(() => expect(rolesOf()).toEqual({ ready: 230 }));
    } finally {
      clearInterval(looking);
    }
    expect(requests('ListAccountRoles')).toHaveLength(230);
  }, 90_000);

  test('a list that fails in the middle leaves no account waiting', async () => {
    await start({ accounts: accounts(120) });
    engine.organisation.faults.next('ListAccounts', { delayMs: 0 });
    engine.organisation.faults.always('ListAccounts', 'forbidden');
    engine.accounts.load(id);
    await eventually(() => expect(list().status).toBe('failed'));
    await paced(() => expect(rolesOf()).toEqual({ ready: 100 }));
  }, 40_000);

  test('an account that stands on two pages is one account', async () => {
    const twice = accounts(150);
    twice[130] = twice[3]!;
    await start({ accounts: twice });
    engine.accounts.load(id);
    await paced(() => expect(rolesOf()).toEqual({ ready: 149 }));
    expect(new Set(list().items.map(({ accountId }) => accountId)).size).toBe(149);
  }, 40_000);
});

describe('tried again by itself', () => {
  test.each([
    ['a 500', 'error'],
    ['a 429', { status: 429, retryAfter: 3000 }],
    ['a lost connection', 'dropped'],
    ['a page of a proxy', 'html'],
  ] as const)('%s for one account', async (_name, fault) => {
    await start({ accounts: accounts(3) });
    const { accountId } = engine.organisation.accountsOf()[1]!;
    engine.organisation.faults.always({ operation: 'ListAccountRoles', accountId }, fault);
    engine.accounts.load(id);
    // Where AWS asks to be left alone the others wait as well.
    await expect.poll(() => rolesOf()['failed']).toBe(1);
    expect(list().items.find((one) => one.accountId === accountId)?.roles.problem?.retry).toBe('auto');
    engine.organisation.faults.clear();
    await expect
      .poll(() => {
        advance(60_000);
        return rolesOf();
      })
      .toEqual({ ready: 3 });
  });

  test('as late as AWS asks (Retry-After), and nothing else is asked of it meanwhile', async () => {
    await start({ accounts: accounts(30) });
    const { accountId } = engine.organisation.accountsOf()[29]!;
    engine.organisation.faults.next({ operation: 'ListAccountRoles', accountId }, { status: 429, retryAfter: 3000 });
    engine.accounts.load(id);
    await eventually(() => expect(rolesOf()['failed']).toBe(1));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = requests('ListAccountRoles').length;
    expect(before).toBeLessThan(30);
    advance(200_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(requests('ListAccountRoles')).toHaveLength(before);
    advance(1_800_000);
    await expect.poll(() => rolesOf()).toEqual({ ready: 30 });
  });

  test('the list of accounts too; and less often the longer it lasts', async () => {
    await start({ accounts: accounts(2) });
    engine.organisation.faults.always('ListAccounts', 'forbidden');
    engine.accounts.load(id);
    await eventually(() => expect(list()).toMatchObject({ status: 'failed', problem: { retry: 'user' } }));
    engine.organisation.faults.clear();
    engine.organisation.faults.always('ListAccounts', 'html');
    engine.accounts.load(id, true);
    await eventually(() => expect(list()).toMatchObject({ status: 'failed', problem: { retry: 'auto' } }));
    engine.organisation.faults.clear();
    advance(10_000);
    await expect.poll(() => rolesOf()).toEqual({ ready: 2 });
  });
});

test.each([
  ['the list of accounts', 'ListAccounts'],
  ['an account', 'ListAccountRoles'],
] as const)('stopped when %s has failed: the next look begins again, as nobody else does', async (_name, operation) => {
  await start({ accounts: accounts(3) });
  engine.organisation.faults.next(operation, 'html');
  engine.accounts.load(id);
  await eventually(() =>
    expect([list().problem, ...list().items.map(({ roles }) => roles.problem)]).toContainEqual(
      expect.objectContaining({ retry: 'auto' }),
    ),
  );
  engine.accounts.stop(id);
  engine.accounts.load(id);
  await eventually(() => expect([list().status, rolesOf()]).toEqual(['ready', { ready: 3 }]));
});

test('roles that have come are not asked for again by whoever saw them awaited', async () => {
  await start({ accounts: accounts(12) });
  engine.accounts.load(id);
  await eventually(() => expect(list().items).toHaveLength(12));
  const seen = list().items;
  // What the panel shows is older than what is known here, more so on a busy machine.
  await eventually(() => {
    for (const { accountId } of seen) engine.accounts.loadRoles(id, accountId);
    expect(rolesOf()).toEqual({ ready: 12 });
  });
  for (const { accountId } of seen) engine.accounts.loadRoles(id, accountId);
  expect(rolesOf()).toEqual({ ready: 12 });
  expect(requests('ListAccountRoles')).toHaveLength(12);
});

test('nor are those that have failed; whoever saw them fail may ask again', async () => {
  await start({ accounts: accounts(3) });
  engine.organisation.faults.always('ListAccountRoles', 'forbidden');
  engine.accounts.load(id);
  await eventually(() => expect(rolesOf()).toEqual({ failed: 3 }));
  engine.organisation.faults.clear();
  const [first] = list().items;
  for (const { accountId } of list().items) engine.accounts.loadRoles(id, accountId);
  engine.accounts.loadRoles(id, first!.accountId, true);
  await eventually(() => expect(rolesOf()).toEqual({ ready: 1, failed: 2 }));
  expect(requests('ListAccountRoles')).toHaveLength(4);
});

describe('two sessions of one organisation', () => {
  const labs = ssoSession({ name: 'labs' });

  test('have one pace together: at 20 calls a second none is refused', async () => {
    await start({ accounts: accounts(60), rateLimit: 20 }, [corp, labs]);
    engine.accounts.load(id);
    engine.accounts.load(labs.id);
    await paced(() => expect([rolesOf(), rolesOf(labs.id)]).toEqual([{ ready: 60 }, { ready: 60 }]));
    const refused = engine.organisation.requests.filter(({ status }) => status === 429);
    expect(refused).toEqual([]);
  }, 60_000);

  test('of another portal go their own way', async () => {
    const elsewhere = ssoSession({ name: 'labs', startUrl: 'https://d-2222222222.awsapps.com/start' });
    await start({ accounts: accounts(40) }, [corp, elsewhere]);
    engine.accounts.load(id);
    engine.accounts.load(elsewhere.id);
    await paced(() => expect([rolesOf(), rolesOf(elsewhere.id)]).toEqual([{ ready: 40 }, { ready: 40 }]));
    const calls = engine.organisation.requests.filter(({ service }) => service === 'portal').map(({ at }) => at);
    // 82 calls at one pace would take more than five seconds.
    expect(calls).toHaveLength(82);
  }, 40_000);
});

test('a token that ends in the middle: after its renewal the listing goes on, and nothing is lost', async () => {
  await start({ accounts: accounts(60), accessTokenSeconds: 3600 });
  engine.accounts.load(id);
  await eventually(() => expect(rolesOf()['ready'] ?? 0).toBeGreaterThan(5));
  const kept = list()
    .items.filter(({ roles }) => roles.status === 'ready')
    .map(({ accountId }) => accountId);
  advance(3_600_000);
  await eventually(() => expect(rolesOf()['failed'] ?? 0).toBeGreaterThan(0));
  expect(list().items.find(({ roles }) => roles.status === 'failed')?.roles.problem).toMatchObject({
    code: 'renewal-awaited',
    retry: 'auto',
  });
  engine.renewals.look(engine.organisation.now());
  await paced(() => expect(rolesOf()).toEqual({ ready: 60 }));
  for (const accountId of kept)
    expect(requests('ListAccountRoles').filter(({ query }) => query['account_id'] === accountId)).toHaveLength(1);
}, 40_000);

test('two tokens that are refused one after the other, the second before it is tried: the newest one lists', async () => {
  const { promise: tried, resolve: tryNow } = Promise.withResolvers<void>();
  let calls = 0;
  await start({ accounts: accounts(115), latencyMs: 30 }, [corp], ({ portal }) => ({
    portal: {
      ...portal,
      // The listing, AWS's word about the renewed token, and the listing once more, with that one.
      async *listAccounts(...asked) {
        calls += 1;
        if (calls === 3) await tried;
        yield* portal.listAccounts(...asked);
      },
    },
  }));
  const revoke = (): void => engine.organisation.revokeToken(engine.sessions.token(id)?.accessToken ?? '');
  revoke();
  engine.accounts.load(id);
  await eventually(() => expect(engine.organisation.requestsOf('CreateToken')).toHaveLength(1));
  await eventually(() => expect(calls).toBe(3));
  revoke();
  await engine.renewals.renewNow(id);
  tryNow();
  await eventually(() => {
    advance(1000);
    expect(list()).toMatchObject({ status: 'ready', items: { length: 115 } });
  });
  expect(requests('ListAccounts').map(({ status }) => status)).toEqual([401, 200, 401, 200, 200]);
});
