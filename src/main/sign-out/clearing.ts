/**
 * Takes sign-ins off this computer: ends what runs for them, removes the role credentials and the tokens, and shows the
 * sessions as signed out.
 */
import type { Session, SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import type { StillValid } from '../../shared/sign-out-report.ts';
import { second } from '../../shared/time.ts';
import {
  removeRoleCredentialsOf,
  removeSsoRoleCredentials,
  type RolesRemoved,
} from '../aws/cache/role-credential-cache.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import type { Store } from '../core/store.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { KeysRemoved } from '../credentials/keys-writing.ts';
import type { WrittenKeysService } from '../credentials/written-keys.ts';
import type { Accounts } from '../roles/accounts.ts';
import { type BeyondFile, unknownBeyond } from '../sessions/renewal/beyond-file.ts';
import type { RenewalJournal } from '../sessions/renewal/renewal-journal.ts';
import type { Renewals } from '../sessions/renewal/renewals.ts';
import type { SessionHistory } from '../sessions/session-history.ts';
import { signedOut } from '../sessions/session-phase.ts';
import { type Sessions, tokenKey } from '../sessions/sessions.ts';
import { rememberedAccounts } from '../sessions/shown-session.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { now } from '../system/clock.ts';
import { inTime, timedOut } from '../system/time-limits.ts';
import type { EndsWithSession } from './endings.ts';
import { type RemovalDeps, type Removed, removeAllTokens, removeToken, type SignedInSession } from './removal.ts';
import type { RoleFiles, SessionRoles } from './role-files.ts';

export interface ClearingDeps extends Omit<RemovalDeps, 'beyond' | 'known'> {
  readonly store: Store;
  readonly signIn: SignIn;
  readonly renewals: Renewals;
  readonly accounts: Accounts;
  readonly credentials: Pick<Credentials, 'forget'>;
  readonly writtenKeys: Pick<WrittenKeysService, 'signedOut'>;
  readonly endings: readonly EndsWithSession[];
  readonly history: SessionHistory;
  readonly journal: RenewalJournal;
  readonly roleFiles: RoleFiles;
  /** `~/.aws/cli/cache`. */
  readonly roleCacheDir: string;
}

/** What has been taken off this computer. */
export interface Cleared extends Removed {
  readonly ids: readonly SessionId[];
  readonly untouched: ReadonlySet<SessionId>;
  readonly roles: RolesRemoved;
  readonly known: SessionRoles;
  /** Keys that programs or people were given by Daypass: whoever holds them holds them still. */
  readonly given: readonly StillValid[];
}

export interface Stopped {
  /** Those of the sessions to which nobody had been signed in. */
  readonly untouched: ReadonlySet<SessionId>;
  readonly beyond: RemovalDeps['beyond'];
  readonly known: RemovalDeps['known'];
  readonly given: readonly StillValid[];
}

/** For a sign-in, a renewal or a drive that comes to no end. */
const longestClearing = 3 * second;
/** Another process of Daypass may be about to write the credentials file, or have been killed while it was. */
const longestRemoval = 6 * second;

/** Nothing that runs for these sessions may write a token again: after this it is cancelled, be it at its end or not. */
export async function stopAll(deps: ClearingDeps, ids: readonly SessionId[]): Promise<Stopped> {
  const { store, sessions, signIn, renewals, accounts, credentials } = deps;
  const atFirst = new Map(ids.map((id) => [id, signedInSession(sessions, id)]));
  const untouched = new Set(ids.filter((id) => isUntouched(store.session(id))));
  for (const id of ids) accounts.stop(id);
  const given: StillValid[] = ids.flatMap((id) => credentials.forget(id));
  const beyond = new Map<SessionId, BeyondFile>();
  const stop = async (id: SessionId) => beyond.set(id, await renewals.stop(id));
  const ending: Promise<unknown>[] = ids.flatMap((id) => [signIn.cancel(id), stop(id)]);
  ending.push(...deps.endings.map((end) => end(ids).then((held) => given.push(...held))));
  // From here on nothing new is started either, while what runs is still coming to its end.
  for (const id of ids) store.updateSession(id, (session) => ({ ...session, phase: { step: 'signing-out' } }));
  await inTime(Promise.all(ending), longestClearing);
  return { untouched, given, beyond: (id) => beyond.get(id) ?? unknownBeyond, known: (id) => atFirst.get(id) ?? null };
}

function signedInSession(sessions: Sessions, id: SessionId): SignedInSession | null {
  const configured = sessions.configuredSession(id);
  return configured ? { configured, token: sessions.token(id) ?? sessions.strayToken(id) } : null;
}

export async function clearOne(
  deps: ClearingDeps,
  session: ConfiguredSession,
  { untouched, given, ...stopped }: Stopped,
): Promise<Cleared> {
  const { id } = session;
  const known = await deps.roleFiles.of([id]);
  const written = await removeWrittenKeys(deps, [id]);
  const roles = await removeRoleCredentialsOf(deps.roleCacheDir, known);
  const removed = await removeToken({ ...deps, ...stopped }, session, true);
  await inTime(deps.tokenCache.removeLeftovers(now(), tokenKey(session)), longestClearing);
  const late = await removeWrittenKeys(deps, [id]);
  return settled(deps, withWritten({ ...removed, ids: [id], untouched, roles, known, given }, written, late));
}

export async function clearAll(
  deps: ClearingDeps,
  ids: readonly SessionId[],
  { untouched, given, ...stopped }: Stopped,
): Promise<Cleared> {
  const known = await deps.roleFiles.of(ids);
  const written = await removeWrittenKeys(deps, null);
  const roles = await removeSsoRoleCredentials(deps.roleCacheDir, known.assumed);
  const removed = await removeAllTokens({ ...deps, ...stopped }, ids);
  // Also of sessions that the config file no longer has: no secret stays behind.
  const rest = Promise.all([deps.journal.forgetAll(), deps.tokenCache.removeLeftovers(Infinity)]);
  await inTime(rest, longestClearing);
  const late = await removeWrittenKeys(deps, null);
  return settled(deps, withWritten({ ...removed, ids, untouched, roles, known, given }, written, late));
}

/**
 * Takes the keys of these sessions (null: of all) out of the credentials file: before the tokens, and once more after them, as another
 * process may have been about to write some while the token was still there.
 */
async function removeWrittenKeys(
  { store, writtenKeys }: ClearingDeps,
  ids: readonly SessionId[] | null,
): Promise<KeysRemoved> {
  const before = store.state.writtenKeys.filter(({ sessionId, endsAt }) => {
    return endsAt !== null && (ids === null || ids.includes(sessionId));
  });
  const removed = await inTime(writtenKeys.signedOut(ids), longestRemoval);
  if (removed !== timedOut) return removed;
  const problems = before.map(({ section, file }) => problem('keys-not-removed', { section, file }, 'user'));
  return { removed: [], problems };
}

/** What could not be removed at first may have been so in the end. */
function withWritten(cleared: Cleared, first: KeysRemoved, last: KeysRemoved): Cleared {
  const removed = [...first.removed, ...last.removed].flatMap(({ roleName, accountId, endsAt }) =>
    endsAt === null ? [] : [{ roleName, accountId, endsAt }],
  );
  return { ...cleared, given: [...cleared.given, ...removed], kept: [...cleared.kept, ...last.problems] };
}

/** Shows the sessions as what they are now. */
async function settled({ store, sessions, history }: ClearingDeps, cleared: Cleared): Promise<Cleared> {
  for (const id of cleared.ids) {
    history.signedOut(id);
    sessions.forget(id);
    const phase = cleared.untouched.has(id) ? signedOut('never', null) : signedOut('asked', now());
    store.updateSession(id, (session) => ({ ...session, phase, accounts: rememberedAccounts(session.accounts) }));
  }
  // What could not be removed is still there, and is shown as it is.
  await inTime(sessions.readTokens(), longestClearing);
  return cleared;
}

/** Nobody was ever signed in to it here: signing out changes nothing that could be told. */
function isUntouched(session: Session | undefined): boolean {
  return session?.phase.step === 'signed-out' && session.phase.reason === 'never';
}
