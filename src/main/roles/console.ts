/** Opens the console of an account and role through the access portal, and remembers the role as recently used. */
import type { AppState, RecentRole } from '../../shared/app-state.ts';
import type { CommandOf } from '../../shared/commands.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import type { OpenPage } from '../browsers/page-turns.ts';
import { now } from '../system/clock.ts';
import { finalProblemOf, ProblemError } from '../core/problem-error.ts';
import { consoleLink } from './console-link.ts';
import { mostRecentRoles } from '../core/settings.ts';
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

type Target = Pick<CommandOf<'open-console'>, 'sessionId' | 'accountId' | 'roleName'>;

export interface Console {
  open(target: Target): Promise<Result>;
  copyLink(target: Target): Promise<Result>;
}

export function createConsole(deps: ConsoleDeps): Console {
  const { store, sessions, openBrowser, copyText, portals } = deps;

  const linkTo = async (target: Target): Promise<Result<string>> => {
    const session = sessions.configuredSession(target.sessionId);
    // Only what Daypass itself has shown somewhere: a flaw in the panel is not to name accounts and roles of its own.
    if (!session || !isKnownRole(store.state, target)) return failure(problem('command-invalid', {}, 'none'));
    try {
      // A link at an own domain would lose what is behind its `#` where the redirect brings one along (RFC 9110, 10.2.2).
      const { startUrl } = await portals.recall(session);
      const url = consoleLink(startUrl, target);
      if (isTrustedUrl(url, startUrl, null)) return { ok: true, value: url };
      return failure(problem('url-not-trusted', { url: session.startUrl }, 'user'));
    } catch (error) {
      if (error instanceof ProblemError) return failure(finalProblemOf(error));
      throw error;
    }
  };

  return {
    async open(target) {
      const link = await linkTo(target);
      if (!link.ok) return link;
      try {
        await openBrowser(link.value, target.sessionId);
      } catch (error) {
        if (error instanceof ProblemError) return failure(error.problem);
        return failure(problem('browser-not-opened', { host: new URL(link.value).host }, 'user'));
      }
      remember(store, target);
      return ok;
    },
    async copyLink(target) {
      const link = await linkTo(target);
      if (!link.ok) return link;
      await copyText(link.value);
      remember(store, target);
      return ok;
    },
  };
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
  return isListed || session.recentRoles.some(isThis) || session.profiles.some(isThis) || ofSession.some(isThis);
}

function remember(store: Store, { sessionId, accountId, roleName }: Target): void {
  const session = store.session(sessionId);
  if (!session) return;
  const isThis = (role: RecentRole): boolean => role.accountId === accountId && role.roleName === roleName;
  const account = session.accounts.items.find((item) => item.accountId === accountId);
  const known = session.recentRoles.find(isThis);
  const used = { accountId, accountName: account?.name ?? known?.accountName ?? null, roleName, usedAt: now() };
  const recentRoles = [used, ...session.recentRoles.filter((role) => !isThis(role))].slice(0, mostRecentRoles);
  store.updateSession(sessionId, (current) => ({ ...current, recentRoles }));
}
