/**
 * A line of the list: a role, an account, or what went wrong with one. Plain elements with nothing that listens, as thousands of
 * them pass by while somebody scrolls; what can be done with the selected one stands apart (RowActions.tsx).
 */
import { memo, type ReactNode } from 'react';
import type { Translate } from '../../shared/messages/index.ts';
import { useLanguage } from '../core/i18n.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { AccountLine, ChoiceLine, RoleLine } from './lines.ts';
import { accountState, failureText, type LabelFacts, labelOf, newsText, profileText } from './line-label.ts';
import type { ListedSession } from './listed-sessions.ts';
import { MarkedText } from './MarkedText.tsx';
import { matchedText } from './matched-text.ts';
import type { Marks } from './use-lines.ts';

export interface LineRowProps extends Omit<LabelFacts, 'name' | 'matched'> {
  readonly line: ChoiceLine;
  /** The position in the whole list, by which the list knows what was pressed. */
  readonly index: number;
  /** In CSS pixels from the top of the list. */
  readonly offset: number;
  /** Which one it is under its heading, from 1, and of how many. */
  readonly position: number;
  readonly total: number;
  readonly isSelected: boolean;
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
  const { line, index, offset, position, total, isSelected, session, namesSession, number } = props;
  const { t } = useLanguage();
  const name = namesSession ? (session?.name ?? null) : null;
  const matched = matchedText(line, props, props.marks);
  return (
    <div
      role="option"
      id={elementIdOf(line)}
      className={classOf(line, isSelected, session)}
      style={{ insetBlockStart: offset }}
      data-index={index}
      aria-label={labelOf(t, line, { ...props, name, matched })}
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={total}
      aria-keyshortcuts={number === null ? undefined : String(number)}
    >
      {content({ ...props, name, matched, t })}
      {/* Its key is told by aria-keyshortcuts; as text it would be a word of the line that its name lacks. */}
      {number !== null && <kbd className="line-number" data-number={number} />}
    </div>
  );
});

function classOf(line: ChoiceLine, isSelected: boolean, session: ListedSession | undefined): string {
  const selected = isSelected ? ' selected' : '';
  const gone = line.kind === 'role' && line.row.isGone ? ' gone' : '';
  const inAccount = line.kind === 'role' && line.isInAccount ? ' in-account' : '';
  return `list-line ${line.kind}-line${selected}${inAccount}${gone}${session?.isUsable === false ? ' asleep' : ''}`;
}

interface ContentFacts extends LineRowProps {
  /** The session's, where sessions are named. */
  readonly name: string | null;
  readonly matched: string | null;
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

/** The pieces stand apart by spaces as well: without their boxes the words would run together. */
function RoleContent(facts: ContentFacts & { readonly line: RoleLine }) {
  const { line, name, matched, marks, session, isFavorite, nickname, accountNickname, color } = facts;
  const { row, isInAccount } = line;
  const profile = profileText(facts.t, row, session);
  const news = newsText(facts.t, row);
  return (
    <>
      <span className="line-mark">{isFavorite && <Icon name="star" />}</span>
      {color !== null && <span className="color-mark" data-color={color} />}
      {!isInAccount && (
        <span className="line-account">
          <MarkedText text={accountNickname ?? row.accountName ?? row.accountId} marks={marks} />
        </span>
      )}{' '}
      <span className="line-role">
        <MarkedText text={nickname ?? row.roleName} marks={marks} />
      </span>{' '}
      {news !== null && <span className="news">{news}</span>}{' '}
      {matched !== null && <MatchedText text={matched} marks={marks} />}{' '}
      {profile !== null && (
        <span className="line-profile">
          <MarkedText text={profile} marks={marks} />
        </span>
      )}{' '}
      {name !== null && <span className="tag">{name}</span>}
    </>
  );
}

function AccountContent(facts: ContentFacts & { readonly line: AccountLine }) {
  const { line, name, matched, marks, session, accountNickname, color, t } = facts;
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
      </span>{' '}
      {shown !== null && (
        <span className="line-id">
          <MarkedText text={account.accountId} marks={marks} />
        </span>
      )}{' '}
      {matched !== null && <MatchedText text={matched} marks={marks} />}{' '}
      {account.news !== undefined && <span className="news">{t(`panel.roles.news.${account.news}`)}</span>}{' '}
      <span className="line-state">{accountState(t, group, session)}</span>{' '}
      {name !== null && <span className="tag">{name}</span>}
    </>
  );
}

function MatchedText({ text, marks }: { readonly text: string; readonly marks: Marks | null }) {
  return (
    <span className="line-matched">
      <MarkedText text={text} marks={marks} />
    </span>
  );
}
