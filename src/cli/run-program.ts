/** Runs a program in the place of this command: it has the terminal, its end is this command's end, and signals reach it once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants as files, openSync } from 'node:fs';
import { constants } from 'node:os';
import { reasonOf } from '../main/system/file-errors.ts';
import { CommandFailed, type Terminal, usageError } from './terminal.ts';

export interface ProgramToRun {
  readonly program: string;
  readonly args: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<NodeJS.ProcessEnv>;
}

/**
 * Its exit code, or 128 and the number of the signal that ended it, as a shell tells it. Throws `CommandFailed` with a shell's own
 * code where it cannot be started.
 */
export async function runProgram({ t, platform }: Terminal, { program, args, env }: ProgramToRun): Promise<number> {
  if (program === '') throw usageError(t('cli.noProgram'));
  const isTyped = keysReachUs(platform);
  const heard: { readonly signal: NodeJS.Signals; readonly hear: () => void }[] = [];
  try {
    const child = spawn(program, args, { env, stdio: 'inherit' });
    for (const signal of passedOn) {
      const hear = (): void => void (isTyped && fromKeys.has(signal) ? undefined : child.kill(signal));
      heard.push({ signal, hear });
      process.on(signal, hear);
    }
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } catch (error) {
    const reason = reasonOf(error);
    const message =
      reason === 'ENOENT' ? t('cli.programMissing', { program }) : t('cli.programFailed', { program, reason });
    throw new CommandFailed(message, reason === 'ENOENT' ? notFound : notExecutable);
  } finally {
    for (const { signal, hear } of heard) process.off(signal, hear);
  }
}

/** For a program: all of it but these variables, which are given in capitals. To Windows `aws_profile` is the same name as `AWS_PROFILE`. */
export function environmentWithout(
  { env, platform }: Pick<Terminal, 'env' | 'platform'>,
  names: readonly string[],
): Readonly<NodeJS.ProcessEnv> {
  const nameOf = (name: string): string => (platform === 'win32' ? name.toUpperCase() : name);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(nameOf(name))));
}

/** Each would end this process and leave the program alone. */
const passedOn: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];
/** What a terminal makes of Ctrl-C and Ctrl-\ for all processes in its foreground. */
const fromKeys: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGQUIT']);
/** A shell's own codes (POSIX, XCU 2.8.2). */
const [notExecutable, notFound] = [126, 127];

/**
 * Whether there is a terminal whose keys reach this process: it signals the program as well, and with a second signal from us
 * programs such as Terraform would break off in the midst of their work. The console of Windows does the same.
 */
function keysReachUs(platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return true;
  try {
    closeSync(openSync('/dev/tty', files.O_RDONLY | files.O_NOCTTY | files.O_NONBLOCK));
    return true;
  } catch {
    return false;
  }
}
