/** The panel as a person finds their way in it: by the roles and names of its parts. */
import { expect, type Locator, type Page } from 'playwright/test';
import type { DaypassHost } from '../hosts/driver.ts';
import { en } from '../../src/shared/messages/en/index.ts';
import { inSentence } from '../../src/shared/names.ts';
import { panelRoles, type PanelRoles } from './panel-roles.ts';
import { type SessionForm, sessionForm } from './session-form.ts';
import type { languages, Locale } from '../../src/shared/messages/languages.ts';

const { action, status: statusWords } = en.common;
const { firstRun, session: ofSession, signIn, signOut } = en.panel;

/** One session in full: its sheet, while that is open. */
export interface SessionCard {
  readonly root: Locator;
  /** The word of its state: `await expect(card.status).toHaveText('Signed in')`. */
  readonly status: Locator;
  /** The state with what stands beside it, such as the countdown or the reason. */
  readonly statusLine: Locator;
  /** The countdown: "42 min left". */
  readonly countdown: Locator;
  /** What went wrong and what to do. */
  readonly problem: Locator;
  readonly signIn: Locator;
  /** What is said of an end that comes near. */
  readonly ending: Locator;
  readonly renewNow: Locator;
  readonly remindMe: Locator;
  readonly signOut: Locator;
  /** While the browser has the page: opens it again. */
  readonly openPageAgain: Locator;
  /** While the browser has the page: goes over to a code. */
  readonly useCode: Locator;
  readonly cancel: Locator;
  /** The user code of a device authorization. */
  readonly code: Locator;
  /** While a code is shown: opens the page that takes it. */
  readonly openCodePage: Locator;
  readonly copyCode: Locator;
  /** The button of an act, such as "Sign in with code". */
  act(name: string | RegExp): Locator;
}

export interface Panel extends PanelRoles {
  readonly page: Page;
  /** Opens the session's sheet, unless it is open. */
  session(name: string): Promise<SessionCard>;
  /** The same, once it says that the session is signed in. */
  signedIn(name: string): Promise<SessionCard>;
  /** The session's chip, by which it can be seen that it is there: "corp Signed in". */
  chip(name: string): Locator;
  /** The names of all sessions, in order: `await expect(panel.sessionNames).toHaveText(['corp', 'labs'])`. */
  readonly sessionNames: Locator;
  /** Each notice: what is wrong and what to do. */
  readonly notices: Locator;
  /** The notice that has this text. */
  notice(text: string | RegExp): Locator;
  /** "1 more notice": opens those that stand behind the most urgent one, each with its whole text. */
  readonly moreNotices: Locator;
  dismissNotice(text: string | RegExp): Promise<void>;
  /** In the notice about the config file: opens the check. */
  readonly review: Locator;
  /** Opens the menu of the main page and chooses this item. */
  choose(item: string | RegExp): Promise<void>;
  /** The items of that menu, which is closed again. */
  menuItems(): Promise<readonly string[]>;
  signOutAll(): Promise<void>;
  /** One line a session of the last sign-out. */
  readonly signOutReport: Locator;
  /** The heading of the page without any session. */
  readonly firstRun: Locator;
  readonly form: SessionForm;
  openAddSession(): Promise<void>;
  openSettings(): Promise<void>;
  back(): Promise<void>;
}

/** The panel of a running app; waits until it is shown and has drawn what it shows: before that it hears no keys. */
export async function panelOf(app: DaypassHost): Promise<Panel> {
  const page = await app.panel();
  await page.locator('#root > *').first().waitFor();
  return panelOn(page);
}

export function panelOn(page: Page): Panel {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const notices = page.getByRole('region', { name: en.panel.notices, exact: true }).getByRole('listitem');
  const notice = (text: string | RegExp) => notices.filter({ hasText: text });
  const report = page.getByRole('region', { name: signOut.report, exact: true });
  const choose = (item: string | RegExp) => chooseInMenu(page, item);
  return {
    page,
    session: (name) => openedSheet(page, name),
    async signedIn(name) {
      const sheet = await openedSheet(page, name);
      await expect(sheet.status).toHaveText(statusWords['signed-in']);
      return sheet;
    },
    chip: (name) => chipOf(page, name),
    // Those for which there is no room are there as well, and not seen.
    sessionNames: chips(page).locator('li bdi'),
    notices,
    notice,
    review: notices.getByRole('button', { name: new RegExp(`^${en.panel.review}`) }),
    moreNotices: page
      .getByRole('region', { name: en.panel.notices, exact: true })
      .getByRole('button', { name: /^\d+ more notices?$/ }),
    dismissNotice: (text) => notice(text).getByRole('button', { name: en.panel.dismiss }).click(),
    choose,
    async menuItems() {
      await button(en.home.menu.label).click();
      const items = page.getByRole('menuitem');
      await items.first().waitFor();
      const texts = await items.allTextContents();
      await page.keyboard.press('Escape');
      await items.first().waitFor({ state: 'detached' });
      return texts;
    },
    signOutAll: () => choose(/^Sign out of all/),
    signOutReport: report.locator('li[data-outcome]'),
    firstRun: page.getByRole('heading', { name: firstRun.heading }),
    form: sessionForm(page),
    openAddSession: () => button(action.addSession).click(),
    openSettings: () => choose(en.panel.settings),
    back: () => button(en.panel.back).click(),
    ...panelRoles(page),
  };
}

/** Opens the menu of the main page and chooses this item. */
export async function chooseInMenu(
  page: Page,
  item: string | RegExp,
  words: Pick<(typeof languages)[Locale]['texts'], 'home'> = en,
): Promise<void> {
  await page.getByRole('button', { name: words.home.menu.label, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

function chips(page: Page): Locator {
  return page.getByRole('navigation');
}

function chipOf(page: Page, name: string): Locator {
  return chips(page)
    .getByRole('listitem')
    .filter({ has: named(page, name) })
    .getByRole('button');
}

/** In a session's chip, and in its line in the list of those for which there is no room. */
function named(page: Page, name: string): Locator {
  return page.getByText(name, { exact: true });
}

async function openedSheet(page: Page, name: string): Promise<SessionCard> {
  const sheet = sheetOf(page, name);
  const chip = chipOf(page, name);
  const more = chips(page).getByRole('button', { name: /^\d+ more sessions?: / });
  await expect(async () => {
    if (await sheet.root.isVisible()) return;
    await chip.or(more).first().waitFor();
    if (await chip.isVisible()) await chip.click();
    else {
      await more.click();
      await page
        .getByRole('menuitem')
        .filter({ has: named(page, name) })
        .click();
    }
    await expect(sheet.root).toBeVisible();
  }).toPass();
  return sheet;
}

function sheetOf(page: Page, name: string): SessionCard {
  const root = page.getByRole('region', { name: ofSession.region.replace('{{name}}', inSentence(name)), exact: true });
  const button = (label: string | RegExp) => root.getByRole('button', { name: label, exact: true });
  const words = [...Object.values(statusWords), en.common.signingOut];
  const word = new RegExp(`^(${words.join('|')})$`);
  const status = root.getByText(word);
  return {
    root,
    status,
    statusLine: root.locator('p', { has: page.getByText(word) }),
    countdown: root.getByRole('timer'),
    problem: root.getByRole('alert'),
    signIn: button(action.signIn),
    ending: root.getByRole('status').filter({ hasText: /[Ee]xpires (at|around)|Stops working/ }),
    // The line of the end has its own, before the one that every card has.
    renewNow: button(action.renewNow).first(),
    remindMe: button(action.snooze),
    signOut: button(action.signOut),
    openPageAgain: button(signIn.openPage),
    useCode: button(signIn.useCode),
    cancel: button(action.cancel),
    code: root.getByRole('group', { name: signIn.code }),
    openCodePage: button(signIn.openCodePage),
    copyCode: button(signIn.copyCode),
    act: button,
  };
}
