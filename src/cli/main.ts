/** The `daypass` command: the same services as the app's, without Electron. */
import { CommanderError } from 'commander';
import { createProgram, usageLine } from './program.ts';
import { CommandFailed, createTerminal, exitCode } from './terminal.ts';

/** Replaced by the build with that of package.json. */
declare const DAYPASS_VERSION: string;

const terminal = createTerminal(process.env, process.platform, process);
const program = createProgram(terminal, (code) => (process.exitCode = code), DAYPASS_VERSION);

/** A reader that has seen enough, such as `head`, is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode.done);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tellOf(error);
}

/** Says in a line what went wrong; never a stack, which tells nobody anything but how Daypass is made. */
function tellOf(error: unknown): number {
  if (error instanceof CommandFailed) {
    if (error.message !== '') terminal.say(`daypass: ${error.message}`);
    return error.code;
  }
  if (error instanceof CommanderError) {
    const line = usageLine(terminal, program, error);
    if (line === null) return exitCode.done;
    terminal.say(`daypass: ${line}`);
    return exitCode.usage;
  }
  terminal.say(`daypass: ${terminal.t('cli.unexpected')}`);
  return exitCode.failed;
}
