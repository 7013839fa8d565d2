/** What the doctor knows about start URLs and their regions, over all sessions and legacy profiles. */
import type { EffectiveSection, FoundValue } from '../aws/config-sections.ts';
import { filledValue } from '../aws/config-sections.ts';
import type { SectionRef } from '../aws/config-edit.ts';
import { regionOfHost } from '../aws/start-url.ts';
import type { AwsFileKind } from '../aws/readers/reading.ts';
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

/**
 * A profile with a start URL or a region of its own and no session. What `[DEFAULT]` lends counts only if the profile
 * names an account or a role, as it triggers the provider in botocore.
 */
export function isLegacy({ section, values }: Profile): boolean {
  if (values.has('sso_session')) return false;
  const isOwn = (key: string): boolean => values.get(key)?.in === 'credentials' || (section?.own.has(key) ?? false);
  if (['sso_start_url', 'sso_region'].some((key) => values.has(key) && isOwn(key))) return true;
  return (
    values.has('sso_start_url') && ['sso_account_id', 'sso_role_name'].some((key) => values.has(key) && isOwn(key))
  );
}

/** Spellings that lead to one portal, although every tool takes them for different sign-ins. */
export function portalOf(startUrl: string): string {
  return startUrl.replace(/[#/]+$/, '');
}

/** The region that the host of a newer portal names. */
export function regionInUrl(startUrl: string): string | null {
  return regionOfHost(URL.parse(startUrl)?.hostname ?? '');
}
