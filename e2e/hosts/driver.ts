/** What a test may do with the running app, whichever host runs it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright/test';
import { createEnd, type HostEnd } from './host-end.ts';
import { createTime, type HostTime } from './host-time.ts';
import { readLogs } from './logs.ts';
import type { PanelEvent, ProbeCalls, ProbeOptions, WindowRecord } from './probe.cts';
import type { RightClick } from './probe/context-menu.ts';
import type { CountsRecord } from './probe/counts.ts';
import type { LoginItemRecord } from './probe/desktop.ts';
import type { IconRecord } from './probe/images.ts';
import type { SentRecord } from './probe/messages.ts';
import type { NotificationRecord } from './probe/notifications.ts';
import type { MenuRecord } from './probe/tray.ts';

export type { CountsRecord, IconRecord, LoginItemRecord, MenuRecord, NotificationRecord, SentRecord, WindowRecord };

export interface LaunchOptions {
  /** The folder with the app's package.json. */
  readonly appDir: string;
  /** The app's own arguments, as `--hidden`. */
  readonly args?: readonly string[];
  /** The whole environment of the app. */
  readonly env: Readonly<Record<string, string>>;
  /** What the system says its languages are, best first; `['en-US']` if not given. */
  readonly languages?: readonly string[];
  /** For the calls that count activity (`counted`), and those that make time pass (`driven`). */
  readonly time?: ProbeOptions['time'];
  /** What stands before the program's name on its command line, as with `env` or `unshare`; the stand-in's alone. */
  readonly under?: readonly string[];
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
export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown';

export interface DaypassHost extends HostTime, HostEnd {
  /** The app's home folder. */
  readonly home: string;
  readonly pid: number;
  /** The page of the first window the user can see; waits for one, `timeout` ms at most. */
  panel(options?: { readonly timeout?: number }): Promise<Page>;
  windows(): Promise<readonly WindowRecord[]>;
  /** As with the window's own close button. */
  closePanel(): Promise<void>;
  /** What systems and people do to a panel that is shown. */
  happensToPanel(event: PanelEvent): Promise<void>;
  /** macOS: what the app does with a newer version that it has downloaded. */
  installUpdate(): Promise<void>;
  /** As if the page's process had crashed. */
  crashPanel(): Promise<void>;
  /** As if code of the main process had thrown, or left a promise rejected, where nobody catches it. */
  fail(kind: 'exception' | 'rejection', message: string): Promise<void>;
  /** A message to the pages that the app itself would not send. */
  sendToPages(channel: string, value: unknown): Promise<void>;
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
    /** How often a Linux desktop was sent the whole menu so far: Chromium sends it with each new tooltip as well. */
    menusSent(): Promise<number>;
    /** How often the icon got another picture, after its first. */
    imagesSet(): Promise<number>;
  };
  /** All that were ever shown, oldest first. */
  notifications(): Promise<readonly NotificationRecord[]>;
  /** Clicks the notification `i` of notifications(), or its button with that text. */
  clickNotification(i: number, action?: string): Promise<void>;
  /** As Windows after some seconds: notification `i` moves to the Action Center, where it still answers. */
  timeOutNotification(i: number): Promise<void>;
  /** Whatever nobody holds is gone. */
  collectGarbage(): Promise<void>;
  /** A right click in the page; the menu that comes up, or null. */
  rightClick(at: RightClick): Promise<readonly MenuRecord[] | null>;
  openedUrls(): Promise<readonly string[]>;
  /** The next link does not open: shell.openExternal rejects with this message. */
  failNextOpen(message: string): Promise<void>;
  clipboard(): Promise<string>;
  /** The names under which Electron was given what is in the clipboard. */
  clipboardFormats(): Promise<readonly string[]>;
  readonly dialogs: {
    shown(): Promise<readonly object[]>;
    answerNext(answer: object): Promise<void>;
    /** The next one stays open until it is answered. */
    holdNext(): Promise<void>;
  };
  readonly theme: { set(source: 'system' | 'light' | 'dark'): Promise<void> };
  readonly power: { emit(event: PowerEvent): Promise<void> };
  /** What the main process does from now on, until `counts()` asks. Needs `time: 'counted'` or 'driven'. */
  countFromNow(): Promise<void>;
  counts(): Promise<CountsRecord>;
  /** The system's time zone for the main process, as `Asia/Tokyo`; pages keep theirs. */
  setTimeZone(zone: string): Promise<void>;
  /** The machine is in another network from now on, as `os.networkInterfaces()` tells it: the address there, or none. */
  setNetwork(address: string | null): Promise<void>;
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
  /** What the app has registered globally, in Electron's spelling. */
  shortcuts(): Promise<readonly string[]>;
  pressShortcut(accelerator: string): Promise<void>;
  /** Another program has these keys from now on: registering them fails. */
  takeShortcut(accelerator: string): Promise<void>;
  /** CPU and wall time in ms: when the app's own code began, and when it had its tray icon. */
  startup(): Promise<ReturnType<ProbeCalls['startup']>>;
  /** All the app has printed, and the errors of its pages. */
  output(): string;
  /** Errors that the app caught nowhere. */
  uncaught(): readonly string[];
  /** The text of all log files below the home folder. */
  logs(): string;
}

/** The probe's calls, as promises. */
export type Calls = {
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

/** On Linux the window is shown before its page is there. */
async function loaded(page: Page): Promise<Page> {
  await page.waitForURL(({ href }) => href !== 'about:blank', { waitUntil: 'load' });
  return page;
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
    async panel({ timeout = 30_000 } = {}) {
      const shown = await poll(async () => (await call.windows()).find((window) => window.visible), timeout);
      if (shown) return loaded(await host.page(shown.id));
      throw new Error(`No window was shown within ${timeout} ms.\n${host.output()}`);
    },
    windows: call.windows,
    async closePanel() {
      for (const window of await call.windows()) if (window.visible) await call.closeWindow(window.id);
    },
    happensToPanel: call.panelEvent,
    installUpdate: call.installUpdate,
    crashPanel: call.crashPanel,
    fail: call.fail,
    sendToPages: call.sendToPages,
    tray: {
      items: call.trayItems,
      choose: (...labels) => call.trayChoose(labels),
      click: () => call.trayEvent('click'),
      rightClick: () => call.trayEvent('right-click'),
      icon: call.trayIcon,
      tooltip: call.trayTooltip,
      title: call.trayTitle,
      menusSent: call.trayMenusSent,
      imagesSet: call.trayImagesSet,
    },
    notifications: call.notifications,
    clickNotification: call.clickNotification,
    timeOutNotification: call.timeOutNotification,
    collectGarbage: call.collectGarbage,
    rightClick: call.rightClick,
    openedUrls: call.openedUrls,
    failNextOpen: call.failNextOpen,
    clipboard: call.clipboard,
    clipboardFormats: call.clipboardFormats,
    dialogs: { shown: call.dialogs, answerNext: call.answerDialog, holdNext: call.holdDialog },
    theme: { set: call.setTheme },
    power: { emit: call.powerEvent },
    ...createTime(host, call, timePasses),
    countFromNow: call.countFromNow,
    counts: call.counts,
    setTimeZone: call.setTimeZone,
    setNetwork: call.setNetwork,
    launchAgain: (argv = []) => call.launchAgain([...argv]),
    activate: call.activate,
    loginItem: call.loginItem,
    permission: call.permission,
    sentToPages: call.sentToPages,
    forgeIpc: (channel, args, from) => call.forgeIpc(channel, [...args], from),
    shortcuts: call.shortcuts,
    pressShortcut: call.pressShortcut,
    takeShortcut: call.takeShortcut,
    startup: call.startup,
    output: () => host.output(),
    uncaught: () => host.output().match(uncaughtError) ?? [],
    logs: () => readLogs(home),
    ...createEnd(host, call),
  };
}
