/** What a token file says of itself, against the config. */
import { describe, expect, test } from 'vitest';
import { parseToken } from '../aws/cache/token-file.ts';
import { otherPortalOf } from './token-portal.ts';

const here = { startUrl: 'https://d-1234567890.awsapps.com/start', region: 'us-east-1' };
const other = 'https://d-9876543210.awsapps.com/start';
const written = (fields: Readonly<Record<string, unknown>>) => {
  const parsed = parseToken(JSON.stringify({ accessToken: 'a', expiresAt: '2099-01-01T00:00:00Z', ...fields }));
  if ('defect' in parsed) throw new Error(parsed.defect);
  return parsed.token;
};

describe('one portal, however it is written', () => {
  test.each([
    here.startUrl,
    `${here.startUrl}/`,
    `${here.startUrl}#`,
    `${here.startUrl}/#/`,
    `${here.startUrl}?x=1`,
    ` ${here.startUrl} `,
    'https://D-1234567890.AWSAPPS.com/start',
    'https://d-1234567890.awsapps.com:443/start',
    'https://d-1234567890.awsapps.com',
    'https://d-1234567890.awsapps.com./start',
  ])('%s', (startUrl) => {
    expect(otherPortalOf(written({ startUrl, region: 'us-east-1' }), here)).toBe(null);
    expect(otherPortalOf(written({ startUrl: here.startUrl }), { ...here, startUrl: startUrl.trim() })).toBe(null);
  });
});

describe('another portal', () => {
  test.each([
    [other, other],
    [`${other}/#/`, other],
    ['https://acme.awsapps.com/start', 'https://acme.awsapps.com/start'],
    [
      'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws',
      'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws',
    ],
    [
      'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/acme',
      'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/acme',
    ],
    ['https://d-1234567890.awsapps.cn/start', 'https://d-1234567890.awsapps.cn/start'],
    // Where the issuer is written in the place of the portal.
    ['https://identitycenter.amazonaws.com/ssoins-99', 'https://identitycenter.amazonaws.com/ssoins-99'],
  ])('%s', (startUrl, shown) => {
    expect(otherPortalOf(written({ startUrl, region: 'us-east-1' }), here)).toBe(shown);
  });

  test('two directories of one host', () => {
    const gov = 'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory';
    expect(otherPortalOf(written({ startUrl: `${gov}/acme` }), { ...here, startUrl: `${gov}/labs` })).toBe(
      `${gov}/acme`,
    );
  });
});

describe('what cannot be told is not claimed', () => {
  test.each([
    ['a company’s own domain in the config, AWS’s portal in the token', other, 'https://aws.example.com/start'],
    ['AWS’s portal in the config, an own domain in the token', 'https://aws.example.com/start', here.startUrl],
    ['two own domains', 'https://aws.example.com', 'https://sso.example.org'],
    ['no address', 'start', here.startUrl],
    ['no address in the config', other, 'start'],
  ])('%s', (_, startUrl, configured) => {
    expect(otherPortalOf(written({ startUrl, region: 'us-east-1' }), { ...here, startUrl: configured })).toBe(null);
  });

  test('the same start URL in another region: the config’s region is wrong, not the sign-in', () => {
    expect(otherPortalOf(written({ startUrl: here.startUrl, region: 'eu-west-1' }), here)).toBe(null);
  });
});

describe('a token that does not name its portal', () => {
  test.each([undefined, null, '', 7, {}, []])(
    'startUrl %j: it counts as this session’s, but not from another region',
    (startUrl) => {
      expect(otherPortalOf(written({ startUrl }), here)).toBe(null);
      expect(otherPortalOf(written({ startUrl, region: 'us-east-1' }), here)).toBe(null);
      expect(otherPortalOf(written({ startUrl, region: 'eu-west-1' }), here)).toBe('eu-west-1');
    },
  );

  test.each(['', 7, null, 'Ireland', '../..'])('region %j tells nothing', (region) => {
    expect(otherPortalOf(written({ region }), here)).toBe(null);
  });
});
