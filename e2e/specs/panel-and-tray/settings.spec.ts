/** The settings page: what is chosen there counts at once and after a restart. */
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import type { Home } from '../../../testing/home.ts';
import { de } from '../../../src/shared/messages/de/index.ts';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { complaints } from '../../objects/complaints.ts';
import { titles } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { hour, expectLine, minute, signedIn, signedInLegacy } from '../../objects/signed-in.ts';

const messages = { en, ja, de } as const;
type Language = keyof typeof messages;
const languages = Object.keys(messages) as Language[];

const place = ['.config', 'Daypass', 'settings.json'] as const;
const save = (home: Home, settings: object): void => home.write(JSON.stringify(settings), ...place);
const saved = (home: Home): Record<string, unknown> => JSON.parse(home.read(...place));

for (const language of languages) {
  const words = messages[language].settings;

  test(`quiet hours and a pause are chosen, kept, and given up again (${language})`, async ({ home, launch }) => {
    home.writeConfig(sessionConfig());
    save(home, { language });
    const { page } = await panelOf(await launch());
    await page.keyboard.press('ControlOrMeta+,');
    const quiet = page.getByRole('switch', { name: words.quiet });
    await expect(quiet).not.toBeChecked();
    await page.getByText(words.quiet, { exact: true }).click();
    await expect(quiet).toBeChecked();
    await expect.poll(() => saved(home)['quietHours']).toEqual({ from: '22:00', until: '07:00' });
    await page.getByRole('button', { name: `${words.quiet}, ${words.quietFrom}` }).click();
    await page
      .getByRole('option')
      // Every half hour but the one at which they end; the system says how it is written.
      .nth(42)
      .click();
    await expect.poll(() => saved(home)['quietHours']).toEqual({ from: '21:30', until: '07:00' });
    await page.getByText(words.quiet, { exact: true }).click();
    await expect.poll(() => saved(home)['quietHours']).toBeNull();

    const before = Date.now();
    const pause = page.getByRole('group', { name: words.pause });
    await pause.getByRole('button', { name: words.pauses['four-hours'] }).click();
    await expect(pause.getByRole('status')).not.toBeEmpty();
    await expect.poll(() => Number(saved(home)['pausedUntil']) >= before + 4 * hour).toBe(true);
    await pause.getByRole('button', { name: words.resume }).click();
    await expect(pause.getByRole('status')).toBeEmpty();
    await expect.poll(() => saved(home)['pausedUntil']).toBeNull();
    expect(await complaints(page)).toEqual([]);
  });

  test(`a bad setting is told by its name and costs no other (${language})`, async ({ home, launch }) => {
    home.writeConfig(sessionConfig());
    const text = JSON.stringify({ language, theme: 'blue', quietHours: { from: '7', until: '8' }, showUser: false });
    home.write(text, ...place);
    const { page } = await panelOf(await launch());
    const told = messages[language].problem['setting-invalid'].message.split('{{')[0] ?? '';
    await page.locator('.notices-more').click();
    for (const name of ['theme = "blue"', 'quietHours = {"from":"7","until":"8"}']) {
      await expect(page.locator('.notice').filter({ hasText: name })).toContainText('settings.json.damaged');
      await expect(page.locator('.notice').filter({ hasText: name })).toContainText(told.trim());
    }
    expect(home.read(...place)).toBe(text);
    expect(home.read('.config', 'Daypass', 'settings.json.damaged')).toBe(text);
  });
}

test('a pause holds notifications back, the tray tells all the same, and one summary follows', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'dev', accountId: '123456789012', roleName: 'ReadOnly' }));
  await signedIn(home, organisation);
  await signedInLegacy(home, organisation);
  save(home, { pausedUntil: Date.now() + 11 * hour });
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  await app.sleepLaptop(10 * hour);
  await expectLine(app, 'corp', 'Expired');
  expect(await titles(app)).toEqual([]);
  await app.sleepLaptop(hour + 5 * minute);
  await expect.poll(() => titles(app)).toEqual(['2 notifications while they were off']);
  const [{ body } = { body: '' }] = await app.notifications();
  expect(body.split('\n')).toHaveLength(2);
});

test('the panel opens at login where that is wished, and only there', async ({ home, launch }) => {
  home.writeConfig(sessionConfig());
  const shown = async (app: Awaited<ReturnType<typeof launch>>) => (await app.windows()).some(({ visible }) => visible);
  const quiet = await launch('--hidden');
  await expectLine(quiet, 'corp', 'Sign');
  expect(await shown(quiet)).toBe(false);
  await quiet.quit();
  save(home, { openAtStart: true });
  const open = await launch('--hidden');
  await expect.poll(() => shown(open)).toBe(true);
});
