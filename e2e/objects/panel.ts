/** The panel as a person finds their way in it: by the roles and names of its parts. */
import type { Locator, Page } from 'playwright/test';
import type { DaypassHost } from '../hosts/driver.ts';
import { en } from '../../src/shared/messages/en/index.ts';

const { action, status: statusWords } = en.common;
const { firstRun, form, roles, session: ofSession, signIn, signOut } = en.panel;

/** One session's card. */
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
  /** Opens the card's menu and chooses an item, such as "Sign in with a code instead". */
  chooseInMenu(item: string): Promise<void>;
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

export interface Panel {
  readonly page: Page;
  session(name: string): SessionCard;
  /** The names of all sessions, in order: `await expect(panel.sessionNames).toHaveText(['corp', 'labs'])`. */
  readonly sessionNames: Locator;
  /** Each notice: what is wrong and what to do. */
  readonly notices: Locator;
  /** The notice that has this text. */
  notice(text: string | RegExp): Locator;
  dismissNotice(text: string | RegExp): Promise<void>;
  /** In the notice about the config file: opens the check. */
  readonly review: Locator;
  readonly signOutAll: Locator;
  /** One line a session of the last sign-out. */
  readonly signOutReport: Locator;
  /** The heading of the page without any session. */
  readonly firstRun: Locator;
  readonly form: SessionForm;
  openAddSession(): Promise<void>;
  openSettings(): Promise<void>;
  back(): Promise<void>;
  readonly search: Locator;
  /** The rows of roles and of accounts that failed. */
  readonly roles: Locator;
  /** A role's row: by the name, or by name and account. */
  role(name: string | RegExp): Locator;
  /** What is said about the accounts that could not be listed. */
  readonly accountsProblem: Locator;
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
  const grid = page.getByRole('grid', { name: roles.heading });
  return {
    page,
    session: (name) => card(page, name),
    sessionNames: page.getByRole('region', { name: named(ofSession.region) }).getByRole('heading'),
    notices,
    notice,
    review: notices.getByRole('button', { name: new RegExp(`^${en.panel.review}`) }),
    dismissNotice: (text) => notice(text).getByRole('button', { name: en.panel.dismiss }).click(),
    signOutAll: button(action.signOutAll),
    signOutReport: report.locator('li[data-outcome]'),
    firstRun: page.getByRole('heading', { name: firstRun.heading }),
    form: sessionForm(page),
    openAddSession: () => button(action.addSession).click(),
    openSettings: () => button(en.panel.settings).click(),
    back: () => button(en.panel.back).click(),
    search: page.getByRole('searchbox', { name: roles.search }),
    roles: grid.getByRole('row').filter({ has: page.getByRole('button') }),
    role: (name) => grid.getByRole('row', { name }),
    accountsProblem: page
      .getByRole('region', { name: roles.heading, exact: true })
      .getByRole('alert')
      .filter({ hasNot: page.getByRole('grid') }),
  };
}

/** A message with its gap open, as a pattern: "Session {{name}}". */
function named(message: string, name = '.+'): RegExp {
  return new RegExp(`^${message.replace('{{name}}', name)}$`);
}

function card(page: Page, name: string): SessionCard {
  const root = page.getByRole('region', { name: ofSession.region.replace('{{name}}', name), exact: true });
  const button = (label: string) => root.getByRole('button', { name: label, exact: true });
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
    async chooseInMenu(item) {
      await button(ofSession.menu.replace('{{name}}', name)).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
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
