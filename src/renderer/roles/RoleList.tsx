/** The accounts of all signed-in sessions with their roles, and the search over them. */
import { type RefObject, useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { accountAccess } from '../../shared/account-access.ts';
import type { AppState, Session } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { isUsable } from '../sessions/session-queries.ts';
import { useListKeys } from '../ui/use-list-keys.ts';
import { useVirtualGrid } from '../ui/use-virtual-grid.ts';
import { groupKind } from './account-rows.ts';
import { AccountGrid } from './AccountGrid.tsx';
import { AccountsStatus } from './AccountsStatus.tsx';
import { createGroupSearch } from './group-search.ts';
import { allAccountGroups, firstRow, type Group, recentGroup } from './groups.ts';
import { RoleItem, TopMatchContext } from './RoleRows.tsx';

interface RoleListProps {
  readonly state: AppState;
  /** What is typed in the search field, which stands outside of the list. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

export function RoleList({ state: { sessions: all }, query, onQuery, input }: RoleListProps) {
  const { t } = useLanguage();
  const withAccounts = useMemo(() => all.filter((one) => accountAccess(one) === 'given'), [all]);
  const sessions = useMemo(() => withAccounts.filter(({ phase }) => isUsable(phase)), [withAccounts]);
  if (withAccounts.length === 0 && all.length > 0) return null;
  if (sessions.length === 0) return <p className="quiet hint">{t('panel.roles.hint')}</p>;
  return (
    <section className="roles" aria-label={t('panel.roles.heading')}>
      {sessions.map((session) => (
        <AccountsStatus key={session.id} session={session} named={sessions.length > 1} />
      ))}
      {sessions.some(({ accounts, recentRoles }) => accounts.items.length + recentRoles.length > 0) && (
        <Roles sessions={sessions} query={query} onQuery={onQuery} input={input} />
      )}
    </section>
  );
}

/** `sessions` are those whose roles can be used now. */
function Roles({
  sessions,
  query,
  onQuery,
  input,
}: Omit<RoleListProps, 'state'> & { readonly sessions: readonly Session[] }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const shownQuery = useDeferredValue(query.trim());
  const { groups, more } = useGroups(sessions, shownQuery);
  const list = useRef<HTMLDivElement>(null);
  const { onFocus, focusRow, ...drawnGroups } = useVirtualGrid(list, groups, groupKind);
  const first = firstRow(groups);
  const openFirst = (): void => {
    if (first?.kind !== 'role') return;
    const { sessionId, accountId, roleName } = first;
    send({ type: 'open-console', sessionId, accountId, roleName });
  };
  const rows = { items: groups, kind: groupKind, focusRow };
  const keys = useListKeys({ input, rows, query, setQuery: onQuery, onEnter: openFirst });
  useSearchKeys(input, keys.inSearch);
  useEffect(() => {
    list.current?.closest('.page')?.scrollTo({ top: 0 });
  }, [shownQuery]);
  const searching = shownQuery !== '';
  return (
    <div className="finder">
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

/** The search field belongs to the page: its keys are heard where it stands. */
function useSearchKeys(input: RefObject<HTMLInputElement | null>, onKey: (event: KeyboardEvent) => void): void {
  const press = useEffectEvent(onKey);
  useEffect(() => {
    const field = input.current;
    const listen = (event: KeyboardEvent): void => press(event);
    field?.addEventListener('keydown', listen);
    return () => field?.removeEventListener('keydown', listen);
  }, [input]);
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
