/** Keeps what somebody looks at in its place while roles come into the groups above it. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type GroupLayout, movedBy } from './windowing.ts';

/**
 * Scrolls the page on by what the visible part has been moved. Groups are placed by their offsets, so that the browser's own
 * scroll anchoring does not see them grow; without this a list in its middle runs away under the eyes for as long as it loads.
 */
export function useSteadyView(list: RefObject<HTMLElement | null>, layout: GroupLayout): void {
  const before = useRef(layout);
  useLayoutEffect(() => {
    const top = -(list.current?.getBoundingClientRect().top ?? 0);
    const moved = movedBy(before.current, layout, top);
    before.current = layout;
    if (moved !== 0) list.current?.closest('main')?.scrollBy({ top: moved, behavior: 'instant' });
  }, [list, layout]);
}
