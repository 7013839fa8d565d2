/** A real AWS CLI (2.13 or later, where there is one) signs in, lists, uses and leaves the simulated organisation. */
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../remove-folder.ts';
import { findAwsCli } from './find-aws-cli.ts';
import { startOrganisation, type Organisation } from './organisation.ts';
import { startUrl } from './test-support.ts';

const cli = findAwsCli();
if (typeof cli === 'string') console.log(`Skipped the tests with a real AWS CLI: ${cli}.`);

describe.skipIf(typeof cli === 'string')('the AWS CLI', { timeout: 240_000 }, () => {
  const { program, minor } = typeof cli === 'string' ? { program: '', minor: 0 } : cli;
  let organisation: Organisation;
  let home: string;
  let env: Record<string, string>;

  beforeEach(async () => {
    organisation = await startOrganisation({ interval: 1, accounts: 45 });
    home = await mkdtemp(path.join(tmpdir(), 'aws-cli-'));
    await mkdir(path.join(home, '.aws'));
    await writeFile(
      path.join(home, '.aws/config'),
      `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[profile dev]
sso_session = corp
sso_account_id = 012345678901
sso_role_name = ReadOnlyAccess
region = eu-central-1
`,
    );
    // The "browser" leaves the URL in a file, for the test to open.
    const browser = path.join(home, 'browser');
    await writeFile(browser, `#!/bin/sh\nprintf %s "$1" > "${home}/url.tmp" && mv "${home}/url.tmp" "${home}/url"\n`);
    await chmod(browser, 0o755);
    const PATH = process.env['PATH'] ?? '';
    env = {
      PATH,
      HOME: home,
      BROWSER: browser,
      AWS_PROFILE: 'dev',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...organisation.env,
    };
  });
  afterEach(async () => {
    await organisation.close();
    await removeFolder(home);
  });

  async function aws(...words: string[]): Promise<unknown> {
    const { stdout } = await promisify(execFile)(program, [...words, '--no-cli-pager', '--output', 'json'], { env });
    return stdout === '' ? undefined : JSON.parse(stdout);
  }

  /** Runs `aws sso login` while `answer` plays the person at the browser. */
  async function login(words: readonly string[], answer: (url: string) => Promise<void>): Promise<string> {
    const child = spawn(program, ['sso', 'login', '--no-cli-pager', ...words], { env });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    const ended = new Promise((resolve) => child.once('close', resolve));
    const url = () => readFile(path.join(home, 'url'), 'utf8').catch(() => '');
    await expect.poll(url, { timeout: 60_000 }).toContain('http');
    await answer(await url());
    await ended;
    return output;
  }

  async function accessToken(): Promise<string> {
    const folder = path.join(home, '.aws/sso/cache');
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')));
    const tokens = files.map((text) => (JSON.parse(text) as { accessToken?: string }).accessToken);
    return tokens.find((token) => token !== undefined) ?? '';
  }

  async function useAndLeave(): Promise<void> {
    expect(await aws('sts', 'get-caller-identity')).toMatchObject({
      Account: '012345678901',
      Arn: expect.stringContaining('AWSReservedSSO_ReadOnlyAccess_'),
    });
    const token = await accessToken();
    const region = ['--region', 'us-east-1'];
    const listed = await aws('sso', 'list-accounts', '--access-token', token, ...region);
    expect((listed as { accountList: unknown[] }).accountList).toHaveLength(45);
    const accountPages = organisation.requestsOf('ListAccounts');
    expect(accountPages).toHaveLength(3);
    await aws('sso', 'list-account-roles', '--account-id', '012345678901', '--access-token', token, ...region);
    await aws('sso', 'logout');
    expect(organisation.requestsOf('Logout')).toMatchObject([{ status: 200 }]);
    expect(organisation.portalSessions).toEqual([]);
  }

  test('signs in with a device code', async () => {
    const device = minor >= 22 ? ['--use-device-code'] : [];
    const output = await login(device, async (url) => organisation.approveDevice(url));
    expect(output).toContain(`Successfully logged into Start URL: ${startUrl}`);
    await useAndLeave();
  });

  test.skipIf(minor < 22)('signs in with an authorization code', async () => {
    const output = await login([], async (url) => {
      await fetch(await organisation.approveAuthorization(url));
    });
    expect(output).toContain(`Successfully logged into Start URL: ${startUrl}`);
    expect(organisation.requestsOf('CreateToken')).toMatchObject([{ status: 200 }]);
    await useAndLeave();
  });

  test('renews an ending token by itself, and says when the session is over', async () => {
    organisation.configure({ accessTokenSeconds: 600 });
    const device = minor >= 22 ? ['--use-device-code'] : [];
    await login(device, async (url) => organisation.approveDevice(url));
    await aws('sts', 'get-caller-identity');
    expect(organisation.requestsOf('CreateToken').at(-1)).toMatchObject({
      status: 200,
      body: { grantType: 'refresh_token' },
    });
    organisation.endPortalSession();
    await rm(path.join(home, '.aws/cli'), { recursive: true });
    await expect(aws('sts', 'get-caller-identity')).rejects.toThrow('is otherwise invalid');
  });

  test('tells its user that a role is not assigned', async () => {
    const device = minor >= 22 ? ['--use-device-code'] : [];
    await login(device, async (url) => organisation.approveDevice(url));
    organisation.faults.always('GetRoleCredentials', 'forbidden');
    await expect(aws('sts', 'get-caller-identity')).rejects.toThrow('(ForbiddenException)');
  });
});
