/** The demo without a display: plays a day with Daypass, prints each step, and keeps pictures of panel and tray. */
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { expect } from 'playwright/test';
import { findBrowser } from '../../scripts/browser.mjs';
import { type DaypassHost, drive, type Label } from '../hosts/driver.ts';
import { homeEnv } from '../../testing/home.ts';
import { launchStandIn, trayPicture } from '../hosts/stand-in/launch.ts';
import { type Album, createAlbum } from './album.ts';
import { openPage } from './aws-pages.ts';
import { clickAllow } from './browser-pages.ts';
import { hasLetters } from './fonts.ts';
import { setTerminalClock } from './terminal-clock.ts';
import { checkFiles, newProfiles } from './tour-profiles.ts';
import { terminal, terminalAfter, whileOneWaits } from './tour-terminal.ts';
import { chooseInMenu, panelOn } from '../objects/panel.ts';
import { ja } from '../../src/shared/messages/ja/index.ts';
import { day, type EpochMs, hour, minute, type Ms } from '../../src/shared/time.ts';
import { isLarge, lineOf, nextUrl, rolesAreThere, tokenFiles } from './tour-waits.ts';
import type { Stage } from './stage.ts';

export interface Tour {
  readonly app: DaypassHost;
  readonly panel: Page;
  readonly browser: BrowserContext;
  readonly stage: Stage;
  readonly step: (text: string) => void;
  /** Takes a picture of the panel, one of another page, and one of the tray with these submenus open. */
  readonly picture: (name: string) => Promise<void>;
  readonly pictureOf: (page: Page, name: string) => Promise<void>;
  readonly trayPictureOf: (name: string, ...open: Label[]) => Promise<void>;
  /** Whether a picture of Japanese shows more than boxes. */
  readonly speaksJapanese: boolean;
}

/** Throws at the first step that does not go as described: the tour is a check as well. */
export async function runTour(stage: Stage): Promise<void> {
  const album = createAlbum(path.join(stage.appDir, 'out/demo'));
  const executablePath = findBrowser();
  await using chromiumBrowser = await chromium.launch(executablePath ? { executablePath } : {});
  // The time zone is the app's (testing/home.ts).
  const look = { deviceScaleFactor: 2, locale: 'en-US', timezoneId: 'UTC' };
  const panelContext = await chromiumBrowser.newContext(look);
  const browser = await chromiumBrowser.newContext(look);
  // Outside its test runner Playwright waits for ever.
  for (const context of [panelContext, browser]) context.setDefaultTimeout(30_000);
  const env = { ...homeEnv(stage.home), ...stage.organisation.env, DISPLAY: ':0' };
  const host = await launchStandIn(panelContext, { appDir: stage.appDir, env, tempDir: stage.home.dir });
  const app = drive(host, stage.home.dir, (ms) => stage.organisation.advance(ms));
  try {
    const tour = await createTour(stage, app, browser, album);
    // On whatever day it is played, the tour begins in the morning.
    await app.sleepLaptop(untilMorning(app.now()));
    setTerminalClock(stage.home, app.now() - Date.now());
    for (const scene of isLarge(stage) ? shortTour : wholeTour) await scene(tour);
    const index = path.relative(process.cwd(), album.close());
    console.log(`\nThe tour is over. All pictures with their captions: open ${index}`);
  } finally {
    await app.quit();
  }
}

/** 9:41, as long as it is until then. */
function untilMorning(now: EpochMs): Ms {
  const morning = 9 * hour + 41 * minute;
  return (morning - (now % day) + day) % day;
}

async function createTour(stage: Stage, app: DaypassHost, browser: BrowserContext, album: Album): Promise<Tour> {
  const panel = await app.panel();
  const paper = await browser.newPage();
  let steps = 0;
  const save = async (page: Page, name: string): Promise<void> => {
    const target = album.next(name);
    const body = page === paper ? paper.locator('body') : page;
    await body.screenshot({ path: target, animations: 'disabled' });
    console.log(`       picture: ${path.basename(target)}`);
  };
  return {
    app,
    panel,
    browser,
    stage,
    step(text) {
      console.log(`\n${String(++steps).padStart(4)}.  ${text}`);
      album.caption(text);
    },
    picture: (name) => save(panel, name),
    pictureOf: save,
    speaksJapanese: await hasLetters(paper, ['設', '戻']),
    async trayPictureOf(name, ...open) {
      const labels = await resolve(app, open);
      const html = trayPicture(await app.tray.items(), await app.tray.icon(), await app.tray.tooltip(), {
        theme: 'light',
        now: app.now(),
        open: labels,
      });
      await paper.setContent(html);
      await save(paper, name);
    },
  };
}

/** The exact labels behind patterns, submenu by submenu. */
async function resolve(app: DaypassHost, open: readonly Label[]): Promise<string[]> {
  let items = await app.tray.items();
  return open.map((wanted) => {
    const found = items.find(({ label }) => (typeof wanted === 'string' ? label === wanted : wanted.test(label)));
    items = found?.submenu ?? [];
    return found?.label ?? String(wanted);
  });
}

async function welcome({ app, panel, step, picture, trayPictureOf }: Tour): Promise<void> {
  step('Daypass has started: it found two sessions and one legacy profile in ~/.aws/config. Nobody is signed in.');
  await expect(panelOn(panel).sessionNames).toHaveCount(3);
  await expect.poll(lineOf(app, 'corp')).toContain('Signed out');
  await picture('signed-out');
  await trayPictureOf('tray-signed-out', /^corp/);
}

async function signIn({ app, panel, browser, stage, step, picture, trayPictureOf }: Tour): Promise<void> {
  step('Tray > corp, signed out: the line is the sign-in. The browser opens the sign-in page of the organization.');
  await app.tray.choose(/^corp · Signed out/);
  const url = await nextUrl(app, 0);
  console.log(`       ${url.split('?')[0]}?response_type=code&…`);
  await picture('waiting-for-the-browser');
  step('A click on "Allow" there, and the browser brings the answer back to 127.0.0.1.');
  const page = await browser.newPage();
  await page.goto(url);
  await clickAllow(page);
  await expect(page.getByRole('heading', { name: 'You can close this tab' })).toBeVisible();
  await page.close();
  await expect.poll(lineOf(app, 'corp')).toContain('Signed in');
  const [token] = tokenFiles(stage);
  step(`Signed in. The token lies where every AWS tool looks for it: ~/.aws/sso/cache/${token}`);
  await rolesAreThere(panel, stage);
  await picture('signed-in');
  await trayPictureOf('tray-signed-in', /^corp/);
}

async function findRole({ app, panel, browser, stage, step, picture, pictureOf }: Tour): Promise<void> {
  const search = panel.getByRole('combobox', { name: 'Find a role, account or profile' });
  const count = stage.accounts.toLocaleString('en');
  const listed = isLarge(stage)
    ? 'accounts are listed, and their roles are coming'
    : 'accounts and their roles are listed';
  step(`${count} ${listed}. Typing "admin" finds the administrators' roles.`);
  await search.fill('admin');
  await picture('search');
  const before = (await app.openedUrls()).length;
  await search.press('Enter');
  const link = await nextUrl(app, before);
  step("Enter opens the console by the access portal's own link; it holds no credentials:");
  console.log(`       ${link}`);
  const page = await browser.newPage();
  await openPage(page, link, stage.organisation);
  await pictureOf(page, 'console');
  await page.close();
  await search.fill('');
}

async function deviceCode({ app, panel, browser, stage, step, picture }: Tour): Promise<void> {
  step('The legacy profile signs in with a code, as with the AWS CLI: shown large, to be confirmed in the browser.');
  const before = (await app.openedUrls()).length;
  await (await panelOn(panel).session('acme-partners.awsapps.com')).signIn.click();
  const url = await nextUrl(app, before);
  await expect(panel.getByText(stage.organisation.pendingDevices[0]?.userCode ?? 'a code')).toBeVisible();
  await picture('device-code');
  const page = await browser.newPage();
  await page.goto(url);
  await clickAllow(page);
  await page.close();
  await expect.poll(lineOf(app, 'acme-partners'), { timeout: 10_000 }).toContain('Signed in');
  await picture('both-signed-in');
}

async function sessionEnds({ app, panel, step, picture, trayPictureOf }: Tour): Promise<void> {
  step('The lid is closed for ten hours. On wake-up Daypass looks once: the sessions have expired meanwhile.');
  await app.closePanel();
  await app.sleepLaptop(10 * 60 * 60 * 1000);
  await expect.poll(lineOf(app, 'corp'), { timeout: 15_000 }).toContain('Expired');
  await trayPictureOf('tray-ended', /^corp/);
  for (const { title, body } of await app.notifications()) console.log(`       notification: ${title} – ${body}`);
  console.log(`       browser pages opened by the wake-up: none (${(await app.openedUrls()).length} in all so far)`);
  await app.launchAgain();
  await expect(panelOn(panel).chip('corp')).toContainText('expired');
  await picture('ended');
}

async function signInAgain({ app, panel, browser, step }: Tour): Promise<void> {
  step('A click on the notification, which tells of both, shows them; another one signs in again.');
  const before = (await app.openedUrls()).length;
  await app.clickNotification((await app.notifications()).findLastIndex(({ open }) => open));
  await (await panelOn(panel).session('corp')).signIn.click();
  const page = await browser.newPage();
  await page.goto(await nextUrl(app, before));
  await clickAllow(page);
  await page.close();
  await expect.poll(lineOf(app, 'corp')).toContain('Signed in');
}

async function languages({ app, panel, stage, step, picture, speaksJapanese }: Tour): Promise<void> {
  step('The same in the dark, and in Japanese.');
  await rolesAreThere(panel, stage);
  await app.theme.set('dark');
  await picture('dark');
  await chooseInMenu(panel, 'Settings');
  await picture('settings');
  await panel.getByText('日本語').click();
  await panel.getByRole('button', { name: '戻る' }).click();
  if (speaksJapanese) await picture('japanese');
  else console.log('       no picture of it: this machine has no Japanese font (on Debian: fonts-noto-cjk)');
  await chooseInMenu(panel, '設定', ja);
  await panel.getByText('English').click();
  await panel.getByRole('button', { name: 'Back', exact: true }).click();
  await app.theme.set('light');
}

async function signOut({ app, panel, stage, step, picture }: Tour): Promise<void> {
  step('Tray > Sign out of all: AWS is told, tokens and cached role credentials are removed.');
  await app.tray.choose(/^Sign out of all/);
  await expect.poll(lineOf(app, 'corp')).toContain('Signed out');
  await expect(panel.getByText('signed out at AWS').first()).toBeVisible();
  await picture('signed-out-of-everything');
  const tokens = tokenFiles(stage);
  console.log(
    `       tokens left on disk: ${tokens.length}; sessions left at AWS: ${stage.organisation.portalSessions.length}`,
  );
}

const firstDay = [welcome, whileOneWaits(signIn), findRole, terminal, deviceCode, newProfiles, checkFiles];
const wholeTour = firstDay.concat([sessionEnds, signInAgain, languages, signOut, terminalAfter]);
const shortTour = [welcome, signIn, findRole, signOut];
