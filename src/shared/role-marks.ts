/**
 * What a user has marked accounts and roles with: favourites, names of one's own, colours, browsers. A part of the state that is saved,
 * apart from what AWS lists: a mark outlasts a list that changes, and a session that comes and goes.
 */

import type { BrowserChoice } from './browser-choice.ts';

/** The colours that an account can have in the AWS console, in AWS's order and spelling; red is for production. */
export const accountColors = [
  'pink',
  'purple',
  'darkBlue',
  'lightBlue',
  'teal',
  'green',
  'yellow',
  'orange',
  'red',
] as const;
export type AccountColor = (typeof accountColors)[number];

/** An account, or one role of it. The same for every session: an account is the same whoever signs in to it. */
export interface MarkTarget {
  /** 12 digits, leading zeros kept. */
  readonly accountId: string;
  /** Null: the account with all its roles. */
  readonly roleName: string | null;
}

export interface RoleMark extends MarkTarget {
  /** Only roles are favourites. */
  readonly favorite: boolean;
  /** Plain text on one line. */
  readonly nickname: string | null;
  readonly color: AccountColor | null;
  /** Where its consoles open; null: where the pages of the session do. */
  readonly browser: BrowserChoice | null;
}

/** What can be said of an account or a role. */
export type MarkChange = Partial<Omit<RoleMark, keyof MarkTarget>>;

/** The state goes to the page and to the disk as a whole. */
export const mostMarks = 500;
/** UTF-16 units. */
export const longestNickname = 60;

/** What the marks say of one role. */
export interface MarksOfRole {
  readonly favorite: boolean;
  /** The role's own name, in the place of AWS's. */
  readonly nickname: string | null;
  /** The account's own name, in the place of AWS's. */
  readonly accountNickname: string | null;
  /** The role's, else its account's. */
  readonly color: AccountColor | null;
}

const indexes = new WeakMap<readonly RoleMark[], ReadonlyMap<string, RoleMark>>();

/** Made once for the same marks, so that a list may ask for each of its rows. */
function indexOf(marks: readonly RoleMark[]): ReadonlyMap<string, RoleMark> {
  const known = indexes.get(marks);
  if (known) return known;
  const made = new Map(marks.map((mark) => [markKey(mark), mark]));
  indexes.set(marks, made);
  return made;
}

/** The same for the same account, or for the same role of it. */
export function markKey({ accountId, roleName }: MarkTarget): string {
  return roleName === null ? accountId : `${accountId} ${roleName}`;
}

export function marksOf(marks: readonly RoleMark[], accountId: string, roleName: string): MarksOfRole {
  const index = indexOf(marks);
  const [role, account] = [index.get(markKey({ accountId, roleName })), index.get(accountId)];
  return {
    favorite: role?.favorite ?? false,
    nickname: role?.nickname ?? null,
    accountNickname: account?.nickname ?? null,
    color: role?.color ?? account?.color ?? null,
  };
}

/** Of the account itself, for the lines that stand for a whole account. */
export function marksOfAccount(marks: readonly RoleMark[], accountId: string): Pick<RoleMark, 'nickname' | 'color'> {
  const { nickname = null, color = null } = indexOf(marks).get(accountId) ?? {};
  return { nickname, color };
}

/** What a role or an account is marked with itself, not by way of its account. */
export function ownMarkOf(
  marks: readonly RoleMark[],
  target: MarkTarget,
): Pick<RoleMark, 'nickname' | 'color' | 'browser'> {
  const { nickname = null, color = null, browser = null } = indexOf(marks).get(markKey(target)) ?? {};
  return { nickname, color, browser };
}

/** Where the consoles of a role open: its own choice, else its account's; null: where the pages of the session do. */
export function browserOf(marks: readonly RoleMark[], accountId: string, roleName: string): BrowserChoice | null {
  const index = indexOf(marks);
  return index.get(markKey({ accountId, roleName }))?.browser ?? index.get(accountId)?.browser ?? null;
}

/** The favourite roles, in the order in which they were chosen. */
export function favoritesOf(marks: readonly RoleMark[]): readonly (RoleMark & { readonly roleName: string })[] {
  const isFavorite = (mark: RoleMark): mark is RoleMark & { readonly roleName: string } =>
    mark.favorite && mark.roleName !== null;
  return marks.filter(isFavorite);
}

/**
 * The marks with one of them changed; one that says nothing any more is gone. Null if there is no room for another one:
 * `mostMarks`.
 */
export function withMark(
  marks: readonly RoleMark[],
  target: MarkTarget,
  change: MarkChange,
): readonly RoleMark[] | null {
  const { accountId, roleName } = target;
  const key = markKey(target);
  const index = marks.findIndex((mark) => markKey(mark) === key);
  const before = marks[index] ?? { accountId, roleName, favorite: false, nickname: null, color: null, browser: null };
  const after = { ...before, ...change };
  const saysSomething = after.favorite || after.nickname !== null || after.color !== null || after.browser !== null;
  if (index >= 0) return saysSomething ? marks.with(index, after) : marks.toSpliced(index, 1);
  if (!saysSomething) return marks;
  return marks.length < mostMarks ? [...marks, after] : null;
}

/** What was typed as a name, on one line and without characters that would turn or break it; null if nothing is left. */
export function nicknameFrom(typed: string): string | null {
  const plain = typed
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .trim();
  return plain === '' ? null : plain;
}
