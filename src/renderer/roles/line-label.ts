/** What a line of the list is called: everything that is to be seen in it, also by its colour or its shade. */
import type { Translate } from '../../shared/messages/index.ts';
import { problemText } from '../../shared/problem-text.ts';
import type { AccountColor } from '../../shared/role-marks.ts';
import { accountLabel } from './account-label.ts';
import type { AccountGroup, FailedRow, RoleRow } from './groups.ts';
import type { ChoiceLine } from './lines.ts';
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
}

/** How far an account's roles are known: "3 roles". */
export function accountState(t: Translate, { account: { roles } }: AccountGroup): string {
  if (roles.status === 'failed') return t('panel.roles.rolesMissing');
  if (roles.names.length > 0) return t('panel.roles.count', { count: roles.names.length });
  return t(roles.status === 'ready' ? 'panel.roles.noRoles' : 'panel.roles.rolesLoading');
}

/** The profile that a role's row shows; null: there is none. */
export function profileOf({ accountId, roleName }: RoleRow, session: ListedSession | undefined): string | null {
  return session?.profiles.get(roleKey(accountId, roleName))?.[0] ?? null;
}

/** "new" or "gone", until somebody has seen it; null: neither. */
export function newsText(t: Translate, { isNew, isGone }: RoleRow): string | null {
  if (isGone) return t('panel.roles.news.gone');
  return isNew ? t('panel.roles.news.new') : null;
}

/** What a screen reader says of a line: everything that is to be seen in it, also by its colour or its shade. */
export function labelOf(t: Translate, line: ChoiceLine, facts: LabelFacts): string {
  const { session, isFavorite, color, name } = facts;
  const parts = [
    ...ownLabel(t, line, facts),
    isFavorite ? t('panel.roles.favorite') : null,
    color === null ? null : t(`panel.roles.color.${color}`),
    name,
    session?.isUsable === false ? t('common.status.signed-out') : null,
  ];
  return parts.filter((part) => part !== null).reduce((text, more) => t('panel.roles.also', { text, more }));
}

function ownLabel(t: Translate, line: ChoiceLine, facts: LabelFacts): readonly (string | null)[] {
  const { session, nickname, accountNickname } = facts;
  switch (line.kind) {
    case 'role': {
      const { accountId, accountName, roleName } = line.row;
      const profile = profileOf(line.row, session);
      const account = accountLabel(t, accountNickname ?? accountName, accountId);
      return [
        nickname,
        t('panel.roles.rowLabel', { roleName, account }),
        profile === null ? null : t('panel.roles.profileLabel', { profile }),
        newsText(t, line.row),
      ];
    }
    case 'account': {
      const { account, rows } = line.group;
      const state = t(line.isOpen ? 'panel.roles.open' : 'panel.roles.folded');
      return [
        accountLabel(t, accountNickname ?? account.name, account.accountId),
        accountState(t, line.group),
        account.news === undefined ? null : t(`panel.roles.news.${account.news}`),
        rows.length > 0 ? state : null,
      ];
    }
    case 'failed':
      return [failureText(t, line.row)];
    case 'command':
      return [line.command.title];
  }
}

export function failureText(t: Translate, { problem }: FailedRow): string {
  const { message, action } = problem === null ? { message: '', action: '' } : problemText(t, problem);
  return `${t('panel.roles.rolesFailed', { message })} ${action}`.trim();
}
