/** The order in which accounts and roles are shown: that of the AWS CLI. */

interface Named {
  readonly accountId: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** The AWS CLI's order: name, then e-mail, then id; accounts with neither come last. */
export function byName(a: Named, b: Named): number {
  if (a.name === null && a.email === null)
    return b.name === null && b.email === null ? compareNames(a.accountId, b.accountId) : 1;
  if (b.name === null && b.email === null) return -1;
  return (
    compareNames(a.name ?? '', b.name ?? '') ||
    compareNames(a.email ?? '', b.email ?? '') ||
    compareNames(a.accountId, b.accountId)
  );
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

/**
 * A sorted list with one more page in it. Each new one is looked up in the list: sorting all of it again with each page
 * would compare 50,000 accounts 500 times.
 */
export function withPage<Item>(
  sorted: readonly Item[],
  page: readonly Item[],
  compare: (a: Item, b: Item) => number,
): readonly Item[] {
  const merged: Item[] = [];
  let from = 0;
  for (const item of page.toSorted(compare)) {
    const at = placeOf(item, sorted, from, compare);
    for (; from < at; from += 1) merged.push(sorted[from] as Item);
    merged.push(item);
  }
  for (; from < sorted.length; from += 1) merged.push(sorted[from] as Item);
  return merged;
}

/** Behind all that are equal. */
function placeOf<Item>(
  item: Item,
  sorted: readonly Item[],
  from: number,
  compare: (a: Item, b: Item) => number,
): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(item, sorted[middle] as Item) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
