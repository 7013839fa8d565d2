/** The command as a whole: understands the command line, carries it out, and says in a line what went wrong. */
import { type Command, CommanderError } from 'commander';
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
  const words = helpAsOption(program, argv.slice(2));
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return tellOf(terminal, error);
    const line = usageLine(terminal, error, words[0]);
    if (line === null) return exitCode.done;
    terminal.say(`daypass: ${line}`);
    return exitCode.usage;
  }
}

/**
 * `help login` means `login --help`: other tools have it so, and Commander's own `help` knows no subcommands of subcommands. What stands
 * behind a command is left out: `exec` would run it.
 */
function helpAsOption(program: Command, words: readonly string[]): readonly string[] {
  const [first, ...others] = words;
  if (first !== 'help') return words;
  let [command, depth] = [program, 0];
  for (const name of others) {
    const next = command.commands.find((one) => one.name() === name);
    if (next === undefined) break;
    [command, depth] = [next, depth + 1];
  }
  return depth === 0 && others.length > 0 ? others : [...others.slice(0, depth), '--help'];
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
