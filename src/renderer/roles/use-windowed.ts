/** The groups of a long list that are drawn at the moment, following scrolling and resizing of the page. */
import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Group } from './groups.ts';
import { useSteadyView } from './use-steady-view.ts';
import { layOut, positionsIn, step, type Stretch, stretchAt } from './windowing.ts';

export interface PlacedGroup {
  readonly id: string;
  readonly group: Group;
  /** In pixels from the top of the list. */
  readonly offset: number;
}

interface Windowed {
  readonly placed: readonly PlacedGroup[];
  /** The height of the whole list in pixels. */
  readonly size: number;
  /** To be called when the focus comes into the list: the group with the focus stays drawn wherever it is scrolled to. */
  readonly onFocus: (event: FocusEvent) => void;
  /** Moves the focus to a row, drawing it first where it is far away. */
  readonly focusRow: (id: string) => void;
}

export function useWindowed(groups: readonly Group[], list: RefObject<HTMLElement | null>): Windowed {
  const layout = useMemo(() => layOut(groups), [groups]);
  useSteadyView(list, layout);
  const drawn = useDrawn(list);
  const [focused, setFocused] = useState<string | null>(null);
  const pinned = useMemo(() => {
    const at = focused === null ? -1 : groups.findIndex(({ rows }) => rows.some(({ id }) => id === focused));
    return at === -1 ? null : at;
  }, [groups, focused]);

  const placed = useMemo(
    () =>
      positionsIn(layout, drawn, pinned).flatMap((at) => {
        const group = layout.groups[at];
        return group === undefined ? [] : [place(group, layout.offsets[at] ?? 0)];
      }),
    [layout, drawn, pinned],
  );

  const [wanted, want] = useState<{ readonly id: string } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    // React Aria draws what has just been put into its collection in a second step.
    const frame = requestAnimationFrame(() => elementOf(list.current, wanted.id)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [list, wanted]);
  const focusRow = useCallback(
    (id: string) => {
      const element = elementOf(list.current, id);
      if (element !== undefined) {
        element.focus();
        return;
      }
      setFocused(id);
      want({ id });
    },
    [list],
  );
  return { placed, size: layout.size, onFocus: ({ target }) => setFocused(rowOf(target)), focusRow };
}

function elementOf(list: HTMLElement | null, id: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[role=row]') ?? [])].find(({ dataset }) => dataset['key'] === id);
}

const places = new WeakMap<Group, PlacedGroup>();

/** The same object as last time where nothing changed: React Aria then draws nothing. */
function place(group: Group, offset: number): PlacedGroup {
  const before = places.get(group);
  if (before?.offset === offset) return before;
  const after = { id: group.id, group, offset };
  places.set(group, after);
  return after;
}

function rowOf(target: Element): string | null {
  return target.closest<HTMLElement>('[role=row]')?.dataset['key'] ?? null;
}

/** The stretch of the list that is drawn. */
function useDrawn(list: RefObject<HTMLElement | null>): Stretch {
  const stepsAbove = useSyncExternalStore(onMove, () =>
    Math.floor(-(list.current?.getBoundingClientRect().top ?? 0) / step),
  );
  const windowHeight = useSyncExternalStore(onMove, () => window.innerHeight);
  return useMemo(() => stretchAt(stepsAbove, windowHeight), [stepsAbove, windowHeight]);
}

/** The list itself does not scroll, its page does. */
function onMove(listener: () => void): () => void {
  document.addEventListener('scroll', listener, { capture: true, passive: true });
  window.addEventListener('resize', listener);
  return () => {
    document.removeEventListener('scroll', listener, { capture: true });
    window.removeEventListener('resize', listener);
  };
}
