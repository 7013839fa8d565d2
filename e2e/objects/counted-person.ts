/**
 * A person whose every click, hover and key is counted. There is no other way to act through it: it hands out nothing that could
 * be clicked, moves no focus by itself, scrolls nothing into sight, and types letter by letter into whatever has the focus.
 */
import type { BrowserContext, Locator, Page } from 'playwright/test';
import { expect } from '../hosts/fixture.ts';
import type { DaypassHost, Label } from '../hosts/driver.ts';

export interface Effort {
  /** Presses of a pointer's button, in Daypass, on the desktop, or in the browser. */
  readonly clicks: number;
  /** Ways into a submenu. */
  readonly hovers: number;
  /** Keys, a chord for one, without the letters of a search. */
  readonly keys: number;
}

/** What reached the panel: presses of the pointer, and keys with the letters of searches, a chord for one. */
export interface Received {
  readonly presses: number;
  readonly keys: number;
}

/** A part of the panel, by what it is and what it is called. */
export type Part = readonly [role: 'button' | 'menuitem' | 'option' | 'heading', name: string | RegExp];

export interface CountedPerson {
  /** A click on the tray's icon, which opens its menu. */
  openTrayMenu(): Promise<void>;
  /** A click in the open menu of the tray; each submenu on the way there is a hover. */
  chooseInTrayMenu(...labels: readonly Label[]): Promise<void>;
  /** The keys that show Daypass from anywhere. */
  pressShortcut(): Promise<void>;
  /** One key or chord in the panel, as Playwright spells it. */
  press(key: string): Promise<void>;
  /** Letters of a search, into what has the focus: they are not counted as keys. */
  type(letters: string): Promise<void>;
  /** A click in the panel, on a part that is in sight. */
  click(...part: Part): Promise<void>;
  /** A click on the notification with this title, or on its button. */
  clickNotification(title: string | RegExp, button?: string): Promise<void>;
  /** A click on "Allow", in the next page that the browser was asked to open. */
  allow(): Promise<void>;
  /** Waits until the person sees this part of the panel, whole and without scrolling. */
  sees(...part: Part): Promise<void>;
  /** Waits until this text is in sight. */
  seesText(text: string | RegExp): Promise<void>;
  /** Waits until this row of the list is the selected one. */
  seesSelected(name: string | RegExp): Promise<void>;
  /** Waits until this button has the focus, so that Enter presses it. */
  seesFocus(name: string | RegExp): Promise<void>;
}

export interface Counted {
  readonly person: CountedPerson;
  effort(): Effort;
  /** What of it should have reached the panel. */
  inPanel(): Received;
}

interface Scene {
  readonly app: DaypassHost;
  /** Where the browser has its pages. */
  readonly context: BrowserContext;
}

/** Counting begins now. Pages that were opened before are not this person's. */
export async function countedPerson({ app, context }: Scene): Promise<Counted> {
  const counts = { clicks: 0, hovers: 0, keys: 0 };
  const sent = { presses: 0, keys: 0 };
  let pagesSeen = (await app.openedUrls()).length;
  let isMenuOpen = false;

  const panel = async (): Promise<Page> => {
    const page = await app.panel();
    // A hidden page takes keys as well, and a person would not see where they go.
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
    return page;
  };
  const part = async ([role, name]: Part): Promise<Locator> => {
    const found = (await panel()).getByRole(role, { name, exact: true });
    await expect(found).toHaveCount(1);
    await expect(found).toBeInViewport({ ratio: 1 });
    return found;
  };

  const person: CountedPerson = {
    async openTrayMenu() {
      counts.clicks++;
      await app.tray.rightClick();
      isMenuOpen = true;
    },
    async chooseInTrayMenu(...labels) {
      if (!isMenuOpen) throw new Error('Nobody has opened the menu.');
      counts.clicks++;
      counts.hovers += labels.length - 1;
      isMenuOpen = false;
      await app.tray.choose(...labels);
    },
    async pressShortcut() {
      counts.keys++;
      const [keys] = await app.shortcuts();
      if (keys === undefined) throw new Error('Daypass has no shortcut.');
      await app.pressShortcut(keys);
    },
    async press(key) {
      counts.keys++;
      sent.keys++;
      await (await panel()).keyboard.press(key);
    },
    async type(letters) {
      if (!/^[a-z -]+$/.test(letters)) throw new Error(`More than letters: ${letters}`);
      sent.keys += letters.length;
      await (await panel()).keyboard.type(letters);
    },
    async click(...which) {
      counts.clicks++;
      sent.presses++;
      await clickAt(await part(which));
    },
    async clickNotification(title, button) {
      counts.clicks++;
      const fits = (text: string): boolean => (typeof title === 'string' ? text === title : title.test(text));
      const find = async (): Promise<number> =>
        (await app.notifications()).findIndex((one) => one.open && fits(one.title));
      await expect.poll(find, `the notification ${title}`).toBeGreaterThanOrEqual(0);
      await app.clickNotification(await find(), button);
    },
    async allow() {
      counts.clicks++;
      await expect.poll(async () => (await app.openedUrls()).length, 'pages opened').toBe(pagesSeen + 1);
      const page = await context.newPage();
      await page.goto((await app.openedUrls())[pagesSeen++] ?? '');
      await clickAt(page.getByRole('button', { name: 'Allow', exact: true }));
      await expect(page.getByRole('button', { name: 'Allow', exact: true })).toHaveCount(0);
      await page.close();
    },
    sees: async (...which) => void (await part(which)),
    async seesText(text) {
      await expect((await panel()).getByText(text).first()).toBeInViewport({ ratio: 1 });
    },
    async seesFocus(name) {
      const button = (await panel()).getByRole('button', { name, exact: true });
      await expect(button).toBeFocused();
      await expect(button).toBeInViewport({ ratio: 1 });
    },
    async seesSelected(name) {
      const selected = (await panel()).getByRole('option', { selected: true });
      await expect(selected).toHaveAccessibleName(name);
      await expect(selected).toBeInViewport({ ratio: 1 });
    },
  };
  return { person, effort: () => ({ ...counts }), inPanel: () => ({ ...sent }) };
}

/** With the pointer, at the middle of what is seen: Playwright's own click would scroll, and wait for what covers the place. */
async function clickAt(part: Locator): Promise<void> {
  await expect(part).toBeInViewport({ ratio: 1 });
  const box = await part.boundingBox();
  if (box === null) throw new Error('Nobody can see it.');
  await part.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Begins to count in the page itself: a second count, by which an act that goes past the person is noticed. */
export async function receivedFromNow(page: Page): Promise<() => Promise<Received>> {
  await page.evaluate(() => {
    const received = { presses: 0, keys: 0 };
    Object.assign(globalThis, { received });
    addEventListener('pointerdown', ({ isTrusted }) => void (received.presses += Number(isTrusted)), true);
    const isModifier = (key: string): boolean => /^(Control|Meta|Alt|Shift)$/.test(key);
    addEventListener(
      'keydown',
      ({ isTrusted, key }) => void (received.keys += Number(isTrusted && !isModifier(key))),
      true,
    );
  });
  return () => page.evaluate(() => (globalThis as unknown as { received: Received }).received);
}
