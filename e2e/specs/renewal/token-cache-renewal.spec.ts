/** Tokens that other tools have left, near or past their end: renewed in silence at the start, or ended. */
import fs from 'node:fs';
import { expectRenewing } from '../../objects/signed-in.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { awsTime, cacheFiles, pythonJson, readToken, tokenPath, writeToken } from '../../../testing/aws-files.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import { signInInTray } from '../../objects/tray.ts';

const minute = 60_000;

const hour = 60 * minute;

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

test('renewed at the start, in silence: unknown fields and an unchanged refresh token survive', async ({
  home,
  launch,
  organisation,
}) => {
  const token = await signInElsewhere(organisation);
  const unknown = { tool: { name: 'other', list: [1, 'é', null] }, note: 'keep me' };
  organisation.forgetRequests();
  organisation.faults.next('CreateToken', 'no_refresh_token');
  // It ended an hour ago, in the form of the JavaScript SDK.
  const expiresAt = new Date(Date.now() - hour).toISOString();
  writeToken(home, 'corp', { ...token, expiresAt, ...unknown });
  const app = await launch();
  await (await panelOf(app)).signedIn('corp');
  await expectRenewing(app, 'corp', [59, 60]);

  const [renewal] = organisation.requestsOf('CreateToken');
  const { clientId, clientSecret, refreshToken, registrationExpiresAt } = token as Record<string, string>;
  expect(renewal!.body).toEqual({ grantType: 'refresh_token', clientId, clientSecret, refreshToken });
  const renewed = readToken(home, 'corp');
  expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8')).toBe(
    pythonJson({
      startUrl: usualStartUrl,
      region: 'eu-west-1',
      accessToken: renewed['accessToken'],
      expiresAt: renewed['expiresAt'],
      clientId,
      clientSecret,
      registrationExpiresAt,
      refreshToken,
      ...unknown,
    }),
  );
  expect(renewed['accessToken']).not.toBe(token['accessToken']);
  expect(awsTime(Date.parse(renewed['expiresAt']!))).toBe(renewed['expiresAt']);
  expect(cacheFiles(home)).toHaveLength(1);
  // No browser, no notification, nothing to click.
  expect(await app.openedUrls()).toEqual([]);
  expect(await app.notifications()).toEqual([]);
  expect(organisation.requestsOf('RegisterClient')).toEqual([]);
});

test('a rotated refresh token replaces the old one', async ({ home, launch, organisation }) => {
  const token = await signInElsewhere(organisation);
  writeToken(home, 'corp', { ...token, expiresAt: awsTime(Date.now() + 14 * minute) });
  await launch();
  await expect.poll(() => readToken(home, 'corp')['refreshToken']).not.toBe(token['refreshToken']);
  expect(organisation.secretsIssued).toContain(readToken(home, 'corp')['refreshToken']);
});

test('what cannot be renewed has ended', async ({ home, launch, organisation }) => {
  const token = await signInElsewhere(organisation);
  organisation.forgetRequests();
  const ended = { ...token, expiresAt: awsTime(Date.now() - hour) };
  home.writeConfig(
    ['no-refresh-token', 'no-client', 'old-registration'].map((name) => sessionConfig({ name })).join('') +
      legacyConfig({ name: 'old' }),
  );
  writeToken(home, 'no-refresh-token', { ...ended, refreshToken: undefined });
  writeToken(home, 'no-client', { ...ended, clientId: undefined });
  writeToken(home, 'old-registration', { ...ended, registrationExpiresAt: awsTime(Date.now() - minute) });
  // No tool renews a legacy token, even if the file has what it takes.
  writeToken(home, usualStartUrl, ended);
  const before = cacheFiles(home).map((name) => home.read('.aws', 'sso', 'cache', name));
  const app = await launch();
  const panel = await panelOf(app);
  for (const name of ['no-refresh-token', 'no-client', 'old-registration', new URL(usualStartUrl).host]) {
    await expect((await panel.session(name)).status).toHaveText('Expired');
    await expect((await panel.session(name)).signIn).toBeEnabled();
  }
  await expect.poll(app.tray.tooltip).toBe('Daypass: 4 expired');
  expect(organisation.requests).toEqual([]);
  // What was over before the start is no news.
  expect(await app.notifications()).toEqual([]);
  expect(cacheFiles(home).map((name) => home.read('.aws', 'sso', 'cache', name))).toEqual(before);
});

test('AWS refuses the renewal of an ended token: ended, and a sign-in mends it', async ({
  home,
  launch,
  organisation,
}) => {
  const token = await signInElsewhere(organisation);
  organisation.endPortalSession();
  const text = pythonJson({ ...token, expiresAt: awsTime(Date.now() - hour) });
  writeToken(home, 'corp', text);
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  await expect(card.status).toHaveText('Expired');
  expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8')).toBe(text);
  await signInInTray(app, 'corp');
  await allowInBrowser(organisation, await openedPage(app));
  await expect(card.status).toHaveText('Signed in');
});
