/** What happens when a person does something on the desktop. */
import type { Frame } from 'playwright';
import { type Locale, locales } from '../../../src/shared/messages/languages.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import type { BrowserTabs } from './browser-tabs.ts';
import type { Levers } from './levers.ts';
import type { DesktopAct } from './state.ts';
import type { Terminal } from './terminal.ts';

/** What the desktop remembers of a person's acts, besides what Daypass does. */
export interface DesktopMemory {
  /** The labels of the submenus that are open in the tray's menu; null while it is closed. */
  openMenu: readonly string[] | null;
  language: Locale;
  /** What the last lever has done, in a sentence. */
  news: string;
}

export interface ActsDeps {
  readonly app: DaypassHost;
  readonly memory: DesktopMemory;
  readonly tabs: BrowserTabs;
  readonly levers: Levers;
  readonly terminal: Terminal;
  readonly panel: () => Promise<Frame>;
}

/** Rejects where Daypass or the desktop does not do it, with a sentence for the person. */
export async function carryOut(
  what: DesktopAct,
  { app, memory, tabs, levers, terminal, panel }: ActsDeps,
): Promise<void> {
  switch (what.kind) {
    case 'icon':
      return clickIcon(app);
    case 'menu':
      memory.openMenu = memory.openMenu === null ? [] : null;
      return;
    case 'menu-item': {
      const labels = [...(memory.openMenu ?? []).slice(0, what.depth), what.label];
      memory.openMenu = what.opens ? labels : null;
      return what.opens ? undefined : app.tray.choose(...labels);
    }
    case 'toast':
      return app.clickNotification(what.index, what.action ?? undefined);
    case 'close-tab':
      return tabs.close(what.id);
    case 'lever':
      memory.news = await levers.press(what.id);
      return;
    case 'language':
      memory.language = locales.find((known) => known === what.id) ?? 'en';
      return setLanguage(await panel(), memory.language);
    case 'type':
      // The page hears of its output and of its end.
      void terminal.type(what.line);
      return;
    case 'interrupt':
      return terminal.interrupt();
  }
}

/** Opens the panel or, as the loss of the focus does on other desktops, puts it away. */
async function clickIcon(app: DaypassHost): Promise<void> {
  const isShown = (await app.windows()).some(({ visible }) => visible);
  await (isShown ? app.closePanel() : app.tray.click());
}

async function setLanguage(panel: Frame, language: Locale): Promise<void> {
  await panel.evaluate((to) => window.daypass.dispatch({ type: 'set-language', language: to }), language);
}
