/** The roles of every day, of all sessions: what the tray offers on its first level, and the search field by its commands. */
import type { Account, AppState, Session } from './app-state.ts';
import { favoritesOf, marksOf } from './role-marks.ts';
import { lastUsed } from './role-uses.ts';

/** A menu is for the roles of every day; the panel has all of them. */
export const mostOffered = 8;

/** A role of a session. */
export interface OfferedRole {
  readonly session: Session;
  readonly accountId: string;
  readonly roleName: string;
  readonly favorite: boolean;
  /** The profile that assumes it through others; undefined: the sign-in itself has it. */
  readonly profile?: string | undefined;
}

export type OfferedState = Pick<AppState, 'sessions' | 'roleMarks'>;

/** The favourites, then those that were used last. */
export function offeredRoles({ sessions, roleMarks }: OfferedState): readonly OfferedRole[] {
  const used = lastUsed(sessions);
  const favorites = favoritesOf(roleMarks).flatMap(({ accountId, roleName }) => {
    const isThis = (role: { readonly accountId: string; readonly roleName: string }): boolean =>
      role.accountId === accountId && role.roleName === roleName;
    const session =
      used.find(({ role }) => role.profile === undefined && isThis(role))?.session ??
      sessions.find((one) => hasRole(one, accountId, roleName));
    if (session) return [{ session, accountId, roleName, favorite: true }];
    const through = sessions.find(({ chained }) => chained.some(isThis));
    const profile = through?.chained.find(isThis)?.name;
    return through ? [{ session: through, accountId, roleName, favorite: true, profile }] : [];
  });
  const recent = used
    .map(({ session, role: { accountId, roleName, profile } }) => {
      return { session, accountId, roleName, favorite: false, profile };
    })
    // Of a profile that does not lead there any more nothing can be opened.
    .filter(({ session, profile }) => profile === undefined || session.chained.some(({ name }) => name === profile))
    .filter(({ accountId, roleName }) => !marksOf(roleMarks, accountId, roleName).favorite);
  return [...favorites, ...recent].slice(0, mostOffered);
}

function hasRole(session: Session, accountId: string, roleName: string): boolean {
  if (session.profiles.some((profile) => profile.accountId === accountId && profile.roleName === roleName)) return true;
  return accountIn(session, accountId)?.roles.names.includes(roleName) ?? false;
}

const tables = new WeakMap<readonly Account[], ReadonlyMap<string, Account>>();

/** A company has thousands of accounts, and the tray's menu is made anew with each change of the state. */
/** Undefined: AWS has not listed it. */
export function accountIn({ accounts: { items } }: Session, accountId: string): Account | undefined {
  const known = tables.get(items) ?? new Map(items.map((account) => [account.accountId, account]));
  tables.set(items, known);
  return known.get(accountId);
}

/** Whether keys of it can be had now: somebody is signed in, and no code of a device is asked for on the way. */
export function canHaveKeys({ session: { phase, chained }, profile }: OfferedRole): boolean {
  if (chained.some(({ name, needsMfa }) => name === profile && needsMfa)) return false;
  return phase.step === 'active' || (phase.step === 'signing-in' && phase.keeps !== null);
}
