/** Listing accounts and roles: order, pages, pace, failures of single accounts, and the end of the session in the middle. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Account as Listed } from '../../../testing/identity-center/organisation.ts';
import type { Account, AccountList } from '../../shared/app-state.ts';
import { advance } from '../../../testing/support/clock.ts';
import {
  type Engine,
  type EngineOptions,
  signedInElsewhere,
  ssoSession,
  startEngine,
} from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = ssoSession();
const { id } = corp;

let engine: Engine;
const start = async (organisation: EngineOptions['organisation'] = {}): Promise<void> => {
  engine = await startEngine({ organisation });
  await signIn();
};
const signIn = async (): Promise<void> => {
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
};
afterEach(() => engine.close());

const list = (): AccountList => engine.session().accounts;
const requests = (operation: 'ListAccounts' | 'ListAccountRoles') => engine.organisation.requestsOf(operation);
const isDone = ({ roles }: Account): boolean => roles.status === 'ready' || roles.status === 'failed';
/** Resolves when the accounts are there and every role list has come to its end. */
const loaded = (): Promise<AccountList> =>
  eventually(() => {
    expect(list().status).toBe('ready');
    expect(list().items.every(isDone)).toBe(true);
    return list();
  });
const account = (accountId: string, rest: Partial<Listed> = {}): Listed => ({ accountId, roles: ['A'], ...rest });

describe('the list', () => {
  test('has every account with every role, and marks what AWS leaves out', async () => {
    await start({ accounts: 20 });
    engine.accounts.load(id);
    await eventually(() => expect(list()).toMatchObject({ status: 'loading', items: [] }));
    const { items } = await loaded();
    const expected = engine.organisation.accountsOf();
    const byId = new Map(items.map((item) => [item.accountId, item]));
    for (const { accountId, accountName, emailAddress, roles } of expected) {
      expect(byId.get(accountId)).toMatchObject({ name: accountName ?? null, email: emailAddress ?? null });
      expect(new Set(byId.get(accountId)!.roles.names)).toEqual(new Set(roles));
    }
    expect(items).toHaveLength(20);
  });

  test('is in the order of the AWS CLI: name, e-mail, id; those without a name last', async () => {
    await start({
      accounts: [
        account('000000000009'),
        account('000000000008', { accountName: 'beta' }),
        account('000000000007', { accountName: 'Alpha', emailAddress: 'z@example.com' }),
        account('000000000006', { accountName: 'alpha', emailAddress: 'A@example.com' }),
        account('000000000005', { emailAddress: 'x@example.com' }),
        account('000000000004', { accountName: 'alpha', emailAddress: 'a@example.com' }),
        account('000000000003'),
        account('000000000002', { accountName: 'team-10' }),
        account('000000000001', { accountName: 'team-9' }),
      ],
    });
    engine.accounts.load(id);
    const { items } = await loaded();
    expect(items.map(({ accountId }) => Number(accountId))).toEqual([4, 6, 7, 8, 1, 2, 5, 3, 9]);
  });

  test('roles are sorted as people sort', async () => {
    await start({ accounts: [account('000000000001', { roles: ['view-10', 'Admin', 'view-9', 'admin2'] })] });
    engine.accounts.load(id);
    const { items } = await loaded();
    expect(items[0]!.roles.names).toEqual(['Admin', 'admin2', 'view-9', 'view-10']);
  });

  test('comes in pages of 100, and is shown from the first page on', async () => {
    await start({ accounts: 250, latencyMs: 60, rolesPerAccount: 1 });
    engine.accounts.load(id);
    await eventually(() => expect(list()).toMatchObject({ status: 'loading', items: { length: 100 } }));
    await eventually(() => expect(list()).toMatchObject({ status: 'ready', items: { length: 250 } }));
    engine.accounts.stop(id);
    expect(requests('ListAccounts').map(({ query }) => query['max_result'])).toEqual(['100', '100', '100']);
  });

  test('more than a hundred roles come whole', async () => {
    const roles = Array.from({ length: 130 }, (_, index) => `role-${index}`);
    await start({ accounts: [account('000000000001', { roles })] });
    engine.accounts.load(id);
    const { items } = await loaded();
    expect(items[0]!.roles.names).toEqual(roles);
  });

  test('nobody assigned to anything', async () => {
    await start({ accounts: 0 });
    engine.accounts.load(id);
    const listedAt = expect.any(Number) as number;
    expect(await loaded()).toEqual({ status: 'ready', problem: null, items: [], listedAt, user: null });
  });

  test('is loaded once, and again only when asked', async () => {
    await start();
    engine.accounts.load(id);
    await loaded();
    engine.accounts.load(id);
    expect(list().status).toBe('ready');
    engine.organisation.configure({ latencyMs: 100 });
    engine.accounts.load(id, true);
    // What is known stays on screen until the new list is whole.
    await eventually(() => expect(list()).toMatchObject({ status: 'loading', items: { length: 3 } }));
    await loaded();
    expect(requests('ListAccounts')).toHaveLength(2);
  });
});

describe('pace', () => {
  test('a few calls at once, then some twenty a second', async () => {
    await start({ accounts: 40, rolesPerAccount: 1 });
    engine.accounts.load(id);
    await loaded();
    const calls = [...requests('ListAccounts'), ...requests('ListAccountRoles')].map(({ at }) => at);
    expect(calls).toHaveLength(41);
    expect(Math.max(...calls) - Math.min(...calls)).toBeGreaterThan(1500);
  });

  test('429 is waited out: nothing is lost', async () => {
    await start({ accounts: 24, rolesPerAccount: 2, rateLimit: 8 });
    engine.accounts.load(id);
    const { items } = await loaded();
    expect(requests('ListAccountRoles').some(({ status }) => status === 429)).toBe(true);
    expect(items.map(({ roles }) => [roles.status, roles.names.length])).toEqual(items.map(() => ['ready', 2]));
    expect(items).toHaveLength(24);
  });

  test('the account that somebody looks at comes first', async () => {
    await start({ accounts: 30, rolesPerAccount: 1, latencyMs: 30 });
    engine.accounts.load(id);
    await eventually(() => expect(list().status).toBe('ready'));
    const last = list().items.at(-1)!.accountId;
    engine.accounts.loadRoles(id, last);
    await eventually(() => expect(list().items.at(-1)!.roles.status).toBe('ready'));
    expect(list().items.some((item) => !isDone(item))).toBe(true);
    engine.accounts.stop(id);
    expect(requests('ListAccountRoles').filter(({ query }) => query['account_id'] === last)).toHaveLength(1);
  });
});

describe('failures', () => {
  test('one account keeps its own problem and spoils nothing; asked for again, it comes', async () => {
    await start({ accounts: 5 });
    const { accountId } = engine.organisation.accountsOf()[2]!;
    engine.organisation.faults.always({ operation: 'ListAccountRoles', accountId }, 'error');
    engine.accounts.load(id);
    const { items } = await loaded();
    const failed = items.filter(({ roles }) => roles.status === 'failed');
    expect(failed).toMatchObject([{ accountId, roles: { problem: { code: 'aws-failed', retry: 'auto' } } }]);
    expect(engine.phase().step).toBe('active');
    engine.organisation.faults.clear();
    engine.accounts.loadRoles(id, accountId, true);
    const again = await eventually(() => {
      const item = list().items.find((one) => one.accountId === accountId)!;
      expect(item.roles.status).toBe('ready');
      return item;
    });
    expect(again.roles).toMatchObject({ problem: null, names: expect.arrayContaining(['ReadOnlyAccess']) });
  });

  test('an account that is no longer assigned', async () => {
    await start({ accounts: 2 });
    const { accountId } = engine.organisation.accountsOf()[0]!;
    engine.organisation.faults.always({ operation: 'ListAccountRoles', accountId }, 'forbidden');
    engine.accounts.load(id);
    const { items } = await loaded();
    expect(items.find((item) => item.accountId === accountId)!.roles).toMatchObject({
      status: 'failed',
      problem: { code: 'not-assigned', params: { accountId } },
    });
    expect(engine.phase().step).toBe('active');
  });

  test('an account that is gone since it was listed', async () => {
    await start({ accounts: [account('000000000001'), account('000000000002')], latencyMs: 50 });
    engine.accounts.load(id);
    await eventually(() => expect(requests('ListAccounts').map(({ status }) => status)).toEqual([200]));
    (engine.organisation.accountsOf() as Listed[]).pop();
    const { items } = await loaded();
    expect(items.map(({ roles }) => roles.problem)).toEqual([
      null,
      { code: 'not-assigned', params: { accountId: '000000000002' }, retry: 'user' },
    ]);
  });

  test.each([
    ['dropped', 'network-unreachable'],
    ['error', 'aws-failed'],
    ['html', 'unexpected-answer'],
  ] as const)('%s: the list says so, the session stays, and the next try succeeds', async (fault, code) => {
    await start();
    engine.organisation.faults.always('ListAccounts', fault);
    engine.accounts.load(id);
    await eventually(() => expect(list()).toMatchObject({ status: 'failed', problem: { code, retry: 'auto' } }));
    expect(engine.phase().step).toBe('active');
    engine.organisation.faults.clear();
    engine.accounts.load(id, true);
    await loaded();
  });

  test('a page in the middle that fails keeps what is there', async () => {
    await start({ accounts: 150, rolesPerAccount: 1 });
    engine.accounts.load(id);
    await eventually(() => expect(list().status).toBe('ready'));
    engine.organisation.faults.next('ListAccounts', { delayMs: 0 });
    engine.organisation.faults.always('ListAccounts', 'error');
    engine.accounts.load(id, true);
    await eventually(() => expect(list().status).toBe('failed'));
    expect(list().items).toHaveLength(150);
    engine.accounts.stop(id);
  });
});

/** AWS's no to the renewal is doubted for some seconds (settling.ts): they pass. */
const ended = async () => {
  const passing = setInterval(() => advance(1000), 50);
  return engine.phaseIs('signed-out').finally(() => clearInterval(passing));
};

describe('the end of the session', () => {
  test('401 on the list: rejected, whatever the clock says', async () => {
    await start();
    engine.organisation.endPortalSession();
    engine.accounts.load(id);
    expect(await ended()).toMatchObject({ reason: 'rejected', since: expect.any(Number) });
    expect(list()).toEqual({ status: 'none', problem: null, items: [], listedAt: null, user: null });
  });

  test('noticed with a role: the same, and AWS is not asked for all the others', async () => {
    await start({ accounts: 60, rolesPerAccount: 1 });
    engine.accounts.load(id);
    await eventually(() => expect(list().items.some(isDone)).toBe(true));
    engine.organisation.endPortalSession();
    const before = requests('ListAccountRoles').length;
    expect(await ended()).toMatchObject({ reason: 'rejected' });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    // Those that were under way already, of sixty.
    expect(requests('ListAccountRoles').length - before).toBeLessThanOrEqual(8);
  });

  test('a new sign-in after that has its own list', async () => {
    await start();
    engine.organisation.endPortalSession();
    engine.accounts.load(id);
    await ended();
    await signIn();
    engine.accounts.load(id);
    await loaded();
  });

  test('a token past its end is not shown to AWS: its 401 would say nothing about a session that can be renewed', async () => {
    await start();
    advance(2 * 3_600_000);
    engine.accounts.load(id);
    engine.accounts.loadRoles(id, '012345678901');
    await eventually(() =>
      expect(list()).toMatchObject({ status: 'failed', problem: { code: 'renewal-awaited', retry: 'auto' } }),
    );
    expect(engine.organisation.requests).toEqual([]);
    expect(engine.phase().step).toBe('active');
    await engine.putToken(corp, await signedInElsewhere(engine, corp));
    await engine.sessions.readTokens();
    await loaded();
  });

  test('stopped: what is still answered does not count', async () => {
    await start({ accounts: 20, latencyMs: 50 });
    engine.accounts.load(id);
    await eventually(() => expect(requests('ListAccounts')).toHaveLength(1));
    engine.accounts.stop(id);
    const before = list();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(list()).toEqual(before);
    expect(requests('ListAccountRoles')).toEqual([]);
  });

  test('nobody signed in: nothing is asked', async () => {
    engine = await startEngine();
    engine.accounts.load(id);
    engine.accounts.loadRoles(id, '012345678901');
    engine.accounts.load('sso-session:unknown');
    expect(engine.organisation.requests).toEqual([]);
    expect(list().status).toBe('none');
  });
});
