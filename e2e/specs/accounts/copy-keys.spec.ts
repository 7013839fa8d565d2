/** Keys of a role from the panel: copied by the main process, told with their end, cleared, and never seen by the page. */
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { photograph } from '../../objects/photograph.ts';
import { panelOf } from '../../objects/panel.ts';
import { signedIn } from '../../objects/signed-in.ts';

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
    await line.getByRole('button').click();
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
    ['fish', /^set -gx AWS_ACCESS_KEY_ID/],
    ['PowerShell', /^\$env:AWS_ACCESS_KEY_ID = /],
    ['Command Prompt', /^set "AWS_ACCESS_KEY_ID=/],
    ['.env file', /^AWS_ACCESS_KEY_ID=/],
    ['JSON', /^\{\n {2}"AWS_ACCESS_KEY_ID"/],
    ['credentials file', /^\[ReadOnlyAccess\]\naws_access_key_id = /],
  ] as const) {
    await open();
    await page.getByRole('button', { name: button, exact: true }).click();
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
