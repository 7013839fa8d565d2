/** Daypass and programs that use AWS's SDK for JavaScript: its own SSO provider, in a process of its own. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'playwright/test';
import type { DaypassHost } from '../../hosts/driver.ts';
import { homeEnv } from '../../../testing/home.ts';
import { readToken, tokenPath } from '../../../testing/aws-files.ts';
import { legacy, legacyUrl, session, signInWithCode, test as base } from '../../objects/shared-home.ts';
import { signInFromTray } from '../../objects/sign-in.ts';
import { chooseInTray, trayLine } from '../../objects/tray.ts';

const minute = 60_000;
const program = fileURLToPath(new URL('../../objects/javascript-client.ts', import.meta.url));

/** Role credentials, or what the SDK says. */
interface Answer {
  readonly accessKeyId?: string;
  readonly error?: string;
}

const test = base.extend<{ credentials: (profile: string) => Promise<Answer> }>({
  async credentials({ home, organisation }, provide) {
    const env = { ...homeEnv(home), ...organisation.env };
    await provide(async (profile) => {
      const { stdout } = await promisify(execFile)(process.execPath, [program, profile], { env });
      return JSON.parse(stdout) as Answer;
    });
  },
});

const some = { accessKeyId: expect.stringMatching(/^ASIA/) };

test('a sign-in in Daypass is one of every program, a sign-out too', async ({
  credentials,
  home,
  launch,
  organisation,
}) => {
  const app = await launch();
  expect(await credentials('dev')).toEqual({ error: expect.stringContaining('was not found or is invalid') });
  await signInFromTray(app, organisation, session);
  await signInWithCode(app, organisation, legacy, 'Sign in');
  const files = () => [session, legacyUrl].map((key) => fs.readFileSync(tokenPath(home, key), 'utf8'));
  const written = files();
  organisation.forgetRequests();

  expect(await credentials('dev')).toEqual(some);
  expect(await credentials('old')).toEqual(some);
  // The SDK had no need to ask the OIDC service for anything, nor to write the files again.
  expect(organisation.requests.filter(({ service }) => service === 'oidc')).toEqual([]);
  expect(files()).toEqual(written);
  expect(organisation.requestsOf('GetRoleCredentials').map(({ query }) => query)).toEqual([
    { account_id: '100000000001', role_name: 'ReadOnly' },
    { account_id: '200000000002', role_name: 'Admin' },
  ]);

  await chooseInTray(app, session, 'Sign out');
  await expect.poll(() => trayLine(app, session)).toContain('Signed out');
  expect(await credentials('dev')).toEqual({ error: expect.stringContaining('was not found or is invalid') });
  expect(await credentials('old')).toEqual(some);
  await chooseInTray(app, legacy, 'Sign out');
  await expect.poll(() => trayLine(app, legacy)).toContain('Signed out');
  expect(await credentials('old')).toEqual({ error: expect.stringContaining('with this profile is invalid') });
});

/** Lets Daypass renew what it has, and waits for the new token. */
async function letRenew(app: DaypassHost, accessToken: () => string | undefined): Promise<void> {
  const before = accessToken();
  await app.sleepLaptop(50 * minute);
  await expect.poll(accessToken).not.toBe(before);
}

test('a program goes on with a token that Daypass has renewed', async ({ credentials, home, launch, organisation }) => {
  const app = await launch();
  await signInFromTray(app, organisation, session);
  const first = readToken(home, session);
  await letRenew(app, () => readToken(home, session)['accessToken']);
  organisation.revokeToken(first['accessToken']!);
  organisation.forgetRequests();

  expect(await credentials('dev')).toEqual(some);
  expect(organisation.requestsOf('CreateToken')).toEqual([]);
  expect(organisation.requestsOf('GetRoleCredentials')).toMatchObject([
    { status: 200, headers: { 'x-amz-sso_bearer_token': readToken(home, session)['accessToken'] } },
  ]);
});

test('Daypass goes on with a token that a program has renewed', async ({ credentials, home, launch, organisation }) => {
  const app = await launch();
  // By the clock of Daypass the token has its whole hour before it; by that of the program three minutes, so that the
  // program is the one who wants to renew it.
  await app.setClock(-57 * minute);
  await signInFromTray(app, organisation, session);
  const first = readToken(home, session);
  expect(await credentials('dev')).toEqual(some);
  const renewed = readToken(home, session);
  expect(renewed['refreshToken']).not.toBe(first['refreshToken']);
  // The SDK's own form: with milliseconds, and over several lines.
  expect(renewed['expiresAt']).toMatch(/\.\d{3}Z$/);
  organisation.revokeToken(first['accessToken']!);
  await expect.poll(() => trayLine(app, session)).toContain('Signed in');

  // The refresh token was rotated: only the one in the program's file is of any use now.
  organisation.forgetRequests();
  await app.sleepLaptop(57 * minute);
  await letRenew(app, () => readToken(home, session)['accessToken']);
  expect(organisation.requestsOf('CreateToken')).toMatchObject([
    { status: 200, body: { grantType: 'refresh_token', refreshToken: renewed['refreshToken'] } },
  ]);
  await expect.poll(() => trayLine(app, session)).toContain('Signed in');
  expect(readToken(home, session)['expiresAt']).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
});
