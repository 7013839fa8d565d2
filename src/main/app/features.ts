/** The storey of the features: what a user can do with the sessions, and be told of them. */
import path from 'node:path';
import { createBrowsers } from '../browsers/browsers.ts';
import { createPageTurns, type OpenPage } from '../browsers/page-turns.ts';
import { createSecretPages } from '../browsers/secret-pages.ts';
import { createSystemBrowser } from '../browsers/system-browser.ts';
import { createSessionBrowsers, type SessionBrowsers } from '../browsers/session-browsers.ts';
import { type ChainedConsole, type ChainedTarget, createChainedConsole } from '../console/chained-console.ts';
import { createConfigProblems } from '../doctor/config-problems.ts';
import { createDoctor, type Doctor } from '../doctor/doctor.ts';
import { createSignedInUsers, type SignedInUsers } from '../identity/signed-in-users.ts';
import { createChainedReader, type ReadChained } from '../profiles/chained-reader.ts';
import { createShownNotifications, type ShownNotifications } from '../notifications/shown-notifications.ts';
import { type Accounts, createAccounts } from '../roles/accounts.ts';
import { type Console, createConsole } from '../roles/console.ts';
import { createConsoleAfterSignIn } from '../roles/console-after-sign-in.ts';
import { pageRefusal } from '../roles/console-destination.ts';
import { type BackgroundListing, createBackgroundListing } from '../roles/background-listing.ts';
import type { Result } from '../../shared/result.ts';
import { createSessionPortals } from '../sessions/session-portals.ts';
import { createClientRegistrations } from '../sign-in/client-registrations.ts';
import { createRegionCorrection } from '../sign-in/region-correction.ts';
import { createRegistrationRemoval, type RemoveRegistration } from '../sign-in/registration-removal.ts';
import { createSignIn, type SignIn } from '../sign-in/sign-in.ts';
import { createSignInQueue, type SignInQueue } from '../sign-in/sign-in-queue.ts';
import { createEndings } from '../sign-out/endings.ts';
import { createPendingLogouts, type PendingLogouts } from '../sign-out/pending-logouts.ts';
import { createRoleFiles, type RoleFiles } from '../sign-out/role-files.ts';
import { createOtherSignIns, type OtherSignInsReader } from '../sign-out/other-sign-ins.ts';
import { createFreshSessions, type FreshSessions } from '../sign-out/fresh-session.ts';
import { createUnfinishedSessions, type UnfinishedSessions } from '../sign-out/unfinished-sessions.ts';
import { createSignOut, type SignOut } from '../sign-out/sign-out.ts';
import { notesFolder } from '../system/process-notes.ts';
import { createUpdates, type Updates } from '../updates/updates.ts';
import { createWaitingCallers, type WaitingCallersReader } from '../waiting/waiting-callers.ts';
import type { Aws } from './aws.ts';
import { createCredentialFeatures, type CredentialFeatures } from './credential-features.ts';
import type { Core } from './core.ts';
import type { Desktop } from './desktop.ts';
import type { SessionEngine } from './session-engine.ts';

export interface Features extends CredentialFeatures {
  readonly sessionBrowsers: SessionBrowsers;
  readonly signIn: SignIn;
  readonly signInQueue: SignInQueue;
  readonly removeRegistration: RemoveRegistration;
  readonly accounts: Accounts;
  readonly backgroundListing: BackgroundListing;
  readonly console: Console;
  readonly chainedConsole: ChainedConsole;
  /** Opens the console of a role, or of a profile that leads to one, after a sign-in where nobody is signed in. */
  readonly openConsole: (target: ConsoleTarget) => Promise<Result>;
  readonly users: SignedInUsers;
  readonly pendingLogouts: PendingLogouts;
  readonly roleFiles: RoleFiles;
  readonly signOut: SignOut;
  readonly otherSignIns: OtherSignInsReader;
  readonly shown: ShownNotifications;
  readonly doctor: Doctor;
  readonly updates: Updates;
  readonly waitingCallers: WaitingCallersReader;
  readonly unfinishedSessions: UnfinishedSessions;
  readonly freshSessions: FreshSessions;
  /** Looks how many problems the config file has, for the notice about it. */
  readonly countConfigProblems: () => Promise<void>;
  /** Reads which profiles assume roles with the credentials of the sessions. */
  readonly readChained: ReadChained;
  /** Ends what runs; resolves when no sign-in can write any more. */
  stop(): Promise<void>;
}

type ConsoleTarget = Parameters<Console['open']>[0] | ChainedTarget;

/** What the storeys below have made. */
export type Below = Core & Aws & Omit<SessionEngine, 'stop'>;

export function createFeatures(below: Below, desktop: Desktop): Features {
  const { store, paths, log, config } = below;
  const { platform } = desktop;
  const { sessionBrowsers, openBrowser, openSecretPage } = createPages(below, desktop);
  const { portals, signIn, removeRegistration } = createSigningIn(below, desktop, openBrowser);
  const console = createConsole({ ...below, openBrowser, copyText: desktop.copyText, portals });
  const accounts = createAccounts(below);
  const handingOut = createCredentialFeatures(below, desktop);
  const chainedConsole = createChainedConsole({ ...below, credentials: handingOut.innerCredentials, openSecretPage });
  const users = createSignedInUsers({ ...below, ...desktop });
  const signingOut = createSigningOut(below, { signIn, accounts, ...handingOut });
  const otherSignIns = createOtherSignIns(below);
  const doctor = createDoctor({ ...below, ...desktop, readConfigNow: config.read });
  const countConfigProblems = createConfigProblems({ ...below, platform });
  const readChained = createChainedReader(store, paths);
  config.onRead(() => {
    void Promise.all([readChained(), otherSignIns.read(), countConfigProblems()]);
    doctor.refresh();
  });
  return {
    ...signingOut,
    sessionBrowsers,
    signIn,
    removeRegistration,
    signInQueue: createSignInQueue({ ...below, signIn }),
    accounts,
    backgroundListing: createBackgroundListing({ store, accounts, sessions: below.sessions }),
    console,
    ...handingOut,
    chainedConsole,
    openConsole: openConsoleWith({ store, console, chainedConsole, signIn }),
    users,
    otherSignIns,
    shown: createShownNotifications(path.join(below.dataDir, 'notifications.json'), log),
    doctor,
    countConfigProblems,
    readChained,
    updates: createOwnUpdates(below, desktop, openBrowser),
    async stop() {
      signingOut.pendingLogouts.stop();
      signingOut.unfinishedSessions.stop();
      users.stop();
      await Promise.all([signIn.cancelAll(), handingOut.copiedKeys.clear(), handingOut.serving.stop()]);
    },
  };
}

function createSigningIn(below: Below, desktop: Desktop, openBrowser: OpenPage) {
  const { store, paths, log } = below;
  const portals = createSessionPortals(below.portalLookup);
  const registrations = createClientRegistrations(below.oidc, below.registrationCache, log);
  const signIn = createSignIn({
    ...below,
    registrations,
    portals,
    regionCorrection: createRegionCorrection({ store, file: paths.configFile, log }),
    loopbackWorks: desktop.loopbackWorks,
    openBrowser,
    callbackPage: desktop.callbackPage,
  });
  return { portals, signIn, removeRegistration: createRegistrationRemoval({ ...below, registrations, portals }) };
}

/** Newer versions of the app itself. */
function createOwnUpdates({ store, log, dataDir }: Below, { updater }: Desktop, openPage: OpenPage): Updates {
  const file = path.join(dataDir, 'updates.json');
  const isAllowed = (): boolean => store.state.managed.checkForUpdates !== false;
  // In turn with all other pages: whoever takes the panel over opens no more of these either.
  const openBrowser = (url: string): Promise<void> => openPage(url, null);
  return createUpdates({ store, log, file, updater: updater ?? null, isAllowed, openBrowser });
}

/** What opens pages, each session's in its own browser. */
function createPages({ store, paths }: Below, desktop: Desktop) {
  const { env, platform, readBrowserChoices: readChoices } = desktop;
  const browsers = createBrowsers({ env, platform, homedir: paths.home });
  const openBrowser = createSystemBrowser(desktop, desktop.openBrowser);
  const sessionBrowsers = createSessionBrowsers({ store, browsers, openBrowser, readChoices });
  const openPage = createPageTurns(sessionBrowsers.open);
  return { sessionBrowsers, openBrowser: openPage, openSecretPage: createSecretPages(openPage) };
}

function openConsoleWith({
  store,
  console,
  chainedConsole,
  signIn,
}: Pick<Below, 'store'> & Pick<Features, 'console' | 'chainedConsole' | 'signIn'>): Features['openConsole'] {
  return createConsoleAfterSignIn<ConsoleTarget>({
    store,
    open: (target) => ('profile' in target ? chainedConsole.open(target) : console.open(target)),
    refusal: (target) => {
      const region = store.session(target.sessionId)?.region;
      const noPage = region === undefined ? null : pageRefusal(target, region);
      return ('profile' in target ? null : console.refusal(target)) ?? noPage;
    },
    signIn: (id) => signIn.start(id),
  });
}

/** What ends everything that the other features have under way. */
function createSigningOut(
  below: Below,
  { copiedKeys, serving, ...running }: Pick<Features, 'signIn' | 'accounts' | keyof CredentialFeatures>,
) {
  const { store, paths } = below;
  const pendingLogouts = createPendingLogouts();
  const roleFiles = createRoleFiles(store, paths);
  const waitingCallers = createWaitingCallers(store, notesFolder(paths.home));
  const signOut = createSignOut({
    ...below,
    ...running,
    endings: createEndings({ copiedKeys, serving }),
    pendingLogouts,
    roleFiles,
    waitingCallers,
    roleCacheDir: paths.cliCacheDir,
    sparesOtherTools: () => store.state.spareOtherTools,
  });
  const unfinishedSessions = createUnfinishedSessions(store, notesFolder(paths.home));
  const freshSessions = createFreshSessions({ ...below, ...running, signOut, unfinishedSessions });
  below.config.onRead(() => {
    void roleFiles.remember();
    void waitingCallers.read();
    void unfinishedSessions.read();
  });
  return { pendingLogouts, roleFiles, signOut, waitingCallers, unfinishedSessions, freshSessions };
}
