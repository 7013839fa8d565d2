/** The access portal: lists, credentials, the end of a session; error shapes, paging and the rate limit. */
import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
  paginateListAccounts,
  type AccountInfo,
} from '@aws-sdk/client-sso';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Account, Organisation } from './organisation.ts';
import { noon, portal, portalClient, renew, signIn, start, type SignedIn } from './test-support.ts';

const unauthorized = {
  status: 401,
  type: 'UnauthorizedException',
  body: {
    message: 'Session token not found or invalid',
    __type: 'com.amazonaws.switchboard.portal#UnauthorizedException',
  },
};

let organisation: Organisation;
let token: SignedIn;
beforeEach(async () => {
  organisation = await start();
  token = await signIn(organisation);
});
afterEach(() => organisation.close());

async function listAll(from: Organisation, accessToken: string, pageSize: number): Promise<readonly AccountInfo[]> {
  const accounts: AccountInfo[] = [];
  for await (const page of paginateListAccounts({ client: portalClient(from), pageSize }, { accessToken })) {
    accounts.push(...(page.accountList ?? []));
  }
  return accounts;
}

describe('lists', () => {
  test('come in pages of 20 when the client does not ask', async () => {
    const page = await portalClient(organisation).send(new ListAccountsCommand(token));
    expect(page.accountList).toHaveLength(20);
    expect(page.nextToken).toMatch(/^AQ\+\/.*==$/);
    expect(organisation.requestsOf('ListAccounts')[0]?.portalSession).toBe(organisation.portalSessions[0]?.id);
  });

  test('reach all of 10,000 accounts in 100 pages, each once', async () => {
    await using big = await start({ accounts: 10_000, rolesPerAccount: 1 });
    const accounts = await listAll(big, (await signIn(big)).accessToken, 100);
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(10_000);
    expect(big.requestsOf('ListAccounts')).toHaveLength(100);
    expect(accounts.map(({ accountId }) => accountId)).toEqual(big.accountsOf().map(({ accountId }) => accountId));
  });

  test('change while the server runs, also those of a person who does not see all', async () => {
    const users = [{ userName: 'alice' }, { userName: 'bob', sees: (account: Account) => account.roles.length > 1 }];
    await using changing = await start({ accounts: 30, users });
    const alice = await signIn(changing);
    const bob = await signIn(changing, { userName: 'bob' });
    expect(await listAll(changing, alice.accessToken, 100)).toHaveLength(30);
    const before = await listAll(changing, bob.accessToken, 100);
    changing.configure({ accounts: 150 });
    expect(await listAll(changing, alice.accessToken, 100)).toHaveLength(150);
    expect((await listAll(changing, bob.accessToken, 100)).length).toBeGreaterThan(before.length);
  });

  test('send nothing for a missing name or e-mail address', async () => {
    const accounts = await listAll(organisation, token.accessToken, 100);
    expect(accounts.filter((account) => !('accountName' in account)).length).toBeGreaterThan(1);
    expect(accounts.filter((account) => !('emailAddress' in account)).length).toBeGreaterThan(1);
    expect(accounts.some((account) => !('emailAddress' in account) && !('accountName' in account))).toBe(true);
  });

  test('of roles name the account with each, and are paged too', async () => {
    await using many = await start({ accounts: 1, rolesPerAccount: 45 });
    const { accessToken } = await signIn(many);
    const accountId = many.accountsOf()[0]?.accountId ?? '';
    const list = async (nextToken?: string) => {
      const command = new ListAccountRolesCommand({ accessToken, accountId, maxResults: 30, nextToken });
      return portalClient(many).send(command);
    };
    const first = await list();
    const second = await list(first.nextToken);
    expect([first.roleList?.length, second.roleList?.length, second.nextToken]).toEqual([30, 15, undefined]);
    expect(second.roleList?.[0]).toEqual({ accountId, roleName: many.accountsOf()[0]?.roles[30] });
  });

  test.each(['max_result=0', 'max_result=101', 'max_result=x', 'next_token=nonsense', 'next_token=AQ%2B/WyJ4Il0=='])(
    'refuse %s',
    async (query) => {
      const answer = await portal(organisation, 'GET', `/assignment/accounts?${query}`, token.accessToken);
      expect(answer).toMatchObject({ status: 400, type: 'InvalidRequestException' });
    },
  );

  test('refuse the next_token of another list, and one that was not URL-encoded', async () => {
    const page = await portalClient(organisation).send(new ListAccountsCommand(token));
    const nextToken = page.nextToken ?? '';
    const id = organisation.accountsOf()[0]?.accountId;
    const roles = `/assignment/roles?account_id=${id}&next_token=${encodeURIComponent(nextToken)}`;
    expect((await portal(organisation, 'GET', roles, token.accessToken)).status).toBe(400);
    const raw = `/assignment/accounts?next_token=${nextToken}`;
    expect((await portal(organisation, 'GET', raw, token.accessToken)).status).toBe(400);
    const encoded = `/assignment/accounts?next_token=${encodeURIComponent(nextToken)}`;
    expect((await portal(organisation, 'GET', encoded, token.accessToken)).status).toBe(200);
  });

  test('differ between instances and between people', async () => {
    await using two = await start({
      instances: [
        { startUrl: 'https://one.awsapps.com/start', accounts: 3 },
        { startUrl: 'https://two.awsapps.com/start' },
      ],
      users: [{ userName: 'all' }, { userName: 'few', sees: ({ roles }) => roles.length > 4 }],
    });
    const count = async (url: string, userName: string) =>
      (await listAll(two, (await signIn(two, { url, userName })).accessToken, 100)).length;
    expect(await count('https://one.awsapps.com/start', 'all')).toBe(3);
    expect(await count('https://two.awsapps.com/start', 'all')).toBe(40);
    expect(await count('https://two.awsapps.com/start', 'few')).toBe(8);
  });
});

describe('GetRoleCredentials', () => {
  test('answers expiration in milliseconds', async () => {
    const { accountId = '', roles } = organisation.accountsOf()[0] ?? { roles: [] };
    const { roleCredentials } = await portalClient(organisation).send(
      new GetRoleCredentialsCommand({ ...token, accountId, roleName: roles[0] }),
    );
    expect(roleCredentials?.expiration).toBe(noon + 3_600_000);
    expect(roleCredentials?.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    const { secretAccessKey, sessionToken } = roleCredentials ?? {};
    expect(organisation.secretsIssued).toEqual(expect.arrayContaining([secretAccessKey, sessionToken]));
  });

  test('answers 403 "No access" for what is not assigned', async () => {
    const forbidden = {
      status: 403,
      type: 'ForbiddenException',
      body: { message: 'No access', __type: 'com.amazonaws.switchboard.portal#ForbiddenException' },
    };
    const ask = (accountId: string | undefined, role: string) =>
      portal(
        organisation,
        'GET',
        `/federation/credentials?account_id=${accountId}&role_name=${role}`,
        token.accessToken,
      );
    expect(await ask(organisation.accountsOf()[0]?.accountId, 'NoSuchRole')).toEqual(forbidden);
    expect(await ask('999999999999', 'ReadOnlyAccess')).toEqual(forbidden);
    expect(await ask('12', 'ReadOnlyAccess')).toMatchObject({ status: 400, type: 'InvalidRequestException' });
    expect(await ask('999999999999', '')).toMatchObject({ status: 400, type: 'InvalidRequestException' });
  });

  test('and the roles of an account that is not assigned are not found', async () => {
    const answer = await portal(organisation, 'GET', '/assignment/roles?account_id=999999999999', token.accessToken);
    expect(answer).toMatchObject({ status: 404, type: 'ResourceNotFoundException' });
  });
});

describe('401 on every call', () => {
  const calls = [
    ['GET', '/assignment/accounts'],
    ['GET', '/assignment/roles?account_id=012345678901'],
    ['GET', '/federation/credentials?account_id=012345678901&role_name=ReadOnlyAccess'],
    ['POST', '/logout'],
  ] as const;
  test.each(calls)('%s %s: without, with an unknown, with an expired token', async (method, path) => {
    expect(await portal(organisation, method, path)).toEqual(unauthorized);
    expect(await portal(organisation, method, path, 'made-up')).toEqual(unauthorized);
    organisation.advance(3_600_000);
    expect(await portal(organisation, method, path, token.accessToken)).toEqual(unauthorized);
    expect(organisation.requests.at(-1)).toMatchObject({ error: 'UnauthorizedException', status: 401 });
    expect(organisation.requests.at(-1)?.portalSession).toBe(organisation.portalSessions[0]?.id);
  });
});

describe('the end of a session', () => {
  const accounts = (accessToken: string) => portal(organisation, 'GET', '/assignment/accounts', accessToken);

  test('Logout: 200 and empty; its tokens and refresh tokens are dead, other sessions live', async () => {
    const other = await signIn(organisation);
    const renewed = await renew(organisation, token);
    await portalClient(organisation).send(new LogoutCommand(renewed));
    expect(await accounts(token.accessToken)).toEqual(unauthorized);
    expect(await accounts(renewed.accessToken)).toEqual(unauthorized);
    await expect(renew(organisation, renewed)).rejects.toMatchObject({ name: 'InvalidGrantException' });
    expect((await accounts(other.accessToken)).status).toBe(200);
    expect(organisation.portalSessions).toHaveLength(1);
    const again = await portal(organisation, 'POST', '/logout', other.accessToken);
    expect(again).toEqual({ status: 200, type: null, body: '' });
    expect(await portal(organisation, 'POST', '/logout', other.accessToken)).toEqual(unauthorized);
  });

  test('a revoked access token is dead, its session lives', async () => {
    organisation.revokeToken(token.accessToken);
    expect(await accounts(token.accessToken)).toEqual(unauthorized);
    expect((await accounts((await renew(organisation, token)).accessToken)).status).toBe(200);
    expect(() => organisation.revokeToken('made-up')).toThrow('not issued here');
  });

  test('ends by token, by user or everywhere', async () => {
    const kenji = await signIn(organisation, { userName: 'kenji.sato@example.com' });
    const ana = await signIn(organisation);
    expect(organisation.endPortalSession(ana.accessToken)).toBe(1);
    expect(organisation.endPortalSession('kenji.sato@example.com')).toBe(1);
    expect(await accounts(kenji.accessToken)).toEqual(unauthorized);
    expect((await accounts(token.accessToken)).status).toBe(200);
    expect(organisation.endPortalSession()).toBe(1);
    expect(organisation.portalSessions).toEqual([]);
  });
});

test('the rate limit: a burst of one second, then 429 with the body of the portal; OIDC is not limited', async () => {
  organisation.configure({ rateLimit: 10 });
  const calls = Array.from({ length: 20 }, () =>
    portal(organisation, 'GET', '/assignment/accounts', token.accessToken),
  );
  const answers = await Promise.all(calls);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(5);
  expect(refused.length).toBeLessThanOrEqual(10);
  expect(refused[0]).toEqual({
    status: 429,
    type: 'TooManyRequestsException',
    body: { message: 'HTTP 429 Unknown Code', __type: 'com.amazonaws.switchboard.portal#TooManyRequestsException' },
  });
  await renew(organisation, token);
});
