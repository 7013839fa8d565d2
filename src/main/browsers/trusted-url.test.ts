/** Which pages a session may open, and all the look-alikes that it may not. */
import { describe, expect, test } from 'vitest';
import { isTrustedUrl, webAddress } from './trusted-url.ts';

const startUrl = 'https://d-1234567890.awsapps.com/start';
const oidc = new URL('https://oidc.us-east-1.amazonaws.com');

describe('trusted', () => {
  test.each([
    'https://d-1234567890.awsapps.com/start/#/device?user_code=ABCD-EFGH',
    'https://other.awsapps.com/start',
    'https://D-1234567890.AWSAPPS.COM/start',
    'https://d-1234567890.awsapps.com:443/start',
    'https://oidc.us-east-1.amazonaws.com/authorize?response_type=code',
    'https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH',
    'https://device.sso.cn-north-1.amazonaws.com.cn/',
    'https://device.sso.us-gov-west-1.amazonaws.com/',
    'https://device.sso.eusc-de-east-1.amazonaws.eu/',
    'https://device.sso-fips.us-east-2.amazonaws.com/',
    'https://device.sso.ap-southeast-10.api.aws/',
    'https://ssoins-1234567890abcdef.us-west-2.portal.amazonaws.com/#/device?user_code=A',
    'https://ssoins-1234567890abcdef.portal.us-west-2.app.aws/',
    'https://ssoins-1234567890abcdef.portal.cn-north-1.app.amazonwebservices.com.cn/',
    'https://ssoins-1234567890abcdef.eusc-de-east-1.portal.amazonaws.eu/',
    'https://d-1234567890.awsapps.cn/start',
  ])('%s', (url) => expect(isTrustedUrl(url, startUrl, oidc)).toBe(true));

  test.each([
    ['the start URL’s own host, whatever it is', 'https://sso.acme.example/x', 'https://sso.acme.example/start'],
    ['with its port', 'https://sso.acme.example:8443/x', 'https://sso.acme.example:8443/start'],
  ])('%s', (_, url, own) => expect(isTrustedUrl(url, own, oidc)).toBe(true));

  test.each(['http://127.0.0.1:4566/authorize', 'http://localhost:4566/device', 'http://[::1]:4566/device'])(
    '%s, where it is the endpoint in use',
    (url) => expect(isTrustedUrl(url, startUrl, new URL(url))).toBe(true),
  );
});

describe('not trusted', () => {
  test.each([
    'https://evil-awsapps.com/start',
    'https://evilawsapps.com/start',
    'https://awsapps.com.evil.example/start',
    'https://d-1234567890.awsapps.com.evil.example/start',
    'https://d-1234567890.awsapps.com@evil.example/start',
    'https://user@d-1234567890.awsapps.com/start',
    'https://user:password@d-1234567890.awsapps.com/start',
    'https://:password@d-1234567890.awsapps.com/start',
    'https://d-1234567890.awsapps.com./start',
    'https://d-1234567890.awsapps.com:8443/start',
    'https://other.awsapps.com:444/start',
    'https://device.sso.us-east-1.amazonaws.com:8080/',
    'https://device.sso.us-east-1.amazonaws.com.evil.example/',
    'https://xdevice.sso.us-east-1.amazonaws.com/',
    'https://device.sso.evil.example/',
    'https://device.sso.a.b.amazonaws.com/',
    'https://bucket.s3.amazonaws.com/index.html',
    'https://device.sso.s3.amazonaws.com/',
    'https://device.sso.s3-us-west-2.amazonaws.com/',
    'https://device.sso.s3.amazonaws.com.s3.amazonaws.com/',
    'https://x.portal.amazonaws.com.evil.example/',
    'https://oidc.us-east-1.amazonaws.com:8443/authorize',
    'https://oidc.us-east-1.amazonaws.com.evil.example/authorize',
    'https://evil.example/?https://d-1234567890.awsapps.com/start',
    'https://evil.example/#d-1234567890.awsapps.com',
    'https://evil.example\\@d-1234567890.awsapps.com/start',
    'https://xn--wsapps-3ta.com/start',
    'https://d-1234567890.аwsapps.com/start',
    'http://d-1234567890.awsapps.com/start',
    'http://oidc.us-east-1.amazonaws.com/authorize',
    'http://127.0.0.1:4566/authorize',
    'ftp://d-1234567890.awsapps.com/start',
    'file:///etc/passwd',
    'file://d-1234567890.awsapps.com/start',
    'javascript:alert(1)//d-1234567890.awsapps.com',
    'data:text/html,<p>d-1234567890.awsapps.com',
    'vscode://d-1234567890.awsapps.com/',
    '//d-1234567890.awsapps.com/start',
    'd-1234567890.awsapps.com/start',
    '',
  ])('%s', (url) => expect(isTrustedUrl(url, startUrl, oidc)).toBe(false));

  test('an endpoint in use that is plain http on another machine', () => {
    const url = 'http://192.0.2.7:4566/authorize';
    expect(isTrustedUrl(url, startUrl, new URL(url))).toBe(false);
    expect(isTrustedUrl('http://127.evil.example/', startUrl, new URL('http://127.evil.example/'))).toBe(false);
  });

  test('anything plain http without an endpoint of its own', () => {
    expect(isTrustedUrl('http://127.0.0.1/', startUrl, null)).toBe(false);
    expect(isTrustedUrl('http://acme.example/start', 'http://acme.example/start', null)).toBe(false);
  });
});

describe('on a command line may stand', () => {
  test.each([
    ['https://d-1234567890.awsapps.com/start/#/console?a=1', 'https://d-1234567890.awsapps.com/start/#/console?a=1'],
    ['  HTTPS://Acme.example/a b', 'https://acme.example/a%20b'],
    ['http://127.0.0.1:4566/authorize', 'http://127.0.0.1:4566/authorize'],
    ['--profile-directory=x', null],
    ['-P', null],
    ['http://acme.example/', null],
    ['file:///etc/passwd', null],
    ['javascript:alert(1)', null],
    ['chrome://settings', null],
    ['', null],
  ])('%s: %s', (url, address) => expect(webAddress(url)).toBe(address));
});
