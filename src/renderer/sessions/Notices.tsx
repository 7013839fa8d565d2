/** What there is to tell that belongs to no session: how many mistakes the config file has, unreadable files, refused commands. */
import { Button } from 'react-aria-components/Button';
import type { Notice } from '../../shared/app-state.ts';
import { problemText } from '../../shared/problem-text.ts';
import type { Problem } from '../../shared/problems.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useCommands } from '../core/commands.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { OtherIdentity } from './OtherIdentity.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';

interface NoticesProps {
  readonly notices: readonly Notice[];
  /** Opens the page where the mistakes of the AWS files are mended. */
  readonly onDoctor?: () => void;
}

export function Notices({ notices, onDoctor }: NoticesProps) {
  const { t } = useLanguage();
  const { send, refusals, dismissRefusal } = useCommands();
  // A refused command may have left a notice in the state as well: once is enough.
  const inNotices = new Set(notices.map(({ problem }) => JSON.stringify(problem)));
  const own = refusals.filter((refusal) => !inNotices.has(JSON.stringify(refusal)));
  if (notices.length + own.length === 0) return null;
  return (
    <section className="notices" aria-label={t('panel.notices')} aria-live="polite">
      <ul>
        {own.map((refusal) => (
          <NoticeBar key={refusal.code} problem={refusal} onDismiss={() => dismissRefusal(refusal)} />
        ))}
        {notices.map(({ id, problem }) => {
          const dismiss = () => send({ type: 'dismiss-notice', noticeId: id });
          return <NoticeBar key={id} problem={problem} onDismiss={dismiss} onDoctor={onDoctor} />;
        })}
      </ul>
    </section>
  );
}

interface NoticeBarProps {
  readonly problem: Problem;
  readonly onDismiss: () => void;
  readonly onDoctor?: (() => void) | undefined;
}

function NoticeBar({ problem, onDismiss, onDoctor }: NoticeBarProps) {
  const { t } = useLanguage();
  return (
    <li className="notice">
      <Icon name="ended" />
      <div>
        {problem.code === 'config-problems' && onDoctor ? (
          <ConfigProblems problem={problem} onReview={onDoctor} />
        ) : (
          <ProblemText problem={problem} />
        )}
        {problem.code === 'other-identity' && <OtherIdentity sessionId={problem.params.sessionId} />}
      </div>
      <IconButton icon="close" label={t('panel.dismiss')} onPress={onDismiss} />
    </li>
  );
}

interface ConfigProblemsProps {
  readonly problem: Problem;
  readonly onReview: () => void;
}

/** One line for all mistakes of the config file; the check tells and mends each of them. */
function ConfigProblems({ problem, onReview }: ConfigProblemsProps) {
  const { t } = useLanguage();
  const { message, action } = problemText(t, problem);
  return (
    <div className="notice-line">
      <p className="problem-message">{message}</p>
      <Button className="button" aria-label={action} onPress={onReview}>
        {t('panel.review')}
      </Button>
    </div>
  );
}
