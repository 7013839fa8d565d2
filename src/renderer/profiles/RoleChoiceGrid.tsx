/** The list of accounts and roles to choose from: a tick for each role that has no profile yet. */
import { type RefObject, useMemo } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { GridListItem } from 'react-aria-components/GridList';
import { useLanguage } from '../core/i18n.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { VirtualList } from '../ui/use-virtual-list.ts';
import { AccountGrid } from '../roles/AccountGrid.tsx';
import type { Group, RoleRow } from '../roles/groups.ts';
import { roleLabel } from '../roles/account-label.ts';

interface RoleChoiceGridProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly groups: VirtualList<Group>;
  readonly query: string;
  /** The names of profiles that there are, by the ids of the rows. */
  readonly profiles: ReadonlyMap<string, string>;
  readonly chosen: ReadonlySet<string>;
  /** `all`: every row that is in the list. */
  readonly onChosen: (chosen: ReadonlySet<string> | 'all') => void;
}

export function RoleChoiceGrid({ list, groups, query, profiles, chosen, onChosen }: RoleChoiceGridProps) {
  const disabled = useMemo(() => [...profiles.keys()], [profiles]);
  return (
    <AccountGrid
      list={list}
      groups={groups}
      query={query}
      namesSession={false}
      dependency={profiles}
      selectionMode="multiple"
      selectedKeys={chosen}
      disabledKeys={disabled}
      disabledBehavior="selection"
      escapeKeyBehavior="none"
      onSelectionChange={(keys) => onChosen(keys === 'all' ? 'all' : new Set([...keys].map(String)))}
    >
      {(row) => <RoleChoiceItem row={row} profile={profiles.get(row.id)} />}
    </AccountGrid>
  );
}

function RoleChoiceItem({ row, profile }: { readonly row: RoleRow; readonly profile: string | undefined }) {
  const { t } = useLanguage();
  const { id, roleName } = row;
  const label = roleLabel(t, row);
  const has = profile === undefined ? null : t('profiles.choose.has', { profile });
  return (
    <GridListItem id={id} className="role-row choice-row" textValue={has === null ? label : `${label}, ${has}`}>
      <CheckboxField slot="selection">
        <CheckboxButton className="tick">
          <Icon name="check" />
        </CheckboxButton>
      </CheckboxField>
      <span className="role-name" title={roleName}>
        <bdi>{roleName}</bdi>
      </span>
      {has !== null && (
        <span className="choice-has" title={has}>
          {has}
        </span>
      )}
    </GridListItem>
  );
}
