/** The `daypass` command: the same services as the app's, without Electron. */
import { quickCredentials } from './quick.ts';

/** One line for whatever nobody has foreseen: Node would print our own code, which tells nobody anything. */
async function endWith(error: unknown): Promise<never> {
  const { lineOfFault } = await import('./whole.ts');
  process.stderr.write(lineOfFault(process.env, process.platform, error), () => process.exit(1));
  return new Promise(() => {});
}

/** A reader that has seen enough, such as `head`, is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  void endWith(error);
});
// Nobody reads what is said; what was begun goes on.
process.stderr.on('error', () => {});
process.on('uncaughtException', (error) => void endWith(error));

const quick = await quickCredentials(process.argv.slice(2), process.env, process.platform).catch(() => null);
if (quick !== null) process.stdout.write(quick);
else {
  const { runCommand } = await import('./whole.ts');
  process.exitCode = await runCommand(process);
}
