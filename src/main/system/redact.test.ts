/** No secret gets through, in whatever text it stands; what is no secret stays readable. */
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from './redact.ts';

const accessToken = `aoaAAAAAG${'Zk9'.repeat(30)}-_x:MGUCMQ+/=`;
const refreshToken = `aorAAAAAG${'Qw7'.repeat(30)}`;
const clientSecret = `eyJraWQiOiJrZXktMTU2NDAyODA5OSJ9.${'payload9'.repeat(9)}.sig_nature-9`;
const opaque = 'canary-7f3a9c1e5b2d4860';

describe('by the name of the field', () => {
  const fields = (
    'accessToken refreshToken clientSecret deviceCode codeVerifier idToken SigninToken secretAccessKey sessionToken ' +
    'SecretAccessKey SessionToken x-amz-sso_bearer_token access_token refresh_token client_secret device_code ' +
    'code_verifier aws_secret_access_key AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN newAccessToken'
  ).split(' ');
  const forms: Readonly<Record<string, (name: string) => string>> = {
    JSON: (name) => JSON.stringify({ a: 1, [name]: opaque, b: 2 }),
    'pretty JSON': (name) => JSON.stringify({ a: 1, [name]: opaque, b: 2 }, null, 2),
    'JSON with a quote in the secret': (name) => JSON.stringify({ [name]: `"${opaque}` }),
    'JSON in JSON': (name) => JSON.stringify({ body: JSON.stringify({ [name]: opaque }) }),
    'JSON in JSON in JSON': (name) => JSON.stringify([JSON.stringify({ body: JSON.stringify({ [name]: opaque }) })]),
    'what Node prints': (name) => inspect({ [name]: opaque, deep: { [name]: opaque } }),
    environment: (name) => `PATH=/bin ${name}=${opaque} HOME=/root`,
    'config file': (name) => `[default]\n${name} = ${opaque}\nregion = us-east-1`,
    query: (name) => `https://a.example/?x=1&${name}=${opaque}&y=2`,
    header: (name) => `${name}: ${opaque}\r\nHost: a`,
  };
  test.each(Object.keys(forms))('%s', (form) => {
    for (const name of fields) expect(redact(forms[form]!(name))).not.toContain(opaque);
  });
});

describe('by its own looks, wherever it stands', () => {
  test.each([
    ['an access token', accessToken],
    ['a refresh token', refreshToken],
    ['a client secret', clientSecret],
    ['a temporary key', 'ASIAIOSFODNN7EXAMPLE'],
    ['a long-lived key', 'AKIAIOSFODNN7EXAMPLE'],
  ])('%s', (_, secret) => {
    for (const text of [
      secret,
      `Error: refused ${secret}`,
      `${secret}\n    at a.ts:1`,
      `<${secret}>`,
      `["${secret}"]`,
    ]) {
      const redacted = redact(text);
      for (let start = 0; start + 12 <= secret.length; start += 4) {
        expect(redacted).not.toContain(secret.slice(start, start + 12));
      }
    }
  });
});

test.each([
  ['the answer to an authorization request', `http://127.0.0.1:1/oauth/callback?code=${opaque}&state=${opaque}#x`],
  ['an authorization code in a request body', `{"code":"${opaque}","grantType":"authorization_code"}`],
  ['an authorization code in JSON in JSON', JSON.stringify({ body: `{"code":"${opaque}"}` })],
  ['a code as Node prints it', `{ code: '${opaque}', redirectUri: 'x' }`],
  ['a bearer', `the header was Bearer ${opaque}`],
  ['Authorization', `Authorization: Bearer ${opaque}`],
  ['Authorization in JSON', `{"headers":{"authorization":"Bearer ${opaque}"}}`],
  ['a proxy', `Proxy-Authorization: Basic ${opaque}`],
  ['the URL of a proxy', `HTTPS_PROXY="http://ana:${opaque}@proxy.corp:3128" NO_PROXY=x`],
  ['the URL of a proxy with signs in the password', `via http://ana:%@/?#${opaque}@proxy.corp:3128/`],
  ['the page of a device code', `https://d-1.awsapps.com/start/#/device?user_code=${opaque}`],
])('%s', (_, text) => {
  expect(redact(text)).not.toContain(opaque);
});

test('what the SDK prints of a failed call', () => {
  const request = {
    headers: { 'x-amz-sso_bearer_token': accessToken },
    body: JSON.stringify({ refreshToken: opaque }),
  };
  const error = Object.assign(new Error(`UnauthorizedException: ${accessToken}`), { $response: { request }, request });
  for (const text of [inspect(error, { depth: 9 }), JSON.stringify(error), String(error.stack)]) {
    expect(redact(text)).not.toContain(opaque);
    expect(redact(text)).not.toContain(accessToken.slice(20, 60));
  }
});

test.each([
  'renewal failed session="sso-session:corp" error=AwsFailure: CreateToken: network (network-unreachable)',
  'connect ECONNREFUSED 127.0.0.1:443 {"code":"ECONNREFUSED","errno":-111}',
  'code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", host oidc.us-east-1.amazonaws.com',
  'https://d-1234567890.awsapps.com/start/#/console?account_id=123456789012&role_name=ReadOnlyAccess',
  'at signInWithDeviceCode (/opt/daypass/main.js:10:20)',
  'accessTokenSeconds 3600, the aorta, eyJ',
  'https://d-1.awsapps.com:443/start for ana@example.com, "http://127.0.0.1:1", ben@example.com',
])('%s stays as it is', (text) => {
  expect(redact(text)).toBe(text);
});

test('twice is as good as once', () => {
  const parts = fc.constantFrom(
    accessToken,
    refreshToken,
    'accessToken',
    '":"',
    '=',
    ': ',
    '\\"',
    '&code=',
    ' ',
    opaque,
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), (words) => {
      const once = redact(words.join(''));
      expect(redact(once)).toBe(once);
    }),
    { numRuns: 1000 },
  );
});

test('a long text takes no long time', () => {
  const start = performance.now();
  redact(`accessToken${'\\'.repeat(50_000)}${'"'.repeat(50_000)}${' '.repeat(50_000)}${'a'.repeat(50_000)}`);
  expect(performance.now() - start).toBeLessThan(1000);
});
