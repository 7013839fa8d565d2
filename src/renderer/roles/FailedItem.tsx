/** The row of an account whose roles could not be loaded, in the list to choose from. */
import { GridListItem } from 'react-aria-components/GridList';
import { problemText } from '../../shared/problem-text.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import type { FailedRow } from './groups.ts';
import { RowButton } from './RowButton.tsx';

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
