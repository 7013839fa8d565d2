/**
 * Daypass without a desktop: joins the domain's parts, carries out commands, keeps the state true. `main.ts` gives it the
 * desktop (a browser, a clipboard, notifications); a command line could give it a terminal.
 */
import path from 'node:path';
import type { AppState, Locale } from '../shared/app-state.ts';
import { createTranslator, type Translate } from '../shared/messages/index.ts';
import type { EpochMs } from '../shared/time.ts';
import { createAccounts } from './accounts.ts';
import { type Alarm, createAlarm } from './alarm.ts';
import { readSettledConfigFile } from './aws/config-file.ts';
import { readConfig } from './aws/config-reader.ts';
import { createAwsClients } from './aws/clients.ts';
import { createOidc } from './aws/oidc.ts';
import { createPortal } from './aws/portal.ts';
import { createRegistrationCache } from './aws/registration-cache.ts';
import { createTokenCache } from './aws/token-cache.ts';
import { type AwsWatch, watchAws } from './aws-watch.ts';
import type { Desktop } from './desktop.ts';
import { createClientRegistrations } from './client-registrations.ts';
import { recheckWaits } from './clock.ts';
import { createConsole } from './console.ts';
import { commandHandlers, type DaypassParts, setLanguage } from './command-handlers.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { createLateLogouts } from './late-logouts.ts';
import { replaceNotices } from './notices.ts';
import { createRenewalLock } from './renewal-lock.ts';
import { createSessionHistory } from './session-history.ts';
import { createSessionKeeper } from './session-keeper.ts';
import { createSessions } from './sessions.ts';
import { createSettingsFile } from './settings.ts';
import { createSignIn } from './sign-in.ts';
import { createSignOut } from './sign-out.ts';
import { createStore, type Store } from './store.ts';

export interface Daypass {
  readonly store: Store;
  readonly dispatch: Dispatch;
  /** The translator of the language that is shown now. */
  readonly translate: () => Translate;
  /** Reads settings, config and tokens, and from then on follows their changes. */
  start(): Promise<void>;
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
  const parts = createParts(desktop);
  const { store, sessions, keeper, history, lateLogouts, settingsFile, signIn } = parts;
  const lookers: ((now: EpochMs) => void)[] = [];
  let watch: AwsWatch | undefined;
  let reading: Promise<void> = Promise.resolve();

  const readConfigOnce = async (): Promise<void> => {
    const { exists, text, isReadable, problems } = await readSettledConfigFile(paths.configFile);
    const reading = readConfig(text, paths.configFile);
    replaceNotices(store, 'config', [...problems, ...reading.problems], (id) => parts.dismissed.has(id));
    store.update((state) => ({ ...state, config: { file: paths.configFile, exists, loaded: state.config.loaded } }));
    // A file that is there but cannot be read says nothing about the sessions.
    if (isReadable) await sessions.configure(reading.sessions);
    store.update((state) => ({ ...state, config: { ...state.config, loaded: true } }));
  };

  /** One after the other, so that an older reading never replaces a newer one. */
  const readConfigNow = async (): Promise<void> => {
    reading = reading.catch(() => {}).then(readConfigOnce);
    await reading;
  };

  const alarm: Alarm = createAlarm((at, jumped) => {
    if (jumped) wakeUp();
    const next = keeper.look(at);
    for (const listener of lookers) listener(at);
    return next;
  });

  const wakeUp = (): void => {
    recheckWaits();
    lateLogouts.tryNow();
    void sessions.readTokens().then(() => alarm.lookSoon());
  };

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
    for (const { id, phase } of store.state.sessions) if (phase.step === 'active') parts.accounts.load(id);
  };
  store.subscribe(() => {
    alarm.lookSoon();
    loadAccounts();
  });

  return {
    store,
    translate: translator(store),
    dispatch: createDispatch(commandHandlers(desktop, parts, readConfigNow), log),
    wakeUp,
    panelHidden: () => parts.accounts.pause(),
    panelShown() {
      parts.accounts.resume();
      loadAccounts();
      void readLoginItem();
    },
    onLook: (listener) => void lookers.push(listener),
    async start() {
      await Promise.all([settingsFile.load(), history.load()]);
      setLanguage(desktop, store, settingsFile.settings.language);
      await readConfigNow();
      const changes = { config: () => void readConfigNow(), tokens: () => void sessions.readTokens() };
      watch = await watchAws(paths, changes, log);
      // What changed while the watcher was being set up.
      await readConfigNow();
      await readLoginItem();
    },
    async stop() {
      alarm.stop();
      lateLogouts.stop();
      await Promise.all([signIn.cancelAll(), keeper.finish(), watch?.stop(), settingsFile.saved(), history.saved()]);
    },
  };
}

function createParts(desktop: Desktop): DaypassParts {
  const { paths, log, openBrowser, copyText, loopbackWorks } = desktop;
  const settingsFile = createSettingsFile(path.join(desktop.dataDir, 'settings.json'), log);
  const store = createStore(initialState(desktop));
  const clients = createAwsClients();
  const oidc = createOidc(clients);
  const portal = createPortal(clients);
  const tokenCache = createTokenCache(paths.ssoCacheDir);
  const history = createSessionHistory(path.join(desktop.dataDir, 'history.json'), log);
  const sessions = createSessions(store, tokenCache, history, (id) => settingsFile.settings.recentRoles[id] ?? []);
  const registrations = createClientRegistrations(oidc, createRegistrationCache(paths.ssoCacheDir), log);
  const signIn = createSignIn({
    store,
    sessions,
    tokenCache,
    oidc,
    registrations,
    log,
    loopbackWorks,
    openBrowser,
    callbackPage: desktop.callbackPage,
  });
  const keeper = createSessionKeeper({
    store,
    sessions,
    tokenCache,
    oidc,
    history,
    lock: createRenewalLock(path.join(paths.home, '.aws', 'sso', 'daypass'), log),
    log,
  });
  const lateLogouts = createLateLogouts(portal);
  const accounts = createAccounts({ store, sessions, portal, log });
  const roleCacheDir = paths.cliCacheDir;
  const signOut = createSignOut({
    store,
    sessions,
    signIn,
    keeper,
    accounts,
    history,
    tokenCache,
    roleCacheDir,
    portal,
    lateLogouts,
    log,
  });
  const console = createConsole({ store, settingsFile, openBrowser, copyText });
  /** Notices about the config file that the user has seen enough of, until the app starts again. */
  const dismissed = new Set<string>();
  return { settingsFile, store, sessions, signIn, keeper, history, lateLogouts, accounts, signOut, console, dismissed };
}

function initialState({ paths, systemLocale }: Desktop): AppState {
  return {
    revision: 0,
    locale: systemLocale(),
    language: 'system',
    config: { file: paths.configFile, exists: false, loaded: false },
    sessions: [],
    notices: [],
    signOutReport: null,
    launchAtLogin: { status: 'off', problem: null },
  };
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
