/** The roles and profiles on the tray's first level: favourites, then what was used last, of all sessions. */
import type { Account, AppState, Session } from '../../shared/app-state.ts';
import type { TextContext } from '../../shared/clock-words.ts';
import { favoritesOf, marksOf } from '../../shared/role-marks.ts';
import { lastUsed } from '../../shared/role-uses.ts';
import { shortName } from './label.ts';
import { action, submenu, type TrayItem } from './tray-item.ts';

/** A menu is for the roles of every day; the panel has all of them. */
const mostRoles = 8;

/** A role of a session, as the menu offers it. */
interface OfferedRole {
  readonly session: Session;
  readonly accountId: string;
  readonly roleName: string;
  readonly favorite: boolean;
  /** The profile that assumes it through others; undefined: the sign-in itself has it. */
  readonly profile?: string | undefined;
}

type RolesState = Pick<AppState, 'sessions' | 'roleMarks'>;

/** A click opens the console. */
export function roleItems(state: RolesState, context: TextContext): readonly TrayItem[] {
  const { t } = context;
  const offered = offeredRoles(state);
  const names = offered.map((role) => accountText(role, state));
  return offered.map((role, index) => {
    const { session, accountId, roleName, profile } = role;
    const { nickname, color } = marksOf(state.roleMarks, accountId, roleName);
    const name = names[index] ?? accountId;
    const isAmbiguous = offered.some((other, at) => names[at] === name && other.accountId !== accountId);
    const account = isAmbiguous ? t('tray.accountWithId', { account: name, accountId }) : name;
    const words = { account, role: shortName(nickname ?? roleName) };
    const text =
      state.sessions.length > 1
        ? t('tray.roleOfSession', { ...words, session: shortName(session.name, 20) })
        : t('tray.role', words);
    return action(
      `role:${session.id}:${accountId}:${roleName}${profile === undefined ? '' : `:${profile}`}`,
      role.favorite ? t('tray.favorite', { role: text }) : text,
      profile === undefined
        ? { type: 'open-console', sessionId: session.id, accountId, roleName }
        : { type: 'open-profile-console', profile },
      color,
    );
  });
}

/** The profiles of the roles that were offered or used last, then the others in the order of the file. */
export function profileItem({ sessions, roleMarks }: RolesState, { t }: TextContext): TrayItem | null {
  const used = [
    ...lastUsed(sessions).map(({ session, role }): Omit<OfferedRole, 'favorite'> => ({ session, ...role })),
    ...offeredRoles({ sessions, roleMarks }),
  ];
  const ofUsed = used.flatMap(({ session, accountId, roleName, profile: through }) =>
    through === undefined
      ? session.profiles.filter((profile) => profile.accountId === accountId && profile.roleName === roleName)
      : session.chained.filter(({ name }) => name === through),
  );
  const others = sessions.flatMap(({ profiles, chained }) => [
    ...profiles.filter(({ roleName }) => roleName !== null),
    ...chained,
  ]);
  const names = [...new Set([...ofUsed, ...others].map(({ name }) => name))].slice(0, mostRoles);
  if (names.length === 0) return null;
  const items = names.map((profile) =>
    action(`profile:${profile}`, shortName(profile), { type: 'copy-profile-argument', profile }),
  );
  return submenu('copy-profile', t('tray.copyProfile'), items);
}

function offeredRoles({ sessions, roleMarks }: RolesState): readonly OfferedRole[] {
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
  return [...favorites, ...recent].slice(0, mostRoles);
}

function hasRole(session: Session, accountId: string, roleName: string): boolean {
  if (session.profiles.some((profile) => profile.accountId === accountId && profile.roleName === roleName)) return true;
  return accountOf(session, accountId)?.roles.names.includes(roleName) ?? false;
}

function accountText({ session, accountId, roleName }: OfferedRole, { roleMarks }: RolesState): string {
  const { accountNickname } = marksOf(roleMarks, accountId, roleName);
  const remembered = session.recentRoles.find((role) => role.accountId === accountId)?.accountName;
  return shortName(accountNickname ?? accountOf(session, accountId)?.name ?? remembered ?? accountId);
}

const tables = new WeakMap<readonly Account[], ReadonlyMap<string, Account>>();

/** A company has thousands of accounts, and the menu is made anew with each change of the state. */
function accountOf({ accounts: { items } }: Session, accountId: string): Account | undefined {
  const known = tables.get(items) ?? new Map(items.map((account) => [account.accountId, account]));
  tables.set(items, known);
  return known.get(accountId);
}
