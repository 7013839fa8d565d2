/**
 * Where a browser is signed out of a company's identity provider: its own sign-in there outlives that of the portal. Only pages of
 * providers that are known here, so that nothing in the panel can have another page opened.
 */
import * as v from 'valibot';

/** Those that have one page for everybody, and those where a company has a host of its own. */
export const providerKinds = ['entra', 'google', 'okta', 'onelogin'] as const;
export type ProviderKind = (typeof providerKinds)[number];

export type IdentityProvider =
  | { readonly kind: 'entra' | 'google' }
  /** Such as `acme.okta.com`. */
  | { readonly kind: 'okta' | 'onelogin'; readonly host: string };

/** What people call them; proper names, the same in every language. */
export const providerNames: Readonly<Record<ProviderKind, string>> = {
  entra: 'Microsoft Entra ID',
  google: 'Google Workspace',
  okta: 'Okta',
  onelogin: 'OneLogin',
};

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const hosts = {
  okta: new RegExp(`^${label}\\.(okta|okta-emea|oktapreview)\\.com$`),
  onelogin: new RegExp(`^${label}\\.onelogin\\.com$`),
};
const paths = { okta: '/login/signout', onelogin: '/logout' };

export function hasOwnHost(kind: ProviderKind): kind is 'okta' | 'onelogin' {
  return kind === 'okta' || kind === 'onelogin';
}

/** The host in what somebody typed or pasted: a host, or an address of the company's pages there. Null if it is none of theirs. */
export function providerHost(kind: 'okta' | 'onelogin', typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const host = URL.parse(text.includes('://') ? text : `https://${text}`)?.hostname ?? '';
  return hosts[kind].test(host) ? host : null;
}

export const identityProviderSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['entra', 'google']) }),
  v.pipe(
    v.strictObject({ kind: v.picklist(['okta', 'onelogin']), host: v.pipe(v.string(), v.maxLength(253)) }),
    v.check(({ kind, host }) => hosts[kind].test(host)),
  ),
]);

/** The page that ends the browser's sign-in there (for Entra: OpenID Connect's `end_session_endpoint` of its metadata). */
export function providerSignOutPage(provider: IdentityProvider): string {
  switch (provider.kind) {
    case 'entra':
      return 'https://login.microsoftonline.com/common/oauth2/v2.0/logout';
    case 'google':
      return 'https://accounts.google.com/Logout';
    case 'okta':
    case 'onelogin':
      return `https://${provider.host}${paths[provider.kind]}`;
  }
}
