/** The first step to new profiles: which roles are to have one. */
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Session } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useListKeys } from '../ui/use-list-keys.ts';
import { useVirtualGrid } from '../ui/use-virtual-grid.ts';
import { groupKind } from '../roles/account-rows.ts';
import { createGroupSearch } from '../roles/group-search.ts';
import { allAccountGroups, firstRow, type Group, withoutGone } from '../roles/groups.ts';
import { SearchBox } from '../roles/SearchBox.tsx';
import { RoleChoiceGrid } from './RoleChoiceGrid.tsx';
import { choosable, profilesByRow } from './role-choice.ts';

interface ChooseRolesProps {
  readonly session: Session;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

export function ChooseRoles({ session, chosen, onChosen }: ChooseRolesProps) {
  const [query, setQuery] = useState('');
  const shownQuery = useDeferredValue(query.trim());
  const groups = useGroups(session, shownQuery);
  const profiles = useMemo(() => profilesByRow(session), [session]);
  const free = useMemo(() => choosable(groups, profiles), [groups, profiles]);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { onFocus, focusRow, ...drawnGroups } = useVirtualGrid(list, groups, groupKind);
  const toggleFirst = (): void => {
    const first = firstRow(groups);
    if (first?.kind === 'role') toggle(first.id);
  };
  const rows = { items: groups, kind: groupKind, focusRow };
  const keys = useListKeys({ input, rows, query, setQuery, onEnter: toggleFirst });

  const toggle = (id: string): void => {
    if (profiles.has(id)) return;
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChosen(next);
  };
  const chooseAll = (): void => onChosen(new Set([...chosen, ...free.map(({ id }) => id)]));
  return (
    <div className="finder">
      <SearchBox input={input} query={query} onQuery={setQuery} onKeyDown={keys.inSearch} />
      <AllAndNone
        free={free.length}
        isAll={free.every(({ id }) => chosen.has(id))}
        isNone={chosen.size === 0}
        isDone={query === '' && free.length === 0 && groups.some(({ rows }) => rows.length > 0)}
        onAll={chooseAll}
        onNone={() => onChosen(new Set())}
      />
      <div className="role-list" role="presentation" onKeyDownCapture={keys.inList} onFocus={onFocus}>
        <RoleChoiceGrid
          list={list}
          groups={drawnGroups}
          query={shownQuery}
          profiles={profiles}
          chosen={chosen}
          onChosen={(next) => (next === 'all' ? chooseAll() : onChosen(next))}
        />
      </div>
    </div>
  );
}

interface AllAndNoneProps {
  /** How many of the roles in the list can be chosen. */
  readonly free: number;
  readonly isAll: boolean;
  readonly isNone: boolean;
  /** Whether every role has its profile. */
  readonly isDone: boolean;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

function AllAndNone({ free, isAll, isNone, isDone, onAll, onNone }: AllAndNoneProps) {
  const { t } = useLanguage();
  if (isDone) return <p className="quiet">{t('profiles.choose.allHave')}</p>;
  return (
    <div className="buttons choose-many">
      <Button className="button" isDisabled={isAll} onPress={onAll}>
        {t('profiles.choose.all', { count: free })}
      </Button>
      <Button className="button" isDisabled={isNone} onPress={onNone}>
        {t('profiles.choose.none')}
      </Button>
    </div>
  );
}

/** All that match, however many: whoever chooses all of them means all of them. */
function useGroups(session: Session, query: string): readonly Group[] {
  const accounts = withoutGone(allAccountGroups([session]));
  const searching = query !== '';
  const [search] = useState(createGroupSearch);
  return useMemo(
    () => (searching ? search(accounts, query, Infinity).groups : accounts),
    [accounts, search, searching, query],
  );
}
