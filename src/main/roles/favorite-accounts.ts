/** Whose roles are worth knowing first: the accounts that somebody works with. */
import type { AppState, SessionId } from '../../shared/app-state.ts';
import { favoritesOf } from '../../shared/role-marks.ts';

/** More than that are nobody's favorites; whoever has thousands of profiles waits for all of them anyway. */
const most = 200;

/** Account ids: those of favorites, then of the session's roles that were used last, then of its profiles. */
export function favoriteAccounts(
  { roleMarks, sessions }: Pick<AppState, 'roleMarks' | 'sessions'>,
  id: SessionId,
): string[] {
  const session = sessions.find((one) => one.id === id);
  const marked = favoritesOf(roleMarks).map(({ accountId }) => accountId);
  const used = session?.recentRoles.map(({ accountId }) => accountId) ?? [];
  const named = session?.profiles.flatMap(({ accountId }) => accountId ?? []) ?? [];
  return [...new Set([...marked, ...used, ...named])].slice(0, most);
}
