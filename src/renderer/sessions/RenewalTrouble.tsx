/** Why the renewal of a session is failing, and what to do; of a lost network only when it does not pass by itself. */
import type { RenewalFailure } from '../../shared/app-state.ts';
import { failureShownFrom } from '../../shared/session-status.ts';
import { useNow } from '../core/use-now.ts';
import { ProblemText } from '../ui/ProblemText.tsx';

export function RenewalTrouble({ renewal }: { readonly renewal: RenewalFailure }) {
  const from = failureShownFrom(renewal);
  const now = useNow(from === renewal.since ? null : from);
  if (now < from) return null;
  return (
    <div className="problem" role="alert">
      <ProblemText problem={renewal.problem} />
    </div>
  );
}
