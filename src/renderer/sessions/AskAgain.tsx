/** Beside the notice that AWS's last list has a role no longer: asks AWS again, for this account or, where that has gone, for all. */
import type { SessionId } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import { useAppState } from '../core/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { CommandButton } from '../ui/ActButton.tsx';
import { isUsable } from './session-queries.ts';

interface AskAgainProps {
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly gone: 'account' | 'role';
  readonly onDone: () => void;
}

export function AskAgain({ sessionId, accountId, gone, onDone }: AskAgainProps) {
  const { t } = useLanguage();
  const session = useAppState()?.sessions.find(({ id }) => id === sessionId);
  if (session === undefined) return null;
  const mayAsk = isUsable(session.phase);
  const ask: Command =
    gone === 'account'
      ? { type: 'load-accounts', sessionId }
      : { type: 'load-roles', sessionId, accountId, again: true };
  return (
    <div className="buttons">
      {/* After a sign-in the list is read anew by itself. */}
      <CommandButton command={mayAsk ? ask : { type: 'sign-in', sessionId }} onSent={onDone}>
        {t(mayAsk ? 'panel.roles.action.refresh' : 'common.action.signIn')}
      </CommandButton>
    </div>
  );
}
