/** Beside the notice that AWS's last list has a role no longer: asks AWS again, for this account or, where that has gone, for all. */
import { Button } from 'react-aria-components/Button';
import type { SessionId } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import { useAppState } from '../core/app-state.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { isUsable } from './session-queries.ts';

interface AskAgainProps {
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly gone: 'account' | 'role';
  readonly onDone: () => void;
}

export function AskAgain({ sessionId, accountId, gone, onDone }: AskAgainProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  const session = useAppState()?.sessions.find(({ id }) => id === sessionId);
  if (session === undefined) return null;
  const mayAsk = isUsable(session.phase);
  const ask: Command =
    gone === 'account'
      ? { type: 'load-accounts', sessionId }
      : { type: 'load-roles', sessionId, accountId, again: true };
  return (
    <div className="buttons">
      <Button
        className="button"
        onPress={() => {
          // After a sign-in the list is read anew by itself.
          send(mayAsk ? ask : { type: 'sign-in', sessionId });
          onDone();
        }}
      >
        {t(mayAsk ? 'panel.roles.action.refresh' : 'common.action.signIn')}
      </Button>
    </div>
  );
}
