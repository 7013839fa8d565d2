/** The roles and profiles on the tray's first level: favourites, then what was used last, of all sessions. */
import type { TextContext } from '../../shared/clock-words.ts';
import {
  mostOffered,
  type OfferedRole,
  offeredRoles,
  type OfferedState,
  accountIn,
} from '../../shared/offered-roles.ts';
import { marksOf } from '../../shared/role-marks.ts';
import { lastUsed } from '../../shared/role-uses.ts';
import { shortName } from './label.ts';
import { action, submenu, type TrayItem } from './tray-item.ts';

/** A click opens the console. */
export function roleItems(state: OfferedState, context: TextContext): readonly TrayItem[] {
  const { t } = context;
  const offered = offeredRoles(state);
  const texts = roleTexts(offered, state, context);
  return offered.map((role, index) => {
    const { session, accountId, roleName, profile } = role;
    const { color } = marksOf(state.roleMarks, accountId, roleName);
    const text = texts[index] ?? roleName;
    return action(
      roleId(role),
      role.favorite ? t('tray.favorite', { role: text }) : text,
      profile === undefined
        ? { type: 'open-console', sessionId: session.id, accountId, roleName }
        : { type: 'open-profile-console', profile },
      color,
    );
  });
}

/** Names a role in the menu. */
export function roleId({ session, accountId, roleName, profile }: OfferedRole): string {
  return `role:${session.id}:${accountId}:${roleName}${profile === undefined ? '' : `:${profile}`}`;
}

/** What each of them is called, so that no two of them look the same. */
export function roleTexts(
  offered: readonly OfferedRole[],
  state: OfferedState,
  { t }: Pick<TextContext, 't'>,
): readonly string[] {
  const names = offered.map((role) => accountText(role, state));
  return offered.map((role, index) => {
    const { session, accountId, roleName } = role;
    const { nickname } = marksOf(state.roleMarks, accountId, roleName);
    const name = names[index] ?? accountId;
    const isAmbiguous = offered.some((other, at) => names[at] === name && other.accountId !== accountId);
    const account = isAmbiguous ? t('tray.accountWithId', { account: name, accountId }) : name;
    const words = { account, role: shortName(nickname ?? roleName) };
    return state.sessions.length > 1
      ? t('tray.roleOfSession', { ...words, session: shortName(session.name, 20) })
      : t('tray.role', words);
  });
}

/** The profiles of the roles that were offered or used last, then the others in the order of the file. */
export function profileItem({ sessions, roleMarks }: OfferedState, { t }: TextContext): TrayItem | null {
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
  const names = [...new Set([...ofUsed, ...others].map(({ name }) => name))].slice(0, mostOffered);
  if (names.length === 0) return null;
  const items = names.map((profile) =>
    action(`profile:${profile}`, shortName(profile), { type: 'copy-profile-argument', profile }),
  );
  return submenu('copy-profile', t('tray.copyProfile'), items);
}

function accountText({ session, accountId, roleName }: OfferedRole, { roleMarks }: OfferedState): string {
  const { accountNickname } = marksOf(roleMarks, accountId, roleName);
  const remembered = session.recentRoles.find((role) => role.accountId === accountId)?.accountName;
  return shortName(accountNickname ?? accountIn(session, accountId)?.name ?? remembered ?? accountId);
}
