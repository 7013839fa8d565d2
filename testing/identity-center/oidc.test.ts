/** The OIDC service: registration and the three grants, through the real SDK client and on the wire. */
import { CreateTokenCommand, InvalidGrantException, RegisterClientCommand } from '@aws-sdk/client-sso-oidc';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Organisation } from './organisation.ts';
import {
  authorizeUrl,
  noon,
  oidcClient,
  pkceRegistration,
  portal,
  post,
  redirectUri,
  register,
  registerForCode,
  renew,
  signIn,
  start,
  startUrl,
} from './test-support.ts';

let organisation: Organisation;
beforeEach(async () => {
  organisation = await start();
});
afterEach(() => organisation.close());

/** Rejects with the exception of this name, as the SDK sees it. */
async function fails(promise: Promise<unknown>, name: string): Promise<void> {
  await expect(promise).rejects.toMatchObject({ name });
}

describe('RegisterClient', () => {
  test('answers id, secret and two times in epoch seconds', async () => {
    const answer = await oidcClient(organisation).send(
      new RegisterClientCommand({ clientName: 'botocore-client-corp', clientType: 'public' }),
    );
    expect(answer.clientIdIssuedAt).toBe(noon / 1000);
    expect(answer.clientSecretExpiresAt).toBe(noon / 1000 + 90 * 86_400);
    expect(answer.clientSecret).toMatch(/^eyJ/);
    expect(answer.tokenEndpoint).toBe(`${organisation.url}/token`);
    expect(organisation.requests).toMatchObject([
      { at: noon, service: 'oidc', operation: 'RegisterClient', method: 'POST', path: '/client/register', status: 200 },
    ]);
    expect(organisation.requests[0]?.body).toEqual({ clientName: 'botocore-client-corp', clientType: 'public' });
  });

  const good = { clientName: 'x', clientType: 'public' };
  test.each([
    [{ clientType: 'public' }, 400, 'InvalidRequestException', 'invalid_request'],
    [{ ...good, clientType: 'confidential' }, 400, 'InvalidClientMetadataException', 'invalid_client_metadata'],
    [{ ...good, grantTypes: ['password'] }, 400, 'UnsupportedGrantTypeException', 'unsupported_grant_type'],
    [{ ...good, scopes: ['everything'] }, 400, 'InvalidScopeException', 'invalid_scope'],
    [{ ...good, grantTypes: ['authorization_code'] }, 400, 'InvalidRedirectUriException', 'invalid_redirect_uri'],
    [
      { ...good, ...pkceRegistration, redirectUris: ['http://0.0.0.0/oauth/callback'] },
      400,
      'InvalidRedirectUriException',
      'invalid_redirect_uri',
    ],
    [
      { ...good, ...pkceRegistration, issuerUrl: 'https://example.com/start' },
      400,
      'InvalidClientMetadataException',
      'invalid_client_metadata',
    ],
    [
      { ...good, ...pkceRegistration, issuerUrl: undefined },
      400,
      'InvalidClientMetadataException',
      'invalid_client_metadata',
    ],
  ])('refuses %j', async (body, status, type, error) => {
    const answer = await post(organisation, '/client/register', body);
    expect(answer).toMatchObject({ status, type, body: { error } });
    expect(answer.body).toHaveProperty('error_description');
    expect(organisation.requests[0]).toMatchObject({ status, error: type });
  });
});

describe('CreateToken', () => {
  test('wants a known client, its secret, a living registration and a known grant type', async () => {
    const client = await register(organisation);
    const token = (body: object) => post(organisation, '/token', { grantType: 'refresh_token', ...client, ...body });
    const invalidClient = { status: 401, type: 'InvalidClientException', body: { error: 'invalid_client' } };
    expect(await token({ clientId: 'nobody' })).toMatchObject(invalidClient);
    expect(await token({ clientSecret: 'wrong' })).toMatchObject(invalidClient);
    expect(await token({ grantType: 'password' })).toMatchObject({ type: 'UnsupportedGrantTypeException' });
    expect(await token({ grantType: 'authorization_code' })).toMatchObject({
      status: 400,
      type: 'UnauthorizedClientException',
      body: { error: 'unauthorized_client' },
    });
    for (const missing of ['clientId', 'clientSecret', 'grantType', 'refreshToken']) {
      expect(await token({ [missing]: undefined })).toMatchObject({ status: 400, type: 'InvalidRequestException' });
    }
    organisation.advance(90 * 86_400_000);
    expect(await token({})).toMatchObject(invalidClient);
  });

  test('is told invalid_client once the registrations are forgotten', async () => {
    const client = await register(organisation);
    organisation.forgetClients();
    await fails(
      oidcClient(organisation).send(
        new CreateTokenCommand({ ...client, grantType: 'refresh_token', refreshToken: 'x' }),
      ),
      'InvalidClientException',
    );
  });
});

describe('the authorization code grant', () => {
  async function codeFor(changes = {}) {
    const client = await registerForCode(organisation);
    const { url, codeVerifier } = authorizeUrl(organisation, client.clientId, changes);
    const back = new URL(await organisation.approveAuthorization(url));
    return { ...client, code: back.searchParams.get('code') ?? '', codeVerifier, redirectUri };
  }
  const grantType = 'authorization_code';

  test('gives a renewable token for the code, the redirect URI with its port, and the verifier', async () => {
    const answer = await oidcClient(organisation).send(new CreateTokenCommand({ ...(await codeFor()), grantType }));
    expect(answer).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600 });
    expect(answer.accessToken).toMatch(/^aoaAAAAA/);
    expect(answer.refreshToken).toMatch(/^aorAAAAA/);
    expect(organisation.portalSessions).toMatchObject([
      { userName: 'ana.lima', startUrl, clientName: 'botocore-client-corp', startedAt: noon },
    ]);
    expect(organisation.requestsOf('CreateToken')[0]?.portalSession).toBe(organisation.portalSessions[0]?.id);
  });

  test.each([
    ['a verifier that does not hash to the challenge (S256)', { codeVerifier: 'A'.repeat(64) }],
    ['another redirect URI', { redirectUri: redirectUri.replace('50123', '50124') }],
    ['an unknown code', { code: 'made-up' }],
  ])('refuses %s', async (_, wrong) => {
    const right = await codeFor();
    const send = (body: object) => post(organisation, '/token', { ...right, grantType, ...body });
    expect(await send(wrong)).toMatchObject({
      status: 400,
      type: 'InvalidGrantException',
      body: { error: 'invalid_grant' },
    });
  });

  test('takes no verifier that equals the challenge (method plain)', async () => {
    const codeVerifier = 'v'.repeat(43);
    const right = await codeFor({ code_challenge: codeVerifier });
    const answer = await post(organisation, '/token', { ...right, codeVerifier, grantType });
    expect(answer.type).toBe('InvalidGrantException');
  });

  test('refuses the code of another client, a used one and an expired one', async () => {
    const right = await codeFor();
    const send = (body: object = {}) => post(organisation, '/token', { ...right, grantType, ...body });
    const other = await registerForCode(organisation);
    expect((await send(other)).type).toBe('InvalidGrantException');
    expect((await send()).status).toBe(200);
    expect((await send()).type).toBe('InvalidGrantException');
    const late = await codeFor();
    organisation.advance(600_000);
    expect(await post(organisation, '/token', { ...late, grantType })).toMatchObject({
      status: 400,
      type: 'ExpiredTokenException',
      body: { error: 'expired_token' },
    });
  });

  test('wants all three fields', async () => {
    const right = await codeFor();
    for (const missing of ['code', 'redirectUri', 'codeVerifier']) {
      const answer = await post(organisation, '/token', { ...right, grantType, [missing]: undefined });
      expect(answer).toMatchObject({ status: 400, type: 'InvalidRequestException' });
    }
  });
});

describe('the refresh token grant', () => {
  test('rotates: each answer has new tokens, the used one is refused, the old access token lives on', async () => {
    const first = await signIn(organisation);
    const second = await renew(organisation, first);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(second.accessToken).not.toBe(first.accessToken);
    await expect(renew(organisation, first)).rejects.toBeInstanceOf(InvalidGrantException);
    await expect(renew(organisation, first)).rejects.toMatchObject({
      error: 'invalid_grant',
      error_description: 'Invalid refresh token provided',
    });
    expect((await renew(organisation, second)).expiresIn).toBe(3600);
    expect((await portal(organisation, 'GET', '/assignment/accounts', first.accessToken)).status).toBe(200);
  });

  test('accepts a used token within the configured grace', async () => {
    organisation.configure({ refreshReuseSeconds: 30 });
    const first = await signIn(organisation);
    await renew(organisation, first);
    organisation.advance(29_999);
    await renew(organisation, first);
    organisation.advance(1);
    await fails(renew(organisation, first), 'InvalidGrantException');
  });

  test('never outlives the portal session', async () => {
    let token = await signIn(organisation);
    organisation.advance(27_000_000);
    token = await renew(organisation, token);
    expect(token.expiresIn).toBe(1800);
    organisation.advance(1_800_000);
    await fails(renew(organisation, token), 'InvalidGrantException');
    expect(organisation.portalSessions).toEqual([]);
  });

  test('belongs to its client', async () => {
    const token = await signIn(organisation);
    await fails(renew(organisation, { ...token, ...(await register(organisation)) }), 'InvalidGrantException');
  });

  test('is refused once revoked', async () => {
    const token = await signIn(organisation);
    organisation.revokeToken(token.refreshToken ?? '');
    await fails(renew(organisation, token), 'InvalidGrantException');
    expect(organisation.portalSessions).toHaveLength(1);
  });
});

test('without any scope the token lives as long as the session and cannot be renewed', async () => {
  const token = await signIn(organisation, { client: await register(organisation, {}) });
  expect(token).toMatchObject({ expiresIn: 28_800, refreshToken: undefined });
});

test('a second sign-in gets a session of its own, or the end of the first when the browser shares it', async () => {
  await signIn(organisation);
  organisation.advance(7_200_000);
  await signIn(organisation);
  const [first, second] = organisation.portalSessions;
  expect(second?.endsAt).toBe((first?.endsAt ?? 0) + 7_200_000);
  organisation.configure({ sharesBrowserSession: true });
  organisation.advance(21_599_000);
  const { expiresIn } = await signIn(organisation, { client: await register(organisation, {}) });
  expect(expiresIn).toBe(7201);
});

test('remembers every secret that it issued', async () => {
  const token = await signIn(organisation);
  const { deviceCode } = organisation.requestsOf('CreateToken')[0]?.body ?? {};
  const secrets = [token.accessToken, token.refreshToken, token.clientSecret, deviceCode];
  expect(organisation.secretsIssued).toEqual(expect.arrayContaining(secrets));
  expect(organisation.secretsIssued).toHaveLength(4);
  expect(organisation.secretsIssued).not.toContain(token.clientId);
});
