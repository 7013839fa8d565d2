/**
 * A line of the list: a role, an account, or what went wrong with one. Plain elements with nothing that listens, as thousands of
 * them pass by while somebody scrolls; what can be done with the selected one stands apart (RowActions.tsx).
 */
import { memo, type ReactNode } from 'react';
import type { Translate } from '../../shared/messages/index.ts';
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
}

/** The id of a line's element. */
export function elementIdOf(line: ChoiceLine): string {
  return `line-${encodeURIComponent(line.id)}`;
}

export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, index, offset, position, total, isSelected, session, namesSession, number, marks } = props;
  const { t } = useLanguage();
  const name = namesSession ? (session?.name ?? null) : null;
  return (
    <div
      role="option"
      id={elementIdOf(line)}
      className={classOf(line, isSelected, session)}
      style={{ insetBlockStart: offset }}
      data-index={index}
      aria-label={labelOf(t, line, session, name)}
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={total}
      aria-keyshortcuts={number === null ? undefined : String(number)}
    >
      {content(line, { session, name, marks, t })}
      {number !== null && <kbd className="line-number">{number}</kbd>}
    </div>
  );
});

function classOf({ kind }: ChoiceLine, isSelected: boolean, session: ListedSession | undefined): string {
  const selected = isSelected ? ' selected' : '';
  return `list-line ${kind}-line${selected}${session?.isUsable === false ? ' asleep' : ''}`;
}

interface ContentFacts {
  readonly session: ListedSession | undefined;
  /** The session's, where sessions are named. */
  readonly name: string | null;
  readonly marks: Marks | null;
  readonly t: Translate;
}

function content(line: ChoiceLine, facts: ContentFacts): ReactNode {
  switch (line.kind) {
    case 'role':
      return <RoleContent line={line} {...facts} />;
    case 'account':
      return <AccountContent line={line} {...facts} />;
    case 'failed':
      return <span className="line-problem">{failureText(facts.t, line.row)}</span>;
    case 'command':
      return (
        <>
          <span className="line-mark" />
          <span className="line-role">{line.command.title}</span>
        </>
      );
  }
}

function RoleContent({ line, session, name, marks }: ContentFacts & { readonly line: RoleLine }) {
  const { row, isInAccount } = line;
  const profile = profileOf(row, session);
  return (
    <>
      <span className="line-mark" />
      {!isInAccount && (
        <span className="line-account">
          <MarkedText text={row.accountName ?? row.accountId} marks={marks} />
        </span>
      )}
      <span className="line-role">
        <MarkedText text={row.roleName} marks={marks} />
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

function AccountContent({ line: { group, isOpen }, name, marks, t }: ContentFacts & { readonly line: AccountLine }) {
  const { account } = group;
  return (
    <>
      <span className="line-mark" data-open={isOpen}>
        {group.rows.length > 0 && <Icon name="chevron" />}
      </span>
      <span className="line-account">
        <MarkedText text={account.name ?? account.accountId} marks={marks} />
      </span>
      {account.name !== null && (
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

/** What a screen reader says of a line: everything that is to be seen in it, also what stands beside it. */
export function labelOf(
  t: Translate,
  line: ChoiceLine,
  session: ListedSession | undefined,
  name: string | null,
): string {
  const parts = [...ownLabel(t, line, session), name];
  if (session?.isUsable === false) parts.push(t('common.status.signed-out'));
  return parts.filter((part) => part !== null).reduce((text, more) => t('panel.roles.also', { text, more }));
}

function ownLabel(t: Translate, line: ChoiceLine, session: ListedSession | undefined): readonly (string | null)[] {
  switch (line.kind) {
    case 'role': {
      const { accountId, accountName, roleName } = line.row;
      const profile = profileOf(line.row, session);
      return [
        t('panel.roles.rowLabel', { roleName, account: accountLabel(t, accountName, accountId) }),
        profile === null ? null : t('panel.roles.profileLabel', { profile }),
      ];
    }
    case 'account': {
      const { account, rows } = line.group;
      const state = t(line.isOpen ? 'panel.roles.open' : 'panel.roles.folded');
      return [
        accountLabel(t, account.name, account.accountId),
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
