/** The command as a whole: understands the command line, carries it out, and says in a line what went wrong. */
import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { quietNode } from './quiet-node.ts';
import { CommandFailed, createTerminal, exitCode, type Terminal } from './terminal.ts';
import { usageLine } from './usage.ts';

/** Replaced by the build with that of package.json. */
declare const DAYPASS_VERSION: string;
/** Replaced by the build: the oldest major version of Node that has all that is used here. */
declare const DAYPASS_OLDEST_NODE: number;

/** Resolves with the exit code. */
export async function runCommand(node: NodeJS.Process): Promise<number> {
  const { env, platform, stdout, stderr, argv, versions } = node;
  quietNode(node, stderr);
  const terminal = createTerminal(env, platform, { stdout, stderr });
  if (Number.parseInt(versions.node, 10) < DAYPASS_OLDEST_NODE) {
    terminal.say(`daypass: ${terminal.t('cli.oldNode', { needed: DAYPASS_OLDEST_NODE, version: versions.node })}`);
    return exitCode.failed;
  }
  let code: number = exitCode.done;
  const program = createProgram(terminal, (ended) => (code = ended), DAYPASS_VERSION);
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return tellOf(terminal, error);
    const line = usageLine(terminal, error, argv[2]);
    if (line === null) return exitCode.done;
    terminal.say(`daypass: ${line}`);
    return exitCode.usage;
  }
}

/** The line on stderr for an error that reached nobody: of a stream that cannot be written to, or unforeseen. */
export function lineOfFault(env: Readonly<NodeJS.ProcessEnv>, platform: NodeJS.Platform, error: unknown): string {
  const { t } = createTerminal(env, platform, process);
  const { syscall, code = '' } = error as NodeJS.ErrnoException;
  return `daypass: ${syscall === 'write' ? t('cli.notWritten', { reason: code }) : t('cli.unexpected')}\n`;
}

/** Never a stack, which tells nobody anything but how Daypass is made. */
function tellOf(terminal: Terminal, error: unknown): number {
  const isFailed = error instanceof CommandFailed;
  terminal.say(`daypass: ${isFailed ? error.message : terminal.t('cli.unexpected')}`);
  return isFailed ? error.code : exitCode.failed;
}
