/** What can be done when a new sign-in is another person's: sign in again, or say that it is right. */
import { Button } from 'react-aria-components/Button';
import type { ProblemParams } from '../../shared/problems.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { CommandButton } from '../ui/ActButton.tsx';

export function OtherIdentity({ sessionId }: Pick<ProblemParams['other-identity'], 'sessionId'>) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <div className="buttons">
      <CommandButton command={{ type: 'sign-in', sessionId }}>{t('common.action.signInAgain')}</CommandButton>
      <Button className="button" onPress={() => send({ type: 'accept-user', sessionId })}>
        {t('panel.session.acceptUser')}
      </Button>
    </div>
  );
}
