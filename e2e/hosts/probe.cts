/**
 * Loaded before the app by either host (`electron -r`, or boot.ts): records what the app shows outside its windows,
 * keeps it off the real desktop, and lets a test act on it. It relies on nothing but Electron's own API.
 */
import type * as Electron from 'electron';
import type * as Os from 'node:os';
import type * as V8 from 'node:v8';
import type * as Vm from 'node:vm';
import type * as ContextMenus from './probe/context-menu.ts';
import type * as CountsProbe from './probe/counts.ts';
import type * as DrivenTime from './probe/driven-time.ts';
import type * as Desktop from './probe/desktop.ts';
import type * as Images from './probe/images.ts';
import type * as Messages from './probe/messages.ts';
import type * as Notifications from './probe/notifications.ts';
import type * as ShiftDate from './probe/shift-date.ts';
import type * as TrayProbe from './probe/tray.ts';

const electron = require('electron') as typeof Electron;
const os = require('node:os') as typeof Os;
const v8 = require('node:v8') as typeof V8;
const vm = require('node:vm') as typeof Vm;
const { countActivity } = require('./probe/counts.ts') as typeof CountsProbe;
const { driveTime } = require('./probe/driven-time.ts') as typeof DrivenTime;
const { recordContextMenus } = require('./probe/context-menu.ts') as typeof ContextMenus;
const { recordDesktop } = require('./probe/desktop.ts') as typeof Desktop;
const { recordImages } = require('./probe/images.ts') as typeof Images;
const { recordMessages, recordPermissions } = require('./probe/messages.ts') as typeof Messages;
const { recordNotifications } = require('./probe/notifications.ts') as typeof Notifications;
const { shiftDate } = require('./probe/shift-date.ts') as typeof ShiftDate;
const { recordTray } = require('./probe/tray.ts') as typeof TrayProbe;

export interface WindowRecord {
  readonly id: number;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly title: string;
  readonly bounds: Electron.Rectangle;
}
/**
 * `covered`, `uncovered`: macOS tells of a window below others as of one that is hidden, which it is not.
 * `hidden`: by the system, as with Cmd+H.
 */
export type PanelEvent = 'covered' | 'uncovered' | 'blurred' | 'hidden';
export interface ProbeOptions {
  /** What the system says its languages are, best first. */
  readonly languages?: readonly string[];
  /** `counted`: timers and files are counted. `driven`: that, and the test makes time pass. Otherwise nothing is touched. */
  readonly time?: 'counted' | 'driven' | undefined;
}

const { app, BrowserWindow, nativeTheme, powerMonitor } = electron;

shiftDate(0); // before the app can keep a reference to the real Date

const { languages = ['en-US'], time } = (globalThis as { probeOptions?: ProbeOptions }).probeOptions ?? {};
app.getPreferredSystemLanguages = () => [...languages];
app.getLocale = app.getSystemLocale = () => languages[0] ?? 'en-US';

const counts = time && countActivity();
const driven = counts && time === 'driven' ? driveTime(counts.fired) : undefined;
const needed = <T extends object>(part: T | undefined): T => {
  if (part) return part;
  throw new Error("Launch the app with `time: 'counted'` or 'driven' for this");
};

// Seen even where the app has a handler of its own.
process.on('uncaughtExceptionMonitor', (error) => console.error(`Uncaught Exception: ${error.stack ?? error.message}`));

const images = recordImages(electron);
const tray = recordTray(electron, images);

const crashPanel = (): void => {
  const details = { reason: 'crashed', exitCode: 5 };
  for (const window of BrowserWindow.getAllWindows()) {
    window.webContents.emit('render-process-gone', {}, details);
    app.emit('render-process-gone', {}, window.webContents, details);
  }
};

const milliseconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;
const startup = () => {
  const [begin] = performance.getEntriesByName('app begins') as PerformanceMark[];
  const first = tray.first();
  return {
    appBegins: begin && { wall: begin.startTime, cpu: milliseconds(begin.detail as NodeJS.CpuUsage) },
    tray: first && { wall: first.wall, cpu: milliseconds(first.cpu) },
  };
};

const calls = {
  ...tray.calls,
  ...recordNotifications(electron),
  ...recordDesktop(electron),
  ...recordContextMenus(electron, images),
  ...recordMessages(electron),
  ...recordPermissions(electron),
  powerEvent: (event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown') =>
    void powerMonitor.emit(event, { preventDefault() {} }),
  /** Windows tells each window that the session of its user is over; how many have listened? */
  endSession: () => electron.BaseWindow.getAllWindows().filter((window) => window.emit('session-end', {})).length,
  /** As Electron does on Linux where the desktop has gone: no window is closed, and nothing is waited for. */
  loseDesktop: () => {
    app.emit('quit', {}, 0);
    process.kill(process.pid, 'SIGKILL');
  },
  countFromNow: () => needed(counts).calls.countFromNow(),
  counts: () => needed(counts).calls.counts(),
  untilTimer: () => needed(driven).untilTimer(),
  passTime: (ms: number, offset: number) => needed(driven).passTime(ms, offset),
  setTimeZone: (zone: string) => void (process.env['TZ'] = zone),
  setNetwork: (address: string | null) => {
    const there = { address, internal: false } as Os.NetworkInterfaceInfo;
    os.networkInterfaces = () => (address === null ? {} : { test0: [there] });
  },
  shiftClock: (offset: number) => shiftDate(offset),
  launchAgain: (args: string[]) =>
    void app.emit('second-instance', {}, [process.execPath, app.getAppPath(), ...args], process.cwd(), null),
  activate: () =>
    void app.emit(
      'activate',
      {},
      BrowserWindow.getAllWindows().some((window) => window.isVisible()),
    ),
  setTheme: (source: 'system' | 'light' | 'dark') => void (nativeTheme.themeSource = source),
  crashPanel,
  fail: (kind: 'exception' | 'rejection', message: string) =>
    void setImmediate(() => {
      if (kind === 'exception') throw new Error(message);
      void Promise.reject(new Error(message));
    }),
  sendToPages: (channel: string, value: unknown) =>
    BrowserWindow.getAllWindows().forEach((window) => window.webContents.send(channel, value)),
  startup,
  windows: (): WindowRecord[] =>
    BrowserWindow.getAllWindows().map((window) => ({
      id: window.id,
      visible: window.isVisible(),
      focused: window.isFocused(),
      title: window.getTitle(),
      bounds: window.getBounds(),
    })),
  collectGarbage: () => {
    v8.setFlagsFromString('--expose-gc');
    (vm.runInNewContext('gc') as () => void)();
  },
  panelEvent(event: PanelEvent) {
    const [window] = BrowserWindow.getAllWindows().filter((one) => one.isVisible());
    if (!window) throw new Error('No window is visible');
    if (event === 'blurred') window.blur();
    else if (event === 'hidden') window.hide();
    else window.emit(event === 'covered' ? 'hide' : 'show', {});
  },
  /** macOS: what the app does with a newer version that it has downloaded. The stand-in's system refuses it. */
  installUpdate: () => electron.autoUpdater.quitAndInstall(),
  closeWindow: (id: number) => BrowserWindow.fromId(id)?.close(),
  quit: () => void setImmediate(() => app.quit()),
};

export type ProbeCalls = typeof calls;
Object.assign(globalThis, {
  probe: (name: keyof ProbeCalls, args: unknown[]) => (calls[name] as (...args: unknown[]) => unknown)(...args),
});
