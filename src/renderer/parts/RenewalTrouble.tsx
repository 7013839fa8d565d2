/** Why the renewal of a session is failing, and what to do; of a lost network only when it does not pass by itself. */
import type { Active } from '../../shared/app-state.ts';
import { minute, type Ms } from '../../shared/time.ts';
import { useNow } from '../time/use-now.ts';
import { ProblemText } from './ProblemText.tsx';

type Failing = Extract<Active['renewal'], { readonly kind: 'failing' }>;

/** After a wake-up or a login the network comes a little later than the app: meanwhile the clocks say "offline". */
const patience: Ms = minute;

const passing: ReadonlySet<string> = new Set(['network-unreachable', 'network-timeout', 'proxy-unreachable']);

export function RenewalTrouble({ renewal: { problem, since } }: { readonly renewal: Failing }) {
  const isQuiet = passing.has(problem.code);
  const now = useNow(isQuiet ? since + patience : null);
  if (isQuiet && now - since < patience) return null;
  return (
    <div className="problem" role="alert">
      <ProblemText problem={problem} />
    </div>
  );
}
