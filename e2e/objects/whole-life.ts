/** A life of the app in which it writes every kind of file that is not for moments or for trouble only. */
import { expect } from 'playwright/test';
import { en } from '../../src/shared/messages/en/index.ts';
import type { Home } from '../../testing/home.ts';
import type { Organisation } from '../../testing/identity-center/organisation.ts';
import { legacyConfig, sessionConfig } from '../../testing/config.ts';
import type { DaypassHost } from '../hosts/driver.ts';
import { titles } from './notifications.ts';
import { panelOf } from './panel.ts';
import { allowInBrowser, openedPage, signInFromTray } from './sign-in.ts';
import { expectLine, expectRenewing, hour, minute, signedInLegacy } from './signed-in.ts';
import { trayLine } from './tray.ts';

const words = en.profiles;
const legacyUrl = 'https://d-legacy7890.awsapps.com/start';

interface Stage {
  readonly home: Home;
  readonly organisation: Organisation;
  readonly launch: (...args: string[]) => Promise<DaypassHost>;
}

/** The app has quit at its end; somebody is signed in. */
export async function liveWholeLife({ home, launch, organisation }: Stage): Promise<void> {
  home.writeConfig(sessionConfig() + legacyConfig({ name: 'old', startUrl: legacyUrl }));
  await signedInLegacy(home, organisation, { startUrl: legacyUrl });
  const app = await launch('--hidden');
  await expectLine(app, 'd-legacy7890.awsapps.com', 'Signed in');
  await app.sleepLaptop(10 * hour);
  await expect.poll(() => titles(app)).toHaveLength(1);
  await app.tray.choose('Open Daypass');
  const panel = await panelOf(app);
  const { page } = panel;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await signInFromTray(app, organisation, 'corp');
  await app.sleepLaptop(50 * minute);
  await expectRenewing(app, 'corp', [50, 60]);

  await page.evaluate(() => window.daypass.dispatch({ type: 'set-launch-at-login', enabled: true }));
  await page.evaluate(() => window.daypass.dispatch({ type: 'set-language', language: 'en' }));
  // A conversion, taken back and done again.
  for (const last of [words.convert.undo, words.done.close]) {
    await (await panel.session('d-legacy7890.awsapps.com')).act(words.convert.offer).click();
    await button('Convert 1 profile').click();
    await button(last).click();
    if (last !== words.convert.undo) continue;
    await button(words.restore.submit).click();
    await expect(page.getByText(words.restore.done)).toBeVisible();
    await button(words.done.close).click();
  }
  const opened = (await app.openedUrls()).length;
  await (await panel.session('d-legacy7890')).signIn.click();
  await allowInBrowser(organisation, await openedPage(app, opened + 1));
  await expectLine(app, 'd-legacy7890', 'Signed in');
  await app.tray.choose(/^Sign out of all/);
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed out');
  await signInFromTray(app, organisation, 'corp');
  expect(await app.quit()).toBe(0);
}
