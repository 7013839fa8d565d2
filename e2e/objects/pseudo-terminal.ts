/** A program in a terminal of its own, at which somebody types. */
import { spawn } from 'node:child_process';

export interface PseudoTerminal extends AsyncDisposable {
  /** Everything that has been shown, with the terminal's orders in it. */
  shown(): string;
  type(text: string): void;
}

/** `line`: for `sh`. Linux only: elsewhere `script` has other options. */
export function openPseudoTerminal(line: string, env: Readonly<Record<string, string>>): PseudoTerminal {
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    env: { ...env, TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    shown: () => shown,
    type: (text) => void child.stdin.write(text),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      child.stdin.end();
      await ended;
    },
  };
}
