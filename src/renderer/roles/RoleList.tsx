/** The accounts of all signed-in sessions with their roles, and the search over them. */
import { useDeferredValue, useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Collection, GridList, GridListHeader, GridListSection } from 'react-aria-components/GridList';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { Session } from '../../shared/app-state.ts';
import { useLanguage } from '../i18n.tsx';
import { accountGroups, type AccountGroup, type Group, recentGroup, type Row } from './groups.ts';
import { accountLabel, FailedItem, RoleItem } from './RoleRows.tsx';
import { createIndex, search } from './search.ts';
import { SearchBox } from './SearchBox.tsx';

const layoutOptions = { estimatedRowSize: 36, estimatedHeadingSize: 36 };

/** `sessions` are those whose roles can be used now. */
export function RoleList({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t, locale } = useLanguage();
  const [query, setQuery] = useState('');
  const { groups, more } = useGroups(sessions, useDeferredValue(query));
  const several = sessions.length > 1;
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchBox />
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
        <GridList
          className="role-list"
          aria-label={t('panel.roles.heading')}
          items={groups}
          dependencies={[locale, several]}
          renderEmptyState={() => (query === '' ? null : <p className="quiet">{t('panel.roles.noMatch', { query })}</p>)}
        >
          {(group) => (
            <GridListSection id={group.id} className="role-group">
              <GridListHeader className="role-heading">
                {group.kind === 'recent' ? t('panel.roles.recent') : <AccountHeading group={group} tagged={several} />}
              </GridListHeader>
              <Collection items={group.rows} dependencies={[locale, several]}>
                {(row: Row) => (row.kind === 'role' ? <RoleItem row={row} /> : <FailedItem row={row} />)}
              </Collection>
            </GridListSection>
          )}
        </GridList>
      </Virtualizer>
      {more > 0 && <p className="quiet">{t('panel.roles.more', { count: more })}</p>}
    </Autocomplete>
  );
}

/** All groups, or those that match the query. */
function useGroups(sessions: readonly Session[], query: string): { groups: readonly Group[]; more: number } {
  const accounts = useMemo(() => sessions.flatMap(accountGroups), [sessions]);
  const index = useMemo(() => createIndex(accounts), [accounts]);
  return useMemo(() => {
    if (query.trim() !== '') return search(index, query);
    const recent = recentGroup(sessions);
    return { groups: recent === null ? accounts : [recent, ...accounts], more: 0 };
  }, [sessions, accounts, index, query]);
}

interface AccountHeadingProps {
  readonly group: AccountGroup;
  /** Whether the session is named, as several are signed in. */
  readonly tagged: boolean;
}

function AccountHeading({ group: { account, rows, sessionName }, tagged }: AccountHeadingProps) {
  const { t } = useLanguage();
  const { accountId, email, name, roles } = account;
  const label = accountLabel(t, name, accountId);
  return (
    <>
      <span className="account-name" title={email === null ? label : `${label} ${email}`}>
        {name ?? accountId}
      </span>
      {name !== null && <span className="account-id">{accountId}</span>}
      {tagged && <span className="tag">{sessionName}</span>}
      {rows.length === 0 && (
        <span className="quiet account-state">
          {roles.status === 'ready' ? t('panel.roles.noRoles') : t('panel.roles.rolesLoading')}
        </span>
      )}
    </>
  );
}
