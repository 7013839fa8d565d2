/** The session engine on a throw-away home, with the simulated organisation in AWS's place and nothing else replaced. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { type OrganisationOptions, startOrganisation } from '../identity-center/organisation.ts';
import type { Session, SessionId, SessionPhase } from '../../src/shared/app-state.ts';
import { createAccounts } from '../../src/main/roles/accounts.ts';
import { placeOf } from '../../src/main/aws/api/aws-place.ts';
import { createAwsClients } from '../../src/main/aws/api/clients.ts';
import type { ConfiguredSession } from '../../src/main/aws/config/reader.ts';
import { createOidc, type Oidc } from '../../src/main/aws/api/oidc.ts';
import { createPortal, type Portal } from '../../src/main/aws/api/portal.ts';
import { createPortalLookup } from '../../src/main/aws/api/portal-lookup.ts';
import { createRegistrationCache } from '../../src/main/aws/cache/registration-cache.ts';
import { createTokenCache, tokenFileName, type TokenCache } from '../../src/main/aws/cache/token-cache.ts';
import { formatToken, parseToken, type Token } from '../../src/main/aws/cache/token-file.ts';
import { awsPaths } from '../../src/main/aws/paths.ts';
import { createClientRegistrations } from '../../src/main/sign-in/client-registrations.ts';
import { now } from '../../src/main/system/clock.ts';
import { createLateLogouts } from '../../src/main/sign-out/late-logouts.ts';
import { createRoleFiles } from '../../src/main/sign-out/role-files.ts';
import { createLostTokens } from '../../src/main/sessions/renewal/lost-tokens.ts';
import { createRenewalJournal } from '../../src/main/sessions/renewal/renewal-journal.ts';
import { createRenewalLock } from '../../src/main/sessions/renewal/renewal-lock.ts';
import { createSessionHistory } from '../../src/main/sessions/session-history.ts';
import { createSessionKeeper } from '../../src/main/sessions/renewal/session-keeper.ts';
import { createRejections } from '../../src/main/sessions/renewal/rejections.ts';
import { createSessions, tokenKey } from '../../src/main/sessions/sessions.ts';
import { createRegionCorrection } from '../../src/main/sign-in/region-correction.ts';
import { createSessionPortals } from '../../src/main/sessions/session-portals.ts';
import { createSignIn } from '../../src/main/sign-in/sign-in.ts';
import { createSignOut } from '../../src/main/sign-out/sign-out.ts';
import { createStore } from '../../src/main/core/store.ts';
import { createTokenScopes } from '../../src/main/sessions/token-scopes.ts';
import { createTokenLooks } from '../../src/main/sessions/token-look.ts';
import { pointEnvironment } from './environment.ts';
import { eventually } from './eventually.ts';
import { recordingLog } from './recording-log.ts';

/** Real requests take long where other work goes on beside the tests. */
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

export const startUrl = 'https://d-1234567890.awsapps.com/start';
export const legacyUrl = 'https://d-legacy7890.awsapps.com/start';

/** As `[sso-session corp]` with these changes. */
export function ssoSession(changes: Partial<ConfiguredSession> = {}): ConfiguredSession {
  const name = changes.name ?? 'corp';
  const rest = { startUrl, region: 'us-east-1', scopes: null, profiles: [] };
  return { id: `sso-session:${name}`, kind: 'sso-session', name, ...rest, ...changes };
}

export function legacySession(changes: Partial<ConfiguredSession> = {}): ConfiguredSession {
  const url = changes.startUrl ?? legacyUrl;
  const rest = { region: 'us-east-1', scopes: null, profiles: [] };
  return { id: `legacy:${url}`, kind: 'legacy', name: new URL(url).host, startUrl: url, ...rest, ...changes };
}

/** What a test may ask for; everything has a usual value. */
export interface EngineOptions {
  readonly organisation?: Partial<OrganisationOptions>;
  readonly sessions?: readonly ConfiguredSession[];
  readonly loopbackWorks?: () => boolean;
  readonly openBrowser?: (url: string) => Promise<void>;
  readonly sparesOtherTools?: () => boolean;
  /** Parts that are slow or deaf, around the real ones. */
  readonly around?: (real: Edges) => Partial<Edges>;
}

/** What talks with AWS and the disk. */
export interface Edges {
  readonly oidc: Oidc;
  readonly portal: Portal;
  readonly tokenCache: TokenCache;
}

export type Engine = Awaited<ReturnType<typeof startEngine>>;

export async function startEngine(options: EngineOptions = {}) {
  const organisation = await startOrganisation({ interval: 1, clock: now, accounts: 3, ...options.organisation });
  const home = await mkdtemp(path.join(tmpdir(), 'daypass-engine-'));
  const outside = pointEnvironment(organisation, home);
  const paths = awsPaths({ env: { HOME: home, USERPROFILE: home }, platform: process.platform, homedir: home });
  const services = createServices(paths, options);
  await services.sessions.configure(options.sessions ?? [ssoSession()]);
  return {
    organisation,
    home,
    paths,
    ...services,
    ...filesOf(paths.ssoCacheDir),
    /** Daypass has come to its end and starts again on the same home: it knows what its files tell, and nothing else. */
    async restarted() {
      const again = createServices(paths, options);
      await again.history.load();
      await again.sessions.configure(options.sessions ?? [ssoSession()]);
      return again;
    },
    async close() {
      services.lateLogouts.stop();
      for (const { id } of services.store.state.sessions) services.accounts.stop(id);
      await services.signIn.cancelAll();
      await services.history.saved();
      await organisation.close();
      Object.assign(process.env, outside.kept);
      for (const name of outside.added) delete process.env[name];
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** What ends with the process. */
export type EngineServices = ReturnType<typeof createServices>;

function createServices(
  { home, configFile, credentialsFile, ssoCacheDir, cliCacheDir }: ReturnType<typeof awsPaths>,
  options: EngineOptions,
) {
  const opened: string[] = [];
  const logged: string[] = [];
  const log = recordingLog(logged);
  const store = createStore({
    revision: 0,
    locale: 'en',
    language: 'system',
    home: '/home/me',
    config: { file: '', exists: true, loaded: true },
    sessions: [],
    notices: [],
    signOutReport: null,
    launchAtLogin: { status: 'off', problem: null },
    warnMinutes: [15, 5],
    showUser: true,
    spareOtherTools: false,
    browsers: null,
    doctor: null,
  });
  const clients = createAwsClients();
  const real = { oidc: createOidc(clients), portal: createPortal(clients), tokenCache: createTokenCache(ssoCacheDir) };
  const { oidc, portal, tokenCache } = { ...real, ...options.around?.(real) };
  const history = createSessionHistory(path.join(home, 'history.json'), log);
  const registrationCache = createRegistrationCache(ssoCacheDir);
  const sessions = createSessions(store, createTokenLooks(tokenCache, home), history, () => ({
    recentRoles: [],
    warnings: { muted: false, snoozed: null },
    browser: null,
    rememberedUser: null,
  }));
  const registrations = createClientRegistrations(oidc, registrationCache, log);
  const openBrowser = async (url: string): Promise<void> => {
    await options.openBrowser?.(url);
    opened.push(url);
  };
  const callbackPage = (outcome: string) => ({ html: outcome, csp: "default-src 'none'" });
  const loopbackWorks = options.loopbackWorks ?? (() => true);
  const portals = createSessionPortals(createPortalLookup(clients));
  const regionCorrection = createRegionCorrection({ store, file: configFile, log });
  const joined = { store, sessions, history, tokenCache, oidc, portal, log, registrations, portals, regionCorrection };
  const signIn = createSignIn({ ...joined, callbackPage, loopbackWorks, openBrowser });
  const daypassFolder = path.join(home, '.aws', 'sso', 'daypass');
  const lock = createRenewalLock(daypassFolder, log);
  const journal = createRenewalJournal(daypassFolder, { tokenCache, lock, log });
  const tokenScopes = createTokenScopes({ store, sessions, registrations: registrationCache });
  const lost = createLostTokens({ ...joined, tokenScopes });
  const keeper = createSessionKeeper({ ...joined, lock, journal, lost });
  const rejections = createRejections({ ...joined, keeper, tokenScopes });
  const accounts = createAccounts({ ...joined, tokenScopes, rejections });
  const lateLogouts = createLateLogouts();
  const running = { signIn, keeper, accounts, lateLogouts };
  const roleFiles = createRoleFiles(store, { configFile, credentialsFile });
  const sparesOtherTools = options.sparesOtherTools ?? (() => false);
  const removing = { journal, roleFiles, roleCacheDir: cliCacheDir, sparesOtherTools };
  const acts = { ...running, signOut: createSignOut({ ...joined, ...running, ...removing }) };
  const session = (id: SessionId = 'sso-session:corp'): Session => {
    const found = store.session(id);
    if (!found) throw new Error(`There is no session ${id}`);
    return found;
  };
  const phase = (id?: SessionId): SessionPhase => session(id).phase;
  return {
    ...joined,
    ...acts,
    real,
    roleFiles,
    registrationCache,
    journal,
    lost,
    tokenScopes,
    rejections,
    opened,
    logged,
    session,
    phase,
    /** Resolves with the phase once it has this step, and if wanted this progress. */
    phaseIs: (step: SessionPhase['step'], id?: SessionId) =>
      eventually(() => {
        const current = phase(id);
        if (current.step !== step) throw new Error(`${step} expected: ${JSON.stringify(current)}`);
        return current;
      }),
  };
}

/** What tests put into the token folder and look up there. */
function filesOf(dir: string) {
  const fileOf = (key: string): string => path.join(dir, tokenFileName(key));
  return {
    fileOf,
    /** As another tool writes it: by its own form, in place. */
    async putToken(session: ConfiguredSession, token: Token): Promise<void> {
      await mkdir(dir, { recursive: true });
      await writeFile(fileOf(tokenKey(session)), formatToken(token));
    },
    async tokenIn(session: ConfiguredSession): Promise<Token> {
      const parsed = parseToken(await readFile(fileOf(tokenKey(session)), 'utf8'));
      if ('defect' in parsed) throw new Error(parsed.defect);
      return parsed.token;
    },
    /** Names of all files in the cache folder. */
    cacheFiles: (): Promise<string[]> => readdir(dir).catch(() => []),
  };
}

/** A sign-in that another tool has made: registered, signed in by the first user, and the token as its file has it. */
export async function signedInElsewhere(
  { organisation, oidc }: Pick<Engine, 'organisation' | 'oidc'>,
  { region, startUrl: url, kind }: ConfiguredSession,
  scopes: readonly string[] = kind === 'legacy' ? [] : ['sso:account:access'],
): Promise<Token> {
  const place = placeOf({ region });
  const registration = await oidc.register(place, { clientName: 'elsewhere', scopes, issuerUrl: null });
  const { clientId, clientSecret } = registration;
  const device = await oidc.startDeviceAuthorization(place, { clientId, clientSecret, startUrl: url });
  organisation.approveDevice(device.userCode);
  const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
  const tokens = await oidc.createToken(place, { clientId, clientSecret, grantType, deviceCode: device.deviceCode });
  return {
    startUrl: url,
    region,
    accessToken: tokens.accessToken,
    expiresAt: Math.floor((now() + tokens.expiresIn) / 1000) * 1000,
    clientId,
    clientSecret,
    registrationExpiresAt: registration.expiresAt,
    refreshToken: tokens.refreshToken,
    other: {},
  };
}
