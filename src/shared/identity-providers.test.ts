/** Tests of which pages of identity providers may be opened. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { identityProviderSchema, providerHost, providerSignOutPage } from './identity-providers.ts';

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
  ['https://evil.example/'],
  [null],
])('%j is no identity provider', (provider) => {
  expect(v.is(identityProviderSchema, provider)).toBe(false);
});
