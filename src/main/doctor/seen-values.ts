/** What the readers see of the keys that decide over a sign-in, in a form in which it can be compared. */
import type { ReaderName, Reading, Sections, Settings, SettingValue } from '../aws/config/readers/reading.ts';

export type Group = 'profiles' | 'ssoSessions' | 'services';
export const groups = ['profiles', 'ssoSessions', 'services'] as const satisfies readonly (keyof Reading)[];

/** By which AWS tools find a session, a role, credentials and where to ask for them. */
const profileKeys: ReadonlySet<string> = new Set(
  [
    'sso_session sso_start_url sso_region sso_account_id sso_role_name region',
    'role_arn source_profile credential_source web_identity_token_file role_session_name external_id mfa_serial',
    'duration_seconds credential_process login_session services endpoint_url ignore_configured_endpoint_urls',
    'use_fips_endpoint use_dualstack_endpoint ca_bundle aws_access_key_id aws_secret_access_key aws_session_token',
  ].flatMap((line) => line.split(' ')),
);
const sessionKeys: ReadonlySet<string> = new Set(['sso_start_url', 'sso_region', 'sso_registration_scopes']);

/** Whether two tools that see different values of this key would act differently. */
export function matters(key: string): boolean {
  return profileKeys.has(key);
}

/** By key; a nested block as JSON of its pairs. Only keys that matter. */
export type Seen = ReadonlyMap<string, string>;

const nothing: Seen = new Map();

export function seenIn(settings: Settings | undefined, group: Group): Seen {
  if (!settings) return nothing;
  if (group === 'services') return seenEndpoints(settings);
  const keys = group === 'profiles' ? profileKeys : sessionKeys;
  const seen = new Map<string, string>();
  const nested = new Map<string, [string, string][]>();
  for (const [key, value] of settings) {
    if (keys.has(key)) seen.set(key, plainValue(value));
    else if (key.includes('.')) {
      // JavaScript's spelling of a nested key.
      const dot = key.indexOf('.');
      const outer = key.slice(0, dot);
      if (!keys.has(outer)) continue;
      const pairs = nested.get(outer) ?? [];
      nested.set(outer, pairs);
      pairs.push([key.slice(dot + 1), typeof value === 'string' ? value : '']);
    }
  }
  for (const [key, pairs] of nested) if (!seen.has(key)) seen.set(key, asJson(pairs));
  return withoutHalfKeys(seen);
}

/** A pair counts only if it is whole, and a token only with its pair: so Go merges them, and so all of them use them. */
function withoutHalfKeys(seen: Map<string, string>): Seen {
  if (seen.get('aws_access_key_id') && seen.get('aws_secret_access_key')) return seen;
  for (const key of ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']) seen.delete(key);
  return seen;
}

/** Of a services section the addresses only: `sso_oidc` for the one below it. */
function seenEndpoints(settings: Settings): Seen {
  const seen = new Map<string, string>();
  for (const [key, value] of settings) {
    if (key.endsWith('.endpoint_url')) {
      seen.set(key.slice(0, -'.endpoint_url'.length).toLowerCase(), typeof value === 'string' ? value : '');
      continue;
    }
    const url = pairsOf(value).findLast(([inner]) => inner.toLowerCase() === 'endpoint_url')?.[1];
    if (url) seen.set(key.toLowerCase(), url);
  }
  return seen;
}

function plainValue(value: SettingValue): string {
  if (typeof value === 'string' && !value.startsWith('\n')) return value;
  return asJson(pairsOf(value));
}

/** Rust and Java keep a nested block as text. */
function pairsOf(value: SettingValue): readonly (readonly [string, string])[] {
  if (typeof value !== 'string') return [...value];
  if (!value.startsWith('\n')) return [];
  return value.split('\n').flatMap((line) => {
    const equals = line.indexOf('=');
    return equals < 0 ? [] : [[line.slice(0, equals).trim(), line.slice(equals + 1).trim()] as const];
  });
}

function asJson(pairs: readonly (readonly [string, string])[]): string {
  return `\n${JSON.stringify(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/** Sections of which any reader sees anything else than another one, by reader; in the order of the first reader that sees it. */
export function* differing(
  readings: readonly (readonly [ReaderName, Reading])[],
): Generator<{ readonly group: Group; readonly name: string; readonly seen: ReadonlyMap<ReaderName, Seen> }> {
  for (const group of groups) {
    const names = new Set(readings.flatMap(([, reading]) => [...reading[group].keys()]));
    for (const name of names) {
      const sections = readings.map(([, reading]) => (reading[group] satisfies Sections).get(name));
      if (sections.every((one) => one === sections[0])) continue;
      const seen = sections.map((settings) => seenIn(settings, group));
      if (seen.every((one) => isSame(one, seen[0] ?? nothing))) continue;
      yield { group, name, seen: new Map(readings.map(([reader], at) => [reader, seen[at] ?? nothing])) };
    }
  }
}

function isSame(a: Seen, b: Seen): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}
