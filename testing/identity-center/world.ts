/** Everything the organisation knows at one moment: clients, pending sign-ins, portal sessions, tokens, credentials. */
import { generateAccounts } from './people-and-accounts.ts';
import type { Account, Instance, OrganisationOptions, User } from './options.ts';
import { createMint, type SecretMint } from './secrets.ts';
import { normaliseStartUrl, portalsOf } from './start-urls.ts';

/** `grantType` of the device flow (RFC 8628). */
export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** A registered client. */
export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientName: string;
  readonly scopes: readonly string[];
  /** Undefined for a client of the device flow, which registers none. */
  readonly grantTypes: readonly string[] | undefined;
  readonly redirectUris: readonly string[];
  readonly issuerUrl: string | undefined;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** A device authorization that waits for, or has got, a person's answer. */
export interface DeviceAuthorization {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly client: Client;
  readonly startUrl: string;
  readonly verificationUriComplete: string;
  expiresAt: number;
  answer: 'pending' | 'denied' | 'used' | { readonly allowedBy: User };
}

/** An authorization code on its way through the browser. */
export interface AuthorizationCode {
  readonly client: Client;
  /** With the port, as in the authorize URL. */
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly scopes: readonly string[];
  readonly user: User;
  readonly expiresAt: number;
  used: boolean;
}

/** What a sign-in opens: every token of it lives inside it. */
export interface PortalSession {
  readonly id: string;
  readonly userName: string;
  readonly startUrl: string;
  readonly clientName: string;
  /** Epoch ms. */
  readonly startedAt: number;
  /** Epoch ms: when it ends by itself. */
  readonly endsAt: number;
  /** Epoch ms: when Logout or a lever ended it earlier. */
  endedAt: number | undefined;
}

export interface AccessToken {
  readonly session: PortalSession;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
  revoked: boolean;
}

export interface RefreshToken {
  readonly session: PortalSession;
  readonly client: Client;
  readonly scopes: readonly string[];
  /** Epoch ms of its first use. */
  usedAt: number | undefined;
  revoked: boolean;
}

export interface RoleCredentials {
  readonly accountId: string;
  readonly roleName: string;
  /** False for an IAM role of the account itself. */
  readonly isPermissionSet: boolean;
  readonly userName: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: number;
}

/** What the federation endpoint gives for role credentials. */
export interface SigninToken {
  readonly role: RoleCredentials;
  /** Epoch ms. */
  readonly expiresAt: number;
}

export interface World {
  options: OrganisationOptions;
  /** The server's own URL, without a slash at the end; known once it listens. */
  url: string;
  /** Epoch ms on the organisation's clock. */
  readonly now: () => number;
  readonly advance: (ms: number) => void;
  readonly secrets: SecretMint;
  readonly clients: Map<string, Client>;
  readonly devices: Map<string, DeviceAuthorization>;
  readonly codes: Map<string, AuthorizationCode>;
  readonly sessions: Map<string, PortalSession>;
  readonly accessTokens: Map<string, AccessToken>;
  readonly refreshTokens: Map<string, RefreshToken>;
  readonly roleCredentials: Map<string, RoleCredentials>;
  readonly signinTokens: Map<string, SigninToken>;
  /** The accounts of the instance with this start URL. */
  accountsOf(startUrl: string): readonly Account[];
  /** Whether both start URLs are portals of one instance. */
  isSameInstance(oneUrl: string, otherUrl: string): boolean;
  /** The accounts of the instance that are assigned to this person. */
  assignedTo(userName: string, startUrl: string): readonly Account[];
}

export function createWorld(options: OrganisationOptions): World {
  if (options.users.length === 0) throw new RangeError('users must not be empty');
  let moved = 0;
  const lists = new Map<number, readonly Account[]>();
  /** Of each list, what each person sees. */
  const seen = new Map<readonly Account[], Map<string, readonly Account[]>>();
  // What `organisation.configure` changes is in `world.options`; the people, their instances and the clock stay.
  const accountsOf = (startUrl: string): readonly Account[] => {
    const accounts = instanceAccounts(world.options, startUrl);
    if (typeof accounts !== 'number') return accounts;
    return remembered(lists, accounts, () => generateAccounts(accounts, options.rolesPerAccount));
  };
  const world: World = {
    options,
    url: '',
    now: () => options.clock() + moved,
    advance: (ms) => void (moved += ms),
    secrets: createMint(),
    clients: new Map(),
    devices: new Map(),
    codes: new Map(),
    sessions: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    roleCredentials: new Map(),
    signinTokens: new Map(),
    accountsOf,
    isSameInstance(oneUrl, otherUrl) {
      if (normaliseStartUrl(oneUrl) === normaliseStartUrl(otherUrl)) return true;
      const instance = instanceOf(options, oneUrl);
      return instance !== undefined && instance === instanceOf(options, otherUrl);
    },
    assignedTo(userName, startUrl) {
      const sees = options.users.find((user) => user.userName === userName)?.sees;
      const all = accountsOf(startUrl);
      if (sees === undefined) return all;
      return remembered(
        remembered(seen, all, () => new Map<string, readonly Account[]>()),
        userName,
        () => all.filter(sees),
      );
    },
  };
  return world;
}

function instanceOf({ instances }: OrganisationOptions, startUrl: string): Instance | undefined {
  return instances?.find((instance) => portalsOf(instance).includes(normaliseStartUrl(startUrl)));
}

function instanceAccounts(options: OrganisationOptions, startUrl: string): number | readonly Account[] {
  return instanceOf(options, startUrl)?.accounts ?? options.accounts;
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** Whether the portal session still lives at this instant (epoch ms). */
export function isActive(session: PortalSession, now: number): boolean {
  return session.endedAt === undefined && now < session.endsAt;
}
