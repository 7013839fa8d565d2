/** What a token is good for at the portal, several portals with one person, and roles that are no permission sets. */
import { afterEach, describe, expect, test } from 'vitest';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { GetRoleCredentialsCommand } from '@aws-sdk/client-sso';
import type { Organisation, OrganisationOptions } from './organisation.ts';
import { portal, portalClient, register, renew, signIn, start, startUrl } from './test-support.ts';

let organisation: Organisation;
const begin = async (options: Partial<OrganisationOptions> = {}): Promise<void> => {
  organisation = await start(options);
};
afterEach(() => organisation.close());

const asksOf = ['/assignment/accounts', '/assignment/roles?account_id=012345678901'] as const;
const credentialsPath = '/federation/credentials?account_id=012345678901&role_name=ReadOnlyAccess';

describe('scopes', () => {
  test.each([
    ['CodeCatalyst', ['codecatalyst:read_write']],
    ['Kiro', ['codewhisperer:completions', 'codewhisperer:conversations']],
  ])('%s: 401 for accounts, roles and credentials; the session lives and renews on', async (_name, scopes) => {
    await begin();
    const token = await signIn(organisation, { client: await register(organisation, { scopes }) });
    for (const path of [...asksOf, credentialsPath]) {
      const answer = await portal(organisation, 'GET', path, token.accessToken);
      expect(answer, path).toMatchObject({ status: 401, type: 'UnauthorizedException' });
    }
    const next = await renew(organisation, token);
    expect(next.refreshToken).toEqual(expect.any(String));
    expect(organisation.portalSessions).toHaveLength(1);
    // It is a session, so it can be ended.
    expect(await portal(organisation, 'POST', '/logout', next.accessToken)).toMatchObject({ status: 200 });
    expect(organisation.portalSessions).toEqual([]);
  });

  test.each([
    ['none, as in a legacy profile', undefined],
    ['the one for accounts', ['sso:account:access']],
    ['the one for accounts beside others', ['codewhisperer:completions', 'sso:account:access']],
  ])('%s: good for all', async (_name, scopes) => {
    await begin();
    const token = await signIn(organisation, { client: await register(organisation, scopes ? { scopes } : {}) });
    for (const path of [...asksOf, credentialsPath]) {
      expect(await portal(organisation, 'GET', path, token.accessToken), path).toMatchObject({ status: 200 });
    }
  });
});

describe('one instance with a portal in each of its regions', () => {
  const other = 'https://ssoins-1234567890abcdef.eu-west-1.portal.amazonaws.com';
  const instances = [{ startUrl, otherPortals: [other], accounts: 3 }, { startUrl: 'https://d-2.awsapps.com/start' }];

  test('has the same accounts at each of them, for tokens of their own', async () => {
    await begin({ instances });
    const [here, there] = [await signIn(organisation), await signIn(organisation, { url: other })];
    expect(here.accessToken).not.toBe(there.accessToken);
    const lists = await Promise.all(
      [here, there].map(({ accessToken }) => portal(organisation, 'GET', '/assignment/accounts', accessToken)),
    );
    expect(lists[0]).toEqual(lists[1]);
    expect(organisation.portalSessions.map((session) => session.startUrl)).toEqual([startUrl, other]);
  });

  test('shares the end of the browser session, and a sign-out at one ends all; another instance is left alone', async () => {
    await begin({ instances, sharesBrowserSession: true });
    const here = await signIn(organisation);
    organisation.advance(3_600_000);
    const there = await signIn(organisation, { url: other });
    const stranger = await signIn(organisation, { url: instances[1]!.startUrl });
    const [first, second, third] = organisation.portalSessions;
    expect(second?.endsAt).toBe(first?.endsAt);
    expect(third?.endsAt).not.toBe(first?.endsAt);
    await portal(organisation, 'POST', '/logout', there.accessToken);
    const answers = [here, there, stranger].map(({ accessToken }) =>
      portal(organisation, 'GET', '/assignment/accounts', accessToken),
    );
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([401, 401, 200]);
  });
});

test('a role of the account itself is listed, handed out, and called by its own name', async () => {
  const accounts = [{ accountId: '111122223333', roles: ['Admin'], plainRoles: ['app.Deployer@eu'] }];
  await begin({ accounts });
  const { accessToken } = await signIn(organisation);
  const listed = await portal(organisation, 'GET', '/assignment/roles?account_id=111122223333', accessToken);
  const roleList = [{ roleName: 'Admin' }, { roleName: 'app.Deployer@eu' }];
  expect(listed.body).toMatchObject({ roleList });
  const arns = await Promise.all(
    roleList.map(async ({ roleName }) => {
      const command = new GetRoleCredentialsCommand({ accessToken, accountId: '111122223333', roleName });
      const { roleCredentials } = await portalClient(organisation).send(command);
      const { accessKeyId = '', secretAccessKey = '', sessionToken = '' } = roleCredentials ?? {};
      const credentials = { accessKeyId, secretAccessKey, sessionToken };
      const sts = new STSClient({ region: 'us-east-1', endpoint: organisation.url, credentials });
      return (await sts.send(new GetCallerIdentityCommand({}))).Arn;
    }),
  );
  expect(arns).toEqual([
    expect.stringMatching(/^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_Admin_[0-9a-f]{16}\/ana\.lima$/),
    'arn:aws:sts::111122223333:assumed-role/app.Deployer@eu/ana.lima',
  ]);
});
