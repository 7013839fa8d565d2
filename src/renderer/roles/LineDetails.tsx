/** All that is known of the selected line and all that can be done with it, beside the list of a wide window. */
import { type ReactNode, useId } from 'react';
import type { Account, AppState } from '../../shared/app-state.ts';
import type { BrowserChoice } from '../../shared/browser-choice.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { browserOf, marksOf, marksOfAccount } from '../../shared/role-marks.ts';
import { useLanguage } from '../core/i18n.tsx';
import { Reason } from '../ui/ActButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { nameList } from '../ui/name-list.ts';
import type { AccountGroup, RoleRow } from './groups.ts';
import { accountState, failureText } from './line-label.ts';
import type { ChoiceLine } from './lines.ts';
import { type ListedSession, roleKey } from './listed-sessions.ts';
import type { RuledAction } from './ruled-actions.ts';

interface LineDetailsProps {
  readonly line: ChoiceLine;
  readonly state: AppState;
  /** The session of the line; undefined: it belongs to none. */
  readonly session: ListedSession | undefined;
  /** What can be done with the selected role. */
  readonly actions: readonly RuledAction[];
  readonly onAction: (action: RuledAction) => void;
}

export function LineDetails({ line, state, session, actions, onAction }: LineDetailsProps) {
  const { t } = useLanguage();
  switch (line.kind) {
    case 'role':
      return (
        <RoleDetails row={line.row} state={state} session={session}>
          <Actions actions={actions} onAction={onAction} />
        </RoleDetails>
      );
    case 'account':
      return <AccountDetails group={line.group} state={state} session={session} />;
    case 'failed':
      return (
        <Details heading={accountName(line.row.accountId, accountOf(state, line.row))} isFavorite={false} color={null}>
          <p>{failureText(t, line.row)}</p>
        </Details>
      );
    case 'command':
      return <Details heading={line.command.title} isFavorite={false} color={null} />;
  }
}

interface RoleDetailsProps extends Pick<LineDetailsProps, 'state' | 'session'> {
  readonly row: RoleRow;
  readonly children: ReactNode;
}

function RoleDetails({ row, state, session, children }: RoleDetailsProps) {
  const { t, locale } = useLanguage();
  const { accountId, roleName, chain } = row;
  const account = accountOf(state, row);
  const { favorite, nickname, accountNickname, color } = marksOf(state.roleMarks, accountId, roleName);
  const name = accountNickname ?? account?.name ?? row.accountName ?? accountId;
  const ofRole = session?.profiles.get(roleKey(accountId, roleName)) ?? [];
  const profiles = chain === undefined ? ofRole : [chain.profile];
  return (
    <Details heading={nickname ?? roleName} isFavorite={favorite} color={color}>
      <dl>
        <Fact of={t('home.details.role')} is={nickname === null ? null : roleName} />
        <Fact of={t('home.details.account')} is={name === accountId ? null : name} />
        <AccountFacts accountId={accountId} account={account} shown={name} session={session} />
        <Fact
          of={t('home.details.profiles', { count: profiles.length })}
          is={profiles.length === 0 ? null : nameList(profiles, locale)}
          more={chain?.needsMfa === true ? t('home.details.needsMfa') : null}
        />
        <Fact of={t('home.details.through')} is={chain === undefined ? null : chain.via.join(' → ')} />
        <Fact of={t('browser.label')} is={browserText(t, browserOf(state.roleMarks, accountId, roleName))} />
      </dl>
      {children}
    </Details>
  );
}

/** Null: it opens where the pages of its session do. */
function browserText(t: Translate, choice: BrowserChoice | null): string | null {
  if (choice === null) return null;
  const { label, window } = choice;
  if (window === undefined) return label;
  if (window.kind === 'private') return t('browser.told.private', { browser: label });
  return t('browser.told.container', { browser: label, name: window.name });
}

interface AccountDetailsProps extends Pick<LineDetailsProps, 'state' | 'session'> {
  readonly group: AccountGroup;
}

function AccountDetails({ group, state, session }: AccountDetailsProps) {
  const { t, locale } = useLanguage();
  const { account } = group;
  const { nickname, color } = marksOfAccount(state.roleMarks, account.accountId);
  const name = nickname ?? accountName(account.accountId, account);
  const { names } = account.roles;
  const failed = group.rows.find((row) => row.kind === 'failed');
  return (
    <Details heading={name} isFavorite={false} color={color}>
      <dl>
        <AccountFacts accountId={account.accountId} account={account} shown={name} session={session} />
        <Fact
          of={t('home.details.roles')}
          is={names.length > 0 ? nameList(names, locale) : accountState(t, group, session)}
        />
      </dl>
      {failed !== undefined && <p>{failureText(t, failed)}</p>}
    </Details>
  );
}

interface AccountFactsProps extends Pick<LineDetailsProps, 'session'> {
  readonly accountId: string;
  readonly account: Account | undefined;
  /** The name that is shown already. */
  readonly shown: string;
}

function AccountFacts({ accountId, account, shown, session }: AccountFactsProps) {
  const { t } = useLanguage();
  const own = account?.name ?? null;
  return (
    <>
      <Fact of={t('home.details.ownName')} is={own === shown ? null : own} />
      <Fact of={t('home.details.accountId')} is={accountId} />
      <Fact of={t('home.details.email')} is={account?.email ?? null} />
      <Fact
        of={t('home.details.session')}
        is={session === undefined ? null : session.name}
        more={session?.isUsable === false ? t('home.chips.signedOut') : null}
      />
    </>
  );
}

/** Null: nothing is said of it. */
function Fact({
  of,
  is,
  more = null,
}: {
  readonly of: string;
  readonly is: string | null;
  readonly more?: string | null;
}) {
  if (is === null) return null;
  return (
    <>
      <dt>{of}</dt>
      <dd>
        <bdi>{is}</bdi> {more !== null && <span className="quiet">{more}</span>}
      </dd>
    </>
  );
}

function Actions({ actions, onAction }: Pick<LineDetailsProps, 'actions' | 'onAction'>) {
  const reasonId = useId();
  const refusal = actions.find((one) => one.refusal !== null)?.refusal ?? null;
  return (
    <div className="detail-acts">
      {actions.map((action, at) => (
        <button
          key={action.id}
          type="button"
          className={at === 0 ? 'button primary' : 'button'}
          aria-disabled={action.refusal !== null || undefined}
          aria-describedby={action.refusal === null ? undefined : reasonId}
          onClick={() => onAction(action)}
        >
          <span>{action.label}</span>
          {action.keys !== null && action.refusal === null && <kbd>{action.keys}</kbd>}
        </button>
      ))}
      <Reason id={reasonId} refusal={refusal} />
    </div>
  );
}

interface DetailsProps {
  readonly heading: string;
  readonly isFavorite: boolean;
  readonly color: string | null;
  readonly children?: ReactNode;
}

function Details({ heading, isFavorite, color, children }: DetailsProps) {
  const { t } = useLanguage();
  return (
    <section className="details" aria-label={t('home.details.label')}>
      <h2>
        {color !== null && <span className="color-mark" data-color={color} />}
        <bdi>{heading}</bdi>
        {isFavorite && (
          <span className="line-mark">
            <Icon name="star" />
          </span>
        )}
      </h2>
      {children}
    </section>
  );
}

function accountOf(
  state: AppState,
  { sessionId, accountId }: Pick<RoleRow, 'sessionId' | 'accountId'>,
): Account | undefined {
  const session = state.sessions.find(({ id }) => id === sessionId);
  return session?.accounts.items.find((account) => account.accountId === accountId);
}

function accountName(accountId: string, account: Account | undefined): string {
  return account?.name ?? accountId;
}
