/**
 * The keys that lead between the search field and the list: down into the list, up and out of it again, Enter for the
 * best match, and whatever is typed in the list goes on in the field.
 */
import type { KeyboardEvent, RefObject } from 'react';
import { useCommands } from '../core/commands.tsx';
import type { Group, RoleRow, Row } from './groups.ts';

interface ListKeysOptions {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly groups: readonly Group[];
  readonly focusRow: (id: string) => void;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** What Enter in the search field does with the first row; without it, the console opens. */
  readonly onEnter?: (row: RoleRow) => void;
}

interface ListKeys {
  /** The first row of the list, which Enter in the search field opens. */
  readonly first: Row | undefined;
  readonly inSearch: (event: Pick<KeyboardEvent, 'key' | 'preventDefault'>) => void;
  readonly inList: (event: KeyboardEvent) => void;
}

/** How many rows PageUp and PageDown leap over. */
const pageRows = 10;

export function useListKeys({ input, groups, focusRow, query, setQuery, onEnter }: ListKeysOptions): ListKeys {
  const { send } = useCommands();
  const open = ({ sessionId, accountId, roleName }: RoleRow): void => {
    send({ type: 'open-console', sessionId, accountId, roleName });
  };
  const first = groups.find(({ rows }) => rows.length > 0)?.rows[0];

  const inSearch: ListKeys['inSearch'] = (event) => {
    if (event.key === 'ArrowDown' && first !== undefined) {
      event.preventDefault();
      focusRow(first.id);
    }
    if (event.key === 'Enter' && query.trim() !== '' && first?.kind === 'role') (onEnter ?? open)(first);
  };

  const inList: ListKeys['inList'] = (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const rowId = (event.target as HTMLElement).closest<HTMLElement>('[role=row]')?.dataset['key'];
    const leap = leapTarget(groups, rowId, key);
    const shortcut = ctrlKey || metaKey || altKey;
    const leaves = key === 'ArrowUp' && rowId === first?.id;
    const clears = key === 'Escape' && query !== '';
    const types = key.length === 1 && key !== ' ' && key !== '/' && !shortcut;
    if (leap === undefined && !leaves && !clears && !types) return;
    event.stopPropagation();
    // What is typed has to arrive in the field.
    if (!types) event.preventDefault();
    if (clears) setQuery('');
    if (leap === undefined) input.current?.focus();
    else focusRow(leap.id);
  };

  return { first, inSearch, inList };
}

/** Where a key leads that may leave the drawn part of the list, which is all that React Aria knows. */
function leapTarget(groups: readonly Group[], from: string | undefined, key: string): Row | undefined {
  if (key !== 'Home' && key !== 'End' && key !== 'PageUp' && key !== 'PageDown') return undefined;
  const rows = groups.flatMap((group): readonly Row[] => group.rows);
  if (key === 'Home') return rows[0];
  if (key === 'End') return rows.at(-1);
  const position = rows.findIndex(({ id }) => id === from);
  const leap = key === 'PageDown' ? position + pageRows : position - pageRows;
  return rows[Math.min(Math.max(leap, 0), rows.length - 1)];
}
