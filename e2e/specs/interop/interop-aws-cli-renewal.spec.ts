/** Tokens and client registrations that Daypass and a real AWS CLI renew and use in turn. */
import { expect } from 'playwright/test';
import type { DaypassHost } from '../../hosts/driver.ts';
import type { Organisation } from '../../../testing/identity-center/organisation.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { panelOf } from '../../objects/panel.ts';
import { allow, cliHasPkce, session, signInWithCode, test, withCode } from '../../objects/shared-home.ts';
import { signInFromTray } from '../../objects/sign-in.ts';
import { trayLine } from '../../objects/tray.ts';

const minute = 60_000;
const dev = { Account: '100000000001' };

test('Daypass goes on with a token that the CLI has renewed', async ({ home, launch, organisation, terminal }) => {
  const app = await launch();
  const panel = await panelOf(app);
  // By the clock of Daypass the token has its whole hour before it; by that of the terminal ten minutes, so that the
  // CLI is the one who wants to renew it.
  await app.setClock(-50 * minute);
  await signInFromTray(app, organisation, session);
  const first = readToken(home, session);
  expect(await terminal.identity('dev')).toMatchObject(dev);
  const renewed = readToken(home, session);
  expect(renewed['refreshToken']).not.toBe(first['refreshToken']);
  organisation.revokeToken(first['accessToken']!);
  await expect.poll(() => trayLine(app, session)).toMatch(/Signed in/);
  await expect((await panel.session(session)).status).toHaveText('Signed in');

  // The refresh token was rotated: only the one in the CLI's file is of any use now.
  organisation.forgetRequests();
  await app.sleepLaptop(50 * minute);
  await app.sleepLaptop(50 * minute);
  await expect.poll(() => readToken(home, session)['accessToken']).not.toBe(renewed['accessToken']);
  expect(organisation.requestsOf('CreateToken')).toMatchObject([
    { status: 200, body: { grantType: 'refresh_token', refreshToken: renewed['refreshToken'] } },
  ]);
  await expect((await panel.session(session)).status).toHaveText('Signed in');
});

test('the CLI goes on with a token that Daypass has renewed', async ({ home, launch, organisation, terminal }) => {
  const app = await launch();
  await signInFromTray(app, organisation, session);
  const first = readToken(home, session);
  await app.sleepLaptop(50 * minute);
  await expect.poll(() => readToken(home, session)['accessToken']).not.toBe(first['accessToken']);
  organisation.revokeToken(first['accessToken']!);
  organisation.forgetRequests();

  expect(await terminal.identity('dev')).toMatchObject(dev);
  expect(organisation.requestsOf('CreateToken')).toEqual([]);
  expect(organisation.requestsOf('GetRoleCredentials')).toMatchObject([
    { status: 200, headers: { 'x-amz-sso_bearer_token': readToken(home, session)['accessToken'] } },
  ]);
});

test.describe('either uses the client registration of the other', () => {
  const flows = [
    { name: 'with a code', item: 'Sign in with code' as const, words: withCode },
    ...(cliHasPkce ? [{ name: 'in the browser', item: 'Sign in' as const, words: [] }] : []),
  ];
  for (const { name, item, words } of flows) {
    const signIn = async (app: DaypassHost, organisation: Organisation) =>
      item === 'Sign in' ? signInFromTray(app, organisation) : signInWithCode(app, organisation, session, item);

    test(`Daypass first, ${name}`, async ({ launch, organisation, terminal }) => {
      await signIn(await launch(), organisation);
      await allow(organisation, await terminal.login('--profile', 'dev', ...words));
      expect(organisation.requestsOf('RegisterClient')).toHaveLength(1);
    });

    test(`the AWS CLI first, ${name}`, async ({ launch, organisation, terminal }) => {
      await allow(organisation, await terminal.login('--profile', 'dev', ...words));
      await terminal.run('sso', 'logout');
      await signIn(await launch(), organisation);
      expect(organisation.requestsOf('RegisterClient')).toHaveLength(1);
    });
  }
});
