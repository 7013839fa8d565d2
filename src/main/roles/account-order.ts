/** How a list that is in order takes in one more page. */

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
