/** Secrets in every notation that programs print names and values in: whatever the secret, whatever stands around it. */
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressions, redact } from './redact.ts';

/** Ways to write a name with its secret; `secret` has no blanks and none of the signs that end a word. */
const forms: Readonly<Record<string, (name: string, secret: string) => string>> = {
  JSON: (name, secret) => JSON.stringify({ a: 1, [name]: secret, b: 'x' }),
  'pretty JSON': (name, secret) => JSON.stringify({ [name]: secret }, null, 2),
  'JSON, three deep': (name, secret) => JSON.stringify([JSON.stringify({ b: JSON.stringify({ [name]: secret }) })]),
  'what Node prints': (name, secret) => inspect({ deep: { [name]: secret } }),
  'what Node prints in colours': (name, secret) => inspect({ [name]: secret }, { colors: true }),
  'a Map': (name, secret) => inspect(new Map([[name, secret]])),
  'entries as JSON': (name, secret) => JSON.stringify([[name, secret]]),
  'raw headers': (name, secret) => inspect(['host', 'a', name, secret, 'x', 'y'], { breakLength: 20 }),
  'raw headers as JSON': (name, secret) => JSON.stringify(['host', 'a', name, secret, 'x']),
  'a list of values': (name, secret) => JSON.stringify({ [name]: ['first=1', secret] }),
  'a value with properties': (name, secret) => inspect({ [name]: { value: secret } }),
  'name and value': (name, secret) => JSON.stringify({ name, value: secret }),
  'name and value in XML': (name, secret) => `<header name="${name}" value="${secret}"/>`,
  XML: (name, secret) => `<r><${name}>${secret}</${name}></r>`,
  'XML with a namespace': (name, secret) => `<x:${name} xmlns:x="urn:y">${secret}</x:${name}>`,
  CDATA: (name, secret) => `<${name}><![CDATA[${secret}]]></${name}>`,
  'a property list': (name, secret) => `<key>${name}</key>\n<string>${secret}</string>`,
  environment: (name, secret) => `PATH=/bin ${name}=${secret} HOME=/root`,
  'a quoted variable': (name, secret) => `export ${name}='${secret}'; x`,
  'a config file': (name, secret) => `[default]\n${name} = ${secret}\nregion = x`,
  'an option': (name, secret) => `tool --${name} ${secret}\n--region x`,
  YAML: (name, secret) => `a: 1\n${name}: |\n  ${secret}\n`,
  query: (name, secret) => `https://a.example/?x=1&${name}=${encodeURIComponent(secret)}&y=2`,
  fragment: (name, secret) => `https://a.example/#${name}=${encodeURIComponent(secret)}`,
  'a URL in a URL': (name, secret) => `/x?to=${encodeURIComponent(`https://a/?${name}=${secret}&b=c`)}`,
  'JSON in a URL': (name, secret) => `/x?body=${encodeURIComponent(JSON.stringify({ [name]: secret }))}&c=d`,
  'JSON in HTML': (name, secret) => `<pre>{&quot;${name}&quot;:&quot;${secret}&quot;}</pre>`,
  header: (name, secret) => `GET / HTTP/1.1\r\n${name}: ${secret}\r\nHost: a`,
  Ruby: (name, secret) => `{:${name}=>"${secret}"}`,
  Python: (name, secret) => `{'${name}': '${secret}'}`,
  code: (name, secret) => `body["${name}"] = "${secret}"`,
};
const secretNames = (
  'accessToken refreshToken clientSecret deviceCode userCode codeVerifier idToken SigninToken secretAccessKey ' +
  'sessionToken SecurityToken accessKeyId x-amz-sso_bearer_token X-Amz-Security-Token access_token refresh_token ' +
  'client_secret device_code user_code code_verifier aws_secret_access_key AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN ' +
  'Cookie Set-Cookie Authorization Proxy-Authorization password'
).split(' ');

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('');
/** Long enough to be told from what stands around it, and with a digit, which no word has. */
const secrets = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...letters, ...'+/=_.:~-'.split('')), minLength: 6, maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 5 }),
  )
  .map(([inner, edge]) => `${edge}7${inner}9${edge}`)
  .filter((secret) => !/^\d+$/.test(secret));
const hides = (text: string, secret: string): void => {
  const redacted = redact(text);
  expect(redacted).not.toContain(secret);
  expect(redacted).not.toContain(encodeURIComponent(secret));
  // Nor a good part of it.
  for (let at = 0; at + 12 <= secret.length; at += 5) expect(redacted).not.toContain(secret.slice(at, at + 12));
  expect(redact(redacted)).toBe(redacted);
};

describe('any secret with its name', () => {
  test.each(Object.keys(forms))('%s', (form) => {
    fc.assert(
      fc.property(fc.constantFrom(...secretNames), secrets, (name, secret) =>
        hides(forms[form]!(name, secret), secret),
      ),
      { numRuns: 150 },
    );
  });

  test.each(Object.keys(forms))('the codes and states of a sign-in: %s', (form) => {
    fc.assert(
      fc.property(fc.constantFrom('code', 'state'), secrets, (name, secret) => {
        // A list may be one of words, and a word a state.
        if (/list|properties/.test(form)) return;
        // Capitals joined by `_` are the name of an error (error-names.ts); no code of AWS is made of them alone.
        if (/^[A-Z0-9]+(_[A-Z0-9]+)+$/.test(secret)) return;
        hides(forms[form]!(name, secret), secret);
      }),
      { numRuns: 100 },
    );
  });

  test('with quotes, backslashes and line breaks in it', () => {
    const odd = fc
      .array(fc.constantFrom('"', "'", '\\', '\n', '`', 'Kq7', '\u0000', '{', '<', 'é'), { maxLength: 12 })
      .map((parts) => `Zx9canary${parts.join('')}canaryZx9`);
    const quoted = [
      'JSON',
      'pretty JSON',
      'JSON, three deep',
      'what Node prints',
      'entries as JSON',
      'raw headers as JSON',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...quoted), fc.constantFrom(...secretNames), odd, (form, name, secret) => {
        expect(redact(forms[form]!(name, secret))).not.toContain('canary');
      }),
      { numRuns: 1500 },
    );
  });

  test('in any text', () => {
    const around = fc.array(
      fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('"', '\\"', '{', '<a>', 'accessToken', ': ', '\n', 'code', "'", ','),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        around,
        around,
        fc.constantFrom('JSON', 'header', 'environment'),
        secrets,
        (before, after, form, secret) => {
          const text = `${before.join('')}\n${forms[form]!('refreshToken', secret)}\n${after.join('')}`;
          expect(redact(text)).not.toContain(secret);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['short and all in capitals', '{"code":"QRST9"}', 'QRST9'],
  ['all in capitals', "{ code: 'ABCDEFGHJKLMNOPQRSTUVWXYZ' }", 'ABCDEFGHJK'],
  ['a scheme with its credentials', 'the proxy was told Basic dXNlcjpwYTU1d29yZA==', 'dXNlcjpw'],
  ['letters alone', 'code=abcdefghij', 'abcdefghij'],
  ['in the answer to a browser', 'http://127.0.0.1:1/oauth/callback?state=abc&code=ENOENT', 'abc'],
  ['in the answer to a browser, as an error’s', 'http://127.0.0.1:1/oauth/callback?state=abc&code=ENOENT', 'ENOENT'],
  ['a device’s', 'open https://d-1.awsapps.com/start/#/device and type BCDF-GHJK there', 'BCDF-GHJK'],
])('a code that is %s', (_, text, secret) => {
  expect(redact(text)).not.toContain(secret);
});

test.each([
  ['on its line', '<accessToken refreshToken="aaa7aaaaaa9aaa">Zx9canary</accessToken>'],
  ['over lines', '<accessToken\n{"refreshToken":"aaa7aaaaaa9aaa"}\n>Zx9canary'],
  ['written as HTML', '&lt;accessToken id="1" clientSecret=aaa7aaaaaa9aaa &gt;Zx9canary&lt;/accessToken&gt;'],
  ['several', '<Token code="aaa7aaaaaa9aaa" state="aaa7aaaaaa9aaa" accessToken="aaa7aaaaaa9aaa">Zx9canary</Token>'],
])('a secret among the attributes of a tag that holds another one: %s', (_, text) => {
  expect(redact(text)).not.toMatch(/aaa7aaaaaa9aaa|Zx9canary/);
});

test.each([
  '<accessToken note="a &gt; b &lt;c">Pl41nS3cret</accessToken>',
  '<secret note="1 &gt; 0 &lt; 2">Pl41nS3cret</secret>',
  '<accessToken>a &lt; Pl41nS3cret</accessToken>',
  '&lt;accessToken a="1"&gt;Pl41nS3cret&lt;/accessToken&gt;',
])('signs written as HTML within a tag or its text: %s', (text) => expect(redact(text)).not.toContain('Pl41nS3cret'));

test.each([
  ['a token alone', 'http://TOKEN7x@proxy.corp:3128/', 'TOKEN7x'],
  ['percent-encoded', 'proxy=http%3A%2F%2Fana%3Apa55word%40proxy.corp', 'pa55word'],
  ['without a scheme', 'HTTPS_PROXY=ana:pa55word@proxy.corp:3128', 'pa55word'],
  ['of another scheme', 'all_proxy: "socks5://ana:pa55word@proxy.corp:1080"', 'pa55word'],
])('the login of a proxy: %s', (_, text, secret) => {
  expect(redact(text)).not.toContain(secret);
});

test.each([
  '{"code":"ECONNREFUSED","syscall":"connect"} {"code":"ENOTFOUND"} code: \'ERR_TLS_CERT_ALTNAME_INVALID\'',
  'command refused by its schema issues=["sessionId","roles.0.name"]',
  'panel process gone reason="crashed" code=11 state="signing-in" {"code":"network-unreachable"}',
  'problem={"code":"file-unreadable","params":{"file":"/home/ana/.aws/config","reason":"EACCES"},"retry":"user"}',
  'TypeError: Cannot read properties of undefined (reading "code") at Array.map (/opt/main.js:3:4)',
  'SyntaxError: Unexpected token } in JSON at position 7',
  '["accessToken","refreshToken","clientSecret"]',
  'accessToken: undefined, refreshToken: null, "password": ""',
  'the state of the art, a code of conduct; tokens, cookies and secrets; keyboard: token ring',
  'AuthorizationPendingException: sso-session:corp {"name":"InvalidGrantException","code":"InvalidGrantException"}',
  'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ReadOnly_0123456789abcdef/ana@example.com',
])('%s stays as it is', (text) => {
  expect(redact(text)).toBe(text);
});

test('no expression tries anything twice: only its last part has no limit', () => {
  expect(expressions.length).toBeGreaterThan(15);
  for (const { source } of expressions) {
    const withoutClasses = source.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
    const unlimited = [...withoutClasses.matchAll(/[*+]|\{\d+,\}/g)];
    const last = unlimited.at(-1);
    expect({ source, unlimited: unlimited.length }).toEqual({ source, unlimited: last ? 1 : 0 });
    if (last) expect(withoutClasses.slice(last.index + last[0].length)).toBe('');
  }
});
