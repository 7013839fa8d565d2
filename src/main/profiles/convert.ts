/** Plans the move of legacy profiles to `[sso-session]` sections: AWS renews the tokens of these only. */
import type { ConvertedProfile, NotConvertible } from '../../shared/conversion.ts';
import { newSessionName } from '../../shared/remedy.ts';
import type { ConfigDocument } from '../aws/config/document.ts';
import type { ConfigEdit, SectionRef } from '../aws/config/edit.ts';
import { sessionEdit, usualScopes } from '../aws/config/new-session.ts';
import { type EffectiveSection, effectiveSections, filledValue } from '../aws/config/sections.ts';
import { scopesIn } from '../aws/config/sign-in-keys.ts';
import { portalKey } from '../../shared/portal-sessions.ts';
import { isNewSessionName } from '../../shared/session-values.ts';
import { isRegion, isStartUrl } from '../aws/values.ts';

export interface ConversionPlan {
  /** The legacy profiles that were asked for, in file order. */
  readonly profiles: readonly ConvertedProfile[];
  readonly edits: readonly ConfigEdit[];
}

interface Portal {
  /** As configured: it is compared by what it means and written as it is. */
  readonly startUrl: string;
  readonly region: string;
}

/**
 * Profiles of one portal share one section: one that is there, or a new one. All else in the profiles stays, comments
 * included. `names`: these profiles only; null: all legacy ones. Others than legacy profiles are left out.
 */
export function planConversion(document: ConfigDocument, names: readonly string[] | null): ConversionPlan {
  const targets = createTargets(document);
  const lends = lendsSsoKeys(document);
  const legacy = effectiveSections(document, ['default', 'profile'], '').filter(
    (profile) => hasOwnSignIn(profile) && (names === null || names.includes(profile.name)),
  );
  const profiles = legacy.map((profile): ConvertedProfile => {
    const portal = portalOf(profile, lends);
    if (typeof portal === 'string') return { profile: profile.name, session: null, why: portal };
    return { profile: profile.name, session: targets.sessionFor(portal), why: null };
  });
  const moves = profiles.flatMap(({ profile, session }) => (session === null ? [] : profileEdits(profile, session)));
  return { profiles, edits: [...targets.edits, ...moves] };
}

/** With an `sso_session`, Rust's reader refuses a profile that has the other two keys as well, whatever they say. */
function profileEdits(name: string, session: string): readonly ConfigEdit[] {
  const section: SectionRef = { kind: 'profile', name };
  return [
    { kind: 'set-key', section, key: 'sso_session', value: session },
    { kind: 'remove-key', section, key: 'sso_start_url' },
    { kind: 'remove-key', section, key: 'sso_region' },
  ];
}

/** What `[DEFAULT]` lends to a profile cannot be taken out of it: only keys of its own are moved. */
function hasOwnSignIn(profile: EffectiveSection): boolean {
  const hasOwn = (key: string): boolean => (profile.own.get(key)?.value ?? '') !== '';
  return filledValue(profile, 'sso_session') === null && (hasOwn('sso_start_url') || hasOwn('sso_region'));
}

function portalOf(profile: EffectiveSection, lends: boolean): Portal | NotConvertible {
  // A key that is removed from the profile would come back from there, and contradict the session.
  if (lends) return 'default-section';
  const startUrl = filledValue(profile, 'sso_start_url')?.value;
  const region = filledValue(profile, 'sso_region')?.value;
  if (startUrl === undefined || region === undefined) return 'missing-key';
  return isStartUrl(startUrl) && isRegion(region) ? { startUrl, region } : 'bad-value';
}

function lendsSsoKeys({ sections }: ConfigDocument): boolean {
  const lenders = sections.filter(({ header }) => header.title === 'DEFAULT');
  return lenders.some(({ settings }) => settings.some(({ line }) => line.key.startsWith('sso_')));
}

interface Targets {
  /** The name of the section for a portal; a new one comes into `edits`. */
  readonly sessionFor: (portal: Portal) => string;
  readonly edits: readonly ConfigEdit[];
}

function createTargets(document: ConfigDocument): Targets {
  const edits: ConfigEdit[] = [];
  const known = new Map<string, string>();
  const sections = effectiveSections(document, ['sso-session'], '');
  const taken = new Set(document.sections.flatMap(({ kind, name }) => (kind === 'sso-session' ? [name] : [])));
  const sessionFor = (portal: Portal): string => {
    const key = keyOf(portal);
    const name = known.get(key) ?? reuse(portal) ?? add(portal);
    known.set(key, name);
    taken.add(name);
    return name;
  };
  /** Not every tool would find a session with another name, and the profile would be lost to it. */
  const reuse = (portal: Portal): string | null => {
    const found = sections.find((section) => isNewSessionName(section.name) && isFor(section, portal));
    if (!found) return null;
    const scopes = scopesIn(filledValue(found, 'sso_registration_scopes')?.value ?? '');
    const missing = usualScopes.filter((scope) => !scopes.includes(scope));
    const section: SectionRef = { kind: 'sso-session', name: found.name };
    const value = [...scopes, ...missing].join(',');
    if (missing.length > 0) edits.push({ kind: 'set-key', section, key: 'sso_registration_scopes', value });
    return found.name;
  };
  const add = ({ startUrl, region }: Portal): string => {
    const name = newSessionName(startUrl, taken);
    edits.push(sessionEdit({ name, startUrl, region }));
    return name;
  };
  return { sessionFor, edits };
}

function isFor(section: EffectiveSection, portal: Portal): boolean {
  const startUrl = filledValue(section, 'sso_start_url')?.value;
  const region = filledValue(section, 'sso_region')?.value;
  return startUrl !== undefined && region !== undefined && keyOf({ startUrl, region }) === keyOf(portal);
}

function keyOf({ startUrl, region }: Portal): string {
  return `${region.toLowerCase()} ${portalKey(startUrl)}`;
}
