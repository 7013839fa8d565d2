/**
 * A shell for the snippets of the documents: with the real `daypass` command, a real AWS CLI where there is one, and in the place of
 * programs that need more than a test has (an engine, a cluster, a desktop) ones that write down what they were given, and whom AWS takes them
 * for. Somebody sits at its browser, who allows every sign-in.
 */
import fs from 'node:fs';
import type { Home } from '../../testing/home.ts';
import type { Organisation } from '../../testing/identity-center/organisation.ts';
import { awsCli, noAwsCli } from './aws-clients.ts';
import { commandFile, type DaypassCommand, type Ended } from './daypass-command.ts';
import { fakeOpener } from './fake-opener.ts';
import { findProgram } from './find-program.ts';
import { allowInBrowser } from './sign-in.ts';

export interface SnippetShell {
  /** Runs a text as `sh` would that stops at the first error. */
  run(text: string, more?: Readonly<Record<string, string>>): Promise<Told>;
  /** Whether this program is stood in for. */
  isStandIn(program: string): boolean;
  /** Why something is not the real one, each once. */
  readonly reasons: readonly string[];
}

export interface Told extends Ended {
  /** The command lines of `daypass`, and behind a tab the exit code: a shell goes on after `daypass ensure && …`. */
  readonly calls: readonly string[];
  /** Those of the programs that stand in for others, and behind a tab who AWS says it is, where they were given something of AWS. */
  readonly programs: readonly string[];
}

const kubectl = findProgram('kubectl');

/** Programs that have to be stood in for, and why. */
const standIns: Readonly<Record<string, string>> = {
  docker: 'there is no Docker engine in a test',
  terraform: 'its AWS provider would have to be downloaded',
  cdk: 'CDK is not installed',
  pulumi: 'Pulumi is not installed',
  code: 'there is no VS Code',
  wsl: 'there is no Windows',
  './my-program': 'it stands for a program of the reader',
  ...(noAwsCli !== null && { aws: noAwsCli }),
  ...(kubectl === null && { kubectl: 'it is not installed' }),
};

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

export function snippetShell(home: Home, organisation: Organisation, daypass: DaypassCommand): SnippetShell {
  const opener = fakeOpener(home, daypass);
  const [calls, programs] = [home.path('calls'), home.path('programs')];
  const place = (name: string, text: string): void => {
    const parts = name.startsWith('./') ? ['work', name.slice(2)] : ['bin', name];
    home.write(`#!/bin/sh\n${text}`, ...parts);
    fs.chmodSync(home.path(...parts), 0o755);
  };
  fs.mkdirSync(home.path('work'), { recursive: true });
  place('daypass', daypassScript(calls));
  for (const name of Object.keys(standIns)) place(name, standInScript(name, programs));
  const reasons = new Set<string>();
  if (noAwsCli === null) place('aws', `exec ${quoted(awsCli.program)} "$@"\n`);
  if (kubectl !== null) place('kubectl', kubectlScript(kubectl, programs));
  const env = { ...opener.env, PATH: `${home.path('bin')}:/usr/bin:/bin`, SHELL: '/bin/sh' };
  return {
    isStandIn: (program) => Object.hasOwn(standIns, program),
    get reasons() {
      return [...reasons];
    },
    async run(text, more = {}) {
      for (const file of [calls, programs]) fs.rmSync(file, { force: true });
      opener.forget();
      const script = `cd ${quoted(home.path('work'))}\n${text}`;
      const running = daypass.runProgram('/bin/sh', ['-e', '-c', script], { ...env, ...more });
      const ended = await allowing(organisation, opener.opened, running);
      for (const line of linesOf(programs)) {
        const [name = ''] = line.split(' ');
        if (Object.hasOwn(standIns, name)) reasons.add(`${name} is stood in for: ${standIns[name]}`);
      }
      return { ...ended, calls: linesOf(calls), programs: linesOf(programs) };
    },
  };
}

/** Allows what is asked for in the browser, and by a code, until the program has ended. */
async function allowing(organisation: Organisation, opened: () => string, running: Promise<Ended>): Promise<Ended> {
  let isOver = false;
  const over = running.finally(() => (isOver = true));
  let allowed = '';
  while (!isOver) {
    const page = opened();
    if (page !== allowed && page.includes('/authorize')) {
      allowed = page;
      await allowInBrowser(organisation, page);
    }
    for (const { userCode } of organisation.pendingDevices) organisation.approveDevice(userCode);
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  return over;
}

/**
 * No computer has the address of Amazon ECS unless Docker gives it that: then serve-snippets.spec.ts is where it is asked. The command is
 * the real one all the same.
 */
function daypassScript(calls: string): string {
  return `said=$*
for one; do shift; [ "$one" = 169.254.170.2 ] && one=127.0.0.1; set -- "$@" "$one"; done
${quoted(process.execPath)} ${quoted(commandFile)} "$@"
code=$?
printf '%s\\t%s\\n' "$said" $code >> ${quoted(calls)}
exit $code
`;
}

function standInScript(name: string, programs: string): string {
  const ask = `${quoted(awsCli.program)} ${awsCli.args.map(quoted).join(' ')}`;
  const identity = noAwsCli === null ? ask : 'echo unknown';
  return `who=
if [ -n "$AWS_PROFILE$AWS_ACCESS_KEY_ID$AWS_CONTAINER_CREDENTIALS_FULL_URI" ]; then who=$(${identity}) || exit 1; fi
printf '%s\\t%s\\n' "${name} $*" "$who" >> ${quoted(programs)}
`;
}

/** `kubectl config` is the real one; for the others there is no cluster, and its user has to be one of Daypass. */
function kubectlScript(real: string, programs: string): string {
  return `[ "$1" = config ] && exec ${quoted(real)} "$@"
${quoted(real)} config view --minify | grep -q kube-token && printf 'kubectl %s\\t\\n' "$*" >> ${quoted(programs)}
`;
}

function linesOf(file: string): readonly string[] {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}
