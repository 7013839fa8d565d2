/** A problem in words: what happened, and what to do about it. */
import { problemText } from '../../shared/problem-text.ts';
import type { Problem } from '../../shared/problems.ts';
import { useLanguage } from '../i18n.tsx';

export function ProblemText({ problem }: { readonly problem: Problem }) {
  const { t } = useLanguage();
  const { message, action } = problemText(t, problem);
  return (
    <div className="problem-text">
      <p className="problem-message">{message}</p>
      {action !== '' && <p className="problem-action">{action}</p>}
    </div>
  );
}
