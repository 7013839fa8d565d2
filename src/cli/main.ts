/** The `daypass` command: the same services as the app's, without Electron. */
import { quickCredentials } from './quick.ts';

/** A reader that has seen enough, such as `head`, is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const quick = await quickCredentials(process.argv.slice(2), process.env, process.platform).catch(() => null);
if (quick !== null) process.stdout.write(quick);
else {
  const { runCommand } = await import('./whole.ts');
  process.exitCode = await runCommand(process);
}
