/** Scripted faults: which calls they meet, and what each looks like on the wire and to the SDK. */
import { GetRoleCredentialsCommand, ListAccountRolesCommand, ListAccountsCommand } from '@aws-sdk/client-sso';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault, FaultTarget, Organisation } from './organisation.ts';
import { deviceGrant, portal, portalClient, post, renew, signIn, start, type SignedIn } from './test-support.ts';

let organisation: Organisation;
let token: SignedIn;
beforeEach(async () => {
  organisation = await start();
  token = await signIn(organisation);
});
afterEach(() => organisation.close());

const accounts = () => portal(organisation, 'GET', '/assignment/accounts', token.accessToken);
const identity = async () => {
  const response = await fetch(organisation.url, { method: 'POST', body: new URLSearchParams({ Action: 'x' }) });
  return { status: response.status, text: await response.text() };
};

describe('on CreateToken', () => {
  const poll = () => post(organisation, '/token', { ...token, grantType: deviceGrant, deviceCode: 'any' });
  test.each<[Fault, number, string, string]>([
    ['pending', 400, 'AuthorizationPendingException', 'authorization_pending'],
    ['slow_down', 400, 'SlowDownException', 'slow_down'],
    ['denied', 400, 'AccessDeniedException', 'access_denied'],
    ['expired', 400, 'ExpiredTokenException', 'expired_token'],
    ['invalid_client', 401, 'InvalidClientException', 'invalid_client'],
    ['error', 500, 'InternalServerException', 'server_error'],
    [{ status: 503 }, 503, 'InternalServerException', 'server_error'],
  ])('%j', async (fault, status, type, error) => {
    organisation.faults.next('CreateToken', fault);
    const answer = await poll();
    expect(answer).toMatchObject({ status, type, body: { error } });
    expect(answer.body).toHaveProperty('error_description');
    expect((await poll()).type).toBe('InvalidGrantException');
  });

  test('refresh_refused meets a refresh only, and does not use the token up', async () => {
    organisation.faults.next('CreateToken', 'refresh_refused');
    expect((await signIn(organisation)).refreshToken).toBeDefined();
    expect(organisation.faults.waiting).toBe(1);
    await expect(renew(organisation, token)).rejects.toMatchObject({ name: 'InvalidGrantException' });
    await renew(organisation, token);
  });

  test('pending does not meet a refresh; a grant type may be named', async () => {
    organisation.faults.always('CreateToken', 'pending');
    const renewed = await renew(organisation, token);
    organisation.faults.clear();
    organisation.faults.next({ operation: 'CreateToken', grantType: 'device_code' }, 'error');
    const again = await renew(organisation, renewed);
    organisation.faults.next({ operation: 'CreateToken', grantType: 'refresh_token' }, 'error');
    await expect(renew(organisation, again)).rejects.toMatchObject({ name: 'InternalServerException' });
  });

  test('no_refresh_token leaves it out, and the old one stays good', async () => {
    organisation.faults.next('CreateToken', 'no_refresh_token');
    const renewed = await renew(organisation, token);
    expect(renewed.accessToken).toMatch(/^aoaAAAAA/);
    expect(renewed.refreshToken).toBeUndefined();
    expect((await renew(organisation, token)).refreshToken).toBeDefined();
  });

  test('answer_lost: the server has rotated, the client has heard nothing', async () => {
    organisation.faults.next('CreateToken', 'answer_lost');
    await expect(renew(organisation, token)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(organisation.requests.at(-1)).toMatchObject({ status: 'dropped' });
    await expect(renew(organisation, token)).rejects.toMatchObject({ name: 'InvalidGrantException' });
  });
});

describe('on the portal', () => {
  test.each<[Fault, number, string]>([
    ['throttled', 429, 'TooManyRequestsException'],
    ['revoked', 401, 'UnauthorizedException'],
    ['forbidden', 403, 'ForbiddenException'],
    ['error', 500, 'InternalServerException'],
    [{ status: 502 }, 502, 'InternalServerException'],
  ])('%j', async (fault, status, type) => {
    organisation.faults.next('ListAccounts', fault, 2);
    for (const _ of [1, 2]) {
      const body = { __type: `com.amazonaws.switchboard.portal#${type}` };
      expect(await accounts()).toMatchObject({ status, type, body });
    }
    expect((await accounts()).status).toBe(200);
  });

  test('the SDK knows the exceptions by name', async () => {
    const list = () => portalClient(organisation).send(new ListAccountsCommand(token));
    organisation.faults.next('ListAccounts', 'throttled');
    await expect(list()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    organisation.faults.next('ListAccounts', 'revoked');
    await expect(list()).rejects.toMatchObject({ name: 'UnauthorizedException' });
    organisation.faults.next('ListAccounts', 'forbidden');
    await expect(list()).rejects.toMatchObject({ name: 'ForbiddenException', message: 'No access' });
  });

  test('one account alone may fail', async () => {
    const [bad = '', good = ''] = organisation.accountsOf().map(({ accountId }) => accountId);
    organisation.faults.always({ operation: 'ListAccountRoles', accountId: bad }, 'error');
    const roles = (accountId: string) =>
      portalClient(organisation).send(new ListAccountRolesCommand({ ...token, accountId }));
    await expect(roles(bad)).rejects.toMatchObject({ name: 'InternalServerException' });
    expect((await roles(good)).roleList).toHaveLength(2);
    const credentials = { ...token, accountId: bad, roleName: 'ReadOnlyAccess' };
    await portalClient(organisation).send(new GetRoleCredentialsCommand(credentials));
  });

  test('malformed: 200 with JSON cut short; html: 200 with a page', async () => {
    const raw = async () => {
      const headers = { 'x-amz-sso_bearer_token': token.accessToken };
      const response = await fetch(`${organisation.url}/assignment/accounts`, { headers });
      return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
    };
    organisation.faults.next('ListAccounts', 'malformed');
    const malformed = await raw();
    expect(malformed).toMatchObject({ status: 200, type: 'application/json' });
    expect(() => JSON.parse(malformed.text)).toThrow(SyntaxError);
    organisation.faults.next('ListAccounts', 'html');
    const captive = await raw();
    expect(captive).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(captive.text).toContain('Wi-Fi');
  });

  test('dropped: the connection is cut, and nothing took effect', async () => {
    organisation.faults.next('Logout', 'dropped');
    await expect(portal(organisation, 'POST', '/logout', token.accessToken)).rejects.toThrow('fetch failed');
    expect(organisation.requests.at(-1)).toMatchObject({ operation: 'Logout', status: 'dropped' });
    expect((await accounts()).status).toBe(200);
  });

  test('hang: no answer until the server closes', async () => {
    organisation.faults.next('ListAccounts', 'hang');
    const hanging = accounts();
    const settled = expect(hanging).rejects.toThrow('fetch failed');
    await expect.poll(() => organisation.requestsOf('ListAccounts').length).toBe(1);
    expect(organisation.requestsOf('ListAccounts')[0]?.status).toBeUndefined();
    await organisation.close();
    await settled;
  });

  test('delayMs: the right answer, late', async () => {
    organisation.faults.next('ListAccounts', { delayMs: 150 });
    const before = performance.now();
    expect((await accounts()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(145);
  });
});

test.each<[Fault, number, string]>([
  ['throttled', 400, 'Throttling'],
  ['revoked', 403, 'InvalidClientTokenId'],
  ['forbidden', 403, 'AccessDenied'],
  ['error', 500, 'InternalFailure'],
])('on STS: %j', async (fault, status, code) => {
  organisation.faults.next('sts', fault);
  const answer = await identity();
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(`<Code>${code}</Code>`);
});

test('on STS: malformed XML', async () => {
  organisation.faults.next('GetCallerIdentity', 'malformed');
  expect(await identity()).toEqual({ status: 200, text: '<GetCallerIdentityResponse><Get' });
});

describe('scripts', () => {
  test('follow one another, and next comes before always', async () => {
    organisation.faults.always('ListAccounts', 'error');
    organisation.faults.next('ListAccounts', 'throttled', 2);
    organisation.faults.next('ListAccounts', 'forbidden');
    const statuses: number[] = [];
    for (let call = 0; call < 5; call++) statuses.push((await accounts()).status);
    expect(statuses).toEqual([429, 429, 403, 500, 500]);
    organisation.faults.clear();
    expect((await accounts()).status).toBe(200);
  });

  test.each<[FaultTarget['operation'], number, number, number]>([
    ['portal', 500, 401, 400],
    ['oidc', 401, 500, 400],
    ['any', 500, 500, 500],
  ])('may be for %s', async (operation, logout, createToken, sts) => {
    organisation.faults.always(operation, 'error');
    const seen = [
      (await portal(organisation, 'POST', '/logout')).status,
      (await post(organisation, '/token', { grantType: 'refresh_token', clientId: 'x', clientSecret: 'y' })).status,
      (await identity()).status,
    ];
    expect(seen).toEqual([logout, createToken, sts]);
  });
});
