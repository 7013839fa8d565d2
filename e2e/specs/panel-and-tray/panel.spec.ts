/** The panel as a page: its countdown, its languages, its notices, and a narrow window. */
import { de } from '../../../src/shared/messages/de/index.ts';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { languages, locales } from '../../../src/shared/messages/languages.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { chooseInMenu, type Panel, panelOf } from '../../objects/panel.ts';
import { pendingDevice } from '../../objects/sign-in.ts';
import {
  expectLine,
  hour,
  legacyName,
  minute,
  second,
  signedIn,
  signedInLegacy,
  timeUntilEnd,
} from '../../objects/signed-in.ts';
import { tooWide } from '../../objects/too-wide.ts';
import { signInInTray, trayLabels } from '../../objects/tray.ts';

/** All texts of a language that have no parameters. */
const textsOf = (texts: object): readonly string[] =>
  Object.values(texts).flatMap((text) =>
    typeof text === 'string' ? (text.includes('{{') ? [] : [text]) : textsOf(text as object),
  );

const language = ({ page }: Panel) => page.locator('html').getAttribute('lang');

test('the countdown runs: in minutes while there is time, in seconds near the end', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(legacyConfig({ name: 'dev' }));
  const token = await signedInLegacy(home, organisation);
  const app = await launch();
  const card = await (await panelOf(app)).session(legacyName);
  await expect(card.countdown).toHaveText('7 h 59 min left');
  await app.sleepLaptop(hour);
  await expect(card.countdown).toHaveText('6 h 59 min left');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 42 * minute - second);
  await expect(card.countdown).toHaveText(/^4[12] min left$/);
  await expect(card.status).toHaveText('Signed in');
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 9 * minute - 50 * second);
  await expect(card.status).toHaveText('Expires soon');
  // Three different seconds, one after the other and downwards, without anything happening.
  const seen: string[] = [];
  await expect
    .poll(
      async () => {
        const text = (await card.countdown.textContent()) ?? '';
        if (text !== seen.at(-1)) seen.push(text);
        return seen.length;
      },
      { intervals: [100] },
    )
    .toBeGreaterThan(3);
  for (const text of seen) expect(text).toMatch(/^9:[0-4]\d left$/);
  expect(seen).toEqual(seen.toSorted().toReversed());

  // The end itself comes without a new snapshot as well.
  await app.sleepLaptop(timeUntilEnd(token, organisation) - 3 * second);
  await expect(card.status).toHaveText('Expired');
  await expect(card.countdown).toHaveCount(0);
});

test('a clock that somebody sets is followed at once', async ({ home, launch, organisation }) => {
  home.writeConfig(legacyConfig({ name: 'dev' }));
  await signedInLegacy(home, organisation);
  const app = await launch();
  const card = await (await panelOf(app)).session(legacyName);
  await expect(card.countdown).toHaveText('7 h 59 min left');
  await app.setClock(-2 * hour);
  await app.closePanel();
  await app.tray.choose('Open Daypass');
  await (await panelOf(app)).session(legacyName);
  await expect(card.countdown).toHaveText(/^9 h 59 min left$/);
});

test('a language is chosen, shown at once everywhere, and still there after a restart', async ({ home, launch }) => {
  home.writeConfig(sessionConfig());
  const first = await launch();
  const panel = await panelOf(first);
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  expect(await language(panel)).toBe('en');
  await panel.openSettings();
  await panel.page.getByText('日本語').click();
  await expect(panel.page.getByRole('heading', { name: ja.panel.settings })).toBeVisible();
  expect(await language(panel)).toBe('ja');
  await expect.poll(() => trayLabels(first)).toContain(ja.common.action.quit);
  expect(await first.tray.tooltip()).toContain(ja.common.status['signed-out']);
  await first.quit();

  const second = await launch();
  const again = await panelOf(second);
  await expect(again.page.getByText(ja.common.status['signed-out']).first()).toBeVisible();
  expect(await language(again)).toBe('ja');
  expect(await trayLabels(second)).toContain(ja.common.action.quit);

  await chooseInMenu(again.page, ja.panel.settings, ja);
  const { language: label, languageSystem } = ja.panel.settingsPage;
  const languages = again.page.getByRole('radiogroup', { name: label });
  await languages.getByText(languageSystem, { exact: true }).click();
  await expect(again.page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(await language(again)).toBe('en');
});

test.describe('on a system in Japanese', () => {
  test.use({ languages: ['ja-JP', 'en-US'] });

  test('Daypass speaks Japanese from the start, without a word of English', async ({
    home,
    launch,
    organisation,
  }, testInfo) => {
    home.writeConfig(sessionConfig() + legacyConfig({ name: 'dev' }));
    await signedIn(home, organisation);
    const app = await launch();
    const panel = await panelOf(app);
    await expect(panel.page.getByText(ja.common.status['signed-in']).first()).toBeVisible();
    expect(await language(panel)).toBe('ja');
    await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
    // The buttons of a session in full as well.
    await panel.chip('corp').click();
    await expect(panel.page.getByRole('button', { name: ja.common.action.signOut, exact: true })).toBeVisible();
    await panel.page.screenshot({ path: testInfo.outputPath('japanese.png') });
    for (const label of await trayLabels(app))
      expect(label, 'in the tray').toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
    const buttons = await panel.page
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
    expect(buttons.length).toBeGreaterThan(4);
    for (const name of buttons)
      expect(name, 'a button').toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
  });
});

test.describe('on a system in the German of Austria', () => {
  test.use({ languages: ['de-AT', 'en-US'] });

  test('Daypass speaks German, and the settings offer every language by its own name', async ({
    home,
    launch,
    organisation,
  }, testInfo) => {
    home.writeConfig(sessionConfig() + legacyConfig({ name: 'dev' }));
    await signedIn(home, organisation);
    const app = await launch();
    const panel = await panelOf(app);
    await expect(panel.page.getByText(de.common.status['signed-in']).first()).toBeVisible();
    expect(await language(panel)).toBe('de');
    await panel.chip('corp').click();
    await expect(panel.page.getByRole('button', { name: de.common.action.signOut, exact: true })).toBeVisible();
    await panel.page.screenshot({ path: testInfo.outputPath('german.png') });
    const german = new Set(textsOf(de));
    const inEnglish = textsOf(en).filter((text) => !german.has(text));
    const buttons = await panel.page
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
    expect(buttons.length).toBeGreaterThan(4);
    for (const name of [...buttons, ...(await trayLabels(app))]) expect(inEnglish, name).not.toContain(name);
    await chooseInMenu(panel.page, de.panel.settings, de);
    const offered = panel.page.getByRole('radiogroup', { name: de.panel.settingsPage.language }).getByRole('radio');
    await expect(offered).toHaveCount(1 + locales.length);
    for (const locale of locales)
      await expect(panel.page.getByText(languages[locale].name, { exact: true })).toBeVisible();
  });
});

test.describe('on a system in a language that Daypass does not speak', () => {
  test.use({ languages: ['pt-BR', 'ja-JP', 'en-US'] });

  test('the first one that it does speak is taken', async ({ home, launch }) => {
    home.writeConfig(sessionConfig());
    const panel = await panelOf(await launch());
    await expect(panel.page.getByText(ja.common.status['signed-out']).first()).toBeVisible();
    expect(await language(panel)).toBe('ja');
  });
});

test('a notice is dismissed, and does not come back for the same cause', async ({ home, launch }) => {
  const broken = `${sessionConfig()}[profile broken]\nsso_session = nowhere\n`;
  home.writeConfig(broken);
  const panel = await panelOf(await launch());
  await expect(panel.notice('1 problem in your AWS config.')).toBeVisible();
  await panel.dismissNotice('1 problem in your AWS config.');
  await expect(panel.notices).toHaveCount(0);
  home.writeConfig(`${broken}# a remark\n[profile other]\nsso_session = elsewhere\n`);
  await expect(panel.notice('2 problems in your AWS config.')).toBeVisible();
  await expect(panel.notices).toHaveCount(1);
  await panel.review.click();
  for (const session of ['nowhere', 'elsewhere'])
    await expect(panel.page.locator('.finding').filter({ hasText: `uses session ${session}` })).toBeVisible();
});

test('in a narrow and low window everything can be reached, and nothing is cut off', async ({
  home,
  launch,
  organisation,
}, testInfo) => {
  home.writeConfig(
    sessionConfig({ name: 'a-session-with-quite-a-long-name-in-the-config-file' }) + legacyConfig({ name: 'dev' }),
  );
  await signedIn(home, organisation, { sessionName: 'a-session-with-quite-a-long-name-in-the-config-file' });
  const app = await launch();
  const panel = await panelOf(app);
  const { page } = panel;
  await page.setViewportSize({ width: 360, height: 420 });
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await signInInTray(app, legacyName);
  await pendingDevice(organisation);
  await expect((await panel.session(legacyName)).code).toBeVisible();

  expect(await tooWide(page)).toEqual([]);
  for (const control of await page.getByRole('button').all()) {
    await control.scrollIntoViewIfNeeded();
    const cut = await control.evaluate((button) => button.scrollWidth > button.clientWidth + 1);
    expect(cut, (await control.textContent()) ?? '').toBe(false);
  }
  await (await panel.session(legacyName)).root.scrollIntoViewIfNeeded();
  await page.screenshot({ path: testInfo.outputPath('narrow-sessions.png') });
  await panel.search.scrollIntoViewIfNeeded();
  await panel.search.fill('admin');
  await expect(panel.roles.first()).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('narrow-search.png') });
  expect(await tooWide(page)).toEqual([]);
  await panel.openSettings();
  await page.screenshot({ path: testInfo.outputPath('narrow-settings.png') });
  expect(await tooWide(page)).toEqual([]);
  await panel.back();
  await panel.openAddSession();
  await panel.form.fill({ startUrl: usualStartUrl });
  await panel.form.submit.click();
  await page.screenshot({ path: testInfo.outputPath('narrow-form.png') });
  expect(await tooWide(page)).toEqual([]);
  await expectLine(app, legacyName, 'code');
});
