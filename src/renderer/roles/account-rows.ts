/** The accounts of the list as items of a long list: how high each is, and which rows it has. */
import type { GridKind } from '../ui/use-virtual-grid.ts';
import type { Group } from './groups.ts';

/** Heights in CSS pixels. */
const headingSize = 36;
const rowSize = 34;

/** How the style sheet gets them. */
export const measures = { '--heading-size': `${headingSize}px`, '--row-size': `${rowSize}px` };

export const groupKind: GridKind<Group> = {
  idOf: ({ id }) => id,
  sizeOf: ({ rows }) => headingSize + rows.length * rowSize,
  rowIdsOf: ({ rows }) => rows.map(({ id }) => id),
};
