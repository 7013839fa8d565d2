/** What is told of a sign-in that belongs to another portal, and of one that another program has removed. */
import fs from 'node:fs';
import path from 'node:path';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { cacheDir, hasToken, tokenPath, writeToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import { expectLine, signedIn } from '../../objects/signed-in.ts';

test.use({ organisationOptions: { accounts: 2, interval: 1 } });

test('a sign-in to another portal: named, not used, and signed out where it belongs', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  home.writeConfig(sessionConfig());
  const startUrl = 'https://d-9876543210.awsapps.com/start';
  const token = await signInElsewhere(organisation, { startUrl, region: 'us-east-1' });
  writeToken(home, 'corp', token);
  organisation.forgetRequests();
  const app = await launch();
  const panel = await panelOf(app);
  const card = await panel.session('corp');
  await expect(card.problem).toContainText(`The saved sign-in is for ${startUrl}`);
  await expect(card.status).toHaveText('Signed out');
  await expect(card.root).not.toContainText(en.panel.session.never);
  await expect(panel.roles).toHaveCount(0);
  expect(organisation.requests).toEqual([]);
  await panel.page.screenshot({ path: testInfo.outputPath('en.png') });
  await panel.openSettings();
  await panel.page.getByText('日本語').click();
  await panel.page.getByRole('button', { name: ja.panel.back }).click();
  await panel.chip('corp').click();
  await expect(panel.page.getByRole('alert')).toContainText(startUrl);
  await panel.page.screenshot({ path: testInfo.outputPath('ja.png') });

  // The session's line in the tray is the sign-in that it needs; this one names what it would end.
  await app.tray.choose(ja.common.signOutAll_other.replace('{{count}}', '1'));
  await expect.poll(() => organisation.requestsOf('Logout').map(({ status }) => status)).toEqual([200]);
  expect(organisation.requestsOf('Logout')[0]!.headers['x-amz-sso_bearer_token']).toBe(token['accessToken']);
  expect(hasToken(home, 'corp')).toBe(false);
});

test('a saved sign-in that cannot be read is not called none', async ({ home, launch }) => {
  home.writeConfig(sessionConfig());
  home.write('{"accessToken": ', '.aws', 'sso', 'cache', path.basename(tokenPath(home, 'corp')));
  const card = await (await panelOf(await launch())).session('corp');
  await expect(card.root).toContainText(path.basename(tokenPath(home, 'corp')));
  await expect(card.root).not.toContainText(en.panel.session.never);
  fs.rmSync(tokenPath(home, 'corp'));
  await expect(card.root).toContainText(en.panel.session.never);
});

test('a sign-in that another program removed: on the card, and in one notification', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  home.writeConfig(sessionConfig() + sessionConfig({ name: 'labs' }));
  await signedIn(home, organisation);
  await signedIn(home, organisation, { sessionName: 'labs' });
  const app = await launch('--hidden');
  for (const name of ['corp', 'labs']) await expectLine(app, name, 'Signed in');
  fs.rmSync(tokenPath(home, 'corp'));
  await expectLine(app, 'corp', 'Signed out');
  await expect
    .poll(async () => (await app.notifications()).map(({ title }) => title))
    .toEqual(['corp: signed out by another program']);
  await app.tray.choose('Open Daypass');
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).problem).toContainText('Another program signed you out');
  await expect((await panel.session('labs')).problem).toHaveCount(0);
  expect(fs.existsSync(cacheDir(home))).toBe(true);
  await panel.page.screenshot({ path: testInfo.outputPath('removed.png') });
});
