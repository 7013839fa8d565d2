/** The composition root: joins Daypass's domain with Electron, and does nothing else. */
import path from 'node:path';
import { setSystemFormats } from '../shared/date-formats.ts';
import type { Command } from '../shared/commands.ts';
import { createTranslator } from '../shared/messages/index.ts';
import { problemText } from '../shared/problem-text.ts';
import { problem } from '../shared/problems.ts';
import type { SnapshotMessage } from '../shared/snapshot-message.ts';
import { type Ms, second } from '../shared/time.ts';
import { createAnnouncer } from './notifications/announcer.ts';
import { awsPaths } from './aws/paths.ts';
import { homeFolder } from './system/home-folder.ts';
import { afterAwake, now, wait } from './system/clock.ts';
import { createDaypass, type Daypass } from './app/daypass.ts';
import type { Desktop } from './app/desktop.ts';
import { tellOfFolder, tellOfNotification } from './app/own-notices.ts';
import {
  endWithWords,
  isPackaged,
  leave,
  onQuit,
  onSleep,
  onWakeUp,
  prepareApplication,
  quit,
  surroundings,
  whenReady,
} from './electron/application.ts';
import { serveApp } from './electron/app-protocol.ts';
import { systemClipboard } from './electron/clipboard.ts';
import { dataFolder, loginCommand, openBrowser } from './electron/desktop.ts';
import { isStartedHidden } from './electron/hidden-start.ts';
import { receiveCommands, sendSnapshot } from './electron/ipc.ts';
import { createFileDialogs, type FileDialogs } from './electron/file-dialog.ts';
import { createGlobalShortcut } from './electron/global-shortcut.ts';
import { createSystemLoginItem } from './electron/login-item.ts';
import { isWithoutSandbox } from './electron/lockdown.ts';
import { createNotifier, type Notifier } from './electron/notifier.ts';
import { createPanel, type Panel } from './electron/panel.ts';
import { systemFormats, systemLocale } from './electron/system-locale.ts';
import { setTheme } from './electron/theme.ts';
import { createTray } from './electron/tray.ts';
import { createUpdater } from './electron/updater.ts';
import { dropForeignSwitches } from './system/foreign-switches.ts';
import { whyLocked } from './system/instance-lock.ts';
import { createLog, type FileLog } from './system/log.ts';
import { readManaged } from './system/managed-source.ts';
import { autostartFile, createDesktopEntryLoginItem } from './system/login-item.ts';
import { setTextThread } from './system/text-thread.ts';
import { inTime } from './system/time-limits.ts';
import { throwLater } from './system/throw-later.ts';
import { createTrayHost, type TrayHost } from './system/tray-host.ts';
import { catchUncaughtErrors } from './system/uncaught-errors.ts';
import { loopbackWorks } from './sign-in/loopback-environment.ts';
import { addNotice, dismissNotice } from './core/notices.ts';
import { createSnapshotSender, type SnapshotSender } from './core/snapshot-sender.ts';
import { callbackPage } from './surfaces/callback-page.ts';
import { noTrayNotification } from './surfaces/no-tray.ts';
import { occasionsFor } from './surfaces/notification-model.ts';
import { trayModel } from './surfaces/tray-model.ts';

/** Desktops start their panels and what is started at login at the same time. */
const longestWaitForTray: Ms = 15 * second;

/** Set once the app is ready; a second launch before that has nothing to show yet. */
let showPanel: () => void = () => {};
/** Made with the first line, as its folder must not be touched while another Daypass runs. */
let openedLog: FileLog | undefined;
const logFile = (): string => path.join(dataFolder(), 'logs', 'daypass.log');
const openLog = (): FileLog => (openedLog ??= createLog(logFile()));

if (isPackaged()) dropForeignSwitches(surroundings());
const uncaught = catchUncaughtErrors(process, openLog);
const isAlone = prepareApplication(() => showPanel());
const refusal = isAlone ? null : whyLocked(dataFolder(), process.platform);
// Where no other Daypass runs this one goes on: two that share a folder renew no token twice (renewal-lock.ts).
if (refusal?.kind === 'running') leave();
else whenReady(start, giveUp);

/** A start that failed half-way would leave a process that nobody sees. */
function giveUp(error: unknown): void {
  const log = openLog();
  log.error('start failed', { error });
  const shown = problem('start-failed', { folder: path.dirname(logFile()) }, 'user');
  const { message, action } = problemText(createTranslator(systemLocale()), shown);
  // The dialog holds the process until somebody has read it, and names the log.
  void inTime(log.written(), second).then(() => endWithWords(`${message}\n${action}`));
}

function start(): void {
  const log = openLog();
  setSystemFormats(systemFormats());
  setTextThread(new URL('text-thread.js', import.meta.url));
  const panel = createPanel({
    log,
    now,
    later: afterAwake,
    translate: () => daypass.translate(),
    onPageError: (text) => uncaught.inPage(text),
    staysOpen: () => store.state.sessions.some(({ phase }) => phase.step === 'signing-in'),
    hasDialog: () => dialogs.isOpen(),
  });
  const dialogs = createFileDialogs(() => panel.contents);
  const daypass: Daypass = createDaypass(desktopWith(panel, dialogs, () => ({ daypass, snapshots })));
  const { store } = daypass;
  const snapshots = createSnapshotSender({ state: () => store.state, page: () => openPage(panel) });
  const notifier = createNotifier({
    dispatch: (command) => void act(daypass, command),
    log,
    onShown: (isShown) => tellOfNotification(store, isShown),
  });
  const trayHost = showInTray(daypass, panel, notifier);
  const announce = announcing(daypass, panel, notifier);
  receiveCommands(daypass.dispatch, () => panel.contents, log);
  panel.onShow(() => {
    snapshots.shown();
    daypass.panelShown();
  });
  panel.onHide(() => daypass.panelHidden());
  store.subscribe(() => {
    snapshots.send();
    announce();
  });
  daypass.onLook(announce);
  onWakeUp(() => {
    daypass.wakeUp();
    // Timers stood still in the page as well: its countdown is drawn with what comes now.
    snapshots.send();
  });
  onSleep(() => daypass.aboutToSleep());
  onQuit({ finish: () => end(daypass, trayHost), lastWords: () => daypass.stopNow() });
  serveApp(path.join(import.meta.dirname, '../renderer'));
  if (!isStartedHidden()) showPanel();
  log.info('started', { platform: process.platform });
  if (isWithoutSandbox()) log.warn('started without the sandbox of Chromium');
  tellOfFolder(store, dataFolder(), refusal);
  uncaught.onNew((times) =>
    addNotice(store, 'uncaught', problem('uncaught-errors', { times, file: logFile() }, 'user')),
  );
  daypass.start().catch(throwLater);
}

function end(daypass: Daypass, trayHost: TrayHost | null): Promise<void> {
  trayHost?.stop();
  return daypass.stop();
}

/** What is made later is asked for only when it is there. */
function desktopWith(
  panel: Panel,
  dialogs: FileDialogs,
  later: () => { daypass: Daypass; snapshots: SnapshotSender },
): Desktop {
  const { env, platform } = process;
  return {
    env,
    platform,
    paths: awsPaths({ env, platform, homedir: homeFolder() }),
    dataDir: dataFolder(),
    log: openLog(),
    systemLocale,
    formats: systemFormats(),
    loginItem:
      platform === 'linux'
        ? createDesktopEntryLoginItem({ file: autostartFile(env, homeFolder()), command: loginCommand(env) })
        : createSystemLoginItem(),
    readManaged: () => readManaged(platform, env),
    updater: createUpdater(wait),
    setShortcut: createGlobalShortcut(() => pressed(panel, later().daypass)),
    setTheme,
    callbackPage: (outcome) => callbackPage(outcome, later().daypass.store.state.locale, later().daypass.translate()),
    loopbackWorks: () => loopbackWorks(env, platform),
    openBrowser,
    ...systemClipboard,
    ...dialogs,
    showPanel: () => showPanel(),
    hidePanel: () => panel.hide(),
    zoomPanel: (step) => panel.zoom(step),
    refreshPanel: () => later().snapshots.restart(),
    panelLeft: (mayClose) => panel.left(mayClose),
    panelDrawn: (number) => later().snapshots.drawn(number),
    isPanelVisible: () => panel.isVisible(),
    quit,
  };
}

/** The global shortcut: hides a panel that is in front, else shows it with the search field ready. */
function pressed(panel: Panel, { dispatch }: Daypass): void {
  if (panel.isInFront()) panel.hide();
  else void dispatch({ type: 'show-panel', page: 'home' });
}

/** What hands a snapshot to the panel; null while nobody sees it, or is about to: it is shown with something in it. */
function openPage(panel: Panel): ((message: SnapshotMessage) => void) | null {
  const { contents } = panel;
  return contents && panel.isWanted() ? (message) => sendSnapshot(contents, message) : null;
}

/** From the tray or a notification, which cannot say why something failed: the panel does. */
async function act({ store, dispatch }: Daypass, command: Command): Promise<void> {
  const result = await dispatch(command);
  const notice = `command ${command.type}`;
  if (result.ok) return dismissNotice(store, notice);
  addNotice(store, notice, result.problem);
  showPanel();
}

/** Returns whom Linux was asked for, if it was. */
function showInTray(daypass: Daypass, panel: Panel, notifier: Notifier): TrayHost | null {
  const { store } = daypass;
  const begin = (): void => {
    const model = () => trayModel(store.state, now(), daypass.translate());
    const tray = createTray(path.join(import.meta.dirname, '../../assets/tray'), model(), {
      dispatch: (command) => void act(daypass, command),
      activate: (bounds) => (process.platform === 'linux' ? panel.show() : panel.toggle(bounds)),
    });
    showPanel = () => panel.show(() => tray.bounds());
    store.subscribe(() => tray.show(model()));
    daypass.onLook(() => tray.show(model()));
  };
  if (process.platform !== 'linux') {
    begin();
    return null;
  }
  showPanel = () => panel.show();
  const host = createTrayHost(process.env);
  const told = new AbortController();
  void host.there.then(() => {
    told.abort();
    begin();
  });
  if (isStartedHidden()) {
    const tell = (): void => notifier.show(noTrayNotification(daypass.translate()));
    void wait(longestWaitForTray, told.signal).then(tell, () => {});
  }
  return host;
}

/** Returns the function that tells what is new. */
function announcing(daypass: Daypass, panel: Panel, notifier: Notifier): () => void {
  const { store, shown, isQuiet } = daypass;
  const announcer = createAnnouncer({ ...notifier, isWatched: () => panel.isInFront(), isQuiet, shown });
  return () => {
    const { state } = store;
    if (!state.config.loaded) return;
    if (state.sessions.some(({ phase }) => phase.step !== 'signed-out')) notifier.prepare();
    const context = { t: daypass.translate(), locale: state.locale, now: now() };
    announcer.look(occasionsFor(state, shown.keys, context));
  };
}
