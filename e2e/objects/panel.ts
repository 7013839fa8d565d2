/** The panel as a person finds their way in it: by the roles and names of its parts. */
import { expect, type Locator, type Page } from 'playwright/test';
import type { DaypassHost } from '../hosts/driver.ts';
import { en } from '../../src/shared/messages/en/index.ts';
import { panelRoles, type PanelRoles } from './panel-roles.ts';
import type { ja } from '../../src/shared/messages/ja/index.ts';

const { action, status: statusWords } = en.common;
const { firstRun, form, session: ofSession, signIn, signOut } = en.panel;

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
  /** The button of an act, such as "Sign in with a code instead". */
  act(name: string | RegExp): Locator;
}

export interface SessionForm {
  readonly startUrl: Locator;
  readonly region: Locator;
  readonly name: Locator;
  /** "Add session", without signing in. */
  readonly submit: Locator;
  /** "Add and sign in". */
  readonly addAndSignIn: Locator;
  /** Pastes into the start URL, as from the clipboard. */
  paste(text: string): Promise<void>;
  /** What would be written: each line with its sign. */
  readonly preview: Locator;
  /** Types the given values over what is there. */
  fill(values: { readonly startUrl?: string; readonly region?: string; readonly name?: string }): Promise<void>;
  /** What is said beneath a field, the hint or what is wrong. */
  saidOf(field: 'startUrl' | 'region' | 'name'): Promise<string>;
  /** What is wrong with none of the fields, such as a file that cannot be written. */
  readonly problem: Locator;
}

export interface Panel extends PanelRoles {
  readonly page: Page;
  /** Opens the session's sheet, unless it is open. */
  session(name: string): Promise<SessionCard>;
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

/** The panel of a running app; waits until it is shown. */
export async function panelOf(app: DaypassHost): Promise<Panel> {
  return panelOn(await app.panel());
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
  words: typeof en | typeof ja = en,
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
  const root = page.getByRole('region', { name: ofSession.region.replace('{{name}}', name), exact: true });
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
    ending: root.getByRole('status').filter({ hasText: /[Ee]nds at|Stops working/ }),
    renewNow: button(action.renewNow),
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

function sessionForm(page: Page): SessionForm {
  const fields = {
    startUrl: page.getByRole('textbox', { name: form.startUrl, exact: true }),
    region: page.getByRole('combobox', { name: form.region, exact: true }),
    name: page.getByRole('textbox', { name: form.name, exact: true }),
  };
  return {
    ...fields,
    submit: page.getByRole('button', { name: form.submit, exact: true }),
    addAndSignIn: page.getByRole('button', { name: form.submitAndSignIn, exact: true }),
    preview: page.getByRole('figure').getByRole('listitem'),
    async paste(text) {
      await fields.startUrl.evaluate((input, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, text);
    },
    problem: page.locator('form').getByRole('alert'),
    async fill({ startUrl, region, name }) {
      if (startUrl !== undefined) await fields.startUrl.fill(startUrl);
      if (region !== undefined) {
        await fields.region.fill(region);
        // Closes the list that typing opens, as a person's next step would.
        await fields.region.press('Tab');
      }
      if (name !== undefined) await fields.name.fill(name);
    },
    saidOf: (field) =>
      fields[field].evaluate((input) => {
        const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
        return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      }),
  };
}
