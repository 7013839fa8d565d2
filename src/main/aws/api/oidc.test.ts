/** The OIDC and portal calls as they go over the wire, with the SDK's own endpoint rules. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Organisation, startOrganisation } from '../../../../testing/identity-center/organisation.ts';
import { placeOf } from './aws-place.ts';
import { createAwsClients } from './clients.ts';
import { grantTypes, type Oidc, createOidc } from './oidc.ts';
import { createPortal } from './portal.ts';

const place = placeOf({ region: 'us-east-1' });
const startUrl = 'https://d-1234567890.awsapps.com/start';

let organisation: Organisation;
let oidc: Oidc;
beforeEach(async () => {
  organisation = await startOrganisation({ interval: undefined });
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
  for (const [name, value] of Object.entries(organisation.env)) vi.stubEnv(name, value);
  oidc = createOidc(createAwsClients());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await organisation.close();
});

describe('where calls go', () => {
  const withoutOverride = async (of: string, variables: Readonly<Record<string, string>> = {}): Promise<string> => {
    vi.stubEnv('AWS_ENDPOINT_URL_SSO_OIDC', undefined);
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    return (await createOidc(createAwsClients()).baseUrl(placeOf({ region: of }))).href;
  };

  test.each([
    ['us-east-1', {}, 'https://oidc.us-east-1.amazonaws.com/'],
    ['eu-central-2', {}, 'https://oidc.eu-central-2.amazonaws.com/'],
    ['cn-north-1', {}, 'https://oidc.cn-north-1.amazonaws.com.cn/'],
    ['us-gov-west-1', {}, 'https://oidc.us-gov-west-1.amazonaws.com/'],
    ['us-east-1', { AWS_USE_DUALSTACK_ENDPOINT: 'true' }, 'https://oidc.us-east-1.api.aws/'],
    ['us-east-1', { AWS_USE_FIPS_ENDPOINT: 'true' }, 'https://oidc-fips.us-east-1.amazonaws.com/'],
    ['us-east-1', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, 'http://127.0.0.1:4566/'],
  ])('%s with %j: %s', async (of, variables, url) => expect(await withoutOverride(of, variables)).toBe(url));

  test('the service’s own variable wins; asking sends nothing', async () => {
    expect((await oidc.baseUrl(place)).origin).toBe(organisation.url);
    expect(organisation.requests).toEqual([]);
  });
});

describe('registration', () => {
  test('for a device code', async () => {
    const made = await oidc.register(place, { clientName: 'c', scopes: ['sso:account:access'], issuerUrl: null });
    expect(organisation.requests[0]!.body).toEqual({
      clientName: 'c',
      clientType: 'public',
      scopes: ['sso:account:access'],
    });
    expect(made).toMatchObject({ clientId: expect.any(String), clientSecret: expect.stringMatching(/^eyJ/) });
    expect(made.expiresAt).toBeGreaterThan(Date.now() + 89 * 86_400_000);
    expect(made.expiresAt).toBeLessThan(Date.now() + 91 * 86_400_000);
  });

  test('without scopes sends none, for the browser sends what the AWS CLI sends', async () => {
    await oidc.register(place, { clientName: 'c', scopes: [], issuerUrl: startUrl });
    expect(organisation.requests[0]!.body).toEqual({
      clientName: 'c',
      clientType: 'public',
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: startUrl,
    });
  });
});

describe('a device authorization', () => {
  const start = async () => {
    const client = await oidc.register(place, { clientName: 'c', scopes: ['sso:account:access'], issuerUrl: null });
    const { clientId, clientSecret } = client;
    return { client, device: await oidc.startDeviceAuthorization(place, { clientId, clientSecret, startUrl }) };
  };

  test('is in milliseconds, with five seconds where the service names no interval', async () => {
    const { device } = await start();
    expect(device).toMatchObject({ expiresIn: 600_000, interval: 5000 });
    expect(device.verificationUriComplete).toContain(device.userCode);
  });

  test('the token too, by the server’s word', async () => {
    const { client, device } = await start();
    organisation.approveDevice(device.userCode);
    const { clientId, clientSecret } = client;
    const { deviceCode } = device;
    const tokens = await oidc.createToken(place, {
      clientId,
      clientSecret,
      deviceCode,
      grantType: grantTypes.deviceCode,
    });
    expect(tokens).toEqual({
      accessToken: expect.stringMatching(/^aoa/),
      expiresIn: 3_600_000,
      refreshToken: expect.stringMatching(/^aor/),
    });
  });
});

describe('failures', () => {
  const register = () => oidc.register(place, { clientName: 'c', scopes: [], issuerUrl: null });

  test.each([
    ['dropped', { reason: 'network', problem: { code: 'network-unreachable' } }],
    ['html', { reason: 'unexpected-answer' }],
    ['malformed', { reason: 'unexpected-answer' }],
    ['error', { reason: 'server', problem: { code: 'aws-failed', params: { status: 500 } } }],
  ] as const)('%s', async (fault, expected) => {
    organisation.faults.always('oidc', fault);
    await expect(register()).rejects.toMatchObject(expected);
  });

  // A proxy that keeps no headers which it does not know leaves the code of OAuth alone.
  test.each([
    ['authorization_pending', 'authorization-pending'],
    ['slow_down', 'slow-down'],
    ['expired_token', 'expired-code'],
    ['access_denied', 'access-denied'],
    ['invalid_client', 'invalid-client'],
    ['unauthorized_client', 'invalid-client'],
    ['invalid_grant', 'invalid-grant'],
    ['invalid_request', 'invalid-request'],
    ['invalid_client_metadata', 'invalid-request'],
    ['unsupported_grant_type', 'other'],
    ['invalid_scope', 'other'],
    ['constructor', 'unexpected-answer'],
    ['INVALID_GRANT', 'unexpected-answer'],
  ])('%s without the name of AWS’s exception is %s', async (error, reason) => {
    organisation.faults.always('oidc', { raw: JSON.stringify({ error, error_description: 'x' }), status: 400 });
    await expect(register()).rejects.toMatchObject({ reason });
  });

  test('name the host that was called', async () => {
    await organisation.goOffline();
    const { host } = new URL(organisation.url);
    await expect(register()).rejects.toMatchObject({ problem: { params: { host } } });
  });

  test('aborted: the reason of the signal, not a failure', async () => {
    organisation.faults.always('oidc', 'hang');
    const reason = new Error('not needed any more');
    const abort = new AbortController();
    const asked = oidc.register(place, { clientName: 'c', scopes: [], issuerUrl: null }, abort.signal);
    abort.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });
});

describe('the portal', () => {
  const access = { ...place, accessToken: 'unknown' };

  test('an access token travels in its header only', async () => {
    const portal = createPortal(createAwsClients());
    await expect(portal.listAccountRoles(access, '012345678901').next()).rejects.toMatchObject({
      reason: 'unauthorized',
    });
    const [request] = organisation.requests;
    expect(request!.headers['x-amz-sso_bearer_token']).toBe('unknown');
    expect(request!.query).toEqual({ account_id: '012345678901', max_result: '100' });
  });

  test('throttling is tried longer than everything else', async () => {
    const portal = createPortal(createAwsClients());
    organisation.faults.always('Logout', 'dropped');
    await expect(portal.logout(access)).rejects.toMatchObject({ reason: 'network' });
    expect(organisation.requestsOf('Logout')).toHaveLength(3);
    organisation.faults.clear();
    organisation.faults.next('ListAccounts', 'throttled', 3);
    await expect(portal.listAccounts(access).next()).rejects.toMatchObject({ reason: 'unauthorized' });
    expect(organisation.requestsOf('ListAccounts')).toHaveLength(4);
  }, 20_000);

  test('a 200 that lacks its list is not an empty list', async () => {
    const portal = createPortal(createAwsClients());
    organisation.faults.always('portal', 'html');
    await expect(portal.listAccounts(access).next()).rejects.toMatchObject({ reason: 'unexpected-answer' });
    await expect(portal.listAccountRoles(access, '012345678901').next()).rejects.toMatchObject({
      reason: 'unexpected-answer',
    });
    await expect(portal.logout(access)).rejects.toMatchObject({ reason: 'unexpected-answer' });
  });
});
