/**
 * What the guides in `docs` tell people to type and to write works: every block of every page is run, read or parsed, by the real `daypass`
 * command and against the simulated organisation. A block of a kind that nothing here checks fails; what is not the real tool is said.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { expect, test as base } from '../../hosts/fixture.ts';
import { usualRegion } from '../../../testing/config.ts';
import { noAwsCli } from '../../objects/aws-clients.ts';
import { type DaypassCommand, daypassCommand } from '../../objects/daypass-command.ts';
import { callsIn, mentionsIn, readDocument, type Snippet } from '../../objects/documents.ts';
import { findProgram } from '../../objects/find-program.ts';
import { signedIn } from '../../objects/signed-in.ts';
import { type SnippetShell, snippetShell } from '../../objects/snippet-shell.ts';

/** The guides; `env`: what their reader has in the environment. */
const guides = {
  'aws-cli': {},
  sdks: {},
  terraform: {},
  docker: {},
  editors: {},
  kubernetes: {},
  wsl: {},
  'coding-agents': { CLAUDECODE: '1' },
} as const;

const test = base.extend<{ readonly daypass: DaypassCommand; readonly shell: SnippetShell }>({
  organisationOptions: { accounts: [{ accountId: '111122223333', roles: ['ReadOnlyAccess'] }], interval: 1 },
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
  shell: async ({ home, organisation, daypass }, provide) => provide(snippetShell(home, organisation, daypass)),
});

/** The guides' own, as far as a page does not write them. */
const startUrl = 'https://d-0123456789.awsapps.com/start';
const usual = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = ${usualRegion}
sso_registration_scopes = sso:account:access
[profile dev]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = ReadOnlyAccess
region = eu-west-1
`;
const kubeconfig = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'prod',
  clusters: [{ name: 'prod', cluster: { server: 'https://127.0.0.1:9' } }],
  contexts: [{ name: 'prod', context: { cluster: 'prod', user: 'as-before' } }],
});
const role = expect.stringContaining(':assumed-role/AWSReservedSSO_ReadOnlyAccess_');

interface Reader {
  readonly daypass: DaypassCommand;
  readonly shell: SnippetShell;
  readonly env: Readonly<Record<string, string>>;
  /** Says why something was not looked at with the real tool. */
  readonly say: (reason: string) => void;
}

interface Report {
  readonly findings: readonly { readonly code: string }[];
}

type Check = (reader: Reader, snippet: Snippet) => Promise<void>;

const isAwsConfig = ({ language, text }: Snippet): boolean =>
  language === 'ini' && /^\[(profile |sso-session |default\])/m.test(text);

const checks: Readonly<Record<string, Check>> = {
  sh: async ({ shell, env }, { text }) => {
    const told = await shell.run(text, env);
    expect(told, told.err).toMatchObject({ code: 0 });
    expect(
      told.calls.filter((call) => !call.endsWith('\t0')),
      told.err,
    ).toEqual([]);
    expect(told.calls.length, 'commands of daypass that were run').toBeGreaterThanOrEqual(callsIn(text));
    const known = told.programs.map((line) => line.split('\t')[1] ?? '').filter(Boolean);
    const started = told.calls.filter((call) => shell.isStandIn(/ -- (\S+)/.exec(call)?.[1] ?? ''));
    expect(known.length, 'programs that have got a role').toBeGreaterThanOrEqual(started.length);
    if (noAwsCli === null) for (const arn of known) expect(arn).toEqual(role);
  },
  ini: async (reader, snippet) => {
    const { daypass, shell, say } = reader;
    // Others than AWS's are what the command prints for them.
    if (!isAwsConfig(snippet)) return isPrinted(reader, snippet);
    const { findings } = JSON.parse((await daypass.run('doctor', '--json')).out) as Report;
    // The variables that lead to the simulated organisation are the test's own.
    expect(findings.filter(({ code }) => code !== 'environment-endpoint')).toEqual([]);
    if (noAwsCli !== null) return say(noAwsCli);
    for (const [, profile = ''] of snippet.text.matchAll(/^\[profile (.+)\]$/gm)) {
      // Without a region of the caller: that has to stand in the profile.
      const told = await shell.run(`aws sts get-caller-identity --query Arn --output text --profile ${profile}`);
      expect(told, profile).toMatchObject({ code: 0, out: role });
    }
  },
  json: async (reader, { at, text }) => {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if ('runArgs' in value) {
      const { out } = await reader.daypass.run('serve', '--snippet', 'devcontainer');
      expect(value).toEqual(JSON.parse(out));
    }
    const texts = Object.values(value).filter((one) => typeof one === 'string');
    for (const command of texts.filter((one) => one.startsWith('daypass ')))
      await checks['sh']!(reader, { at, language: 'sh', text: command });
  },
  hcl: async ({ say }, { text }) => {
    if (findProgram('terraform') === null) return say('there is no Terraform on this machine');
    const { status, stdout, stderr } = spawnSync('terraform', ['fmt', '-check', '-diff', '-'], {
      input: text,
      encoding: 'utf8',
    });
    expect(status, stdout + stderr).toBe(0);
  },
  js: async ({ daypass }, { text }) => {
    const args = ['--input-type=module', '--eval', text];
    expect(await daypass.runProgram(process.execPath, args, { AWS_PROFILE: 'dev' })).toMatchObject({
      code: 0,
      out: role,
    });
  },
  python: async ({ daypass, say }, { text }) => {
    const program = ['/usr/bin/python3', 'python3'].find((one) => spawnSync(one, ['-c', 'import boto3']).status === 0);
    if (program === undefined) return say('there is no boto3 on this machine');
    const told = await daypass.runProgram(program, ['-c', text], { AWS_PROFILE: 'dev' });
    expect(told, told.err).toMatchObject({ code: 0, out: role });
  },
  // Sentences for a program that reads: what they name has to be there.
  md: async (reader, { at, text }) => {
    const mentions = mentionsIn(text, at);
    expect(mentions.length).toBeGreaterThan(0);
    for (const mention of mentions) await checks['mention']!(reader, mention);
  },
  mention: async ({ daypass }, { text }) => {
    const [, verb = '', rest = ''] = /^daypass ((?:keys )?[a-z-]+)(.*)$/.exec(text) ?? [];
    const { code, out } = await daypass.run(...verb.split(' '), '--help');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(new RegExp(`daypass ${verb}(?![\\w-])`)) });
    const [own = ''] = rest.split(' -- ');
    for (const [option] of own.matchAll(/(?<=\s)--?[a-z][a-z-]*/g))
      expect(out, text).toMatch(new RegExp(`(?<![\\w-])${option}(?![\\w-])`));
  },
};

/** Of the kinds that `daypass serve --snippet` knows, one prints these very lines. */
async function isPrinted({ daypass }: Reader, { text }: Snippet): Promise<void> {
  const kinds = ['devcontainer', 'compose', 'wsl', 'terraform'];
  const printed = await Promise.all(kinds.map((kind) => daypass.run('serve', '--snippet', kind)));
  expect(printed.map(({ out }) => out)).toContain(text);
}

/** The config of a page's reader: what is in its blocks, and the usual for what is not. */
function configOf(snippets: readonly Snippet[], program: string): string {
  const own = snippets.filter(isAwsConfig).map(({ text }) => text.replaceAll('/usr/bin/daypass', program));
  const rest = usual.split(/^(?=\[)/m).filter((section) => !own.join('').includes(section.split('\n')[0]!));
  return [...new Set(own), ...rest].join('');
}

for (const [name, env] of Object.entries(guides))
  test(`docs/${name}.md: every block works`, async ({ daypass, home, organisation, shell }, testInfo) => {
    test.skip(process.platform !== 'linux', 'the blocks are for sh, and the browser is that of a Linux desktop');
    const { snippets, mentions } = readDocument(name);
    expect(snippets.length).toBeGreaterThan(2);
    home.writeConfig(configOf(snippets, home.path('bin', 'daypass')));
    home.write(kubeconfig, '.kube', 'config');
    const said = new Set<string>();
    const reader: Reader = { daypass, shell, env, say: (reason) => void said.add(reason) };
    for (const snippet of [...snippets, ...mentions])
      await test.step(`${snippet.at} (${snippet.language})`, async () => {
        const check = checks[snippet.language];
        expect(check, `${snippet.at}: nothing checks blocks of the kind "${snippet.language}"`).toBeDefined();
        await signedIn(home, organisation, { startUrl });
        await check!(reader, snippet);
      });
    for (const reason of [...said, ...shell.reasons]) {
      testInfo.annotations.push({ type: 'not the real one', description: reason });
      console.log(`docs/${name}.md: ${reason}`);
    }
  });

test('README.md: what it says for the AWS config works', async ({ daypass, home, organisation, shell }) => {
  test.skip(noAwsCli !== null, noAwsCli ?? '');
  const snippets = readDocument('../README').snippets.filter(isAwsConfig);
  expect(snippets.length).toBeGreaterThan(1);
  home.writeConfig(configOf(snippets, home.path('bin', 'daypass')));
  await signedIn(home, organisation, { startUrl });
  const reader: Reader = { daypass, shell, env: {}, say: () => undefined };
  for (const snippet of snippets) await test.step(snippet.at, () => checks['ini']!(reader, snippet));
});

test('the README leads to every guide', () => {
  const readme = fs.readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, table = ''] = /^## Guides$([^]*?)^## /m.exec(readme) ?? [];
  expect(Object.keys(guides).filter((name) => !table.includes(`(docs/${name}.md)`))).toEqual([]);
});
