/** The list of accounts and roles to choose from: those groups that are near the visible part, each in its place. */
import { type CSSProperties, type RefObject, useMemo } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { Collection, GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components/GridList';
import { useLanguage } from '../core/i18n.tsx';
import { Icon } from '../ui/Icon.tsx';
import { AccountHeading } from '../roles/AccountHeading.tsx';
import type { RoleRow, Row } from '../roles/groups.ts';
import { accountLabel, FailedItem } from '../roles/RoleRows.tsx';
import type { PlacedGroup } from '../roles/use-windowed.ts';
import { headingSize, rowSize } from '../roles/windowing.ts';

interface ChoiceGridProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly placed: readonly PlacedGroup[];
  /** The height of the whole list in pixels. */
  readonly size: number;
  readonly query: string;
  /** The names of profiles that there are, by the ids of the rows. */
  readonly profiles: ReadonlyMap<string, string>;
  readonly chosen: ReadonlySet<string>;
  /** `all`: every row that is in the list. */
  readonly onChosen: (chosen: ReadonlySet<string> | 'all') => void;
}

export function ChoiceGrid({ list, placed, size, query, profiles, chosen, onChosen }: ChoiceGridProps) {
  const { t, locale } = useLanguage();
  const dependencies = [locale, profiles];
  const disabled = useMemo(() => [...profiles.keys()], [profiles]);
  return (
    <GridList
      ref={list}
      className="role-grid"
      style={measures(size)}
      aria-label={t('panel.roles.heading')}
      items={placed}
      dependencies={dependencies}
      disallowTypeAhead
      selectionMode="multiple"
      selectedKeys={chosen}
      disabledKeys={disabled}
      disabledBehavior="selection"
      escapeKeyBehavior="none"
      onSelectionChange={(keys) => onChosen(keys === 'all' ? 'all' : new Set([...keys].map(String)))}
      renderEmptyState={() =>
        placed.length === 0 ? <p className="quiet">{t('panel.roles.noMatch', { query })}</p> : null
      }
    >
      {({ group, offset }: PlacedGroup) => (
        <GridListSection id={group.id} className="role-group" style={{ insetBlockStart: offset }}>
          <GridListHeader className="role-heading">
            {group.kind === 'account' && <AccountHeading group={group} tagged={false} />}
          </GridListHeader>
          <Collection items={group.rows} dependencies={dependencies}>
            {(row: Row) =>
              row.kind === 'role' ? <ChoiceItem row={row} profile={profiles.get(row.id)} /> : <FailedItem row={row} />
            }
          </Collection>
        </GridListSection>
      )}
    </GridList>
  );
}

/** What the style sheet has to know of the list's measures. */
function measures(size: number): CSSProperties {
  const sizes = { '--heading-size': `${headingSize}px`, '--row-size': `${rowSize}px` };
  return { ...sizes, blockSize: size === 0 ? 'auto' : size };
}

function ChoiceItem({ row, profile }: { readonly row: RoleRow; readonly profile: string | undefined }) {
  const { t } = useLanguage();
  const { id, accountName, accountId, roleName } = row;
  const account = accountLabel(t, accountName, accountId);
  const label = t('panel.roles.rowLabel', { roleName, account });
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
