/** The built `daypass` command, run as a shell runs it: on the test's home, against the simulated organisation. */
import { spawn } from 'node:child_process';
import { languages, locales } from '../../src/shared/messages/languages.ts';
import path from 'node:path';
import { type Home, homeEnv } from '../../testing/home.ts';
import type { Organisation } from '../../testing/identity-center/organisation.ts';

export const commandFile = path.join(import.meta.dirname, '../../out/cli/daypass.js');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  /** Without what is said while AWS is waited for: on a busy machine any command may say that. */
  readonly err: string;
}

export interface RunningCommand {
  /** What it has said so far on stderr. */
  readonly said: () => string;
  /** And on stdout. */
  readonly printed: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
}

export interface DaypassCommand {
  readonly env: Readonly<Record<string, string>>;
  /** Starts the command; `more` is put on top of the environment. */
  start(args: readonly string[], more?: Readonly<Record<string, string>>): RunningCommand;
  run(...args: readonly string[]): Promise<Ended>;
  /** The same with something on stdin; `more` is put on top of the environment. */
  runWithInput(args: readonly string[], input: string, more?: Readonly<Record<string, string>>): Promise<Ended>;
  /** The same of any other program, in the same environment. */
  runProgram(program: string, args: readonly string[], more?: Readonly<Record<string, string>>): Promise<Ended>;
}

/** In every language. */
const waiting = new RegExp(
  `^(?:${locales.map((locale) => RegExp.escape(languages[locale].texts.cli.waiting)).join('|')})\\n`,
  'gm',
);

export function daypassCommand(home: Home, organisation: Organisation): DaypassCommand {
  const env = { ...homeEnv(home), ...organisation.env, AWS_EC2_METADATA_DISABLED: 'true', LANG: 'en_US.UTF-8' };
  const start = (
    program: string,
    args: readonly string[],
    more: Readonly<Record<string, string>>,
    input = '',
  ): RunningCommand => {
    const child = spawn(program, args, { env: { ...env, ...more }, stdio: 'pipe' });
    // It may have read as much as it wants.
    child.stdin.on('error', () => {}).end(input);
    let [said, printed] = ['', ''];
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
    const ended = (async (): Promise<Ended> => {
      const closed = Promise.withResolvers<readonly [number | null, NodeJS.Signals | null]>();
      child.once('error', closed.reject);
      child.once('close', (code, signal) => closed.resolve([code, signal]));
      const [code, signal] = await closed.promise;
      return { code, signal, out: printed, err: said.replaceAll(waiting, '') };
    })();
    return { said: () => said, printed: () => printed, kill: (signal) => void child.kill(signal), ended };
  };
  return {
    env,
    start: (args, more = {}) => start(process.execPath, [commandFile, ...args], more),
    run: (...args) => start(process.execPath, [commandFile, ...args], {}).ended,
    runWithInput: (args, input, more = {}) => start(process.execPath, [commandFile, ...args], more, input).ended,
    runProgram: (program, args, more = {}) => start(program, args, more).ended,
  };
}
