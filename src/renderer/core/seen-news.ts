/** What is new and gone among accounts and roles counts as seen when the panel that showed it is closed. */
import type { AppState, SessionId } from '../../shared/app-state.ts';

/** The sessions whose lists have something new or gone in them. */
export function sessionsWithNews({ sessions }: AppState): readonly SessionId[] {
  const withNews = sessions.filter(({ accounts }) =>
    accounts.items.some(({ news, roles }) => news ?? roles.newNames ?? roles.goneNames),
  );
  return withNews.map(({ id }) => id);
}

/** Calls `seen` for each of them when the page is hidden. `current` is the state that is shown. */
export function followSeenNews(current: () => AppState | null, seen: (id: SessionId) => void): void {
  document.addEventListener('visibilitychange', () => {
    const state = document.hidden ? current() : null;
    if (state !== null) for (const id of sessionsWithNews(state)) seen(id);
  });
}
