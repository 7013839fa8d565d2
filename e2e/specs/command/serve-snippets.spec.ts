/**
 * The texts of `daypass serve --snippet`, each used: by parsers of their formats, by Terraform itself, and by processes that have what
 * a container would have of them. There is no Docker engine and no Windows here: `docker compose`, VS Code and `wsl` have not run.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseIni } from 'ini';
import { parse as parseYaml } from 'yaml';
import { expect, test as base } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { findAwsCli } from '../../../testing/identity-center/find-aws-cli.ts';
import { commandFor, snippetFor } from '../../../src/cli/snippets.ts';
import { commandFile, type DaypassCommand, daypassCommand, type Ended } from '../../objects/daypass-command.ts';
import { signedIn } from '../../objects/signed-in.ts';

const test = base.extend<{ readonly daypass: DaypassCommand; readonly folder: string }>({
  daypass: async ({ home, organisation }, provide) => provide(daypassCommand(home, organisation)),
  /** Another home. */
  folder: async ({ home }, provide) => {
    fs.mkdirSync(home.path('elsewhere'));
    await provide(home.path('elsewhere'));
  },
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

test.beforeEach(async ({ home, organisation }) => {
  const profiles = [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' }];
  home.writeConfig(sessionConfig({ profiles }));
  await signedIn(home, organisation);
});

const cli = findAwsCli();
const aws = typeof cli === 'string' ? '' : cli.program;
const identity = ['sts', 'get-caller-identity', '--region', 'eu-west-1', '--query', 'Arn', '--output', 'text'];
const role = expect.stringContaining('assumed-role/AWSReservedSSO_ReadOnlyAccess_');
const at = (name: string): string => fileURLToPath(new URL(`../../objects/${name}`, import.meta.url));
const containerLike = [process.execPath, at('container-like.ts')] as const;
/** Why there can be nothing like a container. */
const noContainer =
  typeof cli === 'string'
    ? cli
    : spawnSync('unshare', ['--user', '--map-root-user', '--mount', '--net', 'ip', 'link', 'set', 'lo', 'up'])
          .status === 0
      ? null
      : 'this system makes no namespaces for this user';

async function freePort(): Promise<string> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  return String(port);
}

/** What is printed for a file, and on stderr what to do with it. */
async function snippet(daypass: DaypassCommand, kind: string): Promise<Ended> {
  const told = await daypass.run('serve', '--snippet', kind);
  expect(told.code).toBe(0);
  expect(told.err).toContain('Then run: daypass serve --profile NAME');
  // It is for a file that is kept and shared.
  expect(told.out).not.toMatch(/https?:|127\.0\.0\.1:|\.token/);
  return told;
}

/** The arguments of the line that it is used with, up to its program. */
const used = (told: Ended): readonly string[] => {
  const [, line = ''] = /Then run: daypass (.*? --) /.exec(told.err) ?? [];
  return line.replace('NAME', 'dev').split(' ');
};

test('devcontainer: JSON, and a process with nothing but what is in it', async ({ daypass, folder, organisation }) => {
  const told = await snippet(daypass, 'devcontainer');
  expect(JSON.parse(told.out)).toMatchObject({ runArgs: ['--network=host'] });
  test.skip(noContainer !== null, noContainer ?? '');
  const file = path.join(folder, 'devcontainer.json');
  fs.writeFileSync(file, told.out);
  const started = [...containerLike, 'devcontainer', file, folder, 'host', aws, ...identity];
  const inside = { TEST_IN_CONTAINER: JSON.stringify(organisation.env) };
  expect(await daypass.start([...used(told), ...started], inside).ended).toMatchObject({ code: 0, out: role });
  // Without Daypass the container does not start, rather than start without credentials.
  const alone = await daypass.runProgram(started[0] ?? '', started.slice(1), inside);
  expect(alone).toMatchObject({ code: 1, err: expect.stringContaining('is not set') });
});

test.describe('compose', () => {
  test('on Linux: YAML; the address of Amazon ECS, in a network of the test, with its warning', async ({
    daypass,
    folder,
  }) => {
    const text = snippetFor('compose', 'linux');
    if (process.platform === 'linux') expect((await snippet(daypass, 'compose')).out).toBe(text);
    expect(parseYaml(text)).toMatchObject({
      services: { app: { networks: ['default', 'daypass'], volumes: [{ type: 'bind', read_only: true }] } },
      networks: { daypass: { external: true } },
    });
    test.skip(noContainer !== null, noContainer ?? '');
    const file = path.join(folder, 'compose.yaml');
    fs.writeFileSync(file, text);
    const line = commandFor('compose', 'linux').replace('daypass ', '').replace('NAME', 'dev').split(' ');
    expect(line.slice(-3)).toEqual(['docker', 'compose', 'up']);
    const args = [...line.slice(0, -3), ...containerLike, 'compose', file, folder, 'host', aws, ...identity];
    const host = [process.execPath, at('link-local-host.ts'), folder, ...args];
    const printed = execFileSync('unshare', ['--user', '--map-root-user', '--net', '--mount', ...host], {
      encoding: 'utf8',
    });
    const ended = JSON.parse(printed) as Ended;
    expect(ended).toMatchObject({ code: 0, out: role });
    expect(ended.err).toMatch(/at 169\.254\.170\.2:\d+ until/);
    expect(ended.err).toContain(
      'Warning: anything that reaches 169.254.170.2, such as all containers of that network, can request',
    );
  });

  test('with Docker Desktop: YAML; a network of its own, out of which only the second service leads', async ({
    daypass,
    folder,
    organisation,
  }) => {
    const text = snippetFor('compose', 'darwin');
    expect(parseYaml(text)).toMatchObject({
      services: {
        daypass: {
          network_mode: 'service:app',
          command: 'TCP-LISTEN:9911,bind=127.0.0.1,fork,reuseaddr TCP-CONNECT:host.docker.internal:9911',
        },
      },
    });
    test.skip(noContainer !== null, noContainer ?? '');
    const file = path.join(folder, 'compose.yaml');
    // The one that is in it may be in use here.
    const port = await freePort();
    fs.writeFileSync(file, text.replaceAll('9911', port));
    const args = ['--profile', 'dev', '--port', port, '--'];
    const ports = `${port},${new URL(organisation.url).port}`;
    const inside = { TEST_IN_CONTAINER: JSON.stringify(organisation.env) };
    const started = [...containerLike, 'compose', file, folder, ports, aws, ...identity];
    const ended = await daypass.start(['serve', ...args, ...started], inside).ended;
    expect(ended, ended.err).toMatchObject({ code: 0, out: role });
  });
});

test('wsl: an INI file as Windows reads it', async ({ daypass }) => {
  const told = await snippet(daypass, 'wsl');
  expect(parseIni(told.out)).toEqual({ wsl2: { networkingMode: 'mirrored' } });
  expect(used(told)).toEqual(['serve', '--profile', 'dev', '--']);
});

test('terraform: takes the text, and its backend has the role by its own AWS client', async ({
  daypass,
  folder,
  organisation,
}) => {
  const told = await snippet(daypass, 'terraform');
  const isInstalled = spawnSync('terraform', ['version']).status === 0;
  test.skip(!isInstalled, 'there is no Terraform on this machine');
  const checked = spawnSync('terraform', ['fmt', '-check', '-'], { input: told.out, encoding: 'utf8' });
  expect(checked.status, checked.stderr).toBe(0);
  const endpoints = `{ s3 = "${organisation.url}", sts = "${organisation.url}" }`;
  const backend = `bucket = "state"\n key = "k"\n region = "eu-west-1"\n use_path_style = true\n endpoints = ${endpoints}`;
  fs.writeFileSync(path.join(folder, 'main.tf'), `terraform {\n backend "s3" {\n ${backend}\n }\n}\n${told.out}`);
  const init = ['terraform', `-chdir=${folder}`, 'init', '-input=false', '-no-color', '-backend=true'];
  await daypass.start([...used(told), ...init]).ended;
  const [asked] = organisation.requestsOf('GetCallerIdentity');
  expect(asked?.headers['user-agent']).toContain('aws-sdk-go-v2');
  expect(asked?.status).toBe(200);
});

test('commands name the snippet they are for, and the other platform has its own', () => {
  expect(commandFile).toContain('daypass.js');
  expect(commandFor('compose', 'win32')).toBe('daypass serve --profile NAME --port 9911 -- docker compose up');
  expect(snippetFor('compose', 'win32')).toBe(snippetFor('compose', 'darwin'));
});
