/** What a test or the demo may choose about the simulated organisation, and the defaults. */
import type { RecordedRequest } from './recorder.ts';

/** An AWS account as the access portal lists it; name and e-mail address may be absent, as in the real answer. */
export interface Account {
  /** Twelve digits, leading zeros included. */
  readonly accountId: string;
  readonly accountName?: string;
  readonly emailAddress?: string;
  /** Names of the permission sets that are assigned in this account. */
  readonly roles: readonly string[];
  /**
   * Names of IAM roles of the account itself (account access manager): up to 64 characters; listed and handed out as the others
   * are, but STS calls them by their own name, without `AWSReservedSSO_`.
   */
  readonly plainRoles?: readonly string[];
}

/** A person who can sign in on the pages. */
export interface User {
  readonly userName: string;
  /** Which accounts are assigned to this person; all when absent. */
  readonly sees?: (account: Account) => boolean;
}

/** One Identity Center instance; several may live on one server, told apart by their start URL. */
export interface Instance {
  readonly startUrl: string;
  /**
   * Its portals in further Regions: the same people, accounts and browser session, and a sign-out ends all of it; each has to
   * be authorised by itself.
   */
  readonly otherPortals?: readonly string[];
  /** As `OrganisationOptions.accounts`, for this instance alone. */
  readonly accounts?: number | readonly Account[];
}

/** Roles of the account with this index: how many of the usual ones, or their names. */
export type RolesPerAccount = number | ((index: number) => number | readonly string[]);

/** Settings that may also be changed while the server runs, with `organisation.configure`. */
export interface LiveOptions {
  /** Number of generated accounts (0 to 10,000), or the accounts themselves. */
  readonly accounts: number | readonly Account[];
  /** Life of an access token (s) of a client with the scope sso:account:access; it never outlives the portal session. */
  readonly accessTokenSeconds: number;
  /** Life of a portal session (s) from the sign-in; a refresh after its end is refused with invalid_grant. */
  readonly portalSessionSeconds: number;
  /** Life of role credentials (s). */
  readonly roleCredentialSeconds: number;
  /** Life of a client registration (s). */
  readonly registrationSeconds: number;
  /** Life of a device code (s). */
  readonly deviceCodeSeconds: number;
  /** Polling interval (s) that StartDeviceAuthorization answers; undefined leaves the field out, as the model allows. */
  readonly interval: number | undefined;
  /** How long (s) a used refresh token is still accepted. */
  readonly refreshReuseSeconds: number;
  /** A second sign-in of the same person keeps the end of the first one's portal session (aws-cli issue 7361). */
  readonly sharesBrowserSession: boolean;
  /** Portal calls per second, with a burst of one second; beyond it 429. Undefined: no limit. */
  readonly rateLimit: number | undefined;
  /** How long (ms) every answer takes at least. */
  readonly latencyMs: number;
  /** 'page': a person (or a lever) allows. 'automatic': the first user has allowed at once, in both flows. */
  readonly approval: 'page' | 'automatic';
}

export interface OrganisationOptions extends LiveOptions {
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  readonly rolesPerAccount: RolesPerAccount;
  /** People who can sign in; the first one is the default of every lever and page. At least one. */
  readonly users: readonly User[];
  /** The known instances; undefined knows every https start URL on a host that looks like AWS's. */
  readonly instances: readonly Instance[] | undefined;
  /** `ACCOUNT/DOMAIN` of each domain of CodeArtifact. */
  readonly packageDomains: readonly string[];
  /** Companies' own domains and the address that each leads to: start URLs of the AWS CLI 2.35.13 and later. */
  readonly ownDomains: Readonly<Record<string, string>>;
  /** Hosts of portals whose page tells a region, and which. */
  readonly portalPages: Readonly<Record<string, string>>;
  /** Current time (epoch ms) of the server; `organisation.advance` adds to it. */
  readonly clock: () => number;
  /** Called for every answered request; the program prints them. */
  readonly onRequest: ((request: RecordedRequest) => void) | undefined;
}

/** Numbers as the real service has them where they are known: 1 h tokens, 8 h sessions, 90 days, 600 s, 5 s. */
export const defaultOptions: OrganisationOptions = {
  port: 0,
  accounts: 40,
  rolesPerAccount: (index) => 1 + (index % 5),
  users: [{ userName: 'ana.lima' }, { userName: 'kenji.sato@example.com' }],
  instances: undefined,
  packageDomains: [],
  ownDomains: {},
  portalPages: {},
  clock: Date.now,
  onRequest: undefined,
  accessTokenSeconds: 3600,
  portalSessionSeconds: 28_800,
  roleCredentialSeconds: 3600,
  registrationSeconds: 90 * 86_400,
  deviceCodeSeconds: 600,
  interval: 5,
  refreshReuseSeconds: 0,
  sharesBrowserSession: false,
  rateLimit: undefined,
  latencyMs: 0,
  approval: 'page',
};
