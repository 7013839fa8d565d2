/** What became of the last sign-out: one line a session, what else went, and what stays valid; until it is dismissed. */
import { memo } from 'react';
import type { AppState, SignOutLine, SignOutReport as Report } from '../../shared/app-state.ts';
import type { OtherSignIn, Shortened } from '../../shared/sign-out-report.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { CommandButton } from '../ui/ActButton.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { BrowserSignIns } from './BrowserSignIns.tsx';
import { StillValidKeys } from './StillValidKeys.tsx';

const icons = {
  ended: 'check',
  'already-over': 'check',
  'told-later': 'ending-soon',
  'not-ended': 'ended',
  'not-asked': 'ended',
  'not-found': 'check',
} as const satisfies Record<SignOutLine['outcome'], IconName>;

interface SignOutReportProps {
  readonly report: Report;
  readonly state: Pick<AppState, 'sessions' | 'identityProvider'>;
}

export const SignOutReport = memo(function SignOutReport({ report, state }: SignOutReportProps) {
  const { t } = useLanguage();
  const { send } = useCommands();
  // Lines never change places, and several may be of other programs: their place is their name.
  const lines = report.lines.map((line, index) => ({ line, key: String(index) }));
  const kept = report.kept.map((problem, index) => ({ problem, key: String(index) }));
  return (
    <section className="card report" aria-label={t('panel.signOut.report')} aria-live="polite">
      <header className="session-head">
        <h2>{t('panel.signOut.report')}</h2>
        <IconButton icon="close" label={t('panel.dismiss')} onPress={() => send({ type: 'dismiss-sign-out-report' })} />
      </header>
      <ul>
        {lines.map(({ line, key }) => (
          <li key={key} className="report-line" data-outcome={line.outcome}>
            <Icon name={icons[line.outcome]} />
            <p>
              <b>{line.session ?? t('panel.signOut.otherProgram')}</b>: {t(outcomeText(line))}
            </p>
          </li>
        ))}
      </ul>
      {report.moreLines > 0 && <p className="quiet">{t('panel.signOut.moreLines', { count: report.moreLines })}</p>}
      {kept.map(({ problem, key }) => (
        <div key={key} className="problem">
          <ProblemText problem={problem} />
        </div>
      ))}
      <OtherPrograms others={report.others} />
      <StillValidKeys stillValid={report.stillValid} />
      <BrowserSignIns state={state} sessionIds={report.sessionIds} />
      {report.sessionIds.length > 0 && (
        <div className="buttons report-part">
          <CommandButton command={{ type: 'sign-in-all', sessionIds: [...report.sessionIds] }}>
            {t('common.action.signInAgain')}
          </CommandButton>
        </div>
      )}
    </section>
  );
});

/** An answer that tells nothing is another matter than no answer. */
function outcomeText({ outcome, problem }: SignOutLine) {
  const isUnclear = outcome === 'told-later' && problem !== null && !/^(network|proxy|tls)-/.test(problem.code);
  return isUnclear ? 'panel.signOut.unclear' : (`panel.signOut.outcome.${outcome}` as const);
}

/** AWS is told nothing of these, so they are no lines of the sign-out itself. */
function OtherPrograms({ others }: { readonly others: Shortened<OtherSignIn> }) {
  const { t } = useLanguage();
  if (others.first.length === 0) return null;
  return (
    <div className="report-part">
      {others.first.map(({ name, outcome }) => (
        <p key={`${outcome} ${name}`}>
          <b>{name}</b>: {t(`panel.signOut.other.${outcome}`)}
        </p>
      ))}
      {others.more > 0 && <p className="quiet">{t('panel.signOut.moreOthers', { count: others.more })}</p>}
    </div>
  );
}
