/**
 * What makes one list out of another, as a list of edits: of a list of thousands that changes in a few places only those have
 * to travel. What is the same object in both lists is not sent, and where there is too much, a part of it comes first.
 */

/** In the older list, `drop` items from the index `at` on give way to those of `put`. Edits come in the order of the list. */
export interface ListEdit<Item = unknown> {
  readonly at: number;
  readonly drop: number;
  readonly put: readonly Item[];
}

/** How much more may be put into lists, in characters of JSON. The item that uses up the rest is still put. */
export interface Room {
  left: number;
}

export interface Edits<Item> {
  readonly edits: readonly ListEdit<Item>[];
  /** Whether nothing is left to be done. */
  readonly isWhole: boolean;
}

/**
 * The edits that bring `before` nearer to `after`, or all the way if there is room. Whatever the room, the list that comes of
 * them is in the order of `after`; an item that is still to come is absent or stands there as it was, never twice.
 * @param keyOf tells which item of one list is which of the other
 */
export function editsBetween<Item extends object>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
  room: Room,
): Edits<Item> {
  if (before === after) return { edits: [], isWhole: true };
  const edits: ListEdit<Item>[] = [];
  let isWhole = true;
  const placeIn = placesOf(before, keyOf);
  const rankIn = placesOf(after, keyOf);
  /** What stands in `before` from `at` to `from` goes, and `put` comes in its place. */
  let [at, from] = [0, 0];
  let put: Item[] = [];
  const stay = (place: number): void => {
    if (place > at || put.length > 0) edits.push({ at, drop: place - at, put });
    put = [];
    at = from = place + 1;
  };
  for (const [rank, item] of after.entries()) {
    const next = before[from];
    const isInPlace = next !== undefined && (next === item || keyOf(next) === keyOf(item));
    const place = isInPlace ? from : placeIn(item);
    if (place >= from && before[place] === item) stay(place);
    else if (room.left > 0) {
      room.left -= JSON.stringify(item).length;
      put.push(item);
    } else {
      isWhole = false;
      for (let passed = next; passed && rankIn(passed) < rank; passed = before[from]) from += 1;
      // Nothing that comes later in the list is dropped for the sake of what is still to come.
      if (place === from) stay(place);
    }
  }
  if (at < before.length || put.length > 0) edits.push({ at, drop: before.length - at, put });
  return { edits, isWhole };
}

/** Where the item of that key is in the list; -1 where it is not. The list is looked through once, and only if it is asked. */
function placesOf<Item>(list: readonly Item[], keyOf: (item: Item) => string): (item: Item) => number {
  let places: ReadonlyMap<string, number> | undefined;
  return (item) => {
    places ??= new Map(list.map((one, index) => [keyOf(one), index]));
    return places.get(keyOf(item)) ?? -1;
  };
}

/** @param taken makes what is put of it and of what stood in its place; nothing else is called for what stays */
export function applyEdits<Item>(
  list: readonly Item[],
  edits: readonly ListEdit<Item>[],
  taken: (before: Item | undefined, item: Item) => Item = (_before, item) => item,
): readonly Item[] {
  if (edits.length === 0) return list;
  const parts: (readonly Item[])[] = [];
  let from = 0;
  for (const { at, drop, put } of edits) {
    const dropped = list.slice(at, at + drop);
    parts.push(
      list.slice(from, at),
      put.map((item, index) => taken(dropped[index], item)),
    );
    from = at + drop;
  }
  return [...parts, list.slice(from)].flat();
}
