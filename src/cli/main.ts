/** The `daypass` command: the same services as the app's, without Electron. */
import { writeSync } from 'node:fs';
import { quickAnswer } from './quick/answer.ts';

/** One line for whatever nobody has foreseen: Node would print our own code, which tells nobody anything. */
async function endWith(error: unknown): Promise<never> {
  const { lineOfFault } = await import('./whole.ts');
  process.stderr.write(lineOfFault(process.env, process.platform, error), () => process.exit(1));
  return new Promise(() => {});
}

/** To be called before anything is written to the streams of Node. */
function followStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, is no fault.
    if (error.code === 'EPIPE') process.exit(0);
    void endWith(error);
  });
  // Nobody reads what is said; what was begun goes on.
  process.stderr.on('error', () => {});
}

/** Without Node's stream, which takes as long to set up as all the rest; that gets what could not be written at once. */
function write(text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch {
    followStreams();
    process.stdout.write(bytes.subarray(written));
  }
}

async function answer(): Promise<void> {
  const { env, platform } = process;
  const quick = await quickAnswer({ argv: process.argv.slice(2), env, platform }).catch(() => null);
  if (quick === null) {
    followStreams();
    const { runCommand } = await import('./whole.ts');
    process.exitCode = await runCommand(process);
  } else {
    write(quick.text);
    process.exitCode = quick.code;
  }
}

process.on('uncaughtException', (error) => void endWith(error));
void answer();
