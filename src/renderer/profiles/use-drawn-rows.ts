/** Which rows of a long list of equal rows are drawn: those near the visible part, and the one with the focus. */
import { type RefObject, useEffect, useState } from 'react';

/** CSS pixels; the style sheet gets it as `--row-size`. */
export const rowSize = 48;
/** Drawn above and below what is visible. */
const spare = 12;

/** Positions in order; `list` scrolls with its page. */
export function useDrawnRows(list: RefObject<HTMLElement | null>, total: number, focused: number): readonly number[] {
  const [stretch, setStretch] = useState({ first: 0, last: 30 });
  useEffect(() => {
    const look = (): void => {
      const above = -(list.current?.getBoundingClientRect().top ?? 0);
      const first = Math.floor(above / rowSize) - spare;
      const last = Math.ceil((above + window.innerHeight) / rowSize) + spare;
      // In steps, so that not every pixel draws.
      const steps = { first: Math.floor(first / 6) * 6, last: Math.ceil(last / 6) * 6 };
      setStretch((before) => (before.first === steps.first && before.last === steps.last ? before : steps));
    };
    look();
    document.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look);
    return () => {
      document.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  }, [list, total]);
  const positions = new Set<number>();
  for (let at = Math.max(stretch.first, 0); at < Math.min(stretch.last, total); at++) positions.add(at);
  for (const at of [focused - 1, focused, focused + 1]) if (at >= 0 && at < total) positions.add(at);
  return [...positions].toSorted((a, b) => a - b);
}
