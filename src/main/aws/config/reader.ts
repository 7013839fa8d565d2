/** Finds the sessions of an AWS config file, for as much of it as can be read, and says precisely what is wrong. */
import type { SessionId, SessionProfile } from '../../../shared/app-state.ts';
import type { Problem } from '../../../shared/problems.ts';
import { type ConfigDocument, parseConfig } from './document.ts';
import { configProblem, problemsOfForm } from './problems.ts';
import { type EffectiveSection, effectiveSections, filledValue, type FoundValue } from './sections.ts';
import { isRegion, isStartUrl } from '../values.ts';
import { withoutUserInfo } from '../../../shared/text-ends.ts';

/** One sign-in as the config file describes it: an `[sso-session]`, or all legacy profiles with one start URL. */
export interface ConfiguredSession {
  readonly id: SessionId;
  readonly kind: 'sso-session' | 'legacy';
  /** The section's name; for the legacy form the start URL's host, with the rest of the URL if hosts repeat. */
  readonly name: string;
  /** Exactly as configured: caches are named after it. */
  readonly startUrl: string;
  readonly region: string;
  /** `sso_registration_scopes`; null if the section has no such key, and always in the legacy form. */
  readonly scopes: readonly string[] | null;
  readonly profiles: readonly SessionProfile[];
  /** The files of `ca_bundle` in these profiles, as configured; absent without any. */
  readonly caBundles?: readonly string[];
}

export interface ConfigReading {
  /** `[sso-session]` sections in file order, then legacy sign-ins in the order of their first profiles. */
  readonly sessions: readonly ConfiguredSession[];
  /** In the order of lines. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of a config file; `file` goes into the problems.
 *
 * What the AWS CLI sees counts (`effectiveSections`): names are unquoted, quotes around values are not, keys are taken in
 * any case, of two headers that name the same section in different words the later one counts, and `[DEFAULT]` lends its
 * keys to every section. What it does not see, or cannot use, is taken from the other readers. What makes it reject the
 * whole file is reported, and the rest is read as the SDKs do that go on: repeated sections are merged, of repeated keys
 * the last one counts.
 */
export function readConfig(text: string, file: string): ConfigReading {
  const document = parseConfig(text);
  const problems = [...problemsOfForm(document, file)];
  const report = (found: Problem): void => void problems.push(found);
  const sections = effectiveSections(document, ['sso-session'], file);
  const profiles = effectiveSections(document, ['default', 'profile'], file);
  const sessions = [...ssoSessions(sections, profiles, report), ...legacySessions(profiles, report)];
  reportUnknownSessions(document, profiles, sections, report);
  return { sessions, problems: problems.toSorted(byPlace) };
}

type Report = (found: Problem) => void;

function ssoSessions(
  sections: readonly EffectiveSection[],
  profiles: readonly EffectiveSection[],
  report: Report,
): readonly ConfiguredSession[] {
  const users = Map.groupBy(profiles, (profile) => filledValue(profile, 'sso_session')?.value);
  return sections.flatMap((section) => {
    const connection = readConnection(section, report);
    if (!connection) return [];
    const { name } = section;
    const scopes = section.all.get('sso_registration_scopes')?.value;
    return {
      id: `sso-session:${name}`,
      kind: 'sso-session',
      name,
      startUrl: connection.startUrl,
      region: connection.region.value,
      scopes: scopes === undefined ? null : listOf(scopes),
      profiles: (users.get(name) ?? []).map((profile) => toProfile(profile, report)),
      ...bundlesOf(users.get(name) ?? []),
    } satisfies ConfiguredSession;
  });
}

function legacySessions(profiles: readonly EffectiveSection[], report: Report): readonly ConfiguredSession[] {
  const byUrl = new Map<string, { readonly region: string; readonly profiles: SessionProfile[] }>();
  const sections = new Map<string, EffectiveSection[]>();
  for (const profile of profiles) {
    const connection = isLegacy(profile) ? readConnection(profile, report) : null;
    if (!connection) continue;
    const { startUrl, region } = connection;
    const known = byUrl.get(startUrl);
    const same = sections.get(startUrl);
    if (same) same.push(profile);
    else sections.set(startUrl, [profile]);
    if (known && known.region !== region.value) {
      const params = { ...region.place, profile: profile.name, region: region.value };
      report(configProblem('config-region-conflict', params));
    }
    if (known) known.profiles.push(toProfile(profile, report));
    else byUrl.set(startUrl, { region: region.value, profiles: [toProfile(profile, report)] });
  }
  const hosts = Map.groupBy(byUrl.keys(), hostOf);
  return [...byUrl].map(([startUrl, session]) => {
    const host = hostOf(startUrl);
    const name = hosts.get(host)?.length === 1 ? host : startUrl.replace(/^https:\/\//, '');
    return {
      id: `legacy:${startUrl}`,
      kind: 'legacy',
      name,
      startUrl,
      scopes: null,
      ...session,
      ...bundlesOf(sections.get(startUrl) ?? []),
    };
  });
}

/**
 * A profile without `sso_session` that has a start URL or a region of its own. What `[DEFAULT]` lends makes a profile
 * a legacy one only if the profile names an account or a role, as it triggers the provider in botocore.
 */
function isLegacy(profile: EffectiveSection): boolean {
  const hasOwn = (key: string): boolean => (profile.own.get(key)?.value ?? '') !== '';
  if (filledValue(profile, 'sso_session')) return false;
  if (hasOwn('sso_start_url') || hasOwn('sso_region')) return true;
  const isLent = filledValue(profile, 'sso_start_url') !== null && filledValue(profile, 'sso_region') !== null;
  return isLent && (hasOwn('sso_account_id') || hasOwn('sso_role_name'));
}

/** The start URL and region of a section; null, with a report, if one is missing or cannot be used. */
function readConnection(
  section: EffectiveSection,
  report: Report,
): { readonly startUrl: string; readonly region: FoundValue } | null {
  const { title, place, all } = section;
  const startUrl = filledValue(section, 'sso_start_url');
  const region = filledValue(section, 'sso_region');
  for (const key of ['sso_start_url', 'sso_region']) {
    if (filledValue(section, key)) continue;
    report(configProblem('config-missing-key', { ...(all.get(key)?.place ?? place), section: title, key }));
  }
  const urlFits = startUrl !== null && isStartUrl(startUrl.value);
  if (startUrl && !urlFits) {
    const params = { ...startUrl.place, section: title, value: harmless(startUrl.value) };
    report(configProblem('config-bad-start-url', params));
  }
  const regionFits = region !== null && isRegion(region.value);
  if (region && !regionFits) {
    report(configProblem('config-bad-region', { ...region.place, section: title, value: harmless(region.value) }));
  }
  return urlFits && regionFits ? { startUrl: startUrl.value, region } : null;
}

function reportUnknownSessions(
  document: ConfigDocument,
  profiles: readonly EffectiveSection[],
  sections: readonly EffectiveSection[],
  report: Report,
): void {
  // A session whose header is not closed has been reported already, and the profiles do name what was meant.
  const meant = document.sections.filter(({ kind, header }) => kind === 'sso-session' && !header.closed);
  const known = new Set([...sections, ...meant].map(({ name }) => name));
  for (const profile of profiles) {
    const session = filledValue(profile, 'sso_session');
    if (!session || known.has(session.value)) continue;
    const params = { ...session.place, profile: profile.name, session: harmless(session.value) };
    report(configProblem('config-unknown-session', params));
  }
}

function bundlesOf(profiles: readonly EffectiveSection[]): { readonly caBundles?: readonly string[] } {
  const files = new Set(profiles.flatMap((profile) => filledValue(profile, 'ca_bundle')?.value ?? []));
  return files.size > 0 ? { caBundles: [...files] } : {};
}

function toProfile(profile: EffectiveSection, report: Report): SessionProfile {
  const accountId = filledValue(profile, 'sso_account_id');
  const idFits = accountId !== null && /^\d{12}$/.test(accountId.value);
  if (accountId && !idFits) {
    const params = { ...accountId.place, profile: profile.name, value: harmless(accountId.value) };
    report(configProblem('config-bad-account-id', params));
  }
  return {
    name: profile.name,
    accountId: idFits ? accountId.value : null,
    roleName: filledValue(profile, 'sso_role_name')?.value ?? null,
  };
}

/** As the AWS CLI takes them apart: at commas, trimmed, empty ones dropped (`parse_sso_registration_scopes`). */
function listOf(text: string): readonly string[] {
  return text.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
}

function hostOf(startUrl: string): string {
  return URL.parse(startUrl)?.host ?? startUrl;
}

/** A value for a message: no credentials of a URL, no line breaks, not endless. */
function harmless(value: string): string {
  const safe = withoutUserInfo(value).replaceAll(/\p{Cc}+/gu, ' ');
  return safe.length > 200 ? `${safe.slice(0, 200)}…` : safe;
}

function byPlace(a: Problem, b: Problem): number {
  const lineOf = ({ params }: Problem): number => ('line' in params ? params.line : 0);
  const columnOf = ({ params }: Problem): number => ('column' in params ? params.column : 0);
  return lineOf(a) - lineOf(b) || columnOf(a) - columnOf(b);
}
