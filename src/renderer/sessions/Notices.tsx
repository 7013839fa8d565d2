/** What there is to tell that belongs to no session: mistakes in the config file, unreadable files, refused commands. */
import { Button } from 'react-aria-components/Button';
import type { Notice } from '../../shared/app-state.ts';
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

/** More mistakes of a file than these would hide the sessions that work. */
const mostOfFile = 3;

export function Notices({ notices, onDoctor }: NoticesProps) {
  const { t } = useLanguage();
  const { send, refusals, dismissRefusal } = useCommands();
  // A refused command may have left a notice in the state as well: once is enough.
  const told = new Set(notices.map(({ problem }) => JSON.stringify(problem)));
  const own = refusals.filter((refusal) => !told.has(JSON.stringify(refusal)));
  const ofFile = notices.filter(({ problem }) => 'line' in problem.params);
  const hidden = new Set(ofFile.slice(mostOfFile));
  if (notices.length + own.length === 0) return null;
  return (
    <section className="notices" aria-label={t('panel.notices')} aria-live="polite">
      <ul>
        {own.map((refusal) => (
          <NoticeBar key={refusal.code} problem={refusal} onDismiss={() => dismissRefusal(refusal)} />
        ))}
        {notices
          .filter((notice) => !hidden.has(notice))
          .map(({ id, problem }) => (
            <NoticeBar key={id} problem={problem} onDismiss={() => send({ type: 'dismiss-notice', noticeId: id })} />
          ))}
      </ul>
      {ofFile.length > 0 && onDoctor && (
        <div className="notices-more">
          {hidden.size > 0 && <p className="quiet">{t('panel.moreNotices', { count: hidden.size })}</p>}
          <Button className="button" onPress={onDoctor}>
            {t('doctor.open')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface NoticeBarProps {
  readonly problem: Problem;
  readonly onDismiss: () => void;
}

function NoticeBar({ problem, onDismiss }: NoticeBarProps) {
  const { t } = useLanguage();
  return (
    <li className="notice">
      <Icon name="ended" />
      <div>
        <ProblemText problem={problem} />
        {problem.code === 'other-identity' && <OtherIdentity sessionId={problem.params.sessionId} />}
      </div>
      <IconButton icon="close" label={t('panel.dismiss')} onPress={onDismiss} />
    </li>
  );
}
