/** The list of accounts with their roles: those groups of it that are near the visible part, each in its place. */
import type { ReactNode, RefObject } from 'react';
import {
  Collection,
  GridList,
  GridListHeader,
  type GridListProps,
  GridListSection,
} from 'react-aria-components/GridList';
import { useLanguage } from '../core/i18n.tsx';
import type { DrawnItem, VirtualList } from '../ui/use-virtual-list.ts';
import { measures } from './account-rows.ts';
import { AccountHeading } from './AccountHeading.tsx';
import type { Group, RoleRow, Row } from './groups.ts';
import { FailedItem } from './FailedItem.tsx';

interface AccountGridProps extends Pick<
  GridListProps<DrawnItem<Group>>,
  'selectionMode' | 'selectedKeys' | 'disabledKeys' | 'disabledBehavior' | 'escapeKeyBehavior' | 'onSelectionChange'
> {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly groups: VirtualList<Group>;
  readonly query: string;
  /** Whether accounts name their session, as several are signed in. */
  readonly namesSession: boolean;
  /** A role's row; called anew for all rows when `dependency` is another one. */
  readonly children: (row: RoleRow) => ReactNode;
  readonly dependency?: unknown;
}

export function AccountGrid({
  list,
  groups,
  query,
  namesSession,
  children,
  dependency,
  ...selection
}: AccountGridProps) {
  const { t, locale } = useLanguage();
  const { drawn, size } = groups;
  const dependencies = [locale, namesSession, dependency];
  return (
    <GridList
      {...selection}
      ref={list}
      className="role-grid"
      style={{ ...measures, blockSize: size === 0 ? 'auto' : size }}
      aria-label={t('panel.roles.heading')}
      items={drawn}
      dependencies={dependencies}
      disallowTypeAhead
      // To React Aria a list is empty as well when its accounts have no rows yet.
      renderEmptyState={() => (size === 0 ? <p className="quiet">{t('panel.roles.noMatch', { query })}</p> : null)}
    >
      {({ item: group, offset }) => (
        <GridListSection id={group.id} className="role-group" style={{ insetBlockStart: offset }}>
          <GridListHeader className="role-heading">
            {group.kind === 'recent' ? (
              t('panel.roles.recent')
            ) : (
              <AccountHeading group={group} namesSession={namesSession} />
            )}
          </GridListHeader>
          <Collection items={group.rows} dependencies={dependencies}>
            {(row: Row) => (row.kind === 'role' ? children(row) : <FailedItem row={row} />)}
          </Collection>
        </GridListSection>
      )}
    </GridList>
  );
}
