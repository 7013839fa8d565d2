/**
 * The text of a file that keeps the accounts and roles of one session: names, ids and e-mails, and nothing that opens anything.
 * What may be read of it again is checked line by line, as anybody may have written it.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Account, AccountList, RoleList, Session } from '../../shared/app-state.ts';
import type { EpochMs } from '../../shared/time.ts';
import { longestRoleName } from '../../shared/profile-commands.ts';
import { byName, compareNames } from '../../shared/account-order.ts';

/** Whose list a file keeps: of another portal or region it is another one. */
export type ListOwner = Pick<Session, 'id' | 'startUrl' | 'region'>;

export interface KeptList {
  readonly owner: ListOwner;
  readonly accounts: AccountList;
  readonly listedAt: EpochMs;
}

/** Another one is not read: the list is listed anew then. */
const version = 1;
/** In bytes, of a file. 5,000 accounts with three roles each are a tenth of it. */
export const largestList = 8 * 1024 * 1024;
/** What is done with so many accounts takes some milliseconds: then others have their turn (`inPieces`). */
export const accountsAtOnce = 500;
/** Beyond, the last ones in the order of the list are left out. */
const mostAccounts = 20_000;
const mostRolesEach = 500;
/** In UTF-16 units; AWS's own limits are 50 and 64. An account with a longer one is left out. */
const longestName = 1000;

/** The base name of the file: the same for the same session, start URL and region, and without any of their characters. */
export function keptFileName({ id, startUrl, region }: ListOwner): string {
  const key = JSON.stringify([id, startUrl, region]);
  return `${createHash('sha256').update(key).digest('hex').slice(0, 16)}.json`;
}

/** What such a file is called. */
export const keptFile = /^[0-9a-f]{16}\.json$/;

const nullable = v.nullable(v.pipe(v.string(), v.maxLength(longestName)));
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const roleName = v.pipe(v.string(), v.minLength(1), v.maxLength(longestRoleName));
/** Role names are numbers: places in the list of all names, which a company repeats thousands of times. */
const places = v.pipe(v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), v.maxLength(mostRolesEach));

const keptAccount = v.object({
  id: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  name: nullable,
  email: nullable,
  news: v.optional(v.picklist(['new', 'gone'])),
  roles: v.optional(places),
  at: v.optional(instant),
  newRoles: v.optional(places),
  goneRoles: v.optional(places),
});
type KeptAccount = v.InferOutput<typeof keptAccount>;

const schema = v.object({
  version: v.literal(version),
  session: v.string(),
  startUrl: v.string(),
  region: v.string(),
  listedAt: instant,
  user: nullable,
  roleNames: v.array(v.fallback(roleName, '')),
  /** Each is looked at by itself, a part of them at a time. */
  accounts: v.pipe(v.custom<readonly unknown[]>(Array.isArray), v.maxLength(mostAccounts)),
});

/** In pieces. */
export function* keptText({ owner, accounts, listedAt }: KeptList): Generator<void, string> {
  const { id: session, startUrl, region } = owner;
  const { user, items } = accounts;
  const known = new Map<string, number>();
  const placeOf = (name: string): number => {
    const place = known.get(name) ?? known.size;
    known.set(name, place);
    return place;
  };
  const parts: string[] = [];
  let left = mostAccounts;
  for (let from = 0; from < items.length && left > 0; from += accountsAtOnce) {
    const fit = items.slice(from, from + accountsAtOnce).filter(isKept);
    const kept = fit.slice(0, left).map((account) => JSON.stringify(keptAccountOf(account, placeOf)));
    left -= kept.length;
    if (kept.length > 0) parts.push(kept.join(','));
    yield;
  }
  const head = JSON.stringify({ version, session, startUrl, region, listedAt, user, roleNames: [...known.keys()] });
  return `${head.slice(0, -1)},"accounts":[${parts.join(',')}]}\n`;
}

function isKept({ name, email, roles }: Account): boolean {
  const isShort = (text: string | null): boolean => (text?.length ?? 0) <= longestName;
  const all = [...roles.names, ...(roles.newNames ?? []), ...(roles.goneNames ?? [])];
  const areShort = all.every((one) => one.length <= longestRoleName);
  return isShort(name) && isShort(email) && areShort && all.length <= mostRolesEach;
}

function keptAccountOf(
  { accountId: id, name, email, news, roles }: Account,
  placeOf: (name: string) => number,
): KeptAccount {
  const { names, knownAt, newNames, goneNames } = roles;
  return {
    id,
    name,
    email,
    ...(news && { news }),
    ...(names.length > 0 && { roles: names.map(placeOf) }),
    ...(knownAt !== undefined && { at: knownAt }),
    ...(newNames && { newRoles: newNames.map(placeOf) }),
    ...(goneNames && { goneRoles: goneNames.map(placeOf) }),
  };
}

/** In pieces. Null for what is no such file. Nothing of it counts as told by AWS now; times that are still to come count as `now`. */
export function* readKeptText(text: string, now: EpochMs): Generator<void, KeptList | null> {
  const parsed = v.safeParse(schema, parseJson(text), { abortEarly: true });
  if (!parsed.success) return null;
  const { session, startUrl, region, listedAt, user, roleNames, accounts } = parsed.output;
  const byId = new Map<string, Account>();
  let [last, isInOrder] = [null as Account | null, true];
  for (const [index, one] of accounts.entries()) {
    if (index % accountsAtOnce === 0) yield;
    const parsedOne = v.safeParse(keptAccount, one, { abortEarly: true });
    if (!parsedOne.success) continue;
    const account = accountOf(parsedOne.output, roleNames, now);
    // Written in its order: sorting it again would be one long piece.
    if (byId.has(account.accountId) || (last && byName(last, account) > 0)) isInOrder = false;
    byId.set(account.accountId, account);
    last = account;
  }
  yield;
  const items = isInOrder ? [...byId.values()] : [...byId.values()].toSorted(byName);
  const at = Math.min(listedAt, now);
  return {
    owner: { id: session as Session['id'], startUrl, region },
    accounts: { status: 'none', problem: null, items, listedAt: at, user },
    listedAt: at,
  };
}

function accountOf(
  { id, name, email, news, ...kept }: KeptAccount,
  roleNames: readonly string[],
  now: EpochMs,
): Account {
  const namesAt = (places: readonly number[] = []): readonly string[] =>
    [...new Set(places)].flatMap((place) => roleNames[place] || []).toSorted(compareNames);
  const names = namesAt(kept.roles);
  const newNames = namesAt(kept.newRoles).filter((one) => names.includes(one));
  const goneNames = namesAt(kept.goneRoles).filter((one) => !names.includes(one));
  const roles: RoleList = {
    status: 'waiting',
    problem: null,
    names,
    ...(kept.at !== undefined && { knownAt: Math.min(kept.at, now) }),
    ...(newNames.length > 0 && { newNames }),
    ...(goneNames.length > 0 && { goneNames }),
  };
  return { accountId: id, name, email, roles, ...(news && { news }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
