/** What the doctor knows about start URLs and their regions, over all sessions and legacy profiles. */
import type { EffectiveSection, FoundValue } from '../aws/config/sections.ts';
import { filledValue } from '../aws/config/sections.ts';
import type { SectionRef } from '../aws/config/edit.ts';
import { isLegacyForm } from '../aws/config/sign-in-keys.ts';
import { isStartUrl } from '../aws/values.ts';
import { portalKey } from '../../shared/portal-sessions.ts';
import { regionOfHost } from '../aws/start-url.ts';
import type { AwsFileKind } from '../aws/config/readers/reading.ts';
import type { Examination, Profile } from './examination.ts';

/** A section that says by itself where to sign in. */
export interface Connection {
  readonly ref: SectionRef;
  readonly title: string;
  readonly file: AwsFileKind;
  readonly startUrl: FoundValue;
  readonly region: FoundValue | null;
}

export function connectionsOf({ sessions, profiles }: Examination): readonly Connection[] {
  return [
    ...sessions.flatMap((session) => fromSession(session) ?? []),
    ...profiles.flatMap((profile) => fromLegacy(profile) ?? []),
  ];
}

function fromSession(session: EffectiveSection): Connection | null {
  const startUrl = filledValue(session, 'sso_start_url');
  const region = filledValue(session, 'sso_region');
  const ref = { kind: 'sso-session', name: session.name } as const;
  return startUrl && { ref, title: session.title, file: 'config', startUrl, region };
}

function fromLegacy(profile: Profile): Connection | null {
  const { name, title, values } = profile;
  const startUrl = values.get('sso_start_url');
  if (!startUrl || !isLegacy(profile)) return null;
  const ref = { kind: 'profile', name } as const;
  return { ref, title, file: startUrl.in, startUrl, region: values.get('sso_region') ?? null };
}

/** Whether the profile signs in by itself; what it has in the credentials file is its own. */
export function isLegacy({ section, values }: Profile): boolean {
  const isOwn = (key: string): boolean => values.get(key)?.in === 'credentials' || (section?.own.has(key) ?? false);
  return isLegacyForm({ has: (key) => values.has(key), hasOwn: (key) => values.has(key) && isOwn(key) });
}

/** The one spelling that is to stay: without what says nothing. */
export function plainSpelling(startUrl: string): string {
  return isStartUrl(startUrl) ? portalKey(startUrl) : startUrl;
}

/** What is known of portals, however their start URLs are spelled. */
export interface PortalRegions {
  /** By a sign-in that worked, or the host itself. */
  sure(startUrl: string): string | null;
  /** Of the first section with a start URL that leads there. */
  first(startUrl: string): string | null;
  /** That all sections name that lead there. */
  common(startUrl: string): string | null;
}

export function portalRegions({ regionOf }: Examination, connections: readonly Connection[]): PortalRegions {
  const seen = new Map([...regionOf].map(([startUrl, region]) => [portalKey(startUrl), region]));
  const named = new Map<string, string[]>();
  for (const { startUrl, region } of connections) {
    if (!region) continue;
    const key = portalKey(startUrl.value);
    const known = named.get(key);
    if (known) known.push(region.value);
    else named.set(key, [region.value]);
  }
  const only = new Map([...named].flatMap(([key, all]) => (new Set(all).size === 1 ? [[key, all[0] ?? '']] : [])));
  return {
    sure: (startUrl) => regionInUrl(startUrl) ?? seen.get(portalKey(startUrl)) ?? null,
    first: (startUrl) => named.get(portalKey(startUrl))?.[0] ?? null,
    common: (startUrl) => only.get(portalKey(startUrl)) ?? null,
  };
}

/** The region that the host of a newer portal names. */
function regionInUrl(startUrl: string): string | null {
  return regionOfHost(URL.parse(startUrl)?.hostname ?? '');
}
