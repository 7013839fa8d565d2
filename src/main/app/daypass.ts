/**
 * Daypass without a desktop: brings the services to life, carries out commands, keeps the state true. `main.ts` gives it the
 * desktop (a browser, a clipboard, notifications); a command line could give it a terminal.
 */
import type { Command } from '../../shared/commands.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { commandRefusal } from '../../shared/managed-commands.ts';
import { credentialsRefusal } from '../../shared/managed-settings.ts';
import { quietUntil } from '../../shared/quiet.ts';
import { type EpochMs, second } from '../../shared/time.ts';
import { createDispatch, type Dispatch } from '../core/dispatch.ts';
import { replaceNotices } from '../core/notices.ts';
import type { Store } from '../core/store.ts';
import { translatorOf } from '../core/translator.ts';
import type { ShownNotifications } from '../notifications/shown-notifications.ts';
import { createAlarm } from '../system/alarm.ts';
import { now } from '../system/clock.ts';
import { inTime } from '../system/time-limits.ts';
import { callEach } from '../system/throw-later.ts';
import { commandHandlers } from './command-handlers.ts';
import type { Desktop } from './desktop.ts';
import { createFileWatch } from './file-watch.ts';
import { createHeartbeat } from './heartbeat.ts';
import { removeOwnLeftovers } from './own-leftovers.ts';
import { setLanguage } from './shown-settings.ts';
import { applySavedShortcut } from './shortcut.ts';
import { createServices, type Services } from './services.ts';

export interface Daypass {
  readonly store: Store;
  readonly dispatch: Dispatch;
  /** Which notifications have been shown. */
  readonly shown: ShownNotifications;
  /** Whether the user wants no notifications now. */
  readonly isQuiet: () => boolean;
  /** The translator of the language that is shown now. */
  readonly translate: () => Translate;
  /** Reads settings, config and tokens, and from then on follows their changes. */
  start(): Promise<void>;
  /** The machine is about to sleep: tokens that would not outlast a short sleep are renewed now. */
  aboutToSleep(): void;
  /** The machine woke up or was unlocked: everything is looked at once, now. */
  wakeUp(): void;
  /** Somebody looks: what is only read for the panel's sake is brought up to date. */
  panelShown(): void;
  /** Nobody looks any more: what AWS is asked for has time. */
  panelHidden(): void;
  /** Calls `listener` at each look at the clock, for surfaces that show time. */
  onLook(listener: (now: EpochMs) => void): void;
  /** Ends what runs and waits until the settings are on disk. */
  stop(): Promise<void>;
  /** What has to be done even where nothing is waited for. */
  stopNow(): void;
}

export function createDaypass(desktop: Desktop): Daypass {
  const services = createServices(desktop);
  const { store, renewals, accounts, doctor, config, backgroundListing, writtenKeys, updates } = services;
  const lookers: ((now: EpochMs) => void)[] = [];
  const lookSoon = (): void => alarm.lookSoon();
  const files = createFileWatch(services, lookSoon);
  const heartbeat = createHeartbeat(services, [files, backgroundListing, writtenKeys, updates], lookSoon);
  const alarm = createAlarm((at, jump) => {
    const next = heartbeat.look(at, jump);
    callEach(lookers, [at]);
    return next;
  });

  const loadAccounts = (): void => loadShownAccounts(desktop, services);
  store.subscribe(() => {
    alarm.lookSoon();
    loadAccounts();
  });

  return {
    store,
    translate: translatorOf(store),
    dispatch: dispatchOf(desktop, services),
    shown: services.shown,
    isQuiet: () => quietUntil(store.state, now()) !== null,
    aboutToSleep: () => renewals.beforeSleep(),
    wakeUp: () => heartbeat.wakeUp(),
    panelHidden() {
      noteLook(store);
      accounts.setShown(false);
      doctor.refresh();
    },
    panelShown() {
      noteLook(store);
      files.readAgain();
      accounts.setShown(true);
      loadAccounts();
      void Promise.all([readLoginItem(desktop, store), obeyManaged(services)]);
      services.users.panelShown();
      doctor.refresh();
    },
    onLook: (listener) => void lookers.push(listener),
    async start() {
      await services.load();
      accounts.setShown(desktop.isPanelVisible());
      showSettings(desktop, services);
      await config.read();
      void endManaged(services);
      // What killed processes have left: tokens that are not in their place yet, and temporary files.
      void renewals.recover();
      void removeOwnLeftovers(desktop, services.tokenCache);
      await files.start();
      await desktop.loginItem.refresh?.();
      await readLoginItem(desktop, store);
    },
    stopNow: () => writtenKeys.withdrawNow(),
    async stop() {
      alarm.stop();
      // A renewal may be about to write down what AWS has answered; a drive that hangs holds nobody for longer than that.
      await inTime(Promise.all([writtenKeys.withdraw(), services.stop(), files.stop()]), longestStop);
      // A machine under load takes seconds for what is a matter of milliseconds; the end of the app has its own limit for both.
      await inTime(services.saved(), longestStop);
    },
  };
}

/** What an administrator has ruled out reaches no handler, whichever surface it comes from. */
function dispatchOf(desktop: Desktop, services: Services): Dispatch {
  const refusal = (command: Command) => commandRefusal(services.store.state, command);
  return createDispatch(commandHandlers(desktop, services), services.log, refusal);
}

/** A renewal on its way brings the only token that is good from then on, and a file half written would stay behind. */
const longestStop = 4 * second;

function showSettings(desktop: Desktop, { store, settings, dismissed }: Services): void {
  setLanguage(desktop, store, store.state.language);
  desktop.setTheme(store.state.theme);
  applySavedShortcut(desktop, store);
  // Started by hand it is open already; at login only for those who want that.
  if (store.state.openAtStart && !desktop.isPanelVisible()) desktop.showPanel();
  replaceNotices(store, 'settings', settings.problems, (id) => dismissed.has(id));
}

/** What an administrator has settled meanwhile counts at once. */
async function obeyManaged(services: Services): Promise<void> {
  await services.readManaged();
  await endManaged(services);
}

/** Role credentials that were handed out before an administrator has ended that. */
async function endManaged({ store, writtenKeys, copiedKeys, serving, servedElsewhere }: Services): Promise<void> {
  if (credentialsRefusal(store.state) === null) return;
  await Promise.all([writtenKeys.remove(null), copiedKeys.clear(), serving.stop(), servedElsewhere.stop(null)]);
}

async function readLoginItem(desktop: Desktop, store: Store): Promise<void> {
  const launchAtLogin = await desktop.loginItem.read();
  store.update((state) => ({ ...state, launchAtLogin }));
}

function loadShownAccounts(desktop: Desktop, { store, accounts }: Services): void {
  if (!desktop.isPanelVisible()) return;
  for (const { id, phase } of store.state.sessions) if (phase.step === 'active') accounts.load(id);
}

/** What has ended by now is no news any more. */
function noteLook(store: Store): void {
  const seenAt = now();
  store.update((state) => ({ ...state, seenAt }));
}
