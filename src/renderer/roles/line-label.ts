/** What a line of the list is called: everything that is to be seen in it, also by its colour or its shade. */
import type { Translate } from '../../shared/messages/index.ts';
import { problemText } from '../../shared/problem-text.ts';
import type { AccountColor } from '../../shared/role-marks.ts';
import { accountLabel } from './account-label.ts';
import type { AccountGroup, FailedRow, RoleRow } from './groups.ts';
import type { ChoiceLine, RoleLine } from './lines.ts';
import { type ListedSession, roleKey } from './listed-sessions.ts';

/** What a label has to say of a line beside the line itself. */
export interface LabelFacts {
  readonly session: ListedSession | undefined;
  /** The session's, where sessions are named. */
  readonly name: string | null;
  readonly isFavorite: boolean;
  /** The role's own name, and its account's, in the place of AWS's. */
  readonly nickname: string | null;
  readonly accountNickname: string | null;
  readonly color: AccountColor | null;
  /** What matches a search and is to be seen only for that; null: nothing. */
  readonly matched: string | null;
}

/** How far an account's roles are known: "3 roles". */
export function accountState(
  t: Translate,
  { account: { roles } }: AccountGroup,
  session: ListedSession | undefined,
): string {
  if (roles.status === 'failed') return t('panel.roles.rolesMissing');
  if (roles.names.length > 0) return t('panel.roles.count', { count: roles.names.length });
  if (roles.status === 'ready' || roles.knownAt !== undefined) return t('panel.roles.noRoles');
  // Of a session that is signed out nothing is loaded.
  return t(session?.isUsable === false ? 'panel.roles.rolesMissing' : 'panel.roles.rolesLoading');
}

/** The profile that a role's row shows, with those that lead to it; null: there is none. */
export function profileText(
  t: Translate,
  { accountId, roleName, chain }: RoleRow,
  session: ListedSession | undefined,
): string | null {
  if (chain !== undefined) return t('panel.roles.through', { profile: chain.profile, via: chain.via.join(' → ') });
  return session?.profiles.get(roleKey(accountId, roleName))?.[0] ?? null;
}

/** "new" or "gone", until somebody has seen it; null: neither. */
export function newsText(t: Translate, { isNew, isGone }: RoleRow): string | null {
  if (isGone) return t('panel.roles.news.gone');
  return isNew ? t('panel.roles.news.new') : null;
}

/** What a line's label consists of. */
interface LabelParts {
  /** The words that are to be seen, in their order: whoever speaks to the computer says these (WCAG 2.5.3). */
  readonly seen: readonly (string | null)[];
  /** What the place, a sign, a colour or a shade says. */
  readonly unseen: readonly (string | null)[];
}

/** What a screen reader says of a line: everything that is to be seen in it, also by its colour or its shade. */
export function labelOf(t: Translate, line: ChoiceLine, facts: LabelFacts): string {
  const { session, isFavorite, color } = facts;
  const { seen, unseen } = ownLabel(t, line, facts);
  const parts = [
    ...unseen,
    isFavorite ? t('panel.roles.favorite') : null,
    color === null ? null : t(`panel.roles.color.${color}`),
    session?.isUsable === false ? t('common.status.signed-out') : null,
  ];
  const words = seen.filter((part) => part !== null).join(', ');
  return parts.filter((part) => part !== null).reduce((text, more) => t('panel.roles.also', { text, more }), words);
}

function ownLabel(t: Translate, line: ChoiceLine, facts: LabelFacts): LabelParts {
  switch (line.kind) {
    case 'role':
      return roleLabel(t, line, facts);
    case 'account': {
      const { account, rows } = line.group;
      const shown = facts.accountNickname ?? account.name;
      const news = account.news === undefined ? null : t(`panel.roles.news.${account.news}`);
      return {
        seen: [
          ...shownOf(shown, account.accountId),
          facts.matched,
          news,
          accountState(t, line.group, facts.session),
          facts.name,
        ],
        unseen: [rows.length > 0 ? t(line.isOpen ? 'panel.roles.open' : 'panel.roles.folded') : null],
      };
    }
    case 'failed':
      return { seen: [failureText(t, line.row)], unseen: [facts.name] };
    case 'command':
      return { seen: [line.command.title], unseen: [facts.name] };
  }
}

function roleLabel(t: Translate, { row, isInAccount }: RoleLine, facts: LabelFacts): LabelParts {
  const { session, name, nickname, accountNickname, matched } = facts;
  const { accountId, accountName, roleName } = row;
  const shown = accountNickname ?? accountName;
  const ownName = nickname === null ? null : roleName;
  const role = [nickname ?? roleName, newsText(t, row), matched, profileText(t, row, session), name];
  // Below its account a row does not name it.
  if (isInAccount) return { seen: role, unseen: [ownName, accountLabel(t, shown, accountId)] };
  const unseen = [ownName, shown === null ? null : accountId].filter((text) => text !== matched);
  return { seen: [shown ?? accountId, ...role], unseen };
}

/** An account is seen by its name and its id, or by its id alone. */
function shownOf(name: string | null, accountId: string): readonly string[] {
  return name === null ? [accountId] : [name, accountId];
}

export function failureText(t: Translate, { problem }: FailedRow): string {
  const { message, action } = problem === null ? { message: '', action: '' } : problemText(t, problem);
  return `${t('panel.roles.rolesFailed', { message })} ${action}`.trim();
}
