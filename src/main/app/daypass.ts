/**
 * Daypass without a desktop: brings the domain's parts to life, carries out commands, keeps the state true. `main.ts` gives it the
 * desktop (a browser, a clipboard, notifications); a command line could give it a terminal.
 */
import type { Locale } from '../../shared/app-state.ts';
import { createTranslator, type Translate } from '../../shared/messages/index.ts';
import { problem } from '../../shared/problems.ts';
import { type EpochMs, minute, type Ms, second } from '../../shared/time.ts';
import { type Alarm, createAlarm } from '../system/alarm.ts';
import { readSettledConfigFile } from '../aws/config/file.ts';
import { configWork } from '../aws/config/work.ts';
import { type AwsWatch, watchAws } from '../aws/watch.ts';
import type { Desktop } from './desktop.ts';
import { recheckWaits } from '../system/clock.ts';
import { inTime } from '../system/in-time.ts';
import { commandHandlers, setLanguage } from './command-handlers.ts';
import { createServices } from './services.ts';
import { createDispatch, type Dispatch } from '../core/dispatch.ts';
import { createDoctor } from '../doctor/doctor.ts';
import { createFolderWatch } from '../sessions/folder-watch.ts';
import { createNetworkWatch } from '../system/network-watch.ts';
import { createSlowLook } from '../system/slow-look.ts';
import { callEach, throwLater, unlessItThrows } from '../system/throw-later.ts';
import { addNotice, replaceNotices } from '../core/notices.ts';
import { removeOwnLeftovers } from './own-leftovers.ts';
import type { ShownNotifications } from '../notifications/shown-notifications.ts';
import type { Store } from '../core/store.ts';

export interface Daypass {
  readonly store: Store;
  readonly dispatch: Dispatch;
  /** Which notifications have been shown. */
  readonly shown: ShownNotifications;
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
  /** Nobody looks any more: AWS is asked for nothing on the panel's behalf. */
  panelHidden(): void;
  /** Calls `listener` at each look at the clock, for surfaces that show time. */
  onLook(listener: (now: EpochMs) => void): void;
  /** Ends what runs and waits until the settings are on disk. */
  stop(): Promise<void>;
}

export function createDaypass(desktop: Desktop): Daypass {
  const { paths, log } = desktop;
  const services = createServices(desktop);
  const { store, sessions, keeper, tokenCache, journal, lost, history, lateLogouts, settings, shown, signIn } =
    services;
  const { clockCheck, tokenLooks } = services;
  const network = createNetworkWatch();
  const lookers: ((now: EpochMs) => void)[] = [];
  let watch: AwsWatch | undefined;
  let reading: Promise<void> = Promise.resolve();

  const readConfigOnce = async (): Promise<void> => {
    const { exists, text, isReadable, problems } = await readSettledConfigFile(paths.configFile);
    if (!exists && (await folder.isMissed())) return;
    const reading = await configWork.openConfig(text, paths.configFile);
    replaceNotices(store, 'config', [...problems, ...reading.problems], (id) => services.dismissed.has(id));
    store.update((state) => ({ ...state, config: { file: paths.configFile, exists, loaded: state.config.loaded } }));
    // A file that is there but cannot be read says nothing about the sessions.
    if (isReadable) await sessions.configure(reading.sessions);
    void services.roleCredentials.read();
    void services.roleFiles.remember();
    store.update((state) => ({ ...state, config: { ...state.config, loaded: true } }));
    doctor.refresh();
  };

  /** One after the other, so that an older reading never replaces a newer one. */
  const readConfigNow = async (): Promise<void> => {
    reading = reading.catch(() => {}).then(readConfigOnce);
    await reading;
  };

  const translate = translator(store);
  const { env, platform } = process;
  const { copyText, isPanelVisible } = desktop;
  const doctor = createDoctor({
    store,
    paths,
    sessions,
    env,
    platform,
    copyText,
    isPanelVisible,
    readConfigNow,
  });

  const alarm: Alarm = createAlarm((at, jump) => {
    // One part that fails must not keep the others from looking, at this time or ever.
    unlessItThrows(() => lookAround(jump), undefined);
    const looks = [keeper, folder, slowLook].map((part) => unlessItThrows(() => part.look(at), null));
    const next = looks.reduce(earlier, null);
    callEach(lookers, [at]);
    return next;
  });

  /** What has happened to the machine since the last look. */
  const lookAround = (jump: Ms): void => {
    if (jump !== 0) clockCheck.forget();
    if (jump < -minute) keeper.renewAll();
    if (jump !== 0) wakeUp();
    else if (network.isAnother()) retry();
  };

  /** What could not reach AWS a moment ago may do so now. */
  const retry = (): void => {
    lateLogouts.tryNow();
    keeper.retryNow();
    services.accounts.retryNow();
  };

  const wakeUp = (): void => {
    recheckWaits();
    retry();
    void services.roleCredentials.read();
    void sessions.readTokens().then(() => alarm.lookSoon());
  };

  const changes = {
    config: () => void readConfigNow(),
    credentials: () => {
      void services.roleFiles.remember();
      doctor.refresh();
    },
    tokens: () => void sessions.readTokens().then(() => journal.forgetSignedOut()),
    roles: () => void services.roleCredentials.read(),
  };
  /** Also what no watch has told of. */
  const readAgain = (): void => {
    watch?.check();
    void readConfigNow();
  };
  const slowLook = createSlowLook(readAgain);
  sessions.onNewToken(() => slowLook.heard());
  const folder = createFolderWatch({ store, sessions, tokenLooks }, async () => {
    // Watchers hold on to the folder that they were made for.
    await watch?.stop();
    watch = await watchAws(paths, changes, log);
    await readConfigNow();
  });

  clockCheck.onChange(() => void sessions.readTokens());

  // Somebody signed in elsewhere while Daypass was waiting for this very thing.
  sessions.onNewToken((id) => {
    const phase = store.session(id)?.phase;
    if (phase?.step === 'signing-in' && phase.keeps === null) void signIn.cancel(id);
  });
  const readLoginItem = async (): Promise<void> => {
    const launchAtLogin = await desktop.loginItem.read();
    store.update((state) =>
      JSON.stringify(state.launchAtLogin) === JSON.stringify(launchAtLogin) ? state : { ...state, launchAtLogin },
    );
  };
  const loadAccounts = (): void => {
    if (!desktop.isPanelVisible()) return;
    for (const { id, phase } of store.state.sessions) if (phase.step === 'active') services.accounts.load(id);
  };
  store.subscribe(() => {
    alarm.lookSoon();
    loadAccounts();
  });

  return {
    store,
    translate,
    dispatch: createDispatch(commandHandlers(desktop, services, readConfigNow, doctor), log),
    shown,
    aboutToSleep: () => keeper.beforeSleep(),
    wakeUp,
    panelHidden() {
      services.accounts.pause();
      doctor.refresh();
    },
    panelShown() {
      readAgain();
      services.accounts.resume();
      loadAccounts();
      void readLoginItem();
      services.users.panelShown();
      doctor.refresh();
    },
    onLook: (listener) => void lookers.push(listener),
    async start() {
      await Promise.all([settings.load(), history.load(), shown.load()]);
      setLanguage(desktop, store, store.state.language);
      const { damage } = settings;
      if (damage) addNotice(store, 'settings', problem('settings-damaged', damage, 'user'));
      await readConfigNow();
      // What killed processes have left: tokens that are not in their place yet, and temporary files.
      void keeper.recover();
      void removeOwnLeftovers(desktop, tokenCache);
      // Without a watcher Daypass still works, and reads the files when somebody looks.
      watch = await watchAws(paths, changes, log).catch((error: unknown) => {
        throwLater(error);
        return undefined;
      });
      // What changed while the watcher was being set up.
      await readConfigNow();
      await desktop.loginItem.refresh?.();
      await readLoginItem();
    },
    async stop() {
      alarm.stop();
      lateLogouts.stop();
      services.users.stop();
      lost.stop();
      services.stopRemovedFiles();
      // A renewal may be about to write down what AWS has answered; a drive that hangs holds nobody for longer than that.
      await inTime(Promise.all([signIn.cancelAll(), keeper.finish(), watch?.stop()]), patience);
      await inTime(Promise.all([settings.saved(), history.saved(), shown.saved()]), second);
    },
  };
}

/** A renewal on its way brings the only token that is good from then on. */
const patience = 4 * second;

function earlier(one: EpochMs | null, other: EpochMs | null): EpochMs | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/** One translator a language, made when first needed. */
function translator(store: Store): () => Translate {
  const made = new Map<Locale, Translate>();
  return () => {
    const { locale } = store.state;
    const translate = made.get(locale) ?? createTranslator(locale);
    made.set(locale, translate);
    return translate;
  };
}
