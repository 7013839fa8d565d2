/** Finds the sessions of an AWS config file, in as much of it as can be read. What is wrong with the rest, the doctor says. */
import type { SessionId, SessionProfile } from '../../../shared/app-state.ts';
import { parseConfig } from './document.ts';
import { type EffectiveSection, effectiveSections, filledValue } from './sections.ts';
import { isLegacyForm, scopesIn } from './sign-in-keys.ts';
import { type EndpointKinds, endpointKindsIn } from '../endpoint-kinds.ts';
import { isRegion, isStartUrl } from '../values.ts';

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
  /** What all of these profiles ask for; absent where that is nothing. */
  readonly endpointKinds?: EndpointKinds;
}

/**
 * The sessions in the text of a config file: `[sso-session]` sections in file order, then legacy sign-ins in the order of their
 * first profiles.
 *
 * What the AWS CLI sees counts (`effectiveSections`): names are unquoted, quotes around values are not, keys are taken in
 * any case, of two headers that name the same section in different words the later one counts, and `[DEFAULT]` lends its
 * keys to every section. What it does not see, or cannot use, is taken from the other readers. Where it rejects the whole
 * file, the rest is read as the SDKs do that go on: repeated sections are merged, of repeated keys the last one counts.
 */
export function readConfiguredSessions(text: string): readonly ConfiguredSession[] {
  const document = parseConfig(text);
  const profiles = effectiveSections(document, ['default', 'profile'], '');
  return [...ssoSessions(effectiveSections(document, ['sso-session'], ''), profiles), ...legacySessions(profiles)];
}

function ssoSessions(
  sections: readonly EffectiveSection[],
  profiles: readonly EffectiveSection[],
): readonly ConfiguredSession[] {
  const users = Map.groupBy(profiles, (profile) => filledValue(profile, 'sso_session')?.value);
  return sections.flatMap((section) => {
    const portal = portalOf(section);
    if (!portal) return [];
    const { name } = section;
    const scopes = section.all.get('sso_registration_scopes')?.value;
    return {
      id: `sso-session:${name}`,
      kind: 'sso-session',
      name,
      ...portal,
      scopes: scopes === undefined ? null : scopesIn(scopes),
      ...usedBy(users.get(name) ?? []),
    } satisfies ConfiguredSession;
  });
}

function legacySessions(profiles: readonly EffectiveSection[]): readonly ConfiguredSession[] {
  const signIns = profiles.flatMap((profile) => {
    const portal = isLegacy(profile) ? portalOf(profile) : null;
    return portal ? [{ portal, profile }] : [];
  });
  const byUrl = [...Map.groupBy(signIns, ({ portal }) => portal.startUrl)];
  const hosts = Map.groupBy(byUrl, ([startUrl]) => hostOf(startUrl));
  return byUrl.flatMap(([startUrl, users]) => {
    const host = hostOf(startUrl);
    const [first] = users;
    if (!first) return [];
    return {
      id: `legacy:${startUrl}`,
      kind: 'legacy',
      name: hosts.get(host)?.length === 1 ? host : startUrl.replace(/^https:\/\//, ''),
      // Of two regions the first one counts.
      ...first.portal,
      scopes: null,
      ...usedBy(users.map(({ profile }) => profile)),
    } satisfies ConfiguredSession;
  });
}

function isLegacy(profile: EffectiveSection): boolean {
  const hasOwn = (key: string): boolean => (profile.own.get(key)?.value ?? '') !== '';
  return isLegacyForm({ has: (key) => filledValue(profile, key) !== null, hasOwn });
}

/** The start URL and region of a section; null if one is missing or cannot be used. */
function portalOf(section: EffectiveSection): Pick<ConfiguredSession, 'startUrl' | 'region'> | null {
  const startUrl = filledValue(section, 'sso_start_url')?.value;
  const region = filledValue(section, 'sso_region')?.value;
  const isUsable = startUrl !== undefined && isStartUrl(startUrl) && region !== undefined && isRegion(region);
  return isUsable ? { startUrl, region } : null;
}

function usedBy(
  profiles: readonly EffectiveSection[],
): Pick<ConfiguredSession, 'profiles' | 'caBundles' | 'endpointKinds'> {
  const bundles = new Set(profiles.flatMap((profile) => filledValue(profile, 'ca_bundle')?.value ?? []));
  const endpointKinds = kindsOfAll(profiles);
  return {
    profiles: profiles.map(toProfile),
    ...(bundles.size > 0 && { caBundles: [...bundles] }),
    ...(endpointKinds !== null && { endpointKinds }),
  };
}

/**
 * Not every region has FIPS addresses of the sign-in's services. So one profile that asks for them, for what it does elsewhere, must not
 * lead the sign-in of all others there: for the session they count where each of its profiles asks.
 */
function kindsOfAll(profiles: readonly EffectiveSection[]): EndpointKinds | null {
  const kinds = profiles.map((profile) => endpointKindsIn((key) => filledValue(profile, key)?.value));
  const useFipsEndpoint = kinds.length > 0 && kinds.every((one) => one.useFipsEndpoint);
  const useDualstackEndpoint = kinds.length > 0 && kinds.every((one) => one.useDualstackEndpoint);
  return useFipsEndpoint || useDualstackEndpoint ? { useFipsEndpoint, useDualstackEndpoint } : null;
}

function toProfile(profile: EffectiveSection): SessionProfile {
  const { name } = profile;
  // To every tool a role that is assumed comes before the one of the sign-in.
  if (filledValue(profile, 'role_arn') && !filledValue(profile, 'web_identity_token_file')) {
    return { name, accountId: null, roleName: null };
  }
  const accountId = filledValue(profile, 'sso_account_id')?.value ?? '';
  const region = filledValue(profile, 'region')?.value;
  return {
    name,
    accountId: /^\d{12}$/.test(accountId) ? accountId : null,
    roleName: filledValue(profile, 'sso_role_name')?.value ?? null,
    ...(region !== undefined && { region }),
  };
}

function hostOf(startUrl: string): string {
  return URL.parse(startUrl)?.host ?? startUrl;
}
