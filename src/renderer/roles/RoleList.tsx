/** The accounts of all signed-in sessions with their roles, and the search over them. */
import { type CSSProperties, type RefObject, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Collection, GridList, GridListHeader, GridListSection } from 'react-aria-components/GridList';
import type { Session } from '../../shared/app-state.ts';
import { useLanguage } from '../i18n.tsx';
import { AccountHeading } from './AccountHeading.tsx';
import { accountGroups, type Group, recentGroup, type Row } from './groups.ts';
import { FailedItem, RoleItem, TopMatchContext } from './RoleRows.tsx';
import { createIndex, search } from './search.ts';
import { SearchBox } from './SearchBox.tsx';
import { useListKeys } from './use-list-keys.ts';
import { type PlacedGroup, useWindowed } from './use-windowed.ts';
import { headingSize, rowSize } from './windowing.ts';

/** `sessions` are those whose roles can be used now. */
export function RoleList({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t, locale } = useLanguage();
  const [query, setQuery] = useState('');
  const shownQuery = useDeferredValue(query);
  const { groups, more } = useGroups(sessions, shownQuery);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { placed, size, onFocus, focusRow } = useWindowed(groups, list);
  const keys = useListKeys({ input, groups, focusRow, query, setQuery });
  useTopAfterSearch(list, shownQuery);
  const several = sessions.length > 1;
  const dependencies = [locale, several];
  return (
    <>
      <SearchBox input={input} query={query} onQuery={setQuery} onKeyDown={keys.inSearch} />
      <div className="role-list" role="presentation" onKeyDownCapture={keys.inList} onFocus={onFocus}>
        <TopMatchContext value={shownQuery === '' ? null : (keys.first?.id ?? null)}>
          <GridList
            ref={list}
            className="role-grid"
            style={sizes(size)}
            aria-label={t('panel.roles.heading')}
            items={placed}
            dependencies={dependencies}
            disallowTypeAhead
            renderEmptyState={() => <NoMatch query={shownQuery.trim()} />}
          >
            {({ group, offset }: PlacedGroup) => (
              <GridListSection id={group.id} className="role-group" style={{ insetBlockStart: offset }}>
                <GridListHeader className="role-heading">
                  {group.kind === 'recent' ? t('panel.roles.recent') : <AccountHeading group={group} tagged={several} />}
                </GridListHeader>
                <Collection items={group.rows} dependencies={dependencies}>
                  {(row: Row) => (row.kind === 'role' ? <RoleItem row={row} /> : <FailedItem row={row} />)}
                </Collection>
              </GridListSection>
            )}
          </GridList>
        </TopMatchContext>
      </div>
      {more > 0 && <p className="quiet">{t('panel.roles.more', { count: more })}</p>}
    </>
  );
}

/** What the style sheet has to know of the list's measures. */
function sizes(size: number): CSSProperties {
  const measures = { '--heading-size': `${headingSize}px`, '--row-size': `${rowSize}px` };
  return { ...measures, blockSize: size === 0 ? 'auto' : size };
}

/** The best matches are at the top: a new query scrolls there. */
function useTopAfterSearch(list: RefObject<HTMLElement | null>, query: string): void {
  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null && query !== '' && element.getBoundingClientRect().top < 0) element.scrollIntoView();
  }, [list, query]);
}

function NoMatch({ query }: { readonly query: string }) {
  const { t } = useLanguage();
  return <p className="quiet">{t('panel.roles.noMatch', { query })}</p>;
}

interface Shown {
  readonly groups: readonly Group[];
  /** How many more roles match than are shown. */
  readonly more: number;
}

/** All groups with the recent roles on top, or those that match the query. */
function useGroups(sessions: readonly Session[], query: string): Shown {
  const accounts = useMemo(() => sessions.flatMap(accountGroups), [sessions]);
  const index = useMemo(() => createIndex(accounts), [accounts]);
  return useMemo(() => {
    if (query.trim() !== '') return search(index, query);
    const recent = recentGroup(sessions);
    return { groups: recent === null ? accounts : [recent, ...accounts], more: 0 };
  }, [sessions, accounts, index, query]);
}
