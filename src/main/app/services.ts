/** Makes the domain's services and joins them; app/daypass.ts brings them to life. */
import path from 'node:path';
import type { AppState } from '../../shared/app-state.ts';
import { type Accounts, createAccounts } from '../roles/accounts.ts';
import { createAwsClients } from '../aws/api/clients.ts';
import { createIdentity } from '../aws/api/identity.ts';
import { createOidc } from '../aws/api/oidc.ts';
import { createPortal } from '../aws/api/portal.ts';
import { createPortalLookup, type PortalLookup } from '../aws/api/portal-lookup.ts';
import { createRegionLookup, type RegionLookup } from '../aws/api/portal-region.ts';
import { createRegistrationCache } from '../aws/cache/registration-cache.ts';
import { createTokenCache, type TokenCache } from '../aws/cache/token-cache.ts';
import { createBrowsers } from '../browsers/browsers.ts';
import { createClientRegistrations } from '../sign-in/client-registrations.ts';
import { type ClockCheck, createClockCheck } from '../sessions/clock-check.ts';
import { type Console, createConsole } from '../roles/console.ts';
import type { Desktop } from './desktop.ts';
import { daypassFolder } from '../system/files.ts';
import { followDoubtedEnds } from '../sessions/renewal/doubted-ends.ts';
import { followRemovedFiles } from '../sessions/removed-files.ts';
import { createLateLogouts, type LateLogouts } from '../sign-out/late-logouts.ts';
import { createRoleFiles, type RoleFiles } from '../sign-out/role-files.ts';
import { createLostTokens, type LostTokens } from '../sessions/renewal/lost-tokens.ts';
import { createRenewalJournal, type RenewalJournal } from '../sessions/renewal/renewal-journal.ts';
import { createRenewalLock } from '../sessions/renewal/renewal-lock.ts';
import { createRoleCredentials, type RoleCredentials } from '../roles/role-credentials.ts';
import { createPageTurns } from '../browsers/page-turns.ts';
import { createSessionBrowsers, type SessionBrowsers } from '../browsers/session-browsers.ts';
import { createSessionHistory, type SessionHistory } from '../sessions/session-history.ts';
import { createSessionKeeper, type SessionKeeper } from '../sessions/renewal/session-keeper.ts';
import { createRejections } from '../sessions/renewal/rejections.ts';
import { createSessions, type Sessions } from '../sessions/sessions.ts';
import { createSavedSettings, type SavedSettings } from '../core/saved-settings.ts';
import { createShownNotifications, type ShownNotifications } from '../notifications/shown-notifications.ts';
import { createRegionCorrection } from '../sign-in/region-correction.ts';
import { createSessionPortals } from '../sessions/session-portals.ts';
import { createSignIn, type SignIn } from '../sign-in/sign-in.ts';
import { createSignOut, type SignOut } from '../sign-out/sign-out.ts';
import { createSignedInUsers, type SignedInUsers } from '../identity/signed-in-users.ts';
import { createStore, type Store } from '../core/store.ts';
import { createTokenScopes } from '../sessions/token-scopes.ts';
import { createTokenLooks, type TokenLooks } from '../sessions/token-look.ts';

export interface Services {
  readonly store: Store;
  readonly settings: SavedSettings;
  readonly sessions: Sessions;
  readonly tokenLooks: TokenLooks;
  readonly clockCheck: ClockCheck;
  readonly portalLookup: PortalLookup;
  readonly regionLookup: RegionLookup;
  readonly signIn: SignIn;
  readonly signOut: SignOut;
  readonly keeper: SessionKeeper;
  readonly tokenCache: TokenCache;
  readonly journal: RenewalJournal;
  readonly lost: LostTokens;
  readonly stopRemovedFiles: () => void;
  readonly history: SessionHistory;
  readonly shown: ShownNotifications;
  readonly lateLogouts: LateLogouts;
  readonly roleFiles: RoleFiles;
  readonly accounts: Accounts;
  readonly roleCredentials: RoleCredentials;
  readonly console: Console;
  readonly sessionBrowsers: SessionBrowsers;
  readonly users: SignedInUsers;
  /** Notices about the config file that the user has seen enough of, until the app starts again. */
  readonly dismissed: Set<string>;
}

export function createServices(desktop: Desktop): Services {
  const { paths, log, copyText, loopbackWorks } = desktop;
  const store = createStore(initialState(desktop));
  const settings = createSavedSettings(path.join(desktop.dataDir, 'settings.json'), store, log);
  const clockCheck = createClockCheck(store);
  const clients = createAwsClients(process.env, (there, askedAt) => clockCheck.heard(there, askedAt));
  const oidc = createOidc(clients);
  const portal = createPortal(clients);
  const tokenCache = createTokenCache(paths.ssoCacheDir);
  const history = createSessionHistory(path.join(desktop.dataDir, 'history.json'), log);
  const tokenLooks = createTokenLooks(tokenCache, paths.home);
  const sessions = createSessions(store, tokenLooks, history, settings.choicesFor, () => clockCheck.awsNow());
  const registrationCache = createRegistrationCache(paths.ssoCacheDir);
  const registrations = createClientRegistrations(oidc, registrationCache, log);
  const tokenScopes = createTokenScopes({ store, sessions, registrations: registrationCache });
  const { env, platform } = process;
  const browsers = createBrowsers({ env, platform, homedir: paths.home });
  const sessionBrowsers = createSessionBrowsers({ store, browsers, openBrowser: desktop.openBrowser });
  const openBrowser = createPageTurns(sessionBrowsers.open);
  const portalLookup = createPortalLookup(clients);
  const portals = createSessionPortals(portalLookup);
  const signIn = createSignIn({
    store,
    sessions,
    tokenCache,
    oidc,
    registrations,
    portals,
    regionCorrection: createRegionCorrection({ store, file: paths.configFile, log }),
    log,
    loopbackWorks,
    openBrowser,
    callbackPage: desktop.callbackPage,
  });
  const ownFolder = daypassFolder(paths.home);
  const lock = createRenewalLock(ownFolder, log);
  const journal = createRenewalJournal(ownFolder, { tokenCache, lock, log });
  const lost = createLostTokens({ store, sessions, portal, tokenScopes, log });
  const keeper = createSessionKeeper({
    store,
    sessions,
    tokenCache,
    oidc,
    history,
    lock,
    journal,
    lost,
    log,
  });
  const lateLogouts = createLateLogouts();
  const rejections = createRejections({ store, sessions, keeper, portal, tokenScopes, log });
  const accounts = createAccounts({ store, sessions, portal, tokenScopes, rejections, log });
  const roleCredentials = createRoleCredentials(store, paths.cliCacheDir);
  const roleCacheDir = paths.cliCacheDir;
  const roleFiles = createRoleFiles(store, paths);
  const signOut = createSignOut({
    store,
    sessions,
    signIn,
    keeper,
    accounts,
    history,
    tokenCache,
    journal,
    roleFiles,
    roleCacheDir,
    portal,
    oidc,
    lateLogouts,
    sparesOtherTools: () => store.state.spareOtherTools,
    log,
  });
  const console = createConsole({ store, sessions, openBrowser, copyText, portals });
  const users = createSignedInUsers({
    store,
    sessions,
    history,
    tokenScopes,
    portal,
    identity: createIdentity(clients),
    log,
    isPanelVisible: desktop.isPanelVisible,
    showPanel: desktop.showPanel,
  });
  const shown = createShownNotifications(path.join(desktop.dataDir, 'notifications.json'), log);
  const dismissed = new Set<string>();
  const stopRemovedFiles = followRemovedFiles({
    store,
    sessions,
    tokenCache,
    roleCredentials,
    tokenFolder: paths.ssoCacheDir,
    log,
  });
  followDoubtedEnds({ store, sessions, portal, tokenScopes, rejections, log });
  return {
    settings,
    store,
    sessions,
    tokenLooks,
    clockCheck,
    portalLookup,
    regionLookup: createRegionLookup(clients),
    signIn,
    keeper,
    tokenCache,
    journal,
    lost,
    stopRemovedFiles,
    history,
    shown,
    lateLogouts,
    roleFiles,
    accounts,
    roleCredentials,
    signOut,
    console,
    sessionBrowsers,
    users,
    dismissed,
  };
}

function initialState({ paths, systemLocale }: Desktop): AppState {
  return {
    revision: 0,
    locale: systemLocale(),
    language: 'system',
    home: paths.home,
    config: { file: paths.configFile, exists: false, loaded: false },
    sessions: [],
    notices: [],
    signOutReport: null,
    launchAtLogin: { status: 'off', problem: null },
    warnMinutes: [15, 5],
    showUser: true,
    spareOtherTools: false,
    browsers: null,
    doctor: null,
  };
}
