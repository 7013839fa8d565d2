/** The demo as a small desktop: one page with a bar, the panel, notifications, a browser, a terminal and some levers. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Frame, Page } from 'playwright';
import { languages, locales } from '../../../src/shared/messages/languages.ts';
import { homeEnv } from '../../../testing/home.ts';
import { type DaypassHost, drive } from '../../hosts/driver.ts';
import { launchStandIn } from '../../hosts/stand-in/launch.ts';
import { clockOf, drawMenus } from '../../hosts/stand-in/tray-picture.ts';
import type { Stage } from '../stage.ts';
import { terminalPrograms } from '../terminal-programs.ts';
import { type ActsDeps, carryOut, type DesktopMemory } from './acts.ts';
import { createBrowserTabs } from './browser-tabs.ts';
import { createFramedViews } from './framed-view.ts';
import { createLevers } from './levers.ts';
import { serveDesktop } from './site.ts';
import { actName, type DesktopAct, type DesktopState, panelFrameName, stateEvent, terminalEvent } from './state.ts';
import { createTerminal } from './terminal.ts';

export interface Desktop extends AsyncDisposable {
  readonly app: DaypassHost;
  /** Settles when Daypass was quit or the page was closed. */
  readonly ended: Promise<unknown>;
}

/** How often the page is told what has changed, in ms. */
const pace = 200;

const firstNews = 'Sign in from the panel or from the menu of the icon; try a command in the terminal.';

/** Opens the desktop in this page and starts Daypass on it. `timeZone`: that of the page. */
export async function openDesktop(page: Page, stage: Stage, timeZone: string): Promise<Desktop> {
  const site = await serveDesktop();
  const programs = terminalPrograms(stage);
  const tell = (name: string, detail: unknown): Promise<void> =>
    page.evaluate(([event, value]) => void window.dispatchEvent(new CustomEvent(event, { detail: value })), [
      name,
      detail,
    ] as const);
  const terminal = createTerminal(
    stage.home,
    { ...programs.env, TZ: timeZone },
    // A page that is gone hears nothing more.
    (event) => void tell(terminalEvent, event).catch(() => {}),
  );
  const tabs = await createBrowserTabs(page, stage.organisation);
  const acts = await listenToActs(page, site.url);
  await page.goto(site.url);
  const app = await startDaypass(page, stage, timeZone);
  const panel = () => panelFrame(app, page);
  const memory: DesktopMemory = { openMenu: null, language: 'en', news: firstNews };
  const deps = { app, memory, tabs, levers: createLevers(app, stage, panel), terminal, panel };
  const suggestions = programs.lines.map(({ command }) => command);
  const draw = drawer(page, tell, () => stateOf(deps, timeZone, suggestions));
  acts.answerWith(async (what) => {
    await carryOut(what, deps).catch((error: unknown) => {
      memory.news = error instanceof Error ? error.message : String(error);
    });
    await draw();
  });
  let isOver = false;
  const ended = Promise.race([app.exited, new Promise((closed) => page.once('close', closed))]);
  void ended.then(() => (isOver = true));
  const drawing = (async () => {
    // While the page is being loaded it can't be told anything.
    for (; !isOver; await delay(pace)) await draw().catch(() => {});
  })();
  return {
    app,
    ended,
    async [Symbol.asyncDispose]() {
      isOver = true;
      terminal.interrupt();
      await app.quit().catch(() => {});
      await drawing;
      await site[Symbol.asyncDispose]();
    },
  };
}

async function startDaypass(page: Page, { appDir, home, organisation }: Stage, timeZone: string): Promise<DaypassHost> {
  const env = { ...homeEnv(home), ...organisation.env, DISPLAY: process.env['DISPLAY'] ?? ':0', TZ: timeZone };
  const host = await launchStandIn(createFramedViews(page), { appDir, env, tempDir: home.dir });
  return drive(host, home.dir, (ms) => organisation.advance(ms));
}

/** The frame with the panel, which is opened if need be. */
async function panelFrame(app: DaypassHost, page: Page): Promise<Frame> {
  await app.launchAgain();
  await app.panel();
  const frame = page.frame(panelFrameName);
  if (!frame) throw new Error('The panel was not opened.');
  return frame;
}

/** Puts the function into the page by which it tells what a person does. Before anybody answers, nothing comes of it. */
async function listenToActs(page: Page, url: string) {
  let answer: (what: DesktopAct) => Promise<void> = async () => {};
  await page.exposeBinding(actName, ({ frame }, what: DesktopAct) => {
    // The pages in the browser's frames have the function as well, and so has one that somebody goes to with the window's own
    // address bar. It types into a shell.
    if (frame !== page.mainFrame() || frame.url() !== url) throw new Error('Only the desktop may ask.');
    return answer(what);
  });
  return { answerWith: (to: typeof answer) => void (answer = to) };
}

/** Tells the page its state where it has changed, and all of it once the page was loaded again. */
function drawer(
  page: Page,
  tell: (name: string, detail: unknown) => Promise<void>,
  state: () => Promise<DesktopState>,
) {
  let drawn = '';
  page.on('load', () => void (drawn = ''));
  return async (): Promise<void> => {
    const now = await state();
    const text = JSON.stringify(now);
    if (text === drawn) return;
    drawn = text;
    await tell(stateEvent, now);
  };
}

async function stateOf(
  { app, memory, tabs, levers }: ActsDeps,
  timeZone: string,
  suggestions: readonly string[],
): Promise<DesktopState> {
  const [items, icon, tooltip, notifications, windows, openedUrls] = await Promise.all([
    app.tray.items(),
    app.tray.icon(),
    app.tray.tooltip(),
    app.notifications(),
    app.windows(),
    app.openedUrls(),
  ]);
  const { openMenu, news, language } = memory;
  return {
    clock: clockOf(app.now(), timeZone),
    icon,
    tooltip,
    menu: openMenu === null ? '' : drawMenus(items, openMenu),
    isPanelShown: windows.some(({ visible }) => visible),
    toasts: notifications.flatMap(({ open, title, body, actions }, index) =>
      open ? [{ index, title, body, actions }] : [],
    ),
    tabs: tabs.after(openedUrls),
    levers: levers.states(),
    news,
    language,
    languages: locales.map((id) => ({ id, name: languages[id].name })),
    suggestions,
  };
}
