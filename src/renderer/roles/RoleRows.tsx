/** The rows of the list of accounts and roles. */
import { createContext, use } from 'react';
import { GridListItem } from 'react-aria-components/GridList';
import { problemText } from '../../shared/problem-text.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { CopyLink } from './CopyLink.tsx';
import type { FailedRow, RoleRow } from './groups.ts';
import { RowButton } from './RowButton.tsx';

/** The row that Enter in the search field opens, so that it can be seen beforehand; null without a query. */
export const TopMatchContext = createContext<string | null>(null);

/** An account as one name: `Payments (111122223333)`. */
export function accountLabel(t: Translate, name: string | null, accountId: string): string {
  return name === null ? accountId : t('panel.roles.accountLabel', { name, accountId });
}

export function RoleItem({ row }: { readonly row: RoleRow }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const { sessionId, accountId, roleName } = row;
  const role = { sessionId, accountId, roleName };
  const account = accountLabel(t, row.accountName, accountId);
  const isTopMatch = use(TopMatchContext) === row.id;
  const open = () => send({ type: 'open-console', ...role });
  return (
    <GridListItem
      id={row.id}
      className={isTopMatch ? 'role-row top-match' : 'role-row'}
      textValue={t('panel.roles.rowLabel', { roleName, account })}
      onAction={open}
    >
      <span className="role-name" title={row.recent ? `${roleName}, ${account}` : roleName}>
        {/* A name that turns the direction of writing turns its own text, and not where the other one stands. */}
        <bdi>{roleName}</bdi>
        {row.recent && (
          <span className="role-account">
            {' '}
            <bdi>{row.accountName ?? accountId}</bdi>
          </span>
        )}
      </span>
      <RowButton className="button row-button" onPress={open}>
        {t('common.action.openConsole')}
      </RowButton>
      <CopyLink role={role} />
    </GridListItem>
  );
}

export function FailedItem({ row }: { readonly row: FailedRow }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const { sessionId, accountId, problem } = row;
  const tryAgain = () => send({ type: 'load-roles', sessionId, accountId, again: true });
  const { message, action } = problem === null ? { message: '', action: '' } : problemText(t, problem);
  const text = t('panel.roles.rolesFailed', { message });
  return (
    <GridListItem id={row.id} className="role-row failed" textValue={text} onAction={tryAgain}>
      <span className="role-problem" title={`${text} ${action}`}>
        {text}
      </span>
      <RowButton className="button row-button" onPress={tryAgain}>
        {t('common.action.tryAgain')}
      </RowButton>
    </GridListItem>
  );
}
