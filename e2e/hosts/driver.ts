/** What a test may do with the running app, whichever host runs it. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright/test';
import type { ProbeCalls, WindowRecord } from './probe.cts';
import type { LoginItemRecord } from './probe/desktop.ts';
import type { IconRecord } from './probe/images.ts';
import type { SentRecord } from './probe/messages.ts';
import type { NotificationRecord } from './probe/notifications.ts';
import type { MenuRecord } from './probe/tray.ts';

export type { IconRecord, LoginItemRecord, MenuRecord, NotificationRecord, SentRecord, WindowRecord };

export interface LaunchOptions {
  /** The folder with the app's package.json. */
  readonly appDir: string;
  /** The app's own arguments, as `--hidden`. */
  readonly args?: readonly string[];
  /** The whole environment of the app. */
  readonly env: Readonly<Record<string, string>>;
  /** What the system says its languages are, best first; `['en-US']` if not given. */
  readonly languages?: readonly string[];
  /** Where the host may put files of its own. */
  readonly tempDir: string;
}

/** What a host has to provide; everything in DaypassHost is built on it. */
export interface Host {
  readonly pid: number;
  probe(name: keyof ProbeCalls, ...args: unknown[]): Promise<unknown>;
  page(windowId: number): Promise<Page>;
  /** Moves the wall clock of all pages, now and later, by `offset` ms from the machine's. */
  shiftPageClocks(offset: number): Promise<void>;
  output(): string;
  readonly exited: Promise<number | null>;
  kill(): void;
}

/** A menu item's label as it is seen, or a pattern for it. */
export type Label = string | RegExp;
export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen';

export interface DaypassHost {
  /** The app's home folder. */
  readonly home: string;
  readonly pid: number;
  /** The page of the first window the user can see; waits for one, `timeout` ms at most. */
  panel(options?: { readonly timeout?: number }): Promise<Page>;
  windows(): Promise<readonly WindowRecord[]>;
  /** As with the window's own close button. */
  closePanel(): Promise<void>;
  /** As if the page's process had crashed. */
  crashPanel(): Promise<void>;
  readonly tray: {
    /** The context menu as it is now (where the app sets none: what a right click brings up). */
    items(): Promise<readonly MenuRecord[]>;
    /** Clicks the item with these labels, submenu by submenu; hidden and disabled ones cannot be clicked. */
    choose(...labels: Label[]): Promise<void>;
    click(): Promise<void>;
    rightClick(): Promise<void>;
    icon(): Promise<IconRecord>;
    tooltip(): Promise<string>;
    /** The text beside the icon (macOS). */
    title(): Promise<string>;
  };
  /** All that were ever shown, oldest first. */
  notifications(): Promise<readonly NotificationRecord[]>;
  /** Clicks the notification `i` of notifications(), or its button with that text. */
  clickNotification(i: number, action?: string): Promise<void>;
  openedUrls(): Promise<readonly string[]>;
  /** The next link does not open: shell.openExternal rejects with this message. */
  failNextOpen(message: string): Promise<void>;
  clipboard(): Promise<string>;
  readonly dialogs: { shown(): Promise<readonly object[]>; answerNext(answer: object): Promise<void> };
  readonly theme: { set(source: 'system' | 'light' | 'dark'): Promise<void> };
  readonly power: { emit(event: PowerEvent): Promise<void> };
  /**
   * The lid is closed for `ms`: 'suspend', then the wall clock of the app and of its pages has jumped while the
   * monotonic clock and all timers have not, then 'resume'. Time passes for the simulated servers as well.
   */
  sleepLaptop(ms: number): Promise<void>;
  /** Somebody sets the clock: it is `offsetMs` away from the machine's; no time passes, and no event tells of it. */
  setClock(offsetMs: number): Promise<void>;
  /** What a launch with these arguments does while the app runs: 'second-instance'. */
  launchAgain(argv?: readonly string[]): Promise<void>;
  /** A click on the app's icon in the macOS dock. */
  activate(): Promise<void>;
  /** What the app last asked of the system's login items, or null. */
  loginItem(): Promise<LoginItemRecord | null>;
  /** What the app's permission handlers say to a page that asks for this. */
  permission(name: string): Promise<{ readonly request: boolean; readonly check: boolean }>;
  /** Everything that went from the main process to the pages: messages and replies, oldest first. */
  sentToPages(): Promise<readonly SentRecord[]>;
  /** Calls the app's ipcMain handler as another sender than the panel's main frame would; resolves to its reply. */
  forgeIpc(channel: string, args: readonly unknown[], from: 'subframe' | { readonly url: string }): Promise<unknown>;
  pressShortcut(accelerator: string): Promise<void>;
  /** CPU and wall time in ms: when the app's own code began, and when it had its tray icon. */
  startup(): Promise<ReturnType<ProbeCalls['startup']>>;
  /** All the app has printed, and the errors of its pages. */
  output(): string;
  /** Errors that the app caught nowhere. */
  uncaught(): readonly string[];
  /** The text of all log files below the home folder. */
  logs(): string;
  /** The exit code; null after a signal. */
  readonly exited: Promise<number | null>;
  /** Asks the app to quit, waits, and resolves to the exit code. */
  quit(): Promise<number | null>;
  /** SIGKILL: no handler of the app runs. */
  kill(): Promise<void>;
}

type Calls = {
  readonly [K in keyof ProbeCalls]: (...args: Parameters<ProbeCalls[K]>) => Promise<Awaited<ReturnType<ProbeCalls[K]>>>;
};

const remoteCalls = (host: Host): Calls =>
  new Proxy({} as Calls, {
    get:
      (_, name: keyof ProbeCalls) =>
      (...args: unknown[]) =>
        host.probe(name, ...args),
  });

/** Waits until `find` finds something; undefined after `timeout` ms. */
async function poll<T>(find: () => Promise<T | undefined>, timeout: number): Promise<T | undefined> {
  const end = performance.now() + timeout;
  for (;;) {
    const found = await find();
    if (found !== undefined || performance.now() > end) return found;
    await delay(20);
  }
}

const uncaughtError =
  /^(?:Uncaught Exception:|App threw an error during load|.*UnhandledPromiseRejectionWarning:|Uncaught error in the page:).*(?:\n.+)?/gm;

/** Reads every log file below a folder. */
function readLogs(folder: string): string {
  if (!fs.existsSync(folder)) return '';
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'));
  return files.map((name) => fs.readFileSync(path.join(folder, name), 'utf8')).join('');
}

/** Moves the wall clock of the main process and the pages together, as they share the machine's. */
const createClock = (host: Host, call: Calls, timePasses: (ms: number) => void) => {
  let offset = 0;
  const shift = async (to: number) => {
    offset = to;
    await host.shiftPageClocks(to);
    await call.shiftClock(to);
  };
  return {
    setClock: shift,
    async sleepLaptop(ms: number) {
      await call.powerEvent('suspend');
      timePasses(ms);
      await shift(offset + ms);
      await call.powerEvent('resume');
    },
  };
};

async function quit(host: Host, call: Calls): Promise<number | null> {
  await call.quit().catch(() => {});
  const code = await Promise.race([host.exited, delay(5_000, 'stuck' as const, { ref: false })]);
  if (code !== 'stuck') return code;
  host.kill();
  throw new Error(`The app did not quit.\n${host.output()}`);
}

/**
 * Makes the one driver out of what a host provides. While the laptop sleeps time passes elsewhere too: `timePasses`
 * tells the simulated servers.
 */
export function drive(host: Host, home: string, timePasses: (ms: number) => void = () => {}): DaypassHost {
  const call = remoteCalls(host);
  return {
    home,
    pid: host.pid,
    async panel({ timeout = 10_000 } = {}) {
      const shown = await poll(async () => (await call.windows()).find((window) => window.visible), timeout);
      if (shown) return host.page(shown.id);
      throw new Error(`No window was shown within ${timeout} ms.\n${host.output()}`);
    },
    windows: call.windows,
    async closePanel() {
      for (const window of await call.windows()) if (window.visible) await call.closeWindow(window.id);
    },
    crashPanel: call.crashPanel,
    tray: {
      items: call.trayItems,
      choose: (...labels) => call.trayChoose(labels),
      click: () => call.trayEvent('click'),
      rightClick: () => call.trayEvent('right-click'),
      icon: call.trayIcon,
      tooltip: call.trayTooltip,
      title: call.trayTitle,
    },
    notifications: call.notifications,
    clickNotification: call.clickNotification,
    openedUrls: call.openedUrls,
    failNextOpen: call.failNextOpen,
    clipboard: call.clipboard,
    dialogs: { shown: call.dialogs, answerNext: call.answerDialog },
    theme: { set: call.setTheme },
    power: { emit: call.powerEvent },
    ...createClock(host, call, timePasses),
    launchAgain: (argv = []) => call.launchAgain([...argv]),
    activate: call.activate,
    loginItem: call.loginItem,
    permission: call.permission,
    sentToPages: call.sentToPages,
    forgeIpc: (channel, args, from) => call.forgeIpc(channel, [...args], from),
    pressShortcut: call.pressShortcut,
    startup: call.startup,
    output: () => host.output(),
    uncaught: () => host.output().match(uncaughtError) ?? [],
    logs: () => readLogs(home),
    exited: host.exited,
    quit: () => quit(host, call),
    async kill() {
      host.kill();
      await host.exited;
    },
  };
}
