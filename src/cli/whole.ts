/** The command as a whole: understands the command line, carries it out, and says in a line what went wrong. */
import { CommanderError } from 'commander';
import { createProgram, usageLine } from './program.ts';
import { CommandFailed, createTerminal, exitCode, type Terminal } from './terminal.ts';

/** Replaced by the build with that of package.json. */
declare const DAYPASS_VERSION: string;

/** Resolves with the exit code. */
export async function runCommand({ env, platform, stdout, stderr, argv }: NodeJS.Process): Promise<number> {
  const terminal = createTerminal(env, platform, { stdout, stderr });
  let code: number = exitCode.done;
  const program = createProgram(terminal, (ended) => (code = ended), DAYPASS_VERSION);
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return tellOf(terminal, error);
    const line = usageLine(terminal, program, error);
    if (line === null) return exitCode.done;
    terminal.say(`daypass: ${line}`);
    return exitCode.usage;
  }
}

/** Never a stack, which tells nobody anything but how Daypass is made. */
function tellOf(terminal: Terminal, error: unknown): number {
  const isFailed = error instanceof CommandFailed;
  terminal.say(`daypass: ${isFailed ? error.message : terminal.t('cli.unexpected')}`);
  return isFailed ? error.code : exitCode.failed;
}
