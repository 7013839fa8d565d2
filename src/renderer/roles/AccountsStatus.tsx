/** How far a session's accounts and roles are loaded, and what to do where that failed. */
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import type { Session } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { rolesKnown } from '../sessions/session-queries.ts';
import { useCommands } from '../core/commands.tsx';

interface AccountsStatusProps {
  readonly session: Session;
  /** Whether the session is named, as several are signed in. */
  readonly named: boolean;
}

export function AccountsStatus({ session, named }: AccountsStatusProps) {
  const { t } = useLanguage();
  const { name, accounts } = session;
  const total = accounts.items.length;
  switch (accounts.status) {
    case 'none':
    case 'loading': {
      const params = { session: name, count: total };
      return (
        <Progress label={total === 0 ? t('panel.roles.listing', params) : t('panel.roles.listingSoFar', params)} />
      );
    }
    case 'failed':
      return <Failure session={session} />;
    case 'ready': {
      if (total === 0) return <p className="quiet">{t('panel.roles.none', { session: name })}</p>;
      const done = rolesKnown(accounts);
      if (done === total) return null;
      const label = named
        ? t('panel.roles.progressOf', { session: name, done, total })
        : t('panel.roles.progress', { done, total });
      return <Progress label={label} value={(100 * done) / total} />;
    }
  }
}

/** Without `value` nobody knows how much is still to come. */
function Progress({ label, value }: { readonly label: string; readonly value?: number }) {
  return (
    <ProgressBar className="progress" isIndeterminate={value === undefined} value={value ?? 0} valueLabel={label}>
      {({ percentage }) => (
        <>
          <Label>{label}</Label>
          <div className="progress-track">
            <div className="progress-fill" style={percentage === undefined ? {} : { inlineSize: `${percentage}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}

function Failure({ session: { id, name, accounts } }: { readonly session: Session }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  return (
    <div className="problem" role="alert">
      <p className="problem-message">{t('panel.roles.failed', { session: name })}</p>
      {accounts.problem !== null && <ProblemText problem={accounts.problem} />}
      <div className="buttons">
        <Button className="button" onPress={() => send({ type: 'load-accounts', sessionId: id })}>
          {t('common.action.tryAgain')}
        </Button>
      </div>
    </div>
  );
}
