/**
 * Where a browser is signed out of a company's identity provider: its own sign-in there outlives that of the portal. The page follows
 * from what is known of the provider; of any other one the user gives the address, and is shown its host before it is opened.
 */
import * as v from 'valibot';

/** Those that have one page for everybody. */
const sharedKinds = ['entra', 'google'] as const;
/** Those where a company has a host of its own. */
const hostKinds = ['okta', 'onelogin', 'auth0', 'cyberark', 'adfs'] as const;
/** In the order in which they are offered. */
export const providerKinds = [...sharedKinds, ...hostKinds, 'other'] as const;
export type ProviderKind = (typeof providerKinds)[number];
export type HostKind = (typeof hostKinds)[number];

export type IdentityProvider =
  | { readonly kind: (typeof sharedKinds)[number] }
  /** Such as `acme.okta.com`. */
  | { readonly kind: HostKind; readonly host: string }
  /** As `providerAddress` has it. */
  | { readonly kind: 'other'; readonly address: string };

/** What people call them; proper names, the same in every language. */
export const providerNames: Readonly<Record<Exclude<ProviderKind, 'other'>, string>> = {
  entra: 'Microsoft Entra ID',
  google: 'Google Workspace',
  okta: 'Okta',
  onelogin: 'OneLogin',
  auth0: 'Auth0',
  cyberark: 'CyberArk Identity',
  adfs: 'AD FS',
};

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/**
 * Its hosts, its page there, and an example. The pages, by the providers' documents: Auth0's is `GET /v2/logout` of the tenant's domain
 * (API reference, "Auth0 Logout"; domains: "Public Cloud Service Endpoints"), CyberArk's `/Security/logout` of the tenant's URL
 * (developer guide, "Logging Out"; hosts: Identity API reference), that of AD FS its WS-Federation sign-out (Microsoft, "AD FS: How to
 * Invoke a WS-Federation Sign-Out"), at a host that is the company's own. JumpCloud and Duo document none; those of Keycloak and
 * PingOne have more than a host in them.
 */
const ofHosts: Readonly<Record<HostKind, { readonly hosts: RegExp; readonly page: string; readonly example: string }>> =
  {
    okta: {
      hosts: new RegExp(`^${label}\\.(okta|okta-emea|oktapreview)\\.com$`),
      page: '/login/signout',
      example: 'acme.okta.com',
    },
    onelogin: { hosts: new RegExp(`^${label}\\.onelogin\\.com$`), page: '/logout', example: 'acme.onelogin.com' },
    auth0: {
      hosts: new RegExp(`^${label}\\.(?:(?:au|ca|eu|jp|uk|us)\\.)?auth0\\.com$`),
      page: '/v2/logout',
      example: 'acme.eu.auth0.com',
    },
    cyberark: {
      hosts: new RegExp(`^${label}\\.(?:my\\.idaptive\\.app|(?:id\\.)?cyberark\\.cloud)$`),
      page: '/Security/logout',
      example: 'acme.my.idaptive.app',
    },
    adfs: {
      hosts: new RegExp(`^(?:${label}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`),
      page: '/adfs/ls/?wa=wsignout1.0',
      example: 'fs.example.com',
    },
  };

export function hasOwnHost(kind: ProviderKind): kind is HostKind {
  return (hostKinds as readonly ProviderKind[]).includes(kind);
}

export function exampleHost(kind: HostKind): string {
  return ofHosts[kind].example;
}

/** The host in what somebody typed or pasted: a host, or an address of the company's pages there. Null if it is none of theirs. */
export function providerHost(kind: HostKind, typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const host = URL.parse(text.includes('://') ? text : `https://${text}`)?.hostname ?? '';
  return isHostOf(kind, host) ? host : null;
}

function isHostOf(kind: HostKind, host: string): boolean {
  return host.length <= longestHost && ofHosts[kind].hosts.test(host);
}

/** Of a name in DNS. */
const longestHost = 253;
/** In characters; more than a sign-out page with a realm and a way back has. */
export const longestAddress = 500;

/**
 * The address of a sign-out page as it is kept and opened, from what somebody typed: https, nobody's name or password in it, nothing that
 * is not seen. Null if it is no such address.
 */
export function providerAddress(typed: string): string | null {
  const text = typed.trim();
  // The parser would pass over a tab or a line's end, and take a backslash for a slash.
  if (!/^https:\/\/[^/\\]/i.test(text) || /[\s\p{Cc}\p{Cf}\\]/u.test(text)) return null;
  const url = URL.parse(text);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return url.href.length <= longestAddress ? url.href : null;
}

export const identityProviderSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(sharedKinds) }),
  v.pipe(
    v.strictObject({ kind: v.picklist(hostKinds), host: v.pipe(v.string(), v.maxLength(longestHost)) }),
    v.check(({ kind, host }) => isHostOf(kind, host)),
  ),
  v.strictObject({
    kind: v.literal('other'),
    address: v.pipe(
      v.string(),
      v.maxLength(longestAddress),
      v.check((address) => providerAddress(address) === address),
    ),
  }),
]);

/** What a button for it says: the name of one that is known, and of any other one the host that it leads to. */
export function providerName(provider: IdentityProvider): string {
  return provider.kind === 'other' ? hostOfAddress(provider.address) : providerNames[provider.kind];
}

/** With its port where that is not the usual one, and in the form of DNS: letters that look like others do not. */
export function hostOfAddress(address: string): string {
  return URL.parse(address)?.host ?? '';
}

/** The page that ends the browser's sign-in there (for Entra: OpenID Connect's `end_session_endpoint` of its metadata). */
export function providerSignOutPage(provider: IdentityProvider): string {
  switch (provider.kind) {
    case 'entra':
      return 'https://login.microsoftonline.com/common/oauth2/v2.0/logout';
    case 'google':
      return 'https://accounts.google.com/Logout';
    case 'other':
      return provider.address;
    default:
      return `https://${provider.host}${ofHosts[provider.kind].page}`;
  }
}
