/** The desktop's terminal: one line after the other in a shell that remembers its folder and its variables. */
import type { Home } from '../../../testing/home.ts';
import { type Running, runLine } from '../shell.ts';
import type { TerminalEvent } from './state.ts';

export interface Terminal {
  /** Runs a line; one at a time. */
  type(line: string): Promise<void>;
  /** As Ctrl+C. */
  interrupt(): void;
}

/** No line prints more than a person reads; what comes after it is left out. */
const longestOutput = 200_000;

export function createTerminal(
  home: Home,
  env: Readonly<Record<string, string>>,
  tell: (event: TerminalEvent) => void,
): Terminal {
  let running: Running | null = null;
  // Each line has a shell of its own, which begins with what the one before has left.
  const memory = home.path('.demo-shell');
  const remembering = `demo_line=$DEMO_LINE demo_memory=$DEMO_MEMORY; unset DEMO_LINE DEMO_MEMORY
[ -f "$demo_memory" ] && . "$demo_memory"
trap 'demo_code=$?; { export -p; echo "cd \\"$PWD\\""; } >"$demo_memory"; exit $demo_code' EXIT
eval "$demo_line"`;
  return {
    async type(line) {
      if (running !== null || line.trim() === '') return;
      let printed = 0;
      tell({ kind: 'typed', text: line });
      running = runLine(remembering, { ...env, DEMO_MEMORY: memory, DEMO_LINE: line }, (text) => {
        if (printed < longestOutput) tell({ kind: 'output', text });
        printed += text.length;
      });
      const code = await running.ended;
      running = null;
      tell({ kind: 'ended', code });
    },
    interrupt: () => running?.kill(),
  };
}
