/** Opens the access portal, or through it the console of an account and role, which is remembered as recently used. */
import type { AppState, Session, SessionId } from '../../shared/app-state.ts';
import type { CommandOf } from '../../shared/commands.ts';
import { goneFromList, markedGone } from '../../shared/gone-roles.ts';
import { providerSignOutPage } from '../../shared/identity-providers.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import type { OpenPage, WhichBrowser } from '../browsers/page-turns.ts';
import { finalProblemOf, ProblemError } from '../core/problem-error.ts';
import { consoleDestination, type ConsolePage } from './console-destination.ts';
import { consoleLink } from './console-link.ts';
import { rememberUse } from '../core/role-uses.ts';
import type { Store } from '../core/store.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { SessionPortals } from '../sessions/session-portals.ts';
import { isTrustedUrl } from '../browsers/trusted-url.ts';

export interface ConsoleDeps {
  readonly store: Store;
  /** Opens the session's browser when it is its turn; rejects when it cannot. */
  readonly openBrowser: OpenPage;
  readonly copyText: (text: string) => Promise<void>;
  readonly sessions: Pick<Sessions, 'configuredSession'>;
  readonly portals: Pick<SessionPortals, 'recall'>;
}

type Target = Pick<CommandOf<'open-console'>, 'sessionId' | 'accountId' | 'roleName'> & ConsolePage;

export interface Console {
  /** `inOtherBrowser`: in the system's browser, although the session or the role has one of its own. */
  open(target: Target & { readonly inOtherBrowser?: boolean | undefined }): Promise<Result>;
  copyLink(target: Target): Promise<Result>;
  /** The link itself, for whoever asks for it in a terminal: any role may be named there. `usualRegion`: that of the profile. */
  link(target: Target, usualRegion: string | null): Promise<Result<string>>;
  /** Why this role would not be opened, whoever is signed in; null if it would. */
  refusal(target: Target): Problem | null;
  /** Opens such a link for a role, in its browser; the role is not remembered. */
  show(link: string, role: Pick<Target, 'sessionId' | 'accountId' | 'roleName'>): Promise<Result>;
  /** The portal's own page, with all accounts. */
  openPortal(id: SessionId): Promise<Result>;
  /** The page of the identity provider that the user has named, where the browser is signed out of it. */
  openProviderSignOut(id: SessionId): Promise<Result>;
}

export function createConsole(deps: ConsoleDeps): Console {
  const { store, sessions, openBrowser, copyText } = deps;
  const { pageOf, linkAt } = createLinks(deps);

  const show = async (url: string, id: SessionId, browser: WhichBrowser = 'own'): Promise<Result> => {
    try {
      await openBrowser(url, id, undefined, browser);
      return ok;
    } catch (error) {
      if (error instanceof ProblemError) return failure(error.problem);
      return failure(problem('browser-not-opened', { host: new URL(url).host }, 'user'));
    }
  };

  const linkTo = async (target: Target): Promise<Result<string>> => {
    const session = sessions.configuredSession(target.sessionId);
    if (!session) return unknown;
    const refusal = refusalOf(store.state, target);
    return refusal === null ? linkAt(session, target, null) : failure(refusal);
  };

  return {
    async open(target) {
      const link = await linkTo(target);
      if (!link.ok) return link;
      const shown = await show(link.value, target.sessionId, target.inOtherBrowser === true ? 'other' : roleOf(target));
      if (shown.ok) rememberUse(store, target);
      return shown;
    },
    async copyLink(target) {
      const link = await linkTo(target);
      if (!link.ok) return link;
      await copyText(link.value);
      rememberUse(store, target);
      return ok;
    },
    async link(target, usualRegion) {
      const session = sessions.configuredSession(target.sessionId);
      return session ? linkAt(session, target, usualRegion) : unknown;
    },
    show: (link, role) => show(link, role.sessionId, roleOf(role)),
    refusal: (target) => refusalOf(store.state, target),
    async openPortal(id) {
      const session = sessions.configuredSession(id);
      if (!session) return unknown;
      const page = await pageOf(session, (startUrl) => startUrl);
      return page.ok ? show(page.value, id) : page;
    },
    async openProviderSignOut(id) {
      const { identityProvider } = store.state;
      if (identityProvider === null || !sessions.configuredSession(id)) return unknown;
      return show(providerSignOutPage(identityProvider), id);
    },
  };
}

function roleOf({ accountId, roleName }: Pick<Target, 'accountId' | 'roleName'>): WhichBrowser {
  return { accountId, roleName };
}

const unknown = failure(problem('command-invalid', {}, 'none'));

/** What leads to a session's portal and through it, as far as the session may open it. */
function createLinks({ portals }: Pick<ConsoleDeps, 'portals'>) {
  /** The address that `make` makes of the session's portal, if the session may open it. */
  const pageOf = async (session: ConfiguredSession, make: (startUrl: string) => string): Promise<Result<string>> => {
    try {
      const { startUrl } = await portals.recall(session);
      const url = make(startUrl);
      if (isTrustedUrl(url, startUrl, null)) return { ok: true, value: url };
      return failure(problem('url-not-trusted', { url: session.startUrl }, 'user'));
    } catch (error) {
      if (error instanceof ProblemError) return failure(finalProblemOf(error));
      throw error;
    }
  };
  const linkAt = async (
    session: ConfiguredSession,
    { accountId, roleName, ...page }: Target,
    usualRegion: string | null,
  ): Promise<Result<string>> => {
    const destination = consoleDestination(page, { sessionRegion: session.region, usualRegion });
    if (!destination.ok) return destination;
    const role = { accountId, roleName, destination: destination.value };
    // A link at an own domain would lose what is behind its `#` where the redirect brings one along (RFC 9110, 10.2.2).
    return pageOf(session, (startUrl) => consoleLink(startUrl, role));
  };
  return { pageOf, linkAt };
}

/**
 * Only what Daypass itself has shown somewhere: a flaw in the panel is not to name accounts and roles of its own. And nothing that
 * AWS's last list speaks against: its console would fail.
 */
function refusalOf(state: AppState, target: Target): Problem | null {
  const { sessionId, accountId, roleName } = target;
  const session = state.sessions.find(({ id }) => id === sessionId);
  const isKnown = isKnownRole(state, target);
  const gone = session && (isKnown ? goneFromList : markedGone)(session.accounts, target);
  if (!session || !gone) return isKnown ? null : problem('command-invalid', {}, 'none');
  const account = accountName(session, accountId) ?? accountId;
  return problem('role-not-listed', { role: roleName, account, accountId, sessionId, gone }, 'user');
}

function accountName({ accounts, recentRoles }: Session, accountId: string): string | null {
  const isThis = (one: { readonly accountId: string }): boolean => one.accountId === accountId;
  return accounts.items.find(isThis)?.name ?? recentRoles.find(isThis)?.accountName ?? null;
}

/** Listed for the session, used recently, or that of one of its profiles. */
function isKnownRole({ sessions, doctor }: AppState, { sessionId, accountId, roleName }: Target): boolean {
  const isThis = (one: { readonly accountId: string | null; readonly roleName: string | null }): boolean =>
    one.accountId === accountId && one.roleName === roleName;
  const session = sessions.find(({ id }) => id === sessionId);
  if (!session) return false;
  const isListed = session.accounts.items.some(
    (account) => account.accountId === accountId && account.roles.names.includes(roleName),
  );
  // The doctor also reads profiles that are not in the config file.
  const ofSession = doctor?.profiles.filter((profile) => profile.sessionId === sessionId) ?? [];
  const own = session.recentRoles.filter(({ profile }) => profile === undefined);
  return isListed || own.some(isThis) || session.profiles.some(isThis) || ofSession.some(isThis);
}
