/** What became of the last sign-out: one line a session, until it is dismissed. */
import type { SignOutLine, SignOutReport as Report } from '../../shared/app-state.ts';
import { useLanguage } from '../i18n.tsx';
import { useCommands } from '../state/commands.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { ProblemText } from './ProblemText.tsx';

const icons = {
  ended: 'check',
  'already-over': 'check',
  'told-later': 'ending-soon',
  'not-removed': 'ended',
} as const satisfies Record<SignOutLine['outcome'], IconName>;

export function SignOutReport({ report }: { readonly report: Report }) {
  const { t } = useLanguage();
  const { send } = useCommands();
  // Lines never change places, and several may be of other programs: their place is their name.
  const lines = report.lines.map((line, index) => ({ line, key: String(index) }));
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
            <div>
              <p>
                <b>{line.session ?? t('panel.signOut.otherProgram')}</b> {t(`panel.signOut.outcome.${line.outcome}`)}
              </p>
              {line.outcome === 'not-removed' && line.problem !== null && <ProblemText problem={line.problem} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
