/** The AWS CLI's own cases of start URLs, and what people paste instead of one. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNewSessionName } from '../../shared/session-values.ts';
import { isNewStartUrl } from './values.ts';
import { isAwsOwnedHost, plainUrl, portalAt, proposeName, readStartUrl, regionOfHost } from './start-url.ts';

interface Group<Case> {
  readonly cases: readonly Case[];
}
interface Vectors {
  readonly TestIsAwsOwnedDomain: Readonly<
    Record<'test_aws_owned_returns_true' | 'test_non_aws_owned_returns_false', Group<string>>
  >;
  readonly TestExtractRegionFromHostname: {
    readonly test_extracts_region: Group<[string, string]>;
    readonly test_returns_none_for_region_less_hostnames: Group<string>;
  };
  readonly TestNormalizeUrl: { readonly test_normalize_url: Group<[string, string]> };
}
const fixture = new URL('fixtures/start-url-resolve.json', import.meta.url);
const vectors = JSON.parse(readFileSync(fixture, 'utf8')) as Vectors;
const { TestIsAwsOwnedDomain: owned, TestExtractRegionFromHostname: regions, TestNormalizeUrl: plain } = vectors;

describe('as the AWS CLI has it (tests/unit/customizations/sso/test_resolve.py)', () => {
  test.each(owned.test_aws_owned_returns_true.cases)('%s is owned by AWS', (host) => {
    expect(isAwsOwnedHost(host)).toBe(true);
  });
  test.each(owned.test_non_aws_owned_returns_false.cases)('%j is not', (host) => {
    expect(isAwsOwnedHost(host)).toBe(false);
  });
  test.each(regions.test_extracts_region.cases)('%s names the region %s', (host, region) => {
    expect(regionOfHost(host)).toBe(region);
  });
  test.each(regions.test_returns_none_for_region_less_hostnames.cases)('%s names none', (host) => {
    expect(regionOfHost(host)).toBeNull();
  });
  test.each(plain.test_normalize_url.cases)('%s is %s', (url, expected) => {
    expect(plainUrl(new URL(url))).toBe(expected);
  });
});

const classic = 'https://d-1234567890.awsapps.com/start';
const dualStack = 'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws';
const regional = 'https://ssoins-0123456789abcdef.eu-west-1.portal.amazonaws.com';

const found = (startUrl: string, region: string | null = null, ownDomain: string | null = null) => {
  return { ok: true, value: { startUrl, region, ownDomain } };
};

describe('the start URL is found', () => {
  test.each([
    [classic, classic, null],
    [`${classic}/`, classic, null],
    [`${classic}#`, classic, null],
    [`${classic}/#`, classic, null],
    [`${classic}#/`, classic, null],
    [`${classic}/#/`, classic, null],
    [`${classic}/#/?tab=accounts`, classic, null],
    [`${classic}/#/console?account_id=123456789012&role_name=Admin`, classic, null],
    [`${classic}?referrer=mail`, classic, null],
    ['https://d-1234567890.awsapps.com', classic, null],
    ['https://D-1234567890.AwsApps.com:443/start', classic, null],
    ['HTTPS://d-1234567890.awsapps.com./start', classic, null],
    ['https://my-company.awsapps.com/start', 'https://my-company.awsapps.com/start', null],
    [`${dualStack}/#/`, dualStack, 'eu-west-1'],
    [`${regional}/`, regional, 'eu-west-1'],
    [
      'https://identitycenter.amazonaws.com/ssoins-0123456789abcdef',
      'https://identitycenter.amazonaws.com/ssoins-0123456789abcdef',
      null,
    ],
  ])('%s', (text, startUrl, region) => expect(readStartUrl(text)).toEqual(found(startUrl, region)));

  test.each([
    `  ${classic}  `,
    `\n${classic}\r\n`,
    `"${classic}"`,
    `'${classic}/',`,
    `“${classic}”`,
    `<${classic}>`,
    `(${classic}).`,
    `[Sign in](${classic}#/)`,
    `「${classic}」`,
    `${classic}。`,
    `${classic}にアクセスしてください`,
    `https://d-1234567890.awsapps.comにアクセスしてください`,
    `\u200B${classic}\u200B`,
    `Hi Ana, please sign in at ${classic}. Questions? Ask in #aws!`,
    `sso_start_url = ${classic}\nsso_region = eu-west-1`,
    `The console is https://console.aws.amazon.com/, your portal ${classic}`,
    `${classic} (once more: ${classic}/#/)`,
    'd-1234567890.awsapps.com/start',
    'Please use d-1234567890.awsapps.com/start, thanks',
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`${classic}#/`)}&data=05`,
  ])('in %j', (text) => expect(readStartUrl(text)).toEqual(found(classic)));

  test('what an address carries along counts only where the address itself is none', () => {
    const carrying = (address: string, carried: string) => `${address}?next=${encodeURIComponent(carried)}`;
    expect(readStartUrl(carrying(classic, 'https://other.awsapps.com/start'))).toEqual(found(classic));
    expect(readStartUrl(carrying('https://us-east-1.signin.aws/login', classic))).toEqual(found(classic));
    const elsewhere = carrying('https://aws.mycompany.com/', 'https://evil.example/start');
    expect(readStartUrl(elsewhere)).toEqual(found(elsewhere, null, 'aws.mycompany.com'));
    const insecure = carrying('https://aws.mycompany.com/', 'http://d-1.awsapps.com/start');
    expect(readStartUrl(insecure)).toMatchObject({ value: { ownDomain: 'aws.mycompany.com' } });
  });

  test.each([
    ['https://aws.mycompany.com', 'https://aws.mycompany.com', 'aws.mycompany.com'],
    ['aws.mycompany.com/', 'https://aws.mycompany.com', 'aws.mycompany.com'],
    [
      'https://adfs.mycompany.com/adfs/ls/idpinitiatedsignon.aspx?loginToRp=urn:amazon:webservices',
      'https://adfs.mycompany.com/adfs/ls/idpinitiatedsignon.aspx?loginToRp=urn:amazon:webservices',
      'adfs.mycompany.com',
    ],
    ['https://aws.mycompany.com:8443/sso/', 'https://aws.mycompany.com:8443/sso', 'aws.mycompany.com'],
    ['https://aws.mycompany.com/startから', 'https://aws.mycompany.com/start', 'aws.mycompany.com'],
    ['https://aws.bücher.example', 'https://aws.xn--bcher-kva.example', 'aws.xn--bcher-kva.example'],
  ])('%s is a domain of a company', (text, startUrl, host) => {
    expect(readStartUrl(text)).toEqual(found(startUrl, null, host));
  });
});

test.each([
  ['https://start.us-gov-home.awsapps.com/directory/d-1234567890', null],
  ['https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/acme-gov', 'us-gov-west-1'],
  ['https://start.us-gov-east-1.us-gov-home.awsapps.com/directory/acme-gov', 'us-gov-east-1'],
  ['https://start.home.awsapps.cn/directory/acme', null],
  ['https://start.cn-north-1.home.awsapps.cn/directory/acme', 'cn-north-1'],
])('the shared portals of GovCloud and China: %s', (url, region) => {
  expect(readStartUrl(url)).toEqual(found(url, region));
});

describe('what is wrong is told', () => {
  test.each([
    ['http://d-1234567890.awsapps.com/start', 'start-url-http', { host: 'd-1234567890.awsapps.com' }],
    ['http://aws.mycompany.com', 'start-url-http', { host: 'aws.mycompany.com' }],
    ['https://123456789012.signin.aws.amazon.com/console', 'start-url-not-portal', undefined],
    ['https://signin.aws.amazon.com/oauth', 'start-url-not-portal', { host: 'signin.aws.amazon.com' }],
    ['https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1', 'start-url-not-portal', undefined],
    ['console.aws.amazon.com', 'start-url-not-portal', { host: 'console.aws.amazon.com' }],
    ['https://us-east-1.signin.aws/platform/d-1/login', 'start-url-not-portal', { host: 'us-east-1.signin.aws' }],
    ['https://oidc.eu-west-1.amazonaws.com/authorize', 'start-url-not-portal', undefined],
    ['https://device.sso.eu-west-1.amazonaws.com/', 'start-url-not-portal', undefined],
    ['https://bucket.s3.amazonaws.com/', 'start-url-not-portal', undefined],
    ['https://console.amazonaws.cn/', 'start-url-not-portal', undefined],
    [
      `${classic} or https://other.awsapps.com/start`,
      'start-url-several',
      { first: classic, second: 'https://other.awsapps.com/start' },
    ],
    [`${classic}\nhttps://other.awsapps.com/start`, 'start-url-several', undefined],
    ['https://a.example.com https://b.example.com', 'start-url-several', undefined],
    ['', 'start-url-invalid', { startUrl: '' }],
    ['my-company', 'start-url-invalid', { startUrl: 'my-company' }],
    ['ask in the chat of ops.example.com', 'start-url-invalid', undefined],
    ['https://', 'start-url-invalid', undefined],
    ['https://localhost/start', 'start-url-invalid', undefined],
    ['https://127.0.0.1/start', 'start-url-invalid', undefined],
    ['https://[::1]/start', 'start-url-invalid', undefined],
    ['https://169.254.169.254/latest', 'start-url-invalid', undefined],
    ['https://d-1.awsapps.com:8443/start', 'start-url-invalid', undefined],
    ['javascript:alert(1)', 'start-url-invalid', undefined],
    ['file:///etc/passwd', 'start-url-invalid', undefined],
  ])('%j: %s', (text, code, params) => {
    expect(readStartUrl(text)).toMatchObject({
      ok: false,
      problem: { code, retry: 'user', ...(params && { params }) },
    });
  });

  test('without a password that stands in the address, and not without end', () => {
    const secret = readStartUrl('https://ana:canary@d-1.awsapps.com/start');
    expect(secret).toMatchObject({ ok: false, problem: { code: 'start-url-invalid' } });
    expect(JSON.stringify(secret)).not.toContain('canary');
    expect(JSON.stringify(readStartUrl('https://ana:canary@d-1.awsapps.com/start https://'))).not.toContain('canary');
    expect(JSON.stringify(readStartUrl(`${'x '.repeat(9_000)}`)).length).toBeLessThan(250);
  });
});

test('a host that only looks like a portal is none', () => {
  for (const host of ['awsapps.com.evil.example', 'evil-awsapps.com', 'x.app.aws.example.com']) {
    expect(readStartUrl(`https://${host}/start`)).toMatchObject({ value: { ownDomain: host } });
    expect(portalAt(`https://${host}/start`)).toBeNull();
  }
  expect(portalAt('https://d-1.awsapps.com@evil.example/start')).toBeNull();
  expect(portalAt('http://d-1.awsapps.com/start')).toBeNull();
  expect(portalAt('/start')).toBeNull();
});

test('the end of a sentence is no part of an address that has letters of another alphabet', () => {
  const found = readStartUrl('https://aws.mycompany.comé?url=:');
  expect(found).toMatchObject({ ok: true, value: { startUrl: 'https://aws.mycompany.xn--com-dma/?url=' } });
});

test('whatever is pasted, what is found may be written and is found again', () => {
  const part = fc.constantFrom(
    classic,
    dualStack,
    'https://aws.mycompany.com',
    'http://',
    'https://',
    '//',
    '@',
    ':',
    '#/',
    '"',
    '<',
    '\n',
    'd-1.awsapps.com',
    '%2F',
    '。',
    'é',
    '?url=',
    '\\',
    '..',
    '[',
    '1.2.3.4',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(part).map((parts) => parts.join('')),
      ),
      (text) => {
        const read = readStartUrl(text);
        if (!read.ok) return;
        expect(isNewStartUrl(read.value.startUrl)).toBe(true);
        expect(readStartUrl(read.value.startUrl)).toEqual(read);
        expect(isNewSessionName(proposeName(read.value.startUrl, new Set()))).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  [classic, [], 'd-1234567890'],
  ['https://my-company.awsapps.com/start', [], 'my-company'],
  ['https://my-company.awsapps.com/start', ['my-company'], 'my-company-2'],
  ['https://my-company.awsapps.com/start', ['my-company', 'my-company-2'], 'my-company-3'],
  [dualStack, [], 'ssoins-0123456789abcdef'],
  ['https://identitycenter.amazonaws.com/ssoins-0123', [], 'ssoins-0123'],
  ['https://start.us-gov-home.awsapps.com/directory/d-1234567890', [], 'd-1234567890'],
  ['https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/acme-gov', [], 'acme-gov'],
  ['https://start.home.awsapps.cn/directory/acme', ['acme'], 'acme-2'],
  ['https://start.cn-north-1.home.awsapps.cn/directory/acme', [], 'acme'],
  ['https://aws.mycompany.com', [], 'mycompany'],
  ['https://sso.portal.acme.co.uk/x', [], 'acme'],
])('%s with %j taken is called %s', (address, taken, name) => {
  expect(proposeName(address, new Set(taken))).toBe(name);
});
