/**
 * What there is to tell that belongs to no session: how many mistakes the config file has, unreadable files, refused commands.
 * One line with the most urgent of them; the others, and the whole text, on demand. Only what stops the sign-in of this moment
 * is shown whole at once.
 */
import { memo, useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Notice } from '../../shared/app-state.ts';
import { problemText } from '../../shared/problem-text.ts';
import type { Problem } from '../../shared/problems.ts';
import { useCommands } from '../core/commands.tsx';
import { useLanguage } from '../core/i18n.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';
import { useShortPaths } from '../ui/short-paths.tsx';
import { AskAgain } from './AskAgain.tsx';
import { OtherIdentity } from './OtherIdentity.tsx';

interface NoticesProps {
  readonly notices: readonly Notice[];
  /** Opens the page where the mistakes of the AWS files are mended. */
  readonly onDoctor?: () => void;
  /** Only those that stop the sign-in of this moment, or only the others; without it all of them. */
  readonly only?: 'urgent' | 'others';
}

interface Told {
  readonly key: string;
  readonly problem: Problem;
  readonly dismiss: () => void;
}

export const Notices = memo(function Notices({ notices, onDoctor, only }: NoticesProps) {
  const { t } = useLanguage();
  const told = useTold(notices).filter(
    ({ problem }) => only === undefined || isUrgent(problem) === (only === 'urgent'),
  );
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const [first, ...others] = told;
  if (first === undefined) return null;
  const isWhole = isOpen || isUrgent(first.problem) || hasAct(first.problem);
  const shown = isOpen ? told : [first];
  return (
    <section className="notices" aria-label={t('panel.notices')} aria-live="polite">
      <ul id={listId}>
        {shown.map(({ key, problem, dismiss }) => (
          <li key={key} className="notice">
            <Icon name="ended" />
            <NoticeText problem={problem} isWhole={isWhole} onDoctor={onDoctor} onDone={dismiss} />
            <IconButton icon="close" label={t('panel.dismiss')} onPress={dismiss} />
          </li>
        ))}
      </ul>
      {(others.length > 0 || !hasOneLine(first.problem, onDoctor)) && !(isWhole && !isOpen && others.length === 0) && (
        <Button
          className="button icon-button notices-more"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-label={moreLabel()}
          onPress={() => setOpen(!isOpen)}
        >
          {!isOpen && others.length > 0 ? `+${others.length}` : <Icon name="chevron" />}
        </Button>
      )}
    </section>
  );

  function moreLabel(): string {
    if (isOpen) return t('home.notices.hide');
    return others.length > 0 ? t('home.notices.more', { count: others.length }) : t('home.notices.show');
  }
});

/** What was refused just now first, then what stops a sign-in; mistakes of the config file have waited before. */
function useTold(notices: readonly Notice[]): readonly Told[] {
  const { send, refusals, dismissRefusal } = useCommands();
  // A refused command may have left a notice in the state as well: once is enough.
  const inNotices = new Set(notices.map(({ problem }) => JSON.stringify(problem)));
  const own = refusals.filter((refusal) => !inNotices.has(JSON.stringify(refusal)));
  const told = [
    ...own.map((problem) => ({ key: problem.code, problem, dismiss: () => dismissRefusal(problem) })),
    ...notices.map(({ id, problem }) => ({
      key: id,
      problem,
      dismiss: () => send({ type: 'dismiss-notice', noticeId: id }),
    })),
  ];
  return told.toSorted((one, other) => rankOf(one.problem) - rankOf(other.problem));
}

function rankOf(problem: Problem): number {
  if (isUrgent(problem)) return 0;
  return problem.code === 'config-problems' ? 2 : 1;
}

/** The wrong person is signed in: nothing that is done now does what it seems to do. */
function isUrgent({ code }: Problem): boolean {
  return code === 'other-identity';
}

/** Somebody has just asked for what was refused: the act that helps stands beside the reason. */
function hasAct({ code }: Problem): boolean {
  return code === 'role-not-listed';
}

function hasOneLine({ code }: Problem, onDoctor: (() => void) | undefined): boolean {
  return code === 'config-problems' && onDoctor !== undefined;
}

interface NoticeTextProps {
  readonly problem: Problem;
  /** Else in one line, cut at its end. */
  readonly isWhole: boolean;
  readonly onDoctor: (() => void) | undefined;
  /** What the notice offers has been done. */
  readonly onDone: () => void;
}

function NoticeText({ problem, isWhole, onDoctor, onDone }: NoticeTextProps) {
  const { t } = useLanguage();
  const { shortIn } = useShortPaths();
  if (problem.code === 'config-problems' && onDoctor) return <ConfigProblems problem={problem} onReview={onDoctor} />;
  if (!isWhole) {
    const { message, action } = problemText(t, shortIn(problem));
    return (
      <p className="notice-line ellipsis" title={`${message} ${action}`}>
        <span className="problem-message">{message}</span> <span className="problem-action">{action}</span>
      </p>
    );
  }
  return (
    <div>
      <ProblemText problem={problem} />
      {problem.code === 'other-identity' && <OtherIdentity sessionId={problem.params.sessionId} />}
      {problem.code === 'role-not-listed' && <AskAgain {...problem.params} onDone={onDone} />}
    </div>
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
    <div className="notice-line with-act">
      <p className="problem-message">{message}</p>
      <Button className="button" aria-label={action} onPress={onReview}>
        {t('panel.review')}
      </Button>
    </div>
  );
}
