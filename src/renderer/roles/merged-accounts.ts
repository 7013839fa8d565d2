/** The accounts of several sessions as one list by name. */
import { byName } from '../../shared/account-order.ts';
import type { AccountGroup } from './groups.ts';

export type AccountMerge = (lists: readonly (readonly AccountGroup[])[]) => readonly AccountGroup[];

/**
 * Merges lists that are in order by name each. Names are compared again only where an account has come, gone or been renamed:
 * while roles are listed the same thousands of accounts come many times a second. Equal lists give the same object.
 */
export function createAccountMerge(): AccountMerge {
  let before: readonly (readonly AccountGroup[])[] = [];
  /** For each place of the merged list, which list the account comes from. */
  let sources: readonly number[] = [];
  let merged: readonly AccountGroup[] = [];

  return (lists) => {
    const [only = [], ...others] = lists;
    if (others.length === 0) return only;
    if (lists.length === before.length && lists.every((list, at) => list === before[at])) return merged;
    if (!sameOrder(before, lists)) sources = sourcesOf(lists);
    const next = lists.map(() => 0);
    merged = sources.map((source) => {
      const at = next[source] ?? 0;
      next[source] = at + 1;
      return lists[source]?.[at] as AccountGroup;
    });
    before = lists;
    return merged;
  };
}

function sameOrder(before: readonly (readonly AccountGroup[])[], after: readonly (readonly AccountGroup[])[]): boolean {
  return (
    before.length === after.length &&
    after.every((list, at) => {
      const old = before[at] ?? [];
      return list.length === old.length && list.every((group, place) => hasSameName(group, old[place]));
    })
  );
}

function hasSameName(group: AccountGroup, other: AccountGroup | undefined): boolean {
  if (group === other || other === undefined) return group === other;
  const [a, b] = [group.account, other.account];
  return a.accountId === b.accountId && a.name === b.name && a.email === b.email;
}

function sourcesOf(lists: readonly (readonly AccountGroup[])[]): readonly number[] {
  const next = lists.map(() => 0);
  const sources: number[] = [];
  const total = lists.reduce((sum, { length }) => sum + length, 0);
  while (sources.length < total) {
    let first = -1;
    // The first list wins among equals, so that the same organisation in two sessions keeps their order.
    lists.forEach((_, at) => {
      if (isBefore(headOf(at), headOf(first))) first = at;
    });
    sources.push(first);
    next[first] = (next[first] ?? 0) + 1;
  }
  return sources;

  function headOf(list: number): AccountGroup | undefined {
    return lists[list]?.[next[list] ?? 0];
  }
}

function isBefore(group: AccountGroup | undefined, other: AccountGroup | undefined): boolean {
  if (group === undefined || other === undefined) return group !== undefined;
  return byName(group.account, other.account) < 0;
}
