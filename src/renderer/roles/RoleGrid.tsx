/** The list of accounts and roles itself: those groups of it that are near the visible part, each in its place. */
import type { CSSProperties, RefObject } from 'react';
import { Collection, GridList, GridListHeader, GridListSection } from 'react-aria-components/GridList';
import { useLanguage } from '../core/i18n.tsx';
import { AccountHeading } from './AccountHeading.tsx';
import type { Row } from './groups.ts';
import { FailedItem, RoleItem } from './RoleRows.tsx';
import type { PlacedGroup } from './use-windowed.ts';
import { headingSize, rowSize } from './windowing.ts';

interface RoleGridProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly placed: readonly PlacedGroup[];
  /** The height of the whole list in pixels. */
  readonly size: number;
  readonly query: string;
  /** Whether accounts name their session, as several are signed in. */
  readonly tagged: boolean;
}

export function RoleGrid({ list, placed, size, query, tagged }: RoleGridProps) {
  const { t, locale } = useLanguage();
  const dependencies = [locale, tagged];
  return (
    <GridList
      ref={list}
      className="role-grid"
      style={measures(size)}
      aria-label={t('panel.roles.heading')}
      items={placed}
      dependencies={dependencies}
      disallowTypeAhead
      // To React Aria a list is empty as well when its accounts have no rows yet.
      renderEmptyState={() => (placed.length === 0 ? <NoMatch query={query} /> : null)}
    >
      {({ group, offset }: PlacedGroup) => (
        <GridListSection id={group.id} className="role-group" style={{ insetBlockStart: offset }}>
          <GridListHeader className="role-heading">
            {group.kind === 'recent' ? t('panel.roles.recent') : <AccountHeading group={group} tagged={tagged} />}
          </GridListHeader>
          <Collection items={group.rows} dependencies={dependencies}>
            {(row: Row) => (row.kind === 'role' ? <RoleItem row={row} /> : <FailedItem row={row} />)}
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

function NoMatch({ query }: { readonly query: string }) {
  const { t } = useLanguage();
  return <p className="quiet">{t('panel.roles.noMatch', { query })}</p>;
}
