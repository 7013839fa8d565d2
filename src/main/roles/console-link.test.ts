/** The links to the console against one that the access portal itself has made. */
import { expect, test } from 'vitest';
import { consoleLink } from './console-link.ts';

const target = { accountId: '427812963091', roleName: 'ReadOnlyAccess', destination: null };

// A shortcut link made by the portal, quoted in the README of arianvp/aws-create-shortcut-bookmarklet.
const made =
  'https://nixos.awsapps.com/start/#/console?account_id=427812963091&destination=https%3A%2F%2Fus-east-1.console.aws.amazon.' +
  'com%2Fec2%2Fhome%3Fregion%3Dus-east-1%23SnapshotDetails%3AsnapshotId%3Dsnap-09e338b471109c7ac';

test('has the form of the portal’s own, with the role for its destination', () => {
  const link = consoleLink('https://nixos.awsapps.com/start', target);
  expect(link).toBe(`${made.slice(0, made.indexOf('&destination'))}&role_name=ReadOnlyAccess`);
});

test.each([
  ['https://nixos.awsapps.com/start', 'https://nixos.awsapps.com/start'],
  ['https://nixos.awsapps.com/start/', 'https://nixos.awsapps.com/start'],
  ['https://nixos.awsapps.com/start#', 'https://nixos.awsapps.com/start'],
  ['https://nixos.awsapps.com/start/#/', 'https://nixos.awsapps.com/start'],
  ['https://nixos.awsapps.com/start/#/?tab=accounts', 'https://nixos.awsapps.com/start'],
  ['https://nixos.awsapps.com/start?x=1', 'https://nixos.awsapps.com/start'],
  [
    'https://ssoins-1234567890abcdef.portal.us-east-1.app.aws',
    'https://ssoins-1234567890abcdef.portal.us-east-1.app.aws',
  ],
  [
    'https://ssoins-1234567890abcdef.portal.us-east-1.app.aws/',
    'https://ssoins-1234567890abcdef.portal.us-east-1.app.aws',
  ],
  ['https://start.us-gov-home.awsapps.com/directory/d-1', 'https://start.us-gov-home.awsapps.com/directory/d-1'],
])('%s: what was copied along from the browser is left out', (startUrl, portal) => {
  expect(consoleLink(startUrl, target)).toBe(`${portal}/#/console?account_id=427812963091&role_name=ReadOnlyAccess`);
});

test('every character of a permission set’s name survives', () => {
  const roleName = 'team+ops=night,shift.v2@tokyo_-';
  const link = consoleLink('https://nixos.awsapps.com/start', { ...target, roleName });
  expect(new URLSearchParams(new URL(link).hash.split('?')[1]).get('role_name')).toBe(roleName);
  expect(link).not.toContain('+');
});

test('leading zeros stay', () => {
  expect(consoleLink('https://a.awsapps.com/start', { ...target, accountId: '000000000001' })).toContain(
    '=000000000001&',
  );
});
