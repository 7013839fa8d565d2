/** Tests of which pages of identity providers may be opened. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  exampleHost,
  hasOwnHost,
  identityProviderSchema,
  longestAddress,
  providerAddress,
  providerHost,
  providerKinds,
  providerName,
  providerSignOutPage,
} from './identity-providers.ts';

test.each([
  ['acme.okta.com', 'acme.okta.com'],
  [' ACME.okta.com ', 'acme.okta.com'],
  ['https://acme.okta-emea.com/app/UserHome?x=1', 'acme.okta-emea.com'],
  ['acme.oktapreview.com/login', 'acme.oktapreview.com'],
  ['acme', null],
  ['okta.com', null],
  ['acme.okta.com.evil.example', null],
  ['evil.example/acme.okta.com', null],
  ['https://acme.okta.com@evil.example/', null],
  ['a.b.okta.com', null],
  ['-acme.okta.com', null],
  ['', null],
  [`${'a'.repeat(64)}.okta.com`, null],
])('the host in “%s” is %s', (typed, host) => {
  expect(providerHost('okta', typed)).toBe(host);
});

test.each([
  [{ kind: 'entra' }, 'https://login.microsoftonline.com/common/oauth2/v2.0/logout'],
  [{ kind: 'google' }, 'https://accounts.google.com/Logout'],
  [{ kind: 'okta', host: 'acme.okta.com' }, 'https://acme.okta.com/login/signout'],
  [{ kind: 'onelogin', host: 'acme.onelogin.com' }, 'https://acme.onelogin.com/logout'],
  [{ kind: 'auth0', host: 'acme.auth0.com' }, 'https://acme.auth0.com/v2/logout'],
  [{ kind: 'auth0', host: 'acme.eu.auth0.com' }, 'https://acme.eu.auth0.com/v2/logout'],
  [{ kind: 'cyberark', host: 'acme.my.idaptive.app' }, 'https://acme.my.idaptive.app/Security/logout'],
  [{ kind: 'cyberark', host: 'abc1234.id.cyberark.cloud' }, 'https://abc1234.id.cyberark.cloud/Security/logout'],
  [{ kind: 'adfs', host: 'fs.example.com' }, 'https://fs.example.com/adfs/ls/?wa=wsignout1.0'],
  [{ kind: 'other', address: 'https://sso.example.com/logout?x=1' }, 'https://sso.example.com/logout?x=1'],
] as const)('the page of %j', (provider, page) => {
  expect(v.is(identityProviderSchema, provider)).toBe(true);
  expect(providerSignOutPage(provider)).toBe(page);
});

test.each([
  [{ kind: 'okta', host: 'evil.example' }],
  [{ kind: 'okta', host: 'acme.onelogin.com' }],
  [{ kind: 'okta', host: 'acme.okta.com/../x' }],
  [{ kind: 'okta' }],
  [{ kind: 'entra', host: 'evil.example' }],
  [{ kind: 'other', host: 'acme.okta.com' }],
  [{ kind: 'unknown', host: 'acme.okta.com' }],
  [{ kind: 'auth0', host: 'acme.xx.auth0.com' }],
  [{ kind: 'auth0', host: 'acme.auth0.com.evil.example' }],
  [{ kind: 'cyberark', host: 'idaptive.app' }],
  [{ kind: 'adfs', host: '192.0.2.1' }],
  [{ kind: 'adfs', host: 'fs.example.com/x' }],
  [{ kind: 'adfs', host: 'fs.example.com:444' }],
  [{ kind: 'adfs', host: `${'a.'.repeat(130)}example` }],
  [{ kind: 'other' }],
  [{ kind: 'other', address: 'http://sso.example.com/' }],
  [{ kind: 'other', address: 'https://sso.example.com' }],
  [{ kind: 'other', address: 'HTTPS://sso.example.com/' }],
  [{ kind: 'other', address: 'https://ada:secret@sso.example.com/' }],
  [{ kind: 'other', address: 'javascript:alert(1)' }],
  [{ kind: 'other', address: `https://sso.example.com/${'x'.repeat(500)}` }],
  ['https://evil.example/'],
  [null],
])('%j is no identity provider', (provider) => {
  expect(v.is(identityProviderSchema, provider)).toBe(false);
});

test('the example of each provider is one of its hosts', () => {
  for (const kind of providerKinds) if (hasOwnHost(kind)) expect(providerHost(kind, exampleHost(kind))).not.toBeNull();
});

const most = 'https://sso.example.com/'.padEnd(longestAddress, 'x');

test.each([
  ['https://sso.example.com', 'https://sso.example.com/'],
  [' HTTPS://SSO.Example.com/realms/a/logout#x ', 'https://sso.example.com/realms/a/logout#x'],
  ['https://sso.example.com:8443/a b'.replace(' ', '%20'), 'https://sso.example.com:8443/a%20b'],
  // Letters that look like others are seen as what they are.
  ['https://\u0430cme.example/', 'https://xn--cme-5cd.example/'],
  [most, most],
  [`${most}x`, null],
  ['http://sso.example.com/', null],
  ['sso.example.com/logout', null],
  ['//sso.example.com/', null],
  ['https:sso.example.com', null],
  ['https:///sso.example.com', null],
  ['https:/\\sso.example.com', null],
  ['https://sso.example.com\\@evil.example/', null],
  ['https://ada@sso.example.com/', null],
  ['https://ada:secret@sso.example.com/', null],
  ['https://:secret@sso.example.com/', null],
  ['https://sso.exa\tmple.com/', null],
  ['https://sso.example.com/a b', null],
  ['https://sso.example.com/\u202egnp', null],
  ['https://sso.example.com/\u0000', null],
  ['https://', null],
  ['https://[::1', null],
  ['file:///etc/passwd', null],
  ['javascript:alert(1)//https://', null],
  ['data:text/html,x', null],
  ['', null],
])('the address in %j is %s', (typed, address) => {
  expect(providerAddress(typed)).toBe(address);
  // What counts is what is kept: it reads as itself.
  if (address !== null) expect(v.is(identityProviderSchema, { kind: 'other', address })).toBe(true);
});

test('a button says a known provider’s name, and of any other one the host', () => {
  expect(providerName({ kind: 'adfs', host: 'fs.example.com' })).toBe('AD FS');
  expect(providerName({ kind: 'other', address: 'https://sso.example.com:8443/okta.com/' })).toBe(
    'sso.example.com:8443',
  );
});
