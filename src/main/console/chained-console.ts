/**
 * Opens the console of a role that is assumed through others: the access portal does not know such roles, so AWS's federation endpoint
 * is asked for a sign-in token. The address that holds it is a secret: it goes to a browser through a page that leads there once.
 */
import type { SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { type EpochMs, minute } from '../../shared/time.ts';
import { placeOf } from '../aws/api/aws-place.ts';
import type { Federation } from '../aws/api/federation.ts';
import type { AwsPaths } from '../aws/paths.ts';
import type { RoleOfPage } from '../browsers/page-turns.ts';
import type { OpenSecretPage } from '../browsers/secret-pages.ts';
import { invalidCommand } from '../core/dispatch.ts';
import { finalProblemOf } from '../core/problem-error.ts';
import { rememberUse } from '../core/role-uses.ts';
import type { Store } from '../core/store.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { CredentialPlan } from '../credentials/plan.ts';
import { readPlan } from '../credentials/read-plan.ts';
import { roleInArn } from '../profiles/chained-profiles.ts';
import { consoleAddress, type ConsolePage } from '../roles/console-destination.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { now } from '../system/clock.ts';
import type { Log } from '../system/log.ts';

export interface ChainedTarget extends ConsolePage {
  readonly sessionId: SessionId;
  readonly profile: string;
  /** In the system's browser, although the session or the role has one of its own. */
  readonly inOtherBrowser?: boolean | undefined;
}

/** A console that is ready to be opened. */
export interface ConsoleLogin {
  /** A secret. */
  readonly url: string;
  /** When nobody gets in with it any more. */
  readonly urlEndsAt: EpochMs;
  /** When the console that is opened with it ends. */
  readonly consoleEndsAt: EpochMs;
  /** Whose console it is; null: the ARN names no role of an account. */
  readonly role: RoleOfPage | null;
}

export interface ChainedConsole {
  /** Resolves when a browser has the page. Asked for again meanwhile, it is the same page. */
  open(target: ChainedTarget): Promise<Result>;
  /** For a plan with roles that are assumed. `region`: that of its profile. */
  login(plan: CredentialPlan, region: string | null, page: ConsolePage): Promise<Result<ConsoleLogin>>;
  /** Opens what `login` has given, in the browser of its role, or else of this session. */
  show(login: ConsoleLogin, id: SessionId, inOtherBrowser?: boolean): Promise<Result>;
}

export interface ChainedConsoleDeps {
  readonly store: Store;
  readonly sessions: Pick<Sessions, 'configuredSession'>;
  readonly credentials: Pick<Credentials, 'get'>;
  readonly federation: Federation;
  readonly paths: Pick<AwsPaths, 'configFile' | 'credentialsFile'>;
  readonly openSecretPage: OpenSecretPage;
  readonly log: Log;
}

/** The console ends with the keys that it was opened with: those that end soon are not worth a console. */
const leastLeft = 45 * minute;
/** How long AWS takes a sign-in token (IAM user guide, id_roles_providers_enable-console-custom-url). */
const urlLife = 15 * minute;

export function createChainedConsole(deps: ChainedConsoleDeps): ChainedConsole {
  const { store, paths, openSecretPage } = deps;
  const login = createLogin(deps);
  const opening = new Map<string, Promise<Result>>();

  const show: ChainedConsole['show'] = async ({ url, role }, id, inOtherBrowser = false) => {
    try {
      await openSecretPage(url, id, inOtherBrowser ? 'other' : (role ?? 'own'));
      return ok;
    } catch (error) {
      const shown = finalProblemOf(error);
      if (shown.code !== 'unexpected') return failure(shown);
      return failure(problem('browser-not-opened', { host: new URL(url).host }, 'user'));
    }
  };

  const openNow = async ({ sessionId, profile, inOtherBrowser, ...page }: ChainedTarget): Promise<Result> => {
    const planned = await readPlan(paths, profile);
    if ('problem' in planned) return failure(planned.problem);
    const { plan, region } = planned;
    // Since it was shown the files may say something else.
    if (plan.sso.sessionId !== sessionId || plan.assumed.length === 0) return invalidCommand();
    const made = await login(plan, region, page);
    if (!made.ok) return made;
    const shown = await show(made.value, sessionId, inOtherBrowser);
    const role = store.session(sessionId)?.chained.find(({ name }) => name === profile);
    if (shown.ok && role) rememberUse(store, { sessionId, ...role, profile });
    return shown;
  };

  return {
    login,
    show,
    open(target) {
      const { sessionId, profile } = target;
      // Nothing that Daypass has not shown: a flaw in the panel is not to name profiles of its own.
      const isShown = store.session(sessionId)?.chained.some(({ name }) => name === profile) ?? false;
      if (!isShown) return Promise.resolve(invalidCommand());
      const key = JSON.stringify(target);
      const same = opening.get(key);
      if (same) return same;
      const opened = openNow(target).finally(() => opening.delete(key));
      opening.set(key, opened);
      return opened;
    },
  };
}

function createLogin({ sessions, credentials, federation, log }: ChainedConsoleDeps): ChainedConsole['login'] {
  return async (plan, usualRegion, page) => {
    const session = sessions.configuredSession(plan.sso.sessionId);
    if (!session) return invalidCommand();
    const address = consoleAddress(page, { sessionRegion: session.region, usualRegion });
    if (!address.ok) return address;
    const keys = await credentials.get(plan, { isShared: false, leastLeft });
    if (!keys.ok) return keys;
    try {
      const { endpointKinds = session.endpointKinds } = plan;
      const place = { ...placeOf(session), region: regionIn(address.value), endpointKinds };
      const { token, endpoint } = await federation.signinToken(place, keys.value);
      const url = loginUrl(endpoint, { issuer: session.startUrl, destination: address.value, token });
      const role = roleInArn(plan.assumed.at(-1)?.request.roleArn ?? '');
      return { ok: true, value: { url, urlEndsAt: now() + urlLife, consoleEndsAt: keys.value.expiresAt, role } };
    } catch (error) {
      log.warn('no console for a chained role', { error });
      return failure(finalProblemOf(error));
    }
  };
}

/** `region` stands in each address that `consoleAddress` makes. */
function regionIn(address: string): string {
  return new URL(address).searchParams.get('region') ?? '';
}

interface LoginParts {
  /** Where AWS leads people whose console has ended. */
  readonly issuer: string;
  readonly destination: string;
  readonly token: string;
}

function loginUrl(endpoint: URL, { issuer, destination, token }: LoginParts): string {
  const query = new URLSearchParams({
    Action: 'login',
    Issuer: issuer,
    Destination: destination,
    SigninToken: token,
  });
  return `${endpoint.href}?${query.toString()}`;
}
