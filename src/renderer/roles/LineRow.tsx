/**
 * A line of the list: a role, an account, or what went wrong with one. Plain elements with nothing that listens, as thousands of
 * them pass by while somebody scrolls; what can be done with the selected one stands apart (RowActions.tsx).
 */
import { memo, type ReactNode } from 'react';
import type { Translate } from '../../shared/messages/index.ts';
import type { AccountColor } from '../../shared/role-marks.ts';
import { problemText } from '../../shared/problem-text.ts';
import { useLanguage } from '../core/i18n.tsx';
import { Icon } from '../ui/Icon.tsx';
import { accountLabel } from './account-label.ts';
import type { AccountGroup, FailedRow, RoleRow } from './groups.ts';
import type { AccountLine, ChoiceLine, RoleLine } from './lines.ts';
import { type ListedSession, roleKey } from './listed-sessions.ts';
import { MarkedText } from './MarkedText.tsx';
import type { Marks } from './use-lines.ts';

export interface LineRowProps {
  readonly line: ChoiceLine;
  /** The position in the whole list, by which the list knows what was pressed. */
  readonly index: number;
  /** In CSS pixels from the top of the list. */
  readonly offset: number;
  /** Which one it is under its heading, from 1, and of how many. */
  readonly position: number;
  readonly total: number;
  readonly isSelected: boolean;
  readonly session: ListedSession | undefined;
  /** Whether sessions are named, as there are several. */
  readonly namesSession: boolean;
  /** The key that opens it, where it is one of the first; null: none. */
  readonly number: number | null;
  /** What of its texts matches a search; null: nobody searches. */
  readonly marks: Marks | null;
  readonly isFavorite: boolean;
  /** The role's own name, and its account's, in the place of AWS's. */
  readonly nickname: string | null;
  readonly accountNickname: string | null;
  readonly color: AccountColor | null;
}

/** The id of a line's element. */
export function elementIdOf(line: ChoiceLine): string {
  return `line-${encodeURIComponent(line.id)}`;
}

export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, index, offset, position, total, isSelected, session, namesSession, number } = props;
  const { t } = useLanguage();
  const name = namesSession ? (session?.name ?? null) : null;
  return (
    <div
      role="option"
      id={elementIdOf(line)}
      className={classOf(line, isSelected, session)}
      style={{ insetBlockStart: offset }}
      data-index={index}
      aria-label={labelOf(t, line, { ...props, name })}
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={total}
      aria-keyshortcuts={number === null ? undefined : String(number)}
    >
      {content({ ...props, name, t })}
      {number !== null && <kbd className="line-number">{number}</kbd>}
    </div>
  );
});

function classOf({ kind }: ChoiceLine, isSelected: boolean, session: ListedSession | undefined): string {
  const selected = isSelected ? ' selected' : '';
  return `list-line ${kind}-line${selected}${session?.isUsable === false ? ' asleep' : ''}`;
}

interface ContentFacts extends LineRowProps {
  /** The session's, where sessions are named. */
  readonly name: string | null;
  readonly t: Translate;
}

function content(facts: ContentFacts): ReactNode {
  const { line, t } = facts;
  switch (line.kind) {
    case 'role':
      return <RoleContent {...facts} line={line} />;
    case 'account':
      return <AccountContent {...facts} line={line} />;
    case 'failed':
      return <span className="line-problem">{failureText(t, line.row)}</span>;
    case 'command':
      return (
        <>
          <span className="line-mark" />
          <span className="line-role">{line.command.title}</span>
        </>
      );
  }
}

function RoleContent(facts: ContentFacts & { readonly line: RoleLine }) {
  const { line, name, marks, session, isFavorite, nickname, accountNickname, color } = facts;
  const { row, isInAccount } = line;
  const profile = profileOf(row, session);
  return (
    <>
      <span className="line-mark">{isFavorite && <Icon name="star" />}</span>
      {color !== null && <span className="color-mark" data-color={color} />}
      {!isInAccount && (
        <span className="line-account">
          <MarkedText text={accountNickname ?? row.accountName ?? row.accountId} marks={marks} />
        </span>
      )}
      <span className="line-role">
        <MarkedText text={nickname ?? row.roleName} marks={marks} />
      </span>
      {profile !== null && (
        <span className="line-profile">
          <MarkedText text={profile} marks={marks} />
        </span>
      )}
      {name !== null && <span className="tag">{name}</span>}
    </>
  );
}

function AccountContent(facts: ContentFacts & { readonly line: AccountLine }) {
  const { line, name, marks, accountNickname, color, t } = facts;
  const { group, isOpen } = line;
  const { account } = group;
  const shown = accountNickname ?? account.name;
  return (
    <>
      <span className="line-mark" data-open={isOpen}>
        {group.rows.length > 0 && <Icon name="chevron" />}
      </span>
      {color !== null && <span className="color-mark" data-color={color} />}
      <span className="line-account">
        <MarkedText text={shown ?? account.accountId} marks={marks} />
      </span>
      {shown !== null && (
        <span className="line-id">
          <MarkedText text={account.accountId} marks={marks} />
        </span>
      )}
      <span className="line-state">{accountState(t, group)}</span>
      {name !== null && <span className="tag">{name}</span>}
    </>
  );
}

/** How far an account's roles are known: "3 roles". */
function accountState(t: Translate, { account: { roles } }: AccountGroup): string {
  if (roles.status === 'failed') return t('panel.roles.rolesMissing');
  if (roles.names.length > 0) return t('panel.roles.count', { count: roles.names.length });
  return t(roles.status === 'ready' ? 'panel.roles.noRoles' : 'panel.roles.rolesLoading');
}

/** The profile that a role's row shows; null: there is none. */
export function profileOf({ accountId, roleName }: RoleRow, session: ListedSession | undefined): string | null {
  return session?.profiles.get(roleKey(accountId, roleName))?.[0] ?? null;
}

/** What a label has to say of a line beside the line itself. */
export type LabelFacts = Pick<LineRowProps, 'session' | 'isFavorite' | 'nickname' | 'accountNickname' | 'color'> & {
  /** The session's, where sessions are named. */
  readonly name: string | null;
};

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
      ];
    }
    case 'account': {
      const { account, rows } = line.group;
      const state = t(line.isOpen ? 'panel.roles.open' : 'panel.roles.folded');
      return [
        accountLabel(t, accountNickname ?? account.name, account.accountId),
        accountState(t, line.group),
        rows.length > 0 ? state : null,
      ];
    }
    case 'failed':
      return [failureText(t, line.row)];
    case 'command':
      return [line.command.title];
  }
}

function failureText(t: Translate, { problem }: FailedRow): string {
  const { message, action } = problem === null ? { message: '', action: '' } : problemText(t, problem);
  return `${t('panel.roles.rolesFailed', { message })} ${action}`.trim();
}
