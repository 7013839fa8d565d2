/** The session engine on a throw-away home, with the simulated organisation in AWS's place and nothing else replaced. */
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeFolder } from '../remove-folder.ts';
import { type OrganisationOptions, startOrganisation } from '../identity-center/organisation.ts';
import type { Session, SessionId, SessionPhase } from '../../src/shared/app-state.ts';
import { second } from '../../src/shared/time.ts';
import { type Aws, createAws } from '../../src/main/app/aws.ts';
import type { Desktop } from '../../src/main/app/desktop.ts';
import { createServices } from '../../src/main/app/services.ts';
import { placeOf } from '../../src/main/aws/api/aws-place.ts';
import { tokenFileName } from '../../src/main/aws/cache/token-cache.ts';
import { formatToken, parseToken, type Token } from '../../src/main/aws/cache/token-file.ts';
import type { ConfiguredSession } from '../../src/main/aws/config/configured-sessions.ts';
import type { Store } from '../../src/main/core/store.ts';
import { tokenKey } from '../../src/main/sessions/sessions.ts';
import { now } from '../../src/main/system/clock.ts';
import { inTime } from '../../src/main/system/time-limits.ts';
import { desktopAt } from './desktop.ts';
import { pointEnvironment } from './environment.ts';
import { eventually } from './eventually.ts';
import { recordingLog } from './recording-log.ts';

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
  readonly desktop?: Partial<Omit<Desktop, 'env' | 'paths' | 'dataDir' | 'log'>>;
  /** Edges that are slow or deaf, around the real ones. */
  readonly around?: (real: Edges) => Partial<Edges>;
}

/** What talks with AWS and the disk. */
export type Edges = Pick<Aws, 'oidc' | 'portal' | 'tokenCache'>;

export type Engine = Awaited<ReturnType<typeof startEngine>>;

export async function startEngine(options: EngineOptions = {}) {
  const organisation = await startOrganisation({ interval: 1, clock: now, accounts: 3, ...options.organisation });
  const home = await mkdtemp(path.join(tmpdir(), 'daypass-engine-'));
  const outside = pointEnvironment(organisation, home);
  const services = createProcess(home, options);
  await services.load();
  await services.sessions.configure(options.sessions ?? [ssoSession()]);
  return {
    organisation,
    home,
    ...services,
    ...filesOf(services.paths.ssoCacheDir),
    /** Daypass has come to its end and starts again on the same home: it knows what its files tell, and nothing else. */
    async restarted() {
      const again = createProcess(home, options);
      await again.load();
      await again.sessions.configure(options.sessions ?? [ssoSession()]);
      return again;
    },
    async close() {
      for (const { id } of services.store.state.sessions) services.accounts.stop(id);
      await inTime(services.stop(), second);
      await services.saved();
      await organisation.close();
      outside.restore();
      await removeFolder(home);
    },
  };
}

/** What ends with the process. */
export type EngineProcess = ReturnType<typeof createProcess>;

/** The services as the app makes them (app/services.ts), and what a test sees of them. */
function createProcess(home: string, { desktop: given, around }: EngineOptions) {
  const opened: string[] = [];
  const logged: string[] = [];
  const desktop = desktopAt(home, {
    log: recordingLog(logged),
    ...given,
    openBrowser: async (url) => {
      await given?.openBrowser?.(url);
      opened.push(url);
    },
  });
  const real = createAws(desktop);
  const services = createServices(desktop, { ...real, ...around?.(real) });
  return { ...services, real, opened, logged, ...phasesOf(services.store) };
}

function phasesOf(store: Store) {
  const session = (id: SessionId = 'sso-session:corp'): Session => {
    const found = store.session(id);
    if (!found) throw new Error(`There is no session ${id}`);
    return found;
  };
  const phase = (id?: SessionId): SessionPhase => session(id).phase;
  return {
    session,
    phase,
    /** Resolves with the phase once it has this step. */
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
