/** Command lines of the demo's terminal: what a person types, and what is printed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Running {
  /** What a person sees so far: both streams, in their order. */
  readonly output: () => string;
  /** Until it has said something, or has ended. */
  readonly firstWords: Promise<void>;
  /** Its exit code; -1 if a signal has ended it. */
  readonly ended: Promise<number>;
  /** Ends it with all that it has started, as Ctrl+C does. Does nothing once it is over. */
  readonly kill: () => void;
}

/** Runs a line in a shell with this environment, in its home folder. `onOutput` hears what is printed, as it comes. */
export function runLine(
  line: string,
  env: Readonly<Record<string, string>>,
  onOutput: (text: string) => void = () => {},
): Running {
  // A group of its own, so that all that the shell has started ends with it.
  const child = spawn('sh', ['-c', 'exec 2>&1; eval "$1"', 'sh', line], {
    env,
    cwd: env['HOME'],
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    onOutput(text);
  });
  let isOver = false;
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    isOver = true;
    return code ?? -1;
  });
  return {
    output: () => output.trim(),
    firstWords: Promise.race([once(child.stdout, 'data'), ended]).then(() => {}),
    ended,
    kill: () => {
      if (!isOver && child.pid !== undefined) process.kill(-child.pid);
    },
  };
}
