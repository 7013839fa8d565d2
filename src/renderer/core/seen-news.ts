/** Which lists have something in them that nobody has seen yet. */
import type { AppState, SessionId } from '../../shared/app-state.ts';

/** The sessions whose lists have something new or gone in them. */
export function sessionsWithNews({ sessions }: Pick<AppState, 'sessions'>): readonly SessionId[] {
  const withNews = sessions.filter(({ accounts }) =>
    accounts.items.some(({ news, roles }) => news ?? roles.newNames ?? roles.goneNames),
  );
  return withNews.map(({ id }) => id);
}
