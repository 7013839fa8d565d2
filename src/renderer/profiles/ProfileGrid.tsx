/** The list of profiles itself: one tab stop, arrow keys between rows and the buttons of a row. */
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../core/i18n.tsx';
import { ProfileItem } from './ProfileItem.tsx';
import type { ProfileRow } from './profile-rows.ts';
import { rowSize, useDrawnRows } from './use-drawn-rows.ts';

interface ProfileGridProps {
  readonly rows: readonly ProfileRow[];
  /** The search field, into which the arrow up leads. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onDoctor: () => void;
}

const page = 10;

/** Where each key leads from a position. */
const leaps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => at - 1,
  PageDown: (at, last) => Math.min(at + page, last),
  PageUp: (at) => Math.max(at - page, 0),
  Home: () => 0,
  End: (_, last) => last,
};

export function ProfileGrid({ rows, input, onDoctor }: ProfileGridProps) {
  const { t } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const [wanted, want] = useState<{ readonly at: number } | null>(null);
  const current = Math.min(focused, rows.length - 1);
  const drawn = useDrawnRows(list, rows.length, current);
  useEffect(() => {
    if (wanted === null) return;
    list.current?.querySelector<HTMLElement>(`[aria-rowindex="${wanted.at + 1}"]`)?.focus();
  }, [wanted]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[role=row]');
    if (row === null) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') return toButton(event, row);
    const leap = leaps[event.key];
    if (leap === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = leap(Number(row.ariaRowIndex) - 1, rows.length - 1);
    if (next < 0) return input.current?.focus();
    setFocused(next);
    want({ at: next });
  };
  return (
    <div
      ref={list}
      className="profile-grid"
      role="grid"
      tabIndex={-1}
      aria-label={t('doctor.list.title')}
      aria-rowcount={rows.length}
      style={{ blockSize: rows.length * rowSize }}
      onKeyDown={onKeyDown}
    >
      {drawn.map((at) => {
        const row = rows[at];
        if (row === undefined) return null;
        const focus = { isCurrent: at === current, onFocus: () => setFocused(at) };
        return <ProfileItem key={row.name} row={row} position={at} {...focus} onDoctor={onDoctor} />;
      })}
    </div>
  );
}

/** Round the row and its buttons. */
function toButton(event: KeyboardEvent<HTMLElement>, row: HTMLElement): void {
  event.preventDefault();
  const stops = [row, ...row.querySelectorAll('button')];
  const isForward = (event.key === 'ArrowRight') === (getComputedStyle(row).direction === 'ltr');
  const at = stops.indexOf(event.target as HTMLElement) + (isForward ? 1 : -1);
  stops.at(at % stops.length)?.focus();
}
