/**
 * Signs out of one session or of all: what `aws sso logout` does, and never half-way.
 *
 * Order: first the cached role credentials (with them the AWS CLI goes on although the token is gone, aws-cli#5955), then the
 * token, then AWS is told. A dead network changes only the last step: AWS is told later, from memory.
 */
import path from 'node:path';
import type { Session, SessionId, SignOutLine } from '../../shared/app-state.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import { second } from '../../shared/time.ts';
import type { Accounts } from '../roles/accounts.ts';
import { AwsFailure } from '../aws/failure.ts';
import type { Portal, PortalAccess } from '../aws/portal.ts';
import {
  removeRoleCredentialsOf,
  removeSsoRoleCredentials,
  type RoleEntry,
  type RolesRemoved,
} from '../aws/role-credential-cache.ts';
import { type FailedAt, tokenFileName, type TokenCache, type TokenRemoved } from '../aws/token-cache.ts';
import { regionOf } from '../aws/token-file.ts';
import { now } from '../machine/clock.ts';
import type { LateLogouts } from './late-logouts.ts';
import type { Log } from '../machine/log.ts';
import { unwritable } from '../problem-error.ts';
import type { RenewalJournal } from '../keeper/renewal-journal.ts';
import type { SessionHistory } from '../sessions/session-history.ts';
import type { SessionKeeper } from '../keeper/session-keeper.ts';
import { noAccounts, type Sessions, tokenKey } from '../sessions/sessions.ts';
import { signedOut } from '../sessions/session-phase.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Store } from '../store.ts';

export interface SignOutParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly keeper: SessionKeeper;
  readonly accounts: Accounts;
  readonly history: SessionHistory;
  readonly tokenCache: TokenCache;
  readonly journal: RenewalJournal;
  /** `~/.aws/cli/cache`. */
  readonly roleCacheDir: string;
  readonly portal: Portal;
  readonly lateLogouts: LateLogouts;
  readonly log: Log;
}

export interface SignOut {
  signOut(id: SessionId): Promise<void>;
  /** Everything: all sessions of the config file, and the sign-ins of other tools in the same cache folder. */
  signOutAll(): Promise<void>;
}

/** One token to be removed here and told to AWS. */
interface Leaving {
  /** Null for a token that belongs to no configured session. */
  readonly session: string | null;
  readonly access: PortalAccess | null;
  readonly removal: Problem | null;
}

/** Nobody wants to wait for a dead network; AWS is told later then. */
const patience = 6 * second;

export function createSignOut(parts: SignOutParts): SignOut {
  const { store, sessions, signIn, keeper, accounts } = parts;

  /** Nothing that runs for these sessions may write a token again. */
  const quieten = async (ids: readonly SessionId[]): Promise<ReadonlySet<SessionId>> => {
    const untouched = new Set(ids.filter((id) => isUntouched(store.session(id))));
    for (const id of ids) accounts.stop(id);
    const ending = ids.flatMap((id) => [signIn.cancel(id), keeper.stop(id)]);
    // From here on nothing new is started either, while what runs is still coming to its end.
    for (const id of ids) store.updateSession(id, (session) => ({ ...session, phase: { step: 'signing-out' } }));
    await Promise.all(ending);
    return untouched;
  };

  const finish = async (
    ids: readonly SessionId[],
    untouched: ReadonlySet<SessionId>,
    leaving: readonly Leaving[],
  ): Promise<void> => {
    for (const id of ids) {
      parts.history.signedOut(id);
      sessions.forget(id);
      const phase = untouched.has(id) ? signedOut('never', null) : signedOut('asked', now());
      store.updateSession(id, (session) => ({ ...session, phase, accounts: noAccounts }));
    }
    // What could not be removed is still there, and is shown as it is.
    await sessions.readTokens();
    const at = now();
    const lines = await Promise.all(leaving.map((one, index) => tellAws(parts, one, at, index)));
    store.update((state) => ({ ...state, signOutReport: { at, lines } }));
    parts.log.info('signed out', { outcomes: lines.map(({ outcome }) => outcome) });
  };

  const removeAll = async (): Promise<void> => {
    const ids = store.state.sessions.map(({ id }) => id);
    const untouched = await quieten(ids);
    const roles = await removeSsoRoleCredentials(parts.roleCacheDir);
    const leaving = await removeTokens(parts, ids, roles);
    // Also of sessions that the config file no longer has: no secret stays behind.
    await Promise.all([parts.journal.forgetAll(), parts.tokenCache.removeLeftovers(Infinity)]);
    const [kept] = roles.failures;
    const rest = { session: null, access: null, removal: kept ? unwritable(kept) : null };
    await finish(ids, untouched, kept && leaving.length === 0 ? [rest] : leaving);
  };
  let all: Promise<void> | null = null;

  return {
    async signOut(id) {
      const session = sessions.configuredSession(id);
      if (!session) return;
      const untouched = await quieten([id]);
      const roles = await removeRoleCredentialsOf(parts.roleCacheDir, roleEntries(store, sessions, id));
      await sessions.readTokens(id);
      const token = sessions.token(id);
      const removed = await parts.tokenCache.remove(tokenKey(session));
      await parts.tokenCache.removeLeftovers(now(), tokenKey(session));
      const access = token ? { region: regionOf(token, session.region), accessToken: token.accessToken } : null;
      await finish([id], untouched, [{ session: session.name, access, removal: obstacle(roles, removed) }]);
    },

    async signOutAll() {
      // A second click waits for the first: its own report would be empty.
      all ??= removeAll().finally(() => {
        all = null;
      });
      await all;
    },
  };
}

/** Nobody was ever signed in to it here: signing out changes nothing that could be told. */
function isUntouched(session: Session | undefined): boolean {
  return session?.phase.step === 'signed-out' && session.phase.reason === 'never';
}

/** Every token in the cache folder; and the files of the configured sessions that hold none which can be read. */
async function removeTokens(
  { sessions, tokenCache }: SignOutParts,
  ids: readonly SessionId[],
  roles: RolesRemoved,
): Promise<readonly Leaving[]> {
  const configured = ids.flatMap((id) => sessions.configuredSession(id) ?? []);
  const byFile = new Map(configured.map((session) => [tokenFileName(tokenKey(session)), session]));
  const found = await tokenCache.sweep();
  const swept = found.map(async ({ file, accessToken, region: told }): Promise<readonly Leaving[]> => {
    const session = byFile.get(path.basename(file));
    const removed = await tokenCache.removeFile(file);
    const region = told ?? session?.region;
    const access = region === undefined || accessToken === undefined ? null : { region, accessToken };
    return [{ session: session?.name ?? null, access, removal: obstacle(roles, removed) }];
  });
  for (const { file } of found) byFile.delete(path.basename(file));
  const unread = [...byFile.values()].map(async (session): Promise<readonly Leaving[]> => {
    const removed = await tokenCache.remove(tokenKey(session));
    if (removed.kind === 'missing') return [];
    return [{ session: session.name, access: null, removal: obstacle(roles, removed) }];
  });
  return (await Promise.all([...swept, ...unread])).flat();
}

/** The first thing that is still there although it should be gone. */
function obstacle(roles: RolesRemoved, token: TokenRemoved): Problem | null {
  const failure: FailedAt | undefined = token.kind === 'failed' ? token : roles.failures[0];
  return failure ? unwritable(failure) : null;
}

/** The names under which the AWS CLI caches role credentials of this session: its profiles' and its listed roles'. */
function roleEntries(store: Store, sessions: Sessions, id: SessionId): readonly RoleEntry[] {
  const configured = sessions.configuredSession(id);
  const session = store.session(id);
  if (!configured || !session) return [];
  const owner =
    configured.kind === 'sso-session' ? { sessionName: configured.name } : { startUrl: configured.startUrl };
  const fromProfiles = configured.profiles.flatMap(({ accountId, roleName }) =>
    accountId && roleName ? [{ accountId, roleName, ...owner }] : [],
  );
  const listed = session.accounts.items.flatMap(({ accountId, roles }) =>
    roles.names.map((roleName) => ({ accountId, roleName, ...owner })),
  );
  return [...fromProfiles, ...listed];
}

async function tellAws(parts: SignOutParts, leaving: Leaving, at: number, index: number): Promise<SignOutLine> {
  const { session, access, removal } = leaving;
  const { portal, lateLogouts, store } = parts;
  if (!access) return { session, outcome: removal ? 'not-removed' : 'already-over', problem: removal };
  try {
    await portal.logout(access, AbortSignal.timeout(patience));
    return removal
      ? { session, outcome: 'not-removed', problem: removal }
      : { session, outcome: 'ended', problem: null };
  } catch (error) {
    if (removal) return { session, outcome: 'not-removed', problem: removal };
    if (error instanceof AwsFailure && !error.isPassing) return { session, outcome: 'already-over', problem: null };
    lateLogouts.add(access, (outcome) => store.update((state) => withOutcome(state, at, index, outcome)));
    const cause =
      error instanceof AwsFailure
        ? error.problem
        : problem('network-timeout', { host: `portal.sso.${access.region}` }, 'auto');
    return { session, outcome: 'told-later', problem: cause };
  }
}

function withOutcome(
  state: Store['state'],
  at: number,
  index: number,
  outcome: SignOutLine['outcome'],
): Store['state'] {
  const report = state.signOutReport;
  const line = report?.lines[index];
  if (!report || !line || report.at !== at) return state;
  return { ...state, signOutReport: { at, lines: report.lines.with(index, { ...line, outcome, problem: null }) } };
}
