/** Opens the console of an account and role through the access portal, and remembers the role as recently used. */
import type { RecentRole, SessionId } from '../../shared/app-state.ts';
import type { CommandOf } from '../../shared/commands.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { now } from '../machine/clock.ts';
import { finalProblemOf, ProblemError } from '../problem-error.ts';
import { consoleLink } from './console-link.ts';
import { mostRecentRoles, type SettingsFile } from '../settings.ts';
import type { Store } from '../store.ts';
import type { SessionPortals } from '../sign-in/session-portals.ts';
import { isTrustedUrl } from '../sign-in/trusted-url.ts';

export interface ConsoleParts {
  readonly store: Store;
  readonly settingsFile: SettingsFile;
  /** Opens the session's browser; rejects when it cannot. */
  readonly openBrowser: (url: string, id: SessionId) => Promise<void>;
  readonly copyText: (text: string) => Promise<void>;
  readonly portals: Pick<SessionPortals, 'recall'>;
}

type Target = Pick<CommandOf<'open-console'>, 'sessionId' | 'accountId' | 'roleName'>;

export interface Console {
  open(target: Target): Promise<Result>;
  copyLink(target: Target): Promise<Result>;
}

export function createConsole(parts: ConsoleParts): Console {
  const { store, openBrowser, copyText, portals } = parts;

  const linkTo = async (target: Target): Promise<Result<string>> => {
    const session = store.session(target.sessionId);
    if (!session) return failure(problem('command-invalid', {}, 'none'));
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
      } catch {
        return failure(problem('browser-not-opened', { host: new URL(link.value).host }, 'user'));
      }
      remember(parts, target);
      return ok;
    },
    async copyLink(target) {
      const link = await linkTo(target);
      if (!link.ok) return link;
      await copyText(link.value);
      remember(parts, target);
      return ok;
    },
  };
}

function remember({ store, settingsFile }: ConsoleParts, { sessionId, accountId, roleName }: Target): void {
  const session = store.session(sessionId);
  if (!session) return;
  const isThis = (role: RecentRole): boolean => role.accountId === accountId && role.roleName === roleName;
  const account = session.accounts.items.find((item) => item.accountId === accountId);
  const known = session.recentRoles.find(isThis);
  const used = { accountId, accountName: account?.name ?? known?.accountName ?? null, roleName, usedAt: now() };
  const recentRoles = [used, ...session.recentRoles.filter((role) => !isThis(role))].slice(0, mostRecentRoles);
  store.updateSession(sessionId, (current) => ({ ...current, recentRoles }));
  saveRecent(settingsFile, sessionId, recentRoles);
}

function saveRecent(file: SettingsFile, id: SessionId, recentRoles: readonly RecentRole[]): void {
  file.change((settings) => ({ ...settings, recentRoles: { ...settings.recentRoles, [id]: recentRoles } }));
}
