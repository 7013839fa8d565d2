/** Keys of a role from the panel: copied by the main process, told with their end, cleared, and never seen by the page. */
import type { CopiedFormat } from '../../../src/shared/credential-formats.ts';
import { copiedChoices, formatName } from '../../../src/shared/format-names.ts';
import { createTranslator } from '../../../src/shared/messages/index.ts';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { daypassCommand } from '../../objects/daypass-command.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { photograph } from '../../objects/photograph.ts';
import { panelOf } from '../../objects/panel.ts';
import { signedIn } from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';

/** How keys begin in each of them. */
const forms: Readonly<Record<CopiedFormat, RegExp>> = {
  sh: /^export AWS_ACCESS_KEY_ID=/,
  fish: /^set -gx AWS_ACCESS_KEY_ID/,
  powershell: /^\$env:AWS_ACCESS_KEY_ID = /,
  cmd: /^set "AWS_ACCESS_KEY_ID=/,
  dotenv: /^AWS_ACCESS_KEY_ID=/,
  json: /^\{\n {2}"AWS_ACCESS_KEY_ID"/,
  'credentials-file': /^\[ReadOnlyAccess\]\naws_access_key_id = /,
};
const t = createTranslator('en');
/** In the tray, with a profile that would do instead. */
const withoutKeys = [
  [t('tray.withoutKeys', { profile: 'dev' }), /^--profile dev$/],
  [t('panel.roles.action.copyExport'), /AWS_PROFILE=?.*dev/],
  [t('panel.roles.action.copyName'), /^dev$/],
] as const;

const profiles = [{ name: 'dev', accountId: '012345678901', roleName: 'ReadOnlyAccess' }];

test.use({ organisationOptions: { accounts: 2, interval: 1 } });
test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig({ profiles }));
  await signedIn(home, organisation);
});

for (const language of ['en', 'ja'] as const)
  test(`by keys alone (${language})`, async ({ home, launch, organisation }, testInfo) => {
    home.write(JSON.stringify({ language }), '.config', 'Daypass', 'settings.json');
    const app = await launch();
    await app.theme.set(language === 'en' ? 'light' : 'dark');
    const words = { en, ja }[language];
    const { page } = await panelOf(app);
    await page.getByRole('combobox').fill('ReadOnlyAccess 012345678901');
    await expect(page.getByRole('option', { name: 'ReadOnlyAccess' }).first()).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    const form = page.locator('.keys-form');
    await expect(form).toBeVisible();
    await photograph(page, `keys-form-${language}`, testInfo);
    await page.keyboard.press('Enter');
    await expect(form).toHaveCount(0);
    await expect.poll(() => app.clipboard()).toMatch(/^export AWS_ACCESS_KEY_ID=/);
    // A clipboard's history is asked to leave them out, in the words of this system.
    const marks = { win32: 3, darwin: 1, linux: 1 }[process.platform as 'linux'];
    expect(await app.clipboardFormats()).toHaveLength(1 + marks);
    if (process.platform === 'linux')
      expect(await app.clipboardFormats()).toContain(
        'electron application/osclipboard;format="x-kde-passwordManagerHint"',
      );
    const line = page.locator('.copied-keys');
    await expect(line).toBeVisible();
    await expect(page.getByRole('combobox')).toBeFocused();
    await photograph(page, `keys-copied-${language}`, testInfo);
    const seen = JSON.stringify(await app.sentToPages()) + (await page.content());
    for (const secret of organisation.secretsIssued) expect(seen).not.toContain(secret);
    const { profileDoes, clearNow } = words.panel.roles.keys;
    await expect(line).toContainText(profileDoes.replace('{{profile}}', 'dev'));
    await line.getByRole('button', { name: clearNow }).click();
    await expect(line).toHaveCount(0);
    expect(await app.clipboard()).toBe('');
  });

test('each form; Escape leaves; a refused role says so; a sign-out clears them', async ({ app, organisation }) => {
  const { page } = await panelOf(app);
  const open = async (): Promise<void> => {
    await page.getByRole('combobox').fill('ReadOnlyAccess 012345678901');
    await expect(page.getByRole('option', { name: 'ReadOnlyAccess' }).first()).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.locator('.keys-form')).toBeVisible();
  };
  for (const [button, text] of [
    ['Copy --profile dev', /^--profile dev$/],
    ['Copy line that sets AWS_PROFILE', /AWS_PROFILE=?.*dev/],
    ['Copy profile name', /^dev$/],
    ...copiedChoices.map((format) => [formatName(format, t), forms[format ?? 'sh']] as const),
  ] as const) {
    await open();
    await page.locator('.keys-form').getByRole('button', { name: button, exact: true }).click();
    await expect.poll(() => app.clipboard()).toMatch(text);
  }
  expect(organisation.requestsOf('GetRoleCredentials').length).toBeLessThanOrEqual(2);
  await open();
  await page.keyboard.press('Escape');
  await expect(page.locator('.keys-form')).toHaveCount(0);
  await expect(page.getByRole('combobox')).toBeFocused();
  await app.tray.choose('Sign out of all (1 session)');
  await expect.poll(() => app.clipboard()).toBe('');
});

test('a sign-out by the command clears them, however long they were to stay', async ({ app, home, organisation }) => {
  const daypass = daypassCommand(home, organisation);
  const { page } = await panelOf(app);
  const keys = { type: 'copy-keys', sessionId: 'sso-session:corp', accountId: '012345678901' } as const;
  await page.evaluate(() => window.daypass.dispatch({ type: 'set-clipboard-seconds', seconds: 0 }));
  await page.evaluate((of) => window.daypass.dispatch({ ...of, roleName: 'ReadOnlyAccess', format: 'sh' }), keys);
  await expect.poll(() => app.clipboard()).toMatch(/^export AWS_ACCESS_KEY_ID=/);
  expect(await daypass.run('logout', '--session', 'corp')).toMatchObject({ code: 0 });
  await expect.poll(() => app.clipboard()).toBe('');
  await expect(page.locator('.copied-keys')).toHaveCount(0);
});

test('from the tray: every form, the profile that would do instead, and until when they work', async ({
  app,
  organisation,
}) => {
  const { page } = await panelOf(app);
  const role = { accountId: '012345678901', roleName: 'ReadOnlyAccess' };
  await page.evaluate((of) => window.daypass.dispatch({ type: 'set-favorite', ...of, favorite: true }), role);
  const choose = (label: string): Promise<void> => app.tray.choose('Copy keys', /ReadOnlyAccess/, label);
  await expect.poll(async () => (await trayLabels(app)).join('\n')).toContain('Copy keys');
  for (const [label, text] of withoutKeys) {
    await choose(label);
    await expect.poll(() => app.clipboard()).toMatch(text);
  }
  // Cleared after each: what is found was put there by this one.
  const clear = async (): Promise<void> => {
    await app.tray.choose(/^Clear copied keys of ReadOnlyAccess \(valid until .+\)$/);
    await expect.poll(() => app.clipboard()).toBe('');
  };
  for (const format of copiedChoices) {
    await choose(formatName(format, t));
    await expect.poll(() => app.clipboard()).toMatch(forms[format ?? 'sh']);
    if (format !== copiedChoices.at(-1)) await clear();
  }
  await expect(page.locator('.copied-keys')).toContainText('Profile dev works without keys.');
  const told = JSON.stringify([await app.tray.items(), await app.sentToPages(), app.logs()]);
  for (const secret of organisation.secretsIssued) expect(told).not.toContain(secret);
  await clear();
  await expect.poll(async () => (await trayLabels(app)).join('\n')).not.toContain('Clear copied keys');
  await app.tray.choose('Sign out of all (1 session)');
  await expect.poll(async () => (await trayLabels(app)).join('\n')).not.toContain('Copy keys');
});

test('by words in the search field, which never stand before the role itself', async ({ app }) => {
  const { page } = await panelOf(app);
  const role = { accountId: '012345678901', roleName: 'ReadOnlyAccess' };
  await page.evaluate((of) => window.daypass.dispatch({ type: 'set-favorite', ...of, favorite: true }), role);
  const search = page.getByRole('combobox');
  await search.fill('copy keys readonlyaccess');
  await expect(page.getByRole('option', { selected: true })).toContainText('Copy keys of ReadOnlyAccess');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  await expect.poll(() => app.clipboard()).toContain('AWS_SESSION_TOKEN');
  await search.fill('clear copied keys');
  await page.keyboard.press('Enter');
  await expect.poll(() => app.clipboard()).toBe('');
  await search.fill('ReadOnlyAccess');
  await expect(page.getByRole('option', { selected: true })).not.toContainText('Copy keys');
});
