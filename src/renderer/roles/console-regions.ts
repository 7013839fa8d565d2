/** The regions that a role's console can be opened in: the usual one, and those that are proposed. */
import type { Session, SessionProfile } from '../../shared/app-state.ts';
import { partitionOf } from '../../shared/partitions.ts';
import { regions } from '../../shared/regions.ts';
import type { RoleRow } from './groups.ts';

export interface ConsoleRegions {
  /** That of the role's first profile that has one in the session's part of AWS, else the session's. */
  readonly usual: string;
  /** All that are known of that part of AWS, the usual one first. */
  readonly proposed: readonly string[];
}

/** `session`: that of the row. */
export function consoleRegions(
  { accountId, roleName, chain }: RoleRow,
  session: Pick<Session, 'region' | 'profiles' | 'chained'>,
): ConsoleRegions {
  const partition = partitionOf(session.region);
  const isHere = (region: string): boolean => partition?.regions.test(region.toLowerCase()) ?? false;
  const hasRole = (profile: SessionProfile): boolean =>
    profile.accountId === accountId && profile.roleName === roleName;
  const profiles =
    chain === undefined
      ? session.profiles.filter(hasRole)
      : session.chained.filter(({ name }) => name === chain.profile);
  const ofProfile = profiles.flatMap(({ region }) => region ?? []).find(isHere);
  const usual = ofProfile ?? session.region;
  return { usual, proposed: [...new Set([usual, ...regions.filter(isHere)])] };
}
