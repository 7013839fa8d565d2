/** Whose roles are worth knowing first: the accounts that somebody works with. */
import type { Session } from '../../shared/app-state.ts';

/** More than that are no favourites, and whoever has thousands of profiles waits for all of them anyway. */
const most = 200;

/** Account ids: those of roles that were used last, then those of the session's profiles. */
export function favouriteAccounts({ recentRoles, profiles }: Pick<Session, 'recentRoles' | 'profiles'>): string[] {
  const used = recentRoles.map(({ accountId }) => accountId);
  const named = profiles.flatMap(({ accountId }) => accountId ?? []);
  return [...new Set([...used, ...named])].slice(0, most);
}
