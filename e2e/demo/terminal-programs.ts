/** What the demo has for a terminal: the command, programs that use AWS each in their own way, and the lines that are typed. */
import fs from 'node:fs';
import path from 'node:path';
import { shellWord } from '../../src/main/system/shell-word.ts';
import { homeEnv } from '../../testing/home.ts';
import { findAwsCli } from '../../testing/identity-center/find-aws-cli.ts';
import { findProgram } from '../objects/find-program.ts';
import type { Stage } from './stage.ts';
import { clockArguments } from './terminal-clock.ts';

export interface Line {
  readonly command: string;
  /** In its output while somebody is signed in; it ends with 0 then. */
  readonly shows: RegExp;
  /** How it ends afterwards: a program that is not ours ends with some other code than 0. Null: it is not typed then. */
  readonly codeAfterwards: number | 'not 0' | null;
}

export interface TerminalPrograms {
  readonly env: Readonly<Record<string, string>>;
  /** How somebody leads a terminal of his own there: a file for `.`, with the same environment. */
  readonly file: string;
  readonly lines: readonly Line[];
  /** A program that waits until somebody signs in, and then goes on. */
  readonly waiting: Line;
}

/** Writes the programs into the demo's home. Throws where the command is not built. */
export function terminalPrograms(stage: Stage): TerminalPrograms {
  const { appDir, home, organisation } = stage;
  const built = path.join(appDir, 'out/cli/daypass.js');
  if (!fs.existsSync(built)) throw new Error(`The command is not built: ${built} (npm run build)`);
  const sdk = path.join(appDir, 'e2e/objects/javascript-provider.ts');
  const cli = findAwsCli();
  const whoAmI = typeof cli === 'string' ? 'sdk-program' : 'aws sts get-caller-identity --query Arn --output text';
  const write = (name: string, ...lines: string[]): void =>
    home.write(['#!/bin/sh', ...lines, ''].join('\n'), 'bin', name);
  const clock = clockArguments(home);
  const node = ['env', clock.environment, process.execPath, ...clock.args, built];
  write('daypass', `exec ${words(node)} "$@"`);
  write('sdk-program', '# Uses the SDK for JavaScript.', `exec ${words([process.execPath, sdk])} nodeProviderChain`);
  home.write('', 'empty', '.keep');
  write('in-container', ...inContainer(organisation.env, home.path('empty')));
  for (const name of ['daypass', 'sdk-program', 'in-container']) fs.chmodSync(home.path('bin', name), 0o755);
  home.write(`who:\n\t${whoAmI}\n`, 'Makefile');
  const folders = [home.path('bin'), ...(typeof cli === 'string' ? [] : [path.dirname(cli.program)])];
  const PATH = [...folders, process.env['PATH'] ?? ''].join(path.delimiter);
  const env = { ...homeEnv(home), ...organisation.env, PATH, LANG: 'en_US.UTF-8' };
  const exports = Object.entries(env).map(([name, value]) => `export ${name}=${words([value])}`);
  home.write([...forget, ...exports, `cd ${words([home.dir])}`, ''].join('\n'), 'terminal.sh');
  return { env, file: home.path('terminal.sh'), ...linesFor(stage, whoAmI) };
}

/** A terminal of somebody's own has variables that lead AWS tools to his own files, keys and profiles: none of them stays. */
const forget = [
  "for name in $(env | sed -n 's/^\\(AWS_[A-Za-z0-9_]*\\|DAYPASS_[A-Za-z0-9_]*\\|LC_[A-Z]*\\)=.*/\\1/p')",
  'do unset "$name"',
  'done',
];

/** What a container would get: the variables that lead to the served role and to the simulated AWS, and a home in which there is nothing. */
function inContainer(endpoints: Readonly<Record<string, string>>, empty: string): readonly string[] {
  const served = ['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'];
  const handed = served.map((name) => `${name}="$${name}"`);
  const others = words(Object.entries({ ...endpoints, HOME: empty }).map(([name, value]) => `${name}=${value}`));
  return ['# Starts a program as a container does.', `exec env -i PATH="$PATH" ${others} ${handed.join(' ')} "$@"`];
}

function words(all: readonly string[]): string {
  return all.map((word) => shellWord(word) ?? '').join(' ');
}

function linesFor({ organisation }: Stage, whoAmI: string): Pick<TerminalPrograms, 'lines' | 'waiting'> {
  const [account] = organisation.accountsOf();
  const role = `arn:aws:sts::${account?.accountId}:assumed-role/AWSReservedSSO_${account?.roles[0]}_`;
  const usesRole = (command: string, codeAfterwards: Line['codeAfterwards']): Line => ({
    command,
    shows: new RegExp(role),
    codeAfterwards,
  });
  const hasMake = findProgram('make') !== null;
  const lines: Line[] = [
    { command: 'daypass roles --session corp | head -3', shows: /^\d{12}\b/m, codeAfterwards: null },
    {
      command: 'daypass export --profile dev --format sh | cut -c1-48',
      shows: /AWS_SECRET_ACCESS_KEY/,
      codeAfterwards: null,
    },
    // The quotes keep the variable for the program that gets it.
    {
      command: `daypass exec --profile dev -- sh -c 'echo "a key of \${#AWS_SECRET_ACCESS_KEY} letters"'`,
      shows: /^a key of \d\d letters$/m,
      codeAfterwards: 1,
    },
    usesRole(`AWS_PROFILE=dev ${whoAmI}`, 'not 0'),
    ...(hasMake ? [usesRole('AWS_PROFILE=dev make who', 'not 0')] : []),
    usesRole('AWS_PROFILE=dev sdk-program', 'not 0'),
    usesRole('daypass serve --profile dev -- in-container sdk-program', 1),
  ];
  return { lines, waiting: usesRole(`daypass ensure --profile dev && AWS_PROFILE=dev ${whoAmI}`, null) };
}
