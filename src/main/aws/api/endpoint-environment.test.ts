/** Which addresses of the environment are taken, and what is said about the others: nothing is ever sent in clear to them. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { placeOf } from './aws-place.ts';
import { createAwsClients } from './clients.ts';
import { readEndpoint } from './endpoint-environment.ts';
import { createIdentity } from './identity.ts';
import { createOidc } from './oidc.ts';
import { createPortal } from './portal.ts';

const endpointIn = (env: NodeJS.ProcessEnv) => readEndpoint(env, 'SSO_OIDC').endpoint?.href;
const problemIn = (env: NodeJS.ProcessEnv): unknown => {
  try {
    return endpointIn(env) ?? 'none';
  } catch (error) {
    return (error as { readonly problem: unknown }).problem;
  }
};

test.each([
  ['https://oidc.corp.test', 'https://oidc.corp.test/'],
  ['https://oidc.corp.test:8443/prefix', 'https://oidc.corp.test:8443/prefix'],
  ['http://127.0.0.1:4566', 'http://127.0.0.1:4566/'],
  ['http://127.9.9.9', 'http://127.9.9.9/'],
  ['http://2130706433:4566', 'http://127.0.0.1:4566/'],
  ['http://localhost:4566', 'http://localhost:4566/'],
  ['HTTP://LOCALHOST', 'http://localhost/'],
  ['http://[::1]:4566', 'http://[::1]:4566/'],
  ['', undefined],
])('%s is taken as %s', (value, taken) => expect(endpointIn({ AWS_ENDPOINT_URL_SSO_OIDC: value })).toBe(taken));

test.each([
  ['http://oidc.corp.test', 'oidc.corp.test'],
  ['http://10.0.0.1:4566', '10.0.0.1:4566'],
  ['http://0.0.0.0:4566', '0.0.0.0:4566'],
  ['http://128.0.0.1', '128.0.0.1'],
  ['http://[fe80::1]', '[fe80::1]'],
  ['http://[::]', '[::]'],
  ['http://localhost.corp.test', 'localhost.corp.test'],
  ['http://localhost.localstack.cloud:4566', 'localhost.localstack.cloud:4566'],
  ['http://oidc.localhost', 'oidc.localhost'],
  ['http://localhost.', 'localhost.'],
  ['http://127.0.0.1.corp.test', '127.0.0.1.corp.test'],
])('%s would be sent in clear', (value, host) => {
  for (const variable of ['AWS_ENDPOINT_URL_SSO_OIDC', 'AWS_ENDPOINT_URL']) {
    const problem = { code: 'endpoint-not-encrypted', params: { variable, host }, retry: 'user' };
    expect(problemIn({ [variable]: value })).toEqual(problem);
  }
});

test.each([
  'oidc.corp.test',
  '//oidc.corp.test',
  '"https://oidc.corp.test"',
  'ftp://oidc.corp.test',
  'file:///etc/passwd',
  'localhost:4566',
  'https://',
  'https://ana:secret@oidc.corp.test',
  'https://oidc.corp.test/?a=b',
  'https://oidc.corp.test#a',
  'nonsense',
  ' ',
])('%s is no address', (value) => {
  const variable = 'AWS_ENDPOINT_URL';
  expect(problemIn({ [variable]: value })).toEqual({ code: 'endpoint-invalid', params: { variable }, retry: 'user' });
});

test('the service’s own variable comes first, as it does for the AWS CLI', () => {
  const both = { AWS_ENDPOINT_URL_SSO: 'https://a.test', AWS_ENDPOINT_URL: 'https://b.test' };
  expect(readEndpoint(both, 'SSO').endpoint?.host).toBe('a.test');
  expect(readEndpoint(both, 'STS').endpoint?.host).toBe('b.test');
  expect(readEndpoint({ ...both, AWS_ENDPOINT_URL_SSO: '' }, 'SSO').endpoint?.host).toBe('b.test');
  expect(readEndpoint({ ...both, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' }, 'SSO').endpoint).toBeNull();
  expect(readEndpoint({ ...both, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: '1' }, 'SSO').endpoint?.host).toBe('a.test');
});

const region = 'us-east-1';

/** Each kind of call, made once with this environment; what each of them came to. */
async function callAll(env: NodeJS.ProcessEnv, of = region): Promise<readonly unknown[]> {
  const clients = createAwsClients(env);
  const [oidc, portal, identity] = [createOidc(clients), createPortal(clients), createIdentity(clients)];
  const place = placeOf({ region: of });
  const access = { ...place, accessToken: 'token' };
  const role = { accountId: '100000000001', roleName: 'A' };
  const calls = [
    oidc.register(place, { clientName: 'c', scopes: [], issuerUrl: null }),
    oidc.createToken(place, { clientId: 'c', clientSecret: 's', grantType: 'refresh_token', refreshToken: 'r' }),
    oidc.baseUrl(place),
    portal.listAccounts(access).next(),
    portal.logout(access),
    identity.userOf(access, role, new AbortController().signal),
  ];
  const failures = await Promise.allSettled(calls);
  return failures.map((one) =>
    one.status === 'rejected' ? (one.reason as { problem?: unknown }).problem : 'it worked',
  );
}

test('an address that cannot be used has its sentence for every call, sign-out included, and nothing is sent', async () => {
  let asked = 0;
  const server = http.createServer((_, response) => {
    asked += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const clear = { variable: 'AWS_ENDPOINT_URL', host: `0.0.0.0:${port}` };
  const own = `http://127.0.0.1:${port}`;
  for (const [env, code, params] of [
    [{ AWS_ENDPOINT_URL: `http://0.0.0.0:${port}` }, 'endpoint-not-encrypted', clear],
    [{ AWS_ENDPOINT_URL: 'no address' }, 'endpoint-invalid', { variable: 'AWS_ENDPOINT_URL' }],
    ...['AWS_USE_FIPS_ENDPOINT', 'AWS_USE_DUALSTACK_ENDPOINT'].map(
      (other) =>
        [
          { AWS_ENDPOINT_URL: own, [other]: 'true' },
          'endpoint-conflict',
          { variable: 'AWS_ENDPOINT_URL', other },
        ] as const,
    ),
  ] as const) {
    expect(await callAll(env)).toEqual(Array.from({ length: 6 }, () => ({ code, params, retry: 'user' })));
  }
  expect(asked).toBe(0);
});

test.each(['', 'us east', 'evil.test/', 'a'.repeat(64)])(
  '“%s” is no region that AWS could have an address in',
  async (of) => {
    const unavailable = { code: 'endpoint-unavailable', params: { region: of }, retry: 'user' };
    expect(await callAll({}, of)).toEqual(Array.from({ length: 6 }, () => unavailable));
  },
);
