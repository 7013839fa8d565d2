/** The list itself: of thousands of lines those near the visible part, each in its place, grouped under their headings. */
import { memo, type PointerEvent, type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import type { Account, SessionId } from '../../shared/app-state.ts';
import { marksOf, marksOfAccount, type RoleMark } from '../../shared/role-marks.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { type DrawnRow, useRowWindow } from '../ui/use-row-window.ts';
import { LineRow, type LineRowProps } from './LineRow.tsx';
import { type ChoiceLine, type Line, type Lines, lineSize, type Section, type SectionName, sizeOf } from './lines.ts';
import type { ListedSession } from './listed-sessions.ts';
import { roleListId } from './RoleField.tsx';
import type { Marks } from './use-lines.ts';

/** What the keys need of the list on screen. */
export interface LineListHandle {
  /** Scrolls no further than it takes to have this line in sight, with the heading above it. */
  readonly reveal: (index: number) => void;
  /** How many lines are in sight together. */
  readonly linesInSight: number;
}

export interface LineListProps {
  readonly handle: RefObject<LineListHandle | null>;
  readonly lines: Lines;
  /** What the list is of: with another one it begins at its top. */
  readonly topic: string;
  /** The position of the selected line; -1: none. */
  readonly selected: number;
  readonly sessions: ReadonlyMap<SessionId, ListedSession>;
  readonly roleMarks: readonly RoleMark[];
  /** What the headings say, by section. */
  readonly headings: Readonly<Record<SectionName, ReactNode>>;
  /** What of a shown text matches a search; null: nobody searches. */
  readonly marks: Marks | null;
  /** The pointer has come over this line. */
  readonly onPoint: (index: number) => void;
  readonly onPress: (index: number) => void;
  /** Whether something about the selected line stands to the right of the list, where the pointer may be going. */
  readonly hasSide: boolean;
}

export const LineList = memo(function LineList(props: LineListProps) {
  const { handle, lines, topic, selected, sessions, roleMarks, headings, marks, onPoint, onPress, hasSide } = props;
  const { t } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const { all, sections } = lines;
  const { drawn, size, isScrolling, rowsInSight, reveal } = useRowWindow({
    scroller,
    rows: all,
    sizeOf,
    usualSize: lineSize,
    pinned: selected,
    topic,
  });
  useImperativeHandle(
    handle,
    () => ({
      linesInSight: rowsInSight,
      // The first line of a section shows its heading too.
      reveal: (index) => reveal(index, all[index - 1]?.kind === 'heading' ? index - 1 : index),
    }),
    [all, reveal, rowsInSight],
  );
  useRolesInSight(drawn, isScrolling);
  const point = usePointer(onPoint, hasSide);
  return (
    // Its keys are those of the search field, which has the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={scroller}
      id={roleListId}
      role="listbox"
      tabIndex={-1}
      aria-label={t('panel.roles.heading')}
      className="role-scroll"
      onPointerMove={point}
      // The focus stays in the search field, so that typing goes on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={({ target }) => {
        const index = indexOf(target);
        if (index !== null) onPress(index);
      }}
    >
      <div role="presentation" className="list-lines" style={{ blockSize: size }}>
        {drawnSections(drawn, sections).map(({ section, rows }) => (
          <div key={section.name} role="group" aria-label={t(`panel.roles.section.${section.name}`)}>
            {rows.map((one) => (
              <DrawnLine
                key={one.slot}
                drawn={one}
                section={section}
                {...{ lines, selected, sessions, roleMarks, headings, marks }}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
});

interface DrawnLineProps extends Pick<
  LineListProps,
  'lines' | 'selected' | 'sessions' | 'roleMarks' | 'headings' | 'marks'
> {
  readonly drawn: DrawnRow<Line>;
  readonly section: Section;
}

function DrawnLine({ drawn, section, lines, selected, sessions, roleMarks, headings, marks }: DrawnLineProps) {
  const { row, index, offset } = drawn;
  if (row.kind === 'heading') {
    return (
      <div className="line-heading" style={{ insetBlockStart: offset }}>
        {headings[row.section]}
      </div>
    );
  }
  const isShort = section.name === 'favorites' || section.name === 'recent';
  const before = lines.sections.find(({ name }) => name === 'favorites' && section.name === 'recent')?.count ?? 0;
  const position = index - section.start;
  return (
    <LineRow
      line={row}
      index={index}
      offset={offset}
      position={position}
      total={section.count}
      isSelected={index === selected}
      session={sessionOf(row, sessions)}
      namesSession={sessions.size > 1}
      marks={marks}
      {...ownMarks(row, roleMarks)}
      number={isShort && before + position <= 9 ? before + position : null}
    />
  );
}

/** The session that a line is of; undefined for one that is of none. */
export function sessionOf(line: ChoiceLine, sessions: LineListProps['sessions']): ListedSession | undefined {
  if (line.kind === 'command') return undefined;
  return sessions.get(line.kind === 'account' ? line.group.sessionId : line.row.sessionId);
}

type OwnMarks = Pick<LineRowProps, 'isFavorite' | 'nickname' | 'accountNickname' | 'color'>;

const unmarked: OwnMarks = { isFavorite: false, nickname: null, accountNickname: null, color: null };

/** What the user has marked a line's role or account with. */
function ownMarks(line: ChoiceLine, marks: readonly RoleMark[]): OwnMarks {
  if (line.kind === 'role') {
    const { favorite: isFavorite, ...others } = marksOf(marks, line.row.accountId, line.row.roleName);
    return { isFavorite, ...others };
  }
  if (line.kind !== 'account') return unmarked;
  const { nickname: accountNickname, color } = marksOfAccount(marks, line.group.account.accountId);
  return { ...unmarked, accountNickname, color };
}

interface DrawnSection {
  readonly section: Section;
  readonly rows: readonly DrawnRow<Line>[];
}

function drawnSections(drawn: readonly DrawnRow<Line>[], sections: readonly Section[]): readonly DrawnSection[] {
  return sections.flatMap((section) => {
    const rows = drawn.filter(({ index }) => index >= section.start && index <= section.start + section.count);
    return rows.length === 0 ? [] : [{ section, rows }];
  });
}

function indexOf(target: EventTarget): number | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return element === null ? null : Number(element.dataset['index']);
}

/**
 * Hears only of a pointer that is moved: lines that pass by below one at rest select nothing. Nor do those that it crosses on its
 * way to the details, which would be another line's when it comes there.
 */
function usePointer(onPoint: (index: number) => void, hasSide: boolean): (event: PointerEvent) => void {
  const last = useRef({ x: NaN, y: NaN });
  return ({ target, screenX: x, screenY: y }) => {
    const [right, down] = [x - last.current.x, y - last.current.y];
    const isLeaving = hasSide && 2 * right > Math.abs(down);
    const isMoved = right !== 0 || down !== 0;
    last.current = { x, y };
    const index = isMoved && !isLeaving ? indexOf(target) : null;
    if (index !== null) onPoint(index);
  };
}

/** Roles of accounts that are looked at come before those that nobody looks at; not of all that pass by. */
function useRolesInSight(drawn: readonly DrawnRow<Line>[], isScrolling: boolean): void {
  const { send } = useCommands();
  const asked = useRef(new WeakSet<Account>());
  useEffect(() => {
    if (isScrolling) return;
    for (const { row } of drawn) {
      if (row.kind !== 'account') continue;
      const { sessionId, account } = row.group;
      if (account.roles.status !== 'waiting' || asked.current.has(account)) continue;
      asked.current.add(account);
      send({ type: 'load-roles', sessionId, accountId: account.accountId, again: false });
    }
  }, [send, drawn, isScrolling]);
}
