/** What is told after signing out of all: each session, other programs, and what stays valid at AWS. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { de } from '../../../src/shared/messages/de/index.ts';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { complaints } from '../../objects/complaints.ts';
import { cacheDir, hasToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { chooseInMenu, panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { writeRoleCredentials } from '../../objects/role-cache.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { expectLine, signedIn } from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';

const admin = { accountId: '100000000001', roleName: 'AdministratorAccess' };
const config =
  sessionConfig({ profiles: [{ name: 'corp-admin', ...admin }] }) +
  sessionConfig({ name: 'labs', profiles: [{ name: 'labs-admin', ...admin }] });
const kiro = {
  accessToken: 'foreign',
  refreshToken: 'r',
  authMethod: 'social',
  provider: 'Google',
  region: 'us-east-1',
};

const signOutAll = {
  en: /^Sign out of all 2 sessions, 1 key in use, 2 other sign-ins$/,
  ja: /^すべてサインアウト（セッション 2 件）・使用中の認証情報 1 件・その他のサインイン 2 件$/,
};

for (const language of ['en', 'ja'] as const)
  test(`in words that can be read (${language})`, async ({ home, launch, organisation }, testInfo) => {
    home.writeConfig(config);
    home.write(JSON.stringify({ language }), '.config', 'Daypass', 'settings.json');
    await signedIn(home, organisation);
    await signedIn(home, organisation, { sessionName: 'labs' });
    writeRoleCredentials(home, { ...admin, sessionName: 'corp' });
    fs.writeFileSync(`${cacheDir(home)}/kiro-auth-token.json`, JSON.stringify(kiro));
    fs.writeFileSync(`${cacheDir(home)}/some-tool.json`, JSON.stringify({ accessToken: 'foreign too' }));
    const app = await launch();
    const panel = await panelOf(app);
    organisation.faults.next('Logout', 'forbidden');
    await chooseInMenu(panel.page, signOutAll[language], language === 'en' ? en : ja);
    const report = panel.page.locator('.report');
    await expect(report).toContainText('Kiro');
    await expect(report).toContainText('AdministratorAccess');
    await photograph(panel.page, `report-${language}`, testInfo);
    expect(JSON.stringify(organisation.requests)).not.toContain('foreign');
  });

test('"Sign in again" signs in to all that were signed in before, one page after the other', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(config + sessionConfig({ name: 'never' }));
  await signedIn(home, organisation);
  await signedIn(home, organisation, { sessionName: 'labs' });
  const app = await launch();
  const panel = await panelOf(app);
  await expectLine(app, 'labs', /· Signed in$/);
  await panel.signOutAll();
  const report = panel.page.getByRole('region', { name: 'Signed out' });
  await expect(report).toContainText('corp: signed out at AWS');
  await expect(report).toContainText('labs: signed out at AWS');
  expect(['corp', 'labs'].filter((name) => hasToken(home, name))).toEqual([]);
  await report.getByRole('button', { name: 'Sign in again' }).click();
  await allowInBrowser(organisation, await openedPage(app));
  await expectLine(app, 'corp', /· Signed in$/);
  await allowInBrowser(organisation, await openedPage(app, 2));
  await expectLine(app, 'labs', /· Signed in$/);
  expect(hasToken(home, 'corp') && hasToken(home, 'labs')).toBe(true);
  // Nobody was signed in to it before.
  await expectLine(app, 'never', 'Signed out');
  expect(await app.openedUrls()).toHaveLength(2);
});

test('where nobody is signed in it is offered for what it would end, in tray and panel alike', async ({
  home,
  launch,
}, testInfo) => {
  home.writeConfig(config);
  fs.mkdirSync(cacheDir(home), { recursive: true });
  const file = `${cacheDir(home)}/kiro-auth-token.json`;
  fs.writeFileSync(file, JSON.stringify(kiro));
  const app = await launch();
  const panel = await panelOf(app);
  const inTray = async () => (await trayLabels(app)).filter((label) => label.startsWith('Sign out of all'));
  const offer = 'Sign out of all, 1 other sign-in';
  await expect.poll(inTray).toEqual([offer]);
  expect(await panel.menuItems()).toContain(offer);
  await panel.page.getByRole('button', { name: 'Menu', exact: true }).click();
  await photograph(panel.page, 'offer', testInfo);
  await panel.page.keyboard.press('Escape');
  // A setting spares it: then there is nothing to end.
  const spare = (enabled: boolean) =>
    panel.page.evaluate((on) => window.daypass.dispatch({ type: 'set-spare-other-tools', enabled: on }), enabled);
  await spare(true);
  await expect.poll(inTray).toEqual([]);
  expect(await panel.menuItems()).not.toContainEqual(expect.stringMatching('^Sign out'));
  await spare(false);
  await expect.poll(inTray).toEqual([offer]);
  await app.tray.choose(offer);
  await expect(panel.page.locator('.report')).toContainText('Kiro: its sign-in was removed, too');
  await expect.poll(inTray).toEqual([]);
  expect(fs.existsSync(file)).toBe(false);
  // Another program signs in meanwhile.
  fs.writeFileSync(file, JSON.stringify(kiro));
  await expect.poll(inTray).toEqual([offer]);
});

test('other programs are left alone where the settings say so', async ({ home, launch, organisation }, testInfo) => {
  home.writeConfig(config);
  await signedIn(home, organisation);
  const file = `${cacheDir(home)}/kiro-auth-token.json`;
  fs.writeFileSync(file, JSON.stringify(kiro));
  const app = await launch();
  const panel = await panelOf(app);
  await chooseInMenu(panel.page, 'Settings');
  const choice = panel.page.getByRole('switch', { name: 'Leave other tools signed in' });
  await expect(choice).not.toBeChecked();
  await panel.page.getByText('Leave other tools signed in').click();
  await expect(choice).toBeChecked();
  await photograph(panel.page, 'settings', testInfo);
  await panel.page.getByRole('button', { name: 'Back', exact: true }).click();
  await panel.signOutAll();
  await expect(panel.page.locator('.report')).toContainText('Kiro: left signed in, as chosen in Settings');
  expect(fs.existsSync(file)).toBe(true);
});

test('the browser stays signed in: the portal and the identity provider are a button each', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  const { settingsPage, signOut } = en.panel;
  home.writeConfig(config);
  await signedIn(home, organisation);
  await signedIn(home, organisation, { sessionName: 'labs' });
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  await expectLine(app, 'labs', /· Signed in$/);
  await panel.signOutAll();
  const report = page.getByRole('region', { name: signOut.report });
  await expect(report).toContainText(signOut.browser);
  // Both sessions are of one portal.
  await report.getByRole('button', { name: en.home.sheet.portal }).click();
  await expect.poll(async () => (await app.openedUrls()).at(-1)).toContain('awsapps.com/start');

  await chooseInMenu(page, en.panel.settings);
  const provider = page.getByRole('group', { name: settingsPage.identityProvider });
  await provider.getByRole('button').click();
  await page.getByRole('option', { name: 'Okta' }).click();
  const field = provider.getByRole('textbox', { name: settingsPage.providerHost });
  await field.fill('https://acme.okta.com.evil.example/');
  await field.press('Enter');
  await expect(provider.getByRole('alert')).toContainText('acme.okta.com');
  await photograph(page, 'provider-refused', testInfo);
  await field.fill('https://Acme.okta.com/app/UserHome');
  await field.press('Enter');
  await expect(field).toHaveValue('acme.okta.com');
  await page.keyboard.press('Escape');
  await expect(report).toContainText(signOut.browserToo);
  await photograph(page, 'browser-sign-ins', testInfo);
  await report.getByRole('button', { name: signOut.provider.replace('{{provider}}', 'Okta') }).click();
  await expect.poll(async () => (await app.openedUrls()).at(-1)).toBe('https://acme.okta.com/login/signout');
  await expect.poll(() => home.read('.config', 'Daypass', 'settings.json')).toContain('acme.okta.com');
});

for (const [language, texts] of Object.entries({ en, ja, de }))
  test(`another identity provider is named by its address, and shown with its host (${language})`, async ({
    home,
    launch,
    organisation,
  }, testInfo) => {
    const { settingsPage, signOut } = texts.panel;
    home.writeConfig(sessionConfig());
    home.write(JSON.stringify({ language }), '.config', 'Daypass', 'settings.json');
    await signedIn(home, organisation);
    const app = await launch();
    const { page } = await panelOf(app);
    await page.keyboard.press('ControlOrMeta+,');
    const provider = page.getByRole('group', { name: settingsPage.identityProvider });
    await provider.getByRole('button').click();
    await page.getByRole('option', { name: settingsPage.providerOther, exact: true }).click();
    const field = provider.getByRole('textbox', { name: settingsPage.providerAddress });
    for (const hostile of [
      'http://sso.example.com/logout',
      'https://ada:secret@sso.example.com/logout',
      'javascript:alert(1)',
      `https://sso.example.com/${'x'.repeat(500)}`,
    ]) {
      await field.fill(hostile);
      await field.press('Enter');
      await expect(provider.getByRole('alert')).toHaveText(settingsPage.providerAddressRefused);
      await expect(field).toHaveAccessibleDescription(settingsPage.providerAddressRefused);
    }
    expect(await complaints(page)).toEqual([]);
    expect(home.read('.config', 'Daypass', 'settings.json')).not.toContain('example.com');
    await field.fill('https://SSO.example.com/realms/acme/protocol/openid-connect/logout');
    await field.press('Enter');
    const address = 'https://sso.example.com/realms/acme/protocol/openid-connect/logout';
    await expect(field).toHaveValue(address);
    await expect(field).toBeFocused();
    await expect(provider).toContainText(settingsPage.providerAddressLeads.replace('{{host}}', 'sso.example.com'));
    await photograph(page, `provider-address-${language}`, testInfo);
    expect(await complaints(page)).toEqual([]);
    await expect
      .poll(() => JSON.parse(home.read('.config', 'Daypass', 'settings.json')).identityProvider)
      .toEqual({ kind: 'other', address });
    await page.keyboard.press('Escape');
    await page.locator('.session-chip').click();
    await page
      .locator('#session-sheet')
      .getByRole('button', { name: texts.common.action.signOut, exact: true })
      .click();
    const report = page.getByRole('region', { name: signOut.report });
    await report.getByRole('button', { name: signOut.provider.replace('{{provider}}', 'sso.example.com') }).click();
    await expect.poll(async () => (await app.openedUrls()).at(-1)).toBe(address);
  });
