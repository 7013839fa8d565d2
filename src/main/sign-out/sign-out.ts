/**
 * Signs out of one session or of all: what `aws sso logout` does, and never half-way.
 *
 * Order: first the cached role credentials (with them the AWS CLI goes on although the token is gone, aws-cli#5955), then the
 * token, then AWS is told. A dead network changes only the last step: AWS is told later, from memory. Nothing else that runs is
 * waited for longer than a few seconds; what it brings afterwards is discarded where it would be written.
 */
import PQueue from 'p-queue';
import type { Session, SessionId } from '../../shared/app-state.ts';
import type { StillValid } from '../../shared/sign-out-report.ts';
import { second } from '../../shared/time.ts';
import type { Accounts } from '../roles/accounts.ts';
import type { ConfiguredSession } from '../aws/config/reader.ts';
import type { Oidc } from '../aws/api/oidc.ts';
import type { Portal } from '../aws/api/portal.ts';
import {
  removeRoleCredentialsOf,
  removeSsoRoleCredentials,
  type RolesRemoved,
} from '../aws/cache/role-credential-cache.ts';
import { now } from '../system/clock.ts';
import { inTime, withLimit } from '../system/in-time.ts';
import type { LateLogouts } from './late-logouts.ts';
import type { Log } from '../system/log.ts';
import { unwritable } from '../core/problem-error.ts';
import { type BeyondFile, unknownBeyond } from '../sessions/renewal/beyond-file.ts';
import type { RenewalJournal } from '../sessions/renewal/renewal-journal.ts';
import type { SessionHistory } from '../sessions/session-history.ts';
import type { SessionKeeper } from '../sessions/renewal/session-keeper.ts';
import { tokenKey } from '../sessions/sessions.ts';
import { noAccounts } from '../sessions/shown-session.ts';
import { signedOut } from '../sessions/session-phase.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { Store } from '../core/store.ts';
import { createEnding, type Ended, type Ending, isFinal } from './ending.ts';
import { type Leaving, type RemovalDeps, type Removed, removeAllTokens, removeToken } from './removal.ts';
import type { RoleFiles, SessionRoles } from './role-files.ts';
import { createSignOutReports, type OpenReport, othersOf, stillValidOf } from './sign-out-report.ts';

export interface SignOutDeps extends Omit<RemovalDeps, 'beyond'> {
  readonly store: Store;
  readonly signIn: SignIn;
  readonly keeper: SessionKeeper;
  readonly accounts: Accounts;
  readonly history: SessionHistory;
  readonly journal: RenewalJournal;
  readonly roleFiles: RoleFiles;
  /** `~/.aws/cli/cache`. */
  readonly roleCacheDir: string;
  readonly portal: Portal;
  readonly oidc: Oidc;
  readonly lateLogouts: LateLogouts;
  readonly log: Log;
}

export interface SignOut {
  signOut(id: SessionId): Promise<void>;
  /** Everything: all sessions of the config file, and the sign-ins of other tools in the same cache folder. */
  signOutAll(): Promise<void>;
}

/** What has been taken off this computer. */
interface Cleared extends Removed {
  readonly ids: readonly SessionId[];
  readonly untouched: ReadonlySet<SessionId>;
  readonly roles: RolesRemoved;
  readonly known: SessionRoles;
}

interface Quieted {
  /** Those of the sessions to which nobody had been signed in. */
  readonly untouched: ReadonlySet<SessionId>;
  readonly beyond: RemovalDeps['beyond'];
}
type Quiet = Promise<Quieted>;

/** Nobody wants to wait for a dead network; AWS is told later then. */
const patience = 6 * second;
/** For a sign-in, a renewal or a drive that comes to no end. */
const shortPatience = 3 * second;
/** AWS is told of so many sign-ins at a time, and so many that the config file does not know have a line. */
const [atOnce, mostUnknown] = [8, 20];

export function createSignOut(deps: SignOutDeps): SignOut {
  const { store, sessions, signIn, keeper, accounts, log } = deps;
  const reports = createSignOutReports(store);
  let turn: Promise<unknown> = Promise.resolve();
  const running = new Map<SessionId | 'all', Promise<void>>();

  /** Nothing that runs for these sessions may write a token again: after this it is cancelled, be it at its end or not. */
  const quieten = async (ids: readonly SessionId[]): Quiet => {
    const untouched = new Set(ids.filter((id) => isUntouched(store.session(id))));
    for (const id of ids) accounts.stop(id);
    const known = new Map<SessionId, BeyondFile>();
    const stop = async (id: SessionId) => known.set(id, await keeper.stop(id));
    const ending = ids.flatMap((id) => [signIn.cancel(id), stop(id)]);
    // From here on nothing new is started either, while what runs is still coming to its end.
    for (const id of ids) store.updateSession(id, (session) => ({ ...session, phase: { step: 'signing-out' } }));
    await inTime(Promise.all(ending), shortPatience);
    return { untouched, beyond: (id) => known.get(id) ?? unknownBeyond };
  };

  const settle = async ({ ids, untouched }: Pick<Cleared, 'ids' | 'untouched'>): Promise<void> => {
    for (const id of ids) {
      deps.history.signedOut(id);
      sessions.forget(id);
      const phase = untouched.has(id) ? signedOut('never', null) : signedOut('asked', now());
      store.updateSession(id, (session) => ({ ...session, phase, accounts: noAccounts }));
    }
    // What could not be removed is still there, and is shown as it is.
    await inTime(sessions.readTokens(), shortPatience);
  };

  const clearOne = async (session: ConfiguredSession, quiet: Quiet): Promise<Cleared> => {
    const { id } = session;
    const { untouched, beyond } = await quiet;
    const known = await deps.roleFiles.of([id]);
    const roles = await removeRoleCredentialsOf(deps.roleCacheDir, known);
    const removed = await removeToken({ ...deps, beyond }, session, true);
    await inTime(deps.tokenCache.removeLeftovers(now(), tokenKey(session)), shortPatience);
    return { ...removed, ids: [id], untouched, roles, known };
  };

  const clearAll = async (ids: readonly SessionId[], quiet: Quiet): Promise<Cleared> => {
    const { untouched, beyond } = await quiet;
    const known = await deps.roleFiles.of(ids);
    const roles = await removeSsoRoleCredentials(deps.roleCacheDir, known.assumed);
    const removed = await removeAllTokens({ ...deps, beyond }, ids);
    // Also of sessions that the config file no longer has: no secret stays behind.
    const rest = Promise.all([deps.journal.forgetAll(), deps.tokenCache.removeLeftovers(Infinity)]);
    await inTime(rest, shortPatience);
    return { ...removed, ids, untouched, roles, known };
  };

  const clearInTurn = async (before: Promise<unknown>, clear: () => Promise<Cleared>): Promise<Cleared> => {
    await before;
    const cleared = await clear();
    await settle(cleared);
    return cleared;
  };

  /** Files are removed by one sign-out after the other; AWS is told by all of them at the same time. */
  const run = async (clear: () => Promise<Cleared>): Promise<void> => {
    const report = reports.begin();
    try {
      const cleared = clearInTurn(turn, clear);
      turn = cleared.catch(() => {});
      await tellAws(deps, await cleared, report);
    } finally {
      report.close();
    }
  };

  /** A second click waits for the first: its own report would be empty. */
  const once = async (key: SessionId | 'all', act: () => Promise<void>): Promise<void> => {
    const current = running.get(key) ?? act().finally(() => running.delete(key));
    running.set(key, current);
    await current;
  };

  return {
    async signOut(id) {
      const session = sessions.configuredSession(id);
      const signOutOne = async (of: ConfiguredSession): Promise<void> => {
        const quiet = quieten([id]);
        await run(() => clearOne(of, quiet));
      };
      if (session) await (running.get('all') ?? once(id, () => signOutOne(session)));
    },
    async signOutAll() {
      const everything = async (): Promise<void> => {
        const ids = store.state.sessions.map((session) => session.id);
        const quiet = quieten(ids);
        await run(() => clearAll(ids, quiet));
      };
      await once('all', everything);
    },
  };

  async function tellAws(given: SignOutDeps, cleared: Cleared, report: OpenReport): Promise<void> {
    const told = await withLimit(patience, (signal) => tellAll(given, cleared.leaving, signal));
    const shown = told.slice(0, cleared.ids.length + mostUnknown);
    const late = report.publish({
      lines: shown.map(({ session, ended: { outcome, problem } }) => ({ session, outcome, problem })),
      moreLines: told.length - shown.length,
      others: othersOf(cleared.others),
      kept: [...cleared.kept, ...obstaclesOf(cleared)].slice(0, 5),
      stillValid: stillValidOf(cleared.roles.handedOut.map((one) => toStillValid(one, cleared.known))),
    });
    for (const [index, { ending, ended }] of told.entries()) {
      if (ending && !isFinal(ended))
        given.lateLogouts.add(ending, (result) => (index < shown.length ? late(index, result) : undefined));
    }
    log.info('signed out', { outcomes: shown.map(({ ended }) => ended.outcome), others: cleared.others.length });
  }
}

/** Nobody was ever signed in to it here: signing out changes nothing that could be told. */
function isUntouched(session: Session | undefined): boolean {
  return session?.phase.step === 'signed-out' && session.phase.reason === 'never';
}

interface Told {
  readonly session: string | null;
  /** Null where AWS was not asked. */
  readonly ending: Ending | null;
  readonly ended: Ended;
}

/** All of them within the patience of one: those whose turn does not come are told later. */
async function tellAll(deps: SignOutDeps, leaving: readonly Leaving[], signal: AbortSignal): Promise<readonly Told[]> {
  const queue = new PQueue({ concurrency: atOnce });
  const byToken = new Map<string, { readonly ending: Ending; readonly first: Promise<Ended> }>();
  return Promise.all(
    leaving.map(async ({ session, token }): Promise<Told> => {
      if ('outcome' in token) return { session, ending: null, ended: token };
      const known = byToken.get(token.accessToken);
      // The same token in another file: AWS's one answer counts for both.
      if (known) return { session, ending: known.ending, ended: await known.first };
      const ending = createEnding(deps, token);
      const first = queue.add(() => ending.attempt(signal));
      byToken.set(token.accessToken, { ending, first });
      return { session, ending, ended: await first };
    }),
  );
}

/** What of the role credentials is still there although it should be gone, or could not be found. */
function obstaclesOf({ roles, known }: Cleared) {
  return [...roles.failures.slice(0, 1).map(unwritable), ...(known.problem ? [known.problem] : [])];
}

function toStillValid({ fileName, endsAt }: RolesRemoved['handedOut'][number], known: SessionRoles): StillValid {
  return { ...known.roleOf(fileName), endsAt };
}
