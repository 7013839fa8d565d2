/** What an administrator has settled is shown as such: where it stands, and at each control for what nobody may do. */
import fs from 'node:fs';
import path from 'node:path';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import type { Home } from '../../../testing/home.ts';
import { managedFolder, noOwnEtc, underEtc } from '../../../testing/own-etc.ts';
import { de } from '../../../src/shared/messages/de/index.ts';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { expect, test as base } from '../../hosts/fixture.ts';
import { complaints } from '../../objects/complaints.ts';
import { panelOf } from '../../objects/panel.ts';
import { photograph } from '../../objects/photograph.ts';
import { signedIn } from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';

const messages = { en, ja, de } as const;
type Language = keyof typeof messages;

const place = ['.config', 'Daypass', 'settings.json'] as const;
const save = (home: Home, settings: object): void => home.write(JSON.stringify(settings), ...place);
const saved = (home: Home): Record<string, unknown> => JSON.parse(home.read(...place));

const elsewhere = 'https://d-9999999999.awsapps.com/start';
/** The part of a sentence that stands before its first parameter, or behind it where nothing stands before. */
const partOf = (sentence: string): string =>
  sentence
    .split(/{{\w+}}/)
    .find((one) => one.trim().length > 3)
    ?.trim()
    .replace(/\.$/, '') ?? '';

interface Managed {
  readonly rules: object;
}
const test = base.extend<Managed>({
  rules: [{}, { option: true }],
  under: async ({ home, rules }, provide) => {
    const obstacle = noOwnEtc(fs.mkdtempSync(path.join(home.dir, 'none-')));
    test.skip(obstacle !== null, obstacle ?? '');
    await provide([...underEtc(managedFolder(home.dir, JSON.stringify(rules)))]);
  },
});
test.use({ organisationOptions: { accounts: 2, interval: 1 } });

const profiles = [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' }];

for (const language of Object.keys(messages) as Language[]) {
  const texts = messages[language];
  const words = texts.settings.managed;

  test.describe(`everything (${language})`, () => {
    test.use({ rules: { allowedStartUrls: [elsewhere], checkForUpdates: false, credentialFeatures: false } });

    test('is shown in the settings, and cannot be changed there', async ({ home, launch }, testInfo) => {
      home.writeConfig(sessionConfig());
      save(home, { language, clipboardSeconds: 45 });
      const app = await launch();
      const { page } = await panelOf(app);
      await page.keyboard.press('ControlOrMeta+,');
      const group = page.getByRole('region', { name: words.title });
      await expect(group).toContainText(elsewhere);
      await expect(group).toContainText('/etc/daypass/managed.json');
      await expect(group).toContainText(words.credentialsOff);
      await expect(group).toContainText(words.updatesOff);
      const clipboard = page.getByRole('radiogroup', { name: texts.panel.settingsPage.clipboard });
      await expect(clipboard).toHaveAccessibleDescription(words.title);
      for (const radio of await clipboard.getByRole('radio').all()) await expect(radio).toBeDisabled();
      // Whoever comes by with the keyboard hears it, and changes nothing.
      const chosen = clipboard.getByRole('radio', { checked: true });
      await chosen.focus();
      await expect(chosen).toBeFocused();
      await page.keyboard.press('ArrowRight');
      await expect(chosen).toHaveAccessibleName(
        new RegExp(texts.panel.settingsPage.clipboardSeconds.replace('{{seconds}}', '45')),
      );
      const updates = page.getByRole('switch', { name: texts.updates.setting });
      await expect(updates).toBeDisabled();
      await updates.focus();
      await page.keyboard.press('Space');
      await expect(updates).not.toBeChecked();
      await photograph(page, `managed-settings-${language}`, testInfo);
      expect(await complaints(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await app.quit();
      expect(saved(home), 'nothing of it gets into the user’s own settings').not.toHaveProperty('allowedStartUrls');
      expect(saved(home)).toMatchObject({ clipboardSeconds: 45 });
    });

    test('a sign-in that is not allowed says so where it would begin', async ({
      home,
      launch,
      organisation,
    }, testInfo) => {
      home.writeConfig(sessionConfig());
      save(home, { language });
      const app = await launch();
      const { page } = await panelOf(app);
      const told = new RegExp(partOf(texts.problem['start-url-not-allowed'].message));
      const need = page.getByRole('region', { name: texts.home.need.label });
      const signIn = need.getByRole('button', { name: texts.common.action.signIn, exact: true });
      await expect(signIn).toBeDisabled();
      await expect(signIn).toHaveAccessibleDescription(told);
      await expect(need.getByText(told)).toBeVisible();
      await signIn.focus();
      await page.keyboard.press('Enter');
      await expect(signIn).toBeFocused();
      await photograph(page, `managed-need-${language}`, testInfo);
      expect(await complaints(page)).toEqual([]);
      // In the session's sheet as well; what else can be done there can be done.
      await page.locator('.session-chip').click();
      const sheet = page.locator('#session-sheet');
      const again = sheet.getByRole('button', { name: texts.common.action.signIn, exact: true });
      await expect(again).toBeDisabled();
      await expect(again).toHaveAccessibleDescription(told);
      await expect(sheet.getByRole('button', { name: texts.home.sheet.portal })).toBeEnabled();
      expect(await complaints(page)).toEqual([]);
      await photograph(page, `managed-sheet-${language}`, testInfo);
      // The tray names the session, and leaves out what cannot be done.
      const labels = await trayLabels(app);
      const state = texts.tray.state.signedOut;
      expect(labels.filter((label) => label.startsWith('corp'))).toEqual([
        texts.tray.line.replace('{{session}}', 'corp').replace('{{state}}', state),
      ]);
      expect(organisation.requestsOf('RegisterClient')).toEqual([]);
    });

    test('a session of another portal is not added', async ({ home, launch }, testInfo) => {
      home.writeConfig(sessionConfig());
      save(home, { language });
      const before = home.read('.aws', 'config');
      const { page } = await panelOf(await launch());
      await page.getByRole('button', { name: texts.common.action.addSession, exact: true }).click();
      const told = new RegExp(partOf(texts.problem['start-url-not-allowed'].message));
      const field = page.getByRole('textbox', { name: texts.panel.form.startUrl });
      await field.fill('https://d-5555555555.awsapps.com/start');
      for (const name of [texts.panel.form.submit, texts.panel.form.submitAndSignIn]) {
        const button = page.getByRole('button', { name, exact: true });
        await expect(button).toBeDisabled();
        await expect(button).toHaveAccessibleDescription(told);
      }
      await expect(page.getByRole('status').filter({ hasText: told })).toBeVisible();
      // A press says it at the field, and adds nothing.
      await page.getByRole('combobox').fill('eu-west-1');
      await page.getByRole('button', { name: texts.panel.form.submit, exact: true }).focus();
      await page.keyboard.press('Enter');
      await field.press('Enter');
      await expect(field).toHaveAccessibleDescription(told);
      await expect(field).toBeFocused();
      await photograph(page, `managed-form-${language}`, testInfo);
      expect(await complaints(page)).toEqual([]);
      await field.fill(elsewhere);
      await expect(field).not.toHaveAccessibleDescription(told);
      await expect(page.getByRole('button', { name: texts.panel.form.submit, exact: true })).toBeEnabled();
      expect(home.read('.aws', 'config')).toBe(before);
    });
  });

  test.describe(`credentials off (${language})`, () => {
    test.use({ rules: { allowedStartUrls: [usualStartUrl], credentialFeatures: false } });

    test('what hands out keys stays in the role’s menu with the reason', async ({
      home,
      launch,
      organisation,
    }, testInfo) => {
      home.writeConfig(sessionConfig({ profiles }));
      await signedIn(home, organisation);
      // Who is signed in is asked with a role's credentials, which stay inside.
      save(home, { language, showUser: false });
      const app = await launch();
      const { page } = await panelOf(app);
      await page.getByRole('combobox').fill('ReadOnlyAccess 012345678901');
      await expect(page.getByRole('option', { name: 'ReadOnlyAccess' }).first()).toBeVisible();
      const told = partOf(texts.problem['credentials-managed-off'].message);
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.locator('.key-line')).toContainText(told);
      await expect(page.locator('.keys-form')).toHaveCount(0);
      await page.getByRole('button', { name: texts.panel.roles.moreActions }).click();
      for (const name of [texts.panel.roles.keys.act, texts.writtenKeys.panel.act, texts.serving.serve]) {
        const item = page.getByRole('menuitem', { name });
        await expect(item).toBeDisabled();
        await expect(item).toHaveAccessibleDescription(words.title);
      }
      await photograph(page, `managed-menu-${language}`, testInfo);
      const others = page.getByRole('menuitem', { disabled: false });
      expect(await others.count()).toBeGreaterThan(3);
      expect(await complaints(page)).toEqual([]);
      // The keys come by it, and Enter says the whole sentence.
      const keys = page.getByRole('menuitem', { name: texts.panel.roles.keys.act });
      for (let at = 0; at < 20 && !(await keys.evaluate((item) => item === document.activeElement)); at++)
        await page.keyboard.press('ArrowDown');
      await expect(keys).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.locator('.key-line')).toContainText(told);
      expect(organisation.requestsOf('GetRoleCredentials')).toEqual([]);
      // Beside the list of a wide window each is a button, with the sentence below them.
      await page.setViewportSize({ width: 900, height: 640 });
      const side = page.locator('.side');
      const copy = side.getByRole('button', { name: texts.panel.roles.keys.act });
      await expect(copy).toBeDisabled();
      await expect(copy).toHaveAccessibleDescription(new RegExp(told));
      await expect(side.getByText(told)).toBeVisible();
      await copy.focus();
      await page.keyboard.press('Enter');
      await expect(page.locator('.keys-form')).toHaveCount(0);
      expect(await complaints(page)).toEqual([]);
      // The list of profiles has no switch for keys.
      await page.getByRole('button', { name: texts.home.menu.label, exact: true }).click();
      await page.getByRole('menuitem', { name: texts.doctor.list.title }).click();
      await expect(page.getByRole('row').first()).toBeVisible();
      await expect(page.getByRole('button', { name: texts.doctor.views.open })).not.toHaveCount(0);
      await expect(page.getByRole('button', { name: texts.writtenKeys.panel.act })).toHaveCount(0);
      await page.keyboard.press('Escape');
      // The search knows no command for it, and the tray has no menu of keys.
      await page.getByRole('combobox').fill(texts.panel.roles.keys.act.replace('…', ''));
      await expect(page.getByRole('option', { name: texts.panel.roles.keys.ofRole.split('{{')[0] ?? '' })).toHaveCount(
        0,
      );
      expect(await trayLabels(app)).not.toContain(texts.tray.copyKeys);
    });
  });
}
