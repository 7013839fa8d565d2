/** A problem in words: what happened, and what to do about it. */
import { problemText } from '../../shared/problem-text.ts';
import type { Problem } from '../../shared/problems.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useShortPaths } from './short-paths.tsx';

export function ProblemText({ problem }: { readonly problem: Problem }) {
  const { t } = useLanguage();
  const { shortIn } = useShortPaths();
  const { message, action } = problemText(t, shortIn(problem));
  return (
    <div className="problem-text">
      <p className="problem-message">{message}</p>
      {action !== '' && <p className="problem-action">{action}</p>}
    </div>
  );
}
