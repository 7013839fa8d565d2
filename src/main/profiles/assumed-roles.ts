/**
 * Which entries of the AWS CLI's cache hold credentials of roles that were assumed from a sign-in (`role_arn` with a
 * `source_profile` that leads to it). The AWS CLI hands them out without a look at the token, and `aws sso logout` leaves them.
 */
import { hashedFileName } from '../aws/cache/entry-names.ts';
import { pythonJson } from '../aws/cache/python-json.ts';
import type { AwsTexts, Sections, Settings } from '../aws/config/readers/reading.ts';
import { readAs } from '../aws/config/readers/read-as.ts';

/** The sign-in that a profile leads to, as the AWS CLI names its token. */
export type RoleOwner =
  { readonly kind: 'sso-session'; readonly name: string } | { readonly kind: 'legacy'; readonly startUrl: string };

export interface AssumedRole {
  readonly fileName: string;
  readonly roleArn: string;
  /** One that assumes the role; several may share an entry, whatever their source profiles are. */
  readonly profile: string;
  readonly owner: RoleOwner;
}

/**
 * The roles that profiles of these files assume from a sign-in, through any number of profiles in between. Read as the AWS
 * CLI reads, because nobody else writes such entries.
 */
export function assumedRolesOf(texts: AwsTexts): readonly AssumedRole[] {
  const asAwsCli = readAs('botocore', texts);
  // What it refuses now it may have read when the entries were made.
  const { profiles } = asAwsCli.refusal ? readAs('javascript', texts) : asAwsCli;
  const sourceOwner = sourceOwners(profiles);
  return [...profiles].flatMap(([profile, settings]) => {
    const [roleArn, source] = [textOf(settings, 'role_arn'), sourceOf(settings)];
    const owner = assumes(settings) && source !== undefined ? sourceOwner(source) : null;
    if (roleArn === undefined || owner === null) return [];
    return [{ fileName: assumedRoleFileName(roleArn, settings), roleArn, profile, owner }];
  });
}

/**
 * botocore credentials.py, `BaseAssumeRoleCredentialFetcher._create_cache_key`: the arguments of the call, without a name of
 * the role session that was made up. The source profile is no part of it.
 */
export function assumedRoleFileName(roleArn: string, settings: Settings): string {
  const named = {
    // An empty one counts as none: botocore makes one up.
    RoleSessionName: textOf(settings, 'role_session_name') || undefined,
    ExternalId: textOf(settings, 'external_id'),
    SerialNumber: textOf(settings, 'mfa_serial'),
  };
  const given = Object.entries(named).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const args = Object.fromEntries([['RoleArn', roleArn] as const, ...given]);
  const duration = durationOf(settings);
  const text = pythonJson(duration === null ? args : { ...args, DurationSeconds: duration }, {
    separators: 'default',
    sortKeys: true,
  });
  return hashedFileName(text);
}

/** `duration_seconds`, as far as it has an effect. */
export function durationOf(settings: Settings): number | null {
  return pythonInteger(textOf(settings, 'duration_seconds'));
}

/** `_has_assume_role_config_vars`: with a web identity the role is assumed from that. */
function assumes(settings: Settings): boolean {
  return settings.has('role_arn') && !settings.has('web_identity_token_file');
}

function hasKeys(settings: Settings): boolean {
  return settings.has('aws_access_key_id') || settings.has('aws_secret_access_key');
}

/** `AssumeRoleProvider._get_role_config`: undefined if the credentials come from elsewhere, or the settings are refused. */
function sourceOf(settings: Settings): string | undefined {
  return settings.has('credential_source') ? undefined : textOf(settings, 'source_profile');
}

/**
 * `AssumeRoleProvider._resolve_source_credentials`: whose credentials a role gets that has this profile for its source. Null if
 * they come from anywhere but a sign-in (`credential_source`, keys, a process, a web identity), or from nowhere: a circle, a
 * profile that does not exist. What one way has found out is not asked again, however long the ways are.
 */
function sourceOwners(profiles: Sections): (name: string) => RoleOwner | null {
  const known = new Map<string, RoleOwner | null>();
  const step = (name: string, way: ReadonlySet<string>): RoleOwner | null | { readonly next: string } => {
    const settings = profiles.get(name);
    if (!settings) return null;
    // A profile with keys is asked for what it has besides a role, also as its own source.
    if (hasKeys(settings) || !assumes(settings)) return ownerOf(settings);
    const next = sourceOf(settings);
    return next === undefined || way.has(name) ? null : { next };
  };
  return (first) => {
    const way = new Set<string>();
    for (let name = first; ;) {
      const before = known.get(name);
      const found = before === undefined ? step(name, way) : before;
      if (found === null || !('next' in found)) {
        for (const each of way) known.set(each, found);
        return found;
      }
      way.add(name);
      name = found.next;
    }
  };
}

/** `SSOProvider._load_sso_config`; a profile with a web identity is asked for that first. */
function ownerOf(settings: Settings): RoleOwner | null {
  if (settings.has('web_identity_token_file')) return null;
  const name = textOf(settings, 'sso_session');
  if (name !== undefined) return { kind: 'sso-session', name };
  const startUrl = textOf(settings, 'sso_start_url');
  return startUrl === undefined ? null : { kind: 'legacy', startUrl };
}

/** Undefined for a nested block as well. */
function textOf(settings: Settings, key: string): string | undefined {
  const value = settings.get(key);
  return typeof value === 'string' ? value : undefined;
}

/**
 * Python's `int(text)`: blanks around it, a sign, underscores between digits, and digits of any script. What is none leaves the
 * setting without effect. Null too for what no JavaScript number can hold: AWS takes twelve hours at most.
 */
function pythonInteger(text: string | undefined): number | null {
  const [, sign = '', digits] = /^\s*([+-]?)(\p{Nd}+(?:_\p{Nd}+)*)\s*$/u.exec(text ?? '') ?? [];
  if (digits === undefined) return null;
  const value = Number(sign + digits.replaceAll('_', '').replaceAll(/\p{Nd}/gu, digitOf));
  // There is no -0 in Python.
  return Number.isSafeInteger(value) ? value + 0 : null;
}

/** Unicode keeps the ten digits of a script together, from zero on; where rows of digits follow each other, all are whole. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}
