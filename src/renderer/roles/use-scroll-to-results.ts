/** Keeps the best matches in view while somebody searches, also where many sessions stand above the search field. */
import { type RefObject, useLayoutEffect } from 'react';

/** Up to this part of the page the search field may stand below its top while there are results to show. */
const roomAbove = 0.4;

/**
 * Each new query scrolls `finder`, which begins with the search field, up to the top of its page if it is far below or
 * scrolled away. When the search ends the page is back where the sessions are.
 */
export function useScrollToResults(finder: RefObject<HTMLElement | null>, query: string): void {
  const searching = query !== '';
  useLayoutEffect(() => {
    const page = pageOf(finder.current);
    if (query === '' || finder.current === null || page === null) return;
    const above = finder.current.getBoundingClientRect().top - page.getBoundingClientRect().top;
    if (above < 0 || above > page.clientHeight * roomAbove) finder.current.scrollIntoView();
  }, [finder, query]);

  useLayoutEffect(() => {
    const page = pageOf(finder.current);
    if (!searching || page === null) return;
    return () => page.scrollTo({ top: 0 });
  }, [finder, searching]);
}

function pageOf(element: HTMLElement | null): HTMLElement | null {
  return element?.closest('main') ?? null;
}
