/** The server as a whole: where it listens, its clock, its switches, the program, and the SDK's own way through it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromSSO } from '@aws-sdk/credential-provider-sso';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeFolder } from '../remove-folder.ts';
import { startOrganisation, type Organisation, type RecordedRequest } from './organisation.ts';
import { noon, portal, post, register, signIn, start, startUrl } from './test-support.ts';

let organisation: Organisation;
beforeEach(async () => {
  organisation = await start();
});
afterEach(() => organisation.close());

test('listens on 127.0.0.1 and says so in the variable of each service', () => {
  expect(organisation.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(organisation.env).toEqual({
    AWS_ENDPOINT_URL_SSO_OIDC: organisation.url,
    AWS_ENDPOINT_URL_SSO: organisation.url,
    AWS_ENDPOINT_URL_STS: organisation.url,
    AWS_ENDPOINT_URL_ECR: organisation.url,
    AWS_ENDPOINT_URL_ECR_PUBLIC: organisation.url,
    AWS_ENDPOINT_URL_CODEARTIFACT: organisation.url,
    AWS_ENDPOINT_URL_SIGNIN: organisation.url,
  });
});

test('a port that is taken rejects; options out of range reject', async () => {
  await expect(startOrganisation({ port: Number(new URL(organisation.url).port) })).rejects.toThrow('EADDRINUSE');
  await expect(startOrganisation({ users: [] })).rejects.toThrow(RangeError);
  await using huge = await startOrganisation({ accounts: 10_001 });
  expect(() => huge.accountsOf()).toThrow(RangeError);
});

test('the Date header follows the clock, which can be moved', async () => {
  const date = async () => (await fetch(organisation.url)).headers.get('date');
  expect(await date()).toBe(new Date(noon).toUTCString());
  organisation.advance(3_600_000);
  expect(organisation.now()).toBe(noon + 3_600_000);
  expect(await date()).toBe(new Date(noon + 3_600_000).toUTCString());
});

test('records a request as it came, unknown ones too', async () => {
  const answer = await portal(organisation, 'GET', '/nowhere?a=1%2B1', 'secret');
  expect(answer.status).toBe(404);
  const [request] = organisation.requests;
  expect(request).toMatchObject({ operation: 'Unknown', path: '/nowhere', query: { a: '1+1' }, status: 404 });
  expect(request?.headers['x-amz-sso_bearer_token']).toBe('secret');
  organisation.forgetRequests();
  expect(organisation.requests).toEqual([]);
});

test('survives bodies that are not JSON, and clients that go away', async () => {
  for (const body of ['{', '[]', 'null', '"x"', 'a=b']) {
    const response = await fetch(`${organisation.url}/token`, { method: 'POST', body });
    expect(response.status).toBe(400);
  }
  organisation.configure({ latencyMs: 100 });
  const aborted = fetch(organisation.url, { signal: AbortSignal.timeout(20) });
  await expect(aborted).rejects.toThrow('timeout');
  await register(organisation);
});

test('latency delays every answer', async () => {
  organisation.configure({ latencyMs: 120 });
  const before = performance.now();
  await register(organisation);
  expect(performance.now() - before).toBeGreaterThanOrEqual(115);
});

test('offline refuses connections; online again it knows everything', async () => {
  const token = await signIn(organisation);
  await organisation.goOffline();
  const refused = portal(organisation, 'GET', '/assignment/accounts', token.accessToken);
  await expect(refused).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await organisation.goOnline();
  const answer = await portal(organisation, 'GET', '/assignment/accounts', token.accessToken);
  expect(answer.status).toBe(200);
});

test('the home page tells how to point clients here', async () => {
  const page = await (await fetch(organisation.url)).text();
  expect(page).toContain(`export AWS_ENDPOINT_URL_SSO_OIDC=${organisation.url}`);
});

describe('accounts', () => {
  test('are the same in every run, with distinct ids, some with leading zeros, odd and missing names', async () => {
    await using other = await start({ accounts: 10_000 });
    const accounts = other.accountsOf();
    expect(accounts.slice(0, 40)).toEqual(organisation.accountsOf());
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(10_000);
    expect(accounts.every(({ accountId }) => /^\d{12}$/.test(accountId))).toBe(true);
    const first = organisation.accountsOf();
    expect(first.filter(({ accountId }) => accountId.startsWith('0')).length).toBeGreaterThan(2);
    for (const odd of [/&/, /[\u3040-\u30ff\u4e00-\u9fff]/, /^.{100,}$/, /"/, /</]) {
      expect(first.some(({ accountName }) => accountName !== undefined && odd.test(accountName))).toBe(true);
    }
    expect(first.some((account) => account.accountName === undefined && account.emailAddress === undefined)).toBe(true);
  });

  test('have distinct roles with names that a permission set may have', async () => {
    await using other = await start({ accounts: 200, rolesPerAccount: 20 });
    for (const { roles } of other.accountsOf()) {
      expect(new Set(roles).size).toBe(20);
      expect(roles.every((role) => /^[\w+=,.@-]{1,32}$/.test(role))).toBe(true);
    }
  });

  test('can be given, and so can roles by name', async () => {
    const own = [{ accountId: '000000000001', roles: ['Only'] }];
    await using given = await start({ accounts: own });
    expect(given.accountsOf()).toBe(own);
    await using named = await start({ accounts: 2, rolesPerAccount: (index) => [`Role${index}`] });
    expect(named.accountsOf().map(({ roles }) => roles)).toEqual([['Role0'], ['Role1']]);
  });
});

test('the SDK’s own SSO provider finds its way from a CLI token file to role credentials', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'organisation-'));
  await using real = await startOrganisation();
  try {
    const token = await signIn(real);
    const config = path.join(home, 'config');
    const configText = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
[profile dev]
sso_session = corp
sso_account_id = 012345678901
sso_role_name = ReadOnlyAccess
`;
    await writeFile(config, configText);
    await mkdir(path.join(home, '.aws/sso/cache'), { recursive: true });
    const file = `${createHash('sha1').update('corp').digest('hex')}.json`;
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    await writeFile(
      path.join(home, '.aws/sso/cache', file),
      JSON.stringify({ accessToken: token.accessToken, expiresAt }),
    );
    vi.stubEnv('HOME', home);
    vi.stubEnv('USERPROFILE', home);
    vi.stubEnv('AWS_CONFIG_FILE', config);
    for (const [name, value] of Object.entries(real.env)) vi.stubEnv(name, value);
    const provider = fromSSO({ profile: 'dev' });
    const { secretAccessKey, expiration } = await provider();
    expect(real.secretsIssued).toContain(secretAccessKey);
    expect(expiration?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
  } finally {
    vi.unstubAllEnvs();
    await removeFolder(home);
  }
});

test('onRequest is told about every answer', async () => {
  const seen: RecordedRequest[] = [];
  await using told = await start({ onRequest: (request) => void seen.push(request) });
  await post(told, '/token', {});
  expect(seen).toMatchObject([{ operation: 'CreateToken', status: 400, error: 'InvalidRequestException' }]);
});

test('runs as a program, prints where it is and no secrets, and ends on SIGTERM', async () => {
  const main = path.join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main, '--accounts', '3', '--interval', '1', '--automatic']);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await expect.poll(() => output, { timeout: 60_000 }).toMatch(/^export AWS_ENDPOINT_URL_STS=/m);
    const url = /listens on (\S+)/.exec(output)?.[1] ?? '';
    const body = JSON.stringify({ clientName: 'x', clientType: 'public' });
    const response = await fetch(`${url}/client/register`, { method: 'POST', body });
    const { clientSecret } = (await response.json()) as { clientSecret: string };
    await expect.poll(() => output).toMatch(/200 RegisterClient/);
    expect(output).not.toContain(clientSecret);
  } finally {
    child.kill('SIGTERM');
  }
  // Windows has no SIGTERM: the program is ended there without being asked.
  expect(await ended).toBe(process.platform === 'win32' ? null : 0);
  expect(await readFile(main, 'utf8')).toContain('--portal-session-seconds');
});
