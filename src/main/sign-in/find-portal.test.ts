/** Tests of the portal behind a start URL: who is asked, and whose region counts. */
import { expect, test } from 'vitest';
import type { ReadStartUrl } from '../aws/start-url.ts';
import { createFindPortal, type SignInPortal } from './find-portal.ts';

const portal = 'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws';
const asked: string[] = [];
const find = (startUrl: string, found: ReadStartUrl | null = null): Promise<SignInPortal> => {
  const lookUp = createFindPortal((url) => (asked.push(url), Promise.resolve(found)));
  return lookUp({ startUrl, region: 'us-east-1' }, new AbortController().signal);
};

test.each([
  'https://d-1234567890.awsapps.com/start/#/',
  'https://D-1234567890.AWSAPPS.COM./start',
  'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws',
  'https://identitycenter.amazonaws.com/ssoins-0123456789abcdef',
])('%s is AWS’s own: as configured, and nobody is asked', async (startUrl) => {
  expect(await find(startUrl)).toEqual({ startUrl, region: 'us-east-1' });
  expect(asked).toEqual([]);
});

test('a domain of a company’s own leads to the portal, in the region of its address if it has one', async () => {
  const own = 'https://aws.mycompany.com/start/#/';
  expect(await find(own, { startUrl: portal, region: 'eu-west-1', ownDomain: null })).toEqual({
    startUrl: portal,
    region: 'eu-west-1',
  });
  const classic = 'https://d-1234567890.awsapps.com/start';
  expect(await find(own, { startUrl: classic, region: null, ownDomain: null })).toEqual({
    startUrl: classic,
    region: 'us-east-1',
  });
  expect(asked).toEqual([own, own]);
});

test('one that leads elsewhere is told as such', async () => {
  await expect(find('https://awsapps.com.evil.example/start')).rejects.toMatchObject({
    problem: { code: 'start-url-leads-elsewhere', params: { host: 'awsapps.com.evil.example' } },
  });
});
