/** Keeps the notices of the state: each cause once, gone when it is mended or dismissed. */
import type { Problem } from '../../shared/problems.ts';
import type { Store } from './store.ts';

/** Of one source. Nobody mends more at a time, and the state goes to the page as a whole; mended ones make room. */
const mostOfSource = 200;

/** Shows a problem; the same `id` again replaces the older one. */
export function addNotice(store: Store, id: string, problem: Problem): void {
  store.update((state) => ({
    ...state,
    notices: [...state.notices.filter((notice) => notice.id !== id), { id, problem }],
  }));
}

export function dismissNotice(store: Store, id: string): void {
  store.update((state) => ({ ...state, notices: state.notices.filter((notice) => notice.id !== id) }));
}

/**
 * Replaces all notices of one source, such as the config file, by what it has now. An id is made of the problem's own
 * contents; `isDismissed` keeps one that was dismissed from coming back with the next read of the same file.
 */
export function replaceNotices(
  store: Store,
  source: string,
  problems: readonly Problem[],
  isDismissed: (id: string) => boolean,
): void {
  const mine = problems.slice(0, mostOfSource).map((problem) => ({
    id: `${source} ${problem.code} ${JSON.stringify(problem.params)}`,
    problem,
  }));
  store.update((state) => {
    const others = state.notices.filter(({ id }) => !id.startsWith(`${source} `));
    return { ...state, notices: [...mine.filter(({ id }) => !isDismissed(id)), ...others] };
  });
}
