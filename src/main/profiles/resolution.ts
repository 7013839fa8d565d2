/** Where a profile gets its credentials from, step by step as botocore goes (credentials.py of the AWS CLI). */
import type { SessionId } from '../../shared/app-state.ts';
import { parseBotocore } from '../aws/config/readers/botocore.ts';
import type { Reading, Settings } from '../aws/config/readers/reading.ts';
import { textOf } from '../aws/config/readers/reading.ts';

/** Why the AWS CLI cannot use a profile; `at`: the profile in which the mistake is. */
export interface Fault {
  readonly code:
    | 'refused'
    | 'no-such-profile'
    | 'role-without-source'
    | 'two-sources'
    | 'unknown-source'
    | 'bad-credential-source'
    | 'source-circle'
    | 'chain-too-long'
    | 'source-without-credentials'
    | 'missing-role-arn'
    | 'half-keys'
    | 'unknown-session'
    | 'conflicting-keys'
    | 'missing-sso-keys';
  readonly at: string;
  /** The profiles of a circle, from one to the same again; the source that is missing or has nothing. */
  readonly names: readonly string[];
}

/** `via`: the source profiles that lead there, in the order of the steps; empty for what the profile has itself. */
export type Resolution =
  /** A role of IAM Identity Center, and the roles that are assumed with it, the one that is asked for first. */
  | {
      readonly kind: 'sso';
      readonly via: readonly string[];
      readonly assumed: readonly AssumedStep[];
      readonly settings: Settings;
      readonly session: Settings | null;
    }
  /** Keys, a process, a token file, the sign-in of `aws login`, or what the computer itself has. */
  | { readonly kind: 'other'; readonly via: readonly string[]; readonly isAwsLogin?: true }
  /** A session, if it is there, and no role: for programs that take the token itself. */
  | { readonly kind: 'token'; readonly settings: Settings; readonly session: Settings | null }
  /** Nothing that names credentials; a computer at AWS may have some. */
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly via: readonly string[]; readonly fault: Fault };

/** A role that is assumed with the credentials of the next step. */
export interface AssumedStep {
  readonly profile: string;
  /** `role_arn` and what belongs to it. */
  readonly settings: Settings;
}

export interface Resolver {
  resolve(profile: string): Resolution;
}

/** botocore recurses some three calls deep for each step, and Python ends at a thousand. */
const mostSteps = 200;
/** `CANONICAL_NAME` of the providers that `create_credential_resolver` gives to the AssumeRoleProvider. */
export const credentialSources: readonly string[] = ['Environment', 'EcsContainer', 'Ec2InstanceMetadata'];

/** What botocore has read. */
interface Read extends Pick<Reading, 'profiles' | 'ssoSessions'> {
  /** Whether it takes anything from the files. */
  readonly isAccepted: boolean;
  /** What the credentials file says of a profile: keys are taken from there before those of the config file. */
  readonly keysOf: (profile: string) => Settings | undefined;
}

/**
 * `credentials`: the text of that file. `isDecoded`: false if one of the files is not all UTF-8, so that botocore takes
 * nothing from them.
 */
export function createResolver(reading: Reading, credentials: string, isDecoded: boolean): Resolver {
  let keys: ReadonlyMap<string, Settings> | null = null;
  const read: Read = {
    ...reading,
    isAccepted: reading.refusal === null && isDecoded,
    keysOf: (profile) => (keys ??= parseBotocore(credentials).sections ?? new Map()).get(profile),
  };
  return { resolve: (profile) => resolve(read, profile) };
}

/** AssumeRoleProvider.load, then `_load_creds_via_assume_role` for each source. */
function resolve(read: Read, name: string): Resolution {
  const own = read.profiles.get(name);
  if (!read.isAccepted) return broken([], 'refused', name);
  if (!own) return broken([], 'no-such-profile', name);
  if (!assumesRole(own)) return fromProfile(read, name, own, []);
  const visited = new Set([name]);
  const via: string[] = [];
  const assumed: AssumedStep[] = [];
  let current = name;
  let settings = own;
  while (visited.size <= mostSteps) {
    const fault = faultOfRole(current, settings);
    if (fault) return { kind: 'broken', via, fault };
    if (settings.has('credential_source')) return { kind: 'other', via };
    assumed.push({ profile: current, settings });
    const source = textOf(settings, 'source_profile');
    const next = read.profiles.get(source);
    if (!next) return broken(via, 'unknown-source', current, [source]);
    const isItself = source === current;
    if (visited.has(source) && !(isItself && hasKeys(next))) {
      const all = [name, ...via];
      return broken(via, 'source-circle', current, [...all.slice(all.indexOf(source)), source]);
    }
    if (!isItself) via.push(source);
    if (hasKeys(next) || !assumesRole(next)) {
      const found = fromSource(read, current, source, next, via);
      return found.kind === 'sso' ? { ...found, assumed } : found;
    }
    visited.add(source);
    current = source;
    settings = next;
  }
  return broken(via, 'chain-too-long', name);
}

function fromSource(read: Read, parent: string, name: string, settings: Settings, via: readonly string[]): Resolution {
  const found = fromProfile(read, name, settings, via);
  const hasNothing = found.kind === 'none' || found.kind === 'token';
  return hasNothing ? broken(via, 'source-without-credentials', parent, [name]) : found;
}

/** ProfileProviderBuilder.providers: the first one that finds something to go on ends the search. */
function fromProfile(read: Read, name: string, settings: Settings, via: readonly string[]): Resolution {
  if (isFilled(settings, 'web_identity_token_file')) {
    return isFilled(settings, 'role_arn') ? { kind: 'other', via } : broken(via, 'missing-role-arn', name);
  }
  if (settings.has('sso_account_id') || settings.has('sso_role_name')) return fromSso(read, name, settings, via);
  const keys = read.keysOf(name);
  if (keys?.has('aws_access_key_id')) return fromKeys(name, keys, via);
  if (settings.has('login_session')) return { kind: 'other', via, isAwsLogin: true };
  if (settings.has('credential_process')) return { kind: 'other', via };
  if (settings.has('aws_access_key_id')) {
    // The config file's own pair: a secret that only the other file has is none of it.
    return keys?.has('aws_secret_access_key') ? broken(via, 'half-keys', name) : fromKeys(name, settings, via);
  }
  return settings.has('sso_session')
    ? { kind: 'token', settings, session: sessionOf(read, settings) }
    : { kind: 'none' };
}

/** SSOProvider._load_sso_config. */
function fromSso(read: Read, name: string, settings: Settings, via: readonly string[]): Resolution {
  const session = sessionOf(read, settings);
  if (settings.has('sso_session') && !session) return broken(via, 'unknown-session', name);
  const isContradicted = [...(session ?? [])].some(([key, value]) => settings.has(key) && settings.get(key) !== value);
  if (isContradicted) return broken(via, 'conflicting-keys', name);
  const has = (key: string): boolean => isFilled(settings, key) || (session !== null && isFilled(session, key));
  const isWhole = ['sso_account_id', 'sso_role_name', 'sso_start_url', 'sso_region'].every(has);
  return isWhole ? { kind: 'sso', via, assumed: [], settings, session } : broken(via, 'missing-sso-keys', name);
}

/** Null if the profile names none, or one that is not there. */
function sessionOf({ ssoSessions }: Read, settings: Settings): Settings | null {
  return settings.has('sso_session') ? (ssoSessions.get(textOf(settings, 'sso_session')) ?? null) : null;
}

/** `_has_assume_role_config_vars`: that a key is there counts, not what it says. */
function assumesRole(settings: Settings): boolean {
  return settings.has('role_arn') && !settings.has('web_identity_token_file');
}

/** `_has_static_credentials` takes one of the two for enough. */
function hasKeys(settings: Settings): boolean {
  return settings.has('aws_access_key_id') || settings.has('aws_secret_access_key');
}

/** `_get_role_config`, up to the source itself. */
function faultOfRole(at: string, settings: Settings): Fault | null {
  if (!isFilled(settings, 'role_arn')) return { code: 'missing-role-arn', at, names: [] };
  const [source, place] = [settings.has('source_profile'), settings.has('credential_source')];
  if (source && place) return { code: 'two-sources', at, names: [] };
  if (!source && !place) return { code: 'role-without-source', at, names: [] };
  if (place && !credentialSources.includes(textOf(settings, 'credential_source'))) {
    return { code: 'bad-credential-source', at, names: [] };
  }
  return null;
}

function fromKeys(name: string, settings: Settings, via: readonly string[]): Resolution {
  return settings.has('aws_secret_access_key') ? { kind: 'other', via } : broken(via, 'half-keys', name);
}

function isFilled(settings: Settings, key: string): boolean {
  const value = settings.get(key);
  return value !== undefined && value !== '';
}

function broken(
  via: readonly string[],
  code: Fault['code'],
  at: string,
  names: readonly string[] = [],
): Resolution & { readonly kind: 'broken' } {
  return { kind: 'broken', via, fault: { code, at, names } };
}

/** The sign-in that a profile with a role of IAM Identity Center uses. */
export function sessionIn(settings: Settings): SessionId {
  const name = textOf(settings, 'sso_session');
  return name === '' ? `legacy:${textOf(settings, 'sso_start_url')}` : `sso-session:${name}`;
}
