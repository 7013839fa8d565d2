/** Finds the profiles that Daypass wrote and whose role is gone; all others are nobody's business but the user's. */
import type { GoneProfile } from '../../shared/profile-plans.ts';
import type { ConfigDocument } from '../aws/config/document.ts';
import type { NewSetting } from '../aws/config/edit.ts';
import { type EffectiveSection, effectiveSections, filledValue } from '../aws/config/sections.ts';
import { leftBehind } from '../aws/config/sections-text.ts';

/**
 * The mark of a profile that Daypass wrote. A key and no comment, because it moves with its section when another tool
 * writes the file anew; no AWS tool knows a key of this name, and all of them ignore those that they do not know, as
 * they do with `sso_auto_populated` of aws-sso-util.
 */
export const mark: NewSetting = ['created_by', 'daypass'];

const ownKeys = new Set(['sso_session', 'sso_account_id', 'sso_role_name', 'region', 'output', mark[0]]);

/** The roles that a user has in one session, as far as they are known. */
export interface HeldRoles {
  readonly session: string;
  /** By account id; null where the roles of an account are not known. An account that is not in it is gone. */
  readonly accounts: ReadonlyMap<string, ReadonlySet<string> | null>;
}

/** In file order. Nothing is said of sessions that are not in `held`. */
export function goneProfiles(document: ConfigDocument, held: readonly HeldRoles[]): readonly GoneProfile[] {
  const accountsOf = new Map(held.map(({ session, accounts }) => [session, accounts]));
  const profiles = effectiveSections(document, ['default', 'profile'], '');
  const sources = Map.groupBy(profiles, (profile) => filledValue(profile, 'source_profile')?.value);
  return profiles.flatMap((profile) => {
    const role = roleOf(profile);
    const accounts = role && accountsOf.get(role.session);
    if (!role || !accounts || !isMarked(profile)) return [];
    const names = accounts.get(role.accountId);
    if (names === null || names?.has(role.roleName)) return [];
    const changedByHand = hasOtherLines(document, profile);
    const usedBy = (sources.get(profile.name) ?? []).map(({ name }) => name);
    return { name: profile.name, ...role, changedByHand, usedBy };
  });
}

/** The role that a profile means; null for one that names no session, or only a part of a role. */
export function roleOf(
  profile: EffectiveSection,
): { readonly session: string; readonly accountId: string; readonly roleName: string } | null {
  const [session, accountId, roleName] = ['sso_session', 'sso_account_id', 'sso_role_name'].map(
    (key) => filledValue(profile, key)?.value,
  );
  return session && accountId && roleName ? { session, accountId, roleName } : null;
}

/** What `[DEFAULT]` lends to every section is no mark. */
function isMarked({ own }: EffectiveSection): boolean {
  const [key, value] = mark;
  return own.get(key)?.value === value;
}

/** Keys of others, and comments that would go with the section. */
function hasOtherLines({ sections }: ConfigDocument, { name, own }: EffectiveSection): boolean {
  if ([...own.keys()].some((key) => !ownKeys.has(key))) return true;
  return sections.some((section) => {
    if (section.name !== name || (section.kind !== 'profile' && section.kind !== 'default')) return false;
    const stays = new Set(leftBehind(section));
    return section.body.some((line) => line.kind === 'comment' && !stays.has(line));
  });
}
