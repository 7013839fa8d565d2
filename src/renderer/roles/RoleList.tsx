/** The accounts of all signed-in sessions with their roles, and the search over them. */
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Session } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { useListKeys } from '../ui/use-list-keys.ts';
import { useVirtualGrid } from '../ui/use-virtual-grid.ts';
import { groupKind } from './account-rows.ts';
import { AccountGrid } from './AccountGrid.tsx';
import { createGroupSearch } from './group-search.ts';
import { allAccountGroups, firstRow, type Group, recentGroup } from './groups.ts';
import { RoleItem, TopMatchContext } from './RoleRows.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useScrollToResults } from './use-scroll-to-results.ts';

/** `sessions` are those whose roles can be used now. */
export function RoleList({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const [query, setQuery] = useState('');
  const shownQuery = useDeferredValue(query.trim());
  const { groups, more } = useGroups(sessions, shownQuery);
  const finder = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { onFocus, focusRow, ...drawnGroups } = useVirtualGrid(list, groups, groupKind);
  const first = firstRow(groups);
  const openFirst = (): void => {
    if (first?.kind !== 'role') return;
    const { sessionId, accountId, roleName } = first;
    send({ type: 'open-console', sessionId, accountId, roleName });
  };
  const rows = { items: groups, kind: groupKind, focusRow };
  const keys = useListKeys({ input, rows, query, setQuery, onEnter: openFirst });
  useScrollToResults(finder, shownQuery);
  const searching = shownQuery !== '';
  return (
    <div ref={finder} className={searching ? 'finder searching' : 'finder'}>
      <SearchBox input={input} query={query} onQuery={setQuery} onKeyDown={keys.inSearch} />
      <div className="role-list" role="presentation" onKeyDownCapture={keys.inList} onFocus={onFocus}>
        <TopMatchContext value={searching ? (first?.id ?? null) : null}>
          <AccountGrid list={list} groups={drawnGroups} query={shownQuery} namesSession={sessions.length > 1}>
            {(row) => <RoleItem row={row} />}
          </AccountGrid>
        </TopMatchContext>
      </div>
      {more > 0 && <p className="quiet more">{t('panel.roles.more', { count: more })}</p>}
    </div>
  );
}

interface Shown {
  readonly groups: readonly Group[];
  /** How many more roles match than are shown. */
  readonly more: number;
}

/** All groups with the recent roles on top, or those that match the query. */
function useGroups(sessions: readonly Session[], query: string): Shown {
  const accounts = allAccountGroups(sessions);
  const searching = query !== '';
  const [search] = useState(createGroupSearch);
  return useMemo(() => {
    if (searching) return search(accounts, query);
    const recent = recentGroup(sessions);
    return { groups: recent === null ? accounts : [recent, ...accounts], more: 0 };
  }, [sessions, accounts, search, searching, query]);
}
