/** The list of profiles itself: those rows of it that are near the visible part, each in its place. */
import type { RefObject } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { useLanguage } from '../core/i18n.tsx';
import type { GridKind } from '../ui/use-virtual-grid.ts';
import type { VirtualList } from '../ui/use-virtual-list.ts';
import { type Opened, ProfileItem } from './ProfileItem.tsx';
import type { ProfileRow } from './profile-rows.ts';

/** The height of a row in CSS pixels, and how the style sheet gets it. */
const rowSize = 48;
const measures = { '--row-size': `${rowSize}px` };

export const profileKind: GridKind<ProfileRow> = {
  idOf: ({ name }) => name,
  sizeOf: () => rowSize,
  rowIdsOf: ({ name }) => [name],
};

interface ProfileGridProps {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly rows: VirtualList<ProfileRow>;
  /** How many rows the whole list has. */
  readonly total: number;
  readonly onDoctor: () => void;
  readonly onOpen: (opened: Opened) => void;
}

export function ProfileGrid({ list, rows: { drawn, size }, total, onDoctor, onOpen }: ProfileGridProps) {
  const { t, locale } = useLanguage();
  return (
    <GridList
      ref={list}
      className="profile-grid"
      style={{ ...measures, blockSize: size }}
      aria-label={t('doctor.list.title')}
      items={drawn}
      dependencies={[locale]}
      disallowTypeAhead
      // React Aria counts the drawn rows only, and says nothing of them where it does not draw by itself.
      render={(grid) => <div {...grid} aria-rowcount={total} />}
    >
      {({ item, index, offset }) => (
        <ProfileItem row={item} index={index} offset={offset} onDoctor={onDoctor} onOpen={onOpen} />
      )}
    </GridList>
  );
}
