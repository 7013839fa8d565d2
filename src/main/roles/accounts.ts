/**
 * Loads the accounts of signed-in sessions and their roles: accounts first, roles in the background at a steady pace, asked-for
 * ones before the rest. One account that fails keeps its own problem and spoils nothing.
 */
import PQueue from 'p-queue';
import type { Account, AccountList, RoleList, Session, SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { type Ms, second } from '../../shared/time.ts';
import { AwsFailure } from '../aws/failure.ts';
import { regionOf } from '../aws/token-file.ts';
import type { ListedAccount, Portal, PortalAccess } from '../aws/portal.ts';
import { monotonic, now } from '../machine/clock.ts';
import type { Log } from '../machine/log.ts';
import { finalProblemOf } from '../problem-error.ts';
import { createRoleUpdates, type RoleUpdates } from './role-updates.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Store } from '../store.ts';

export interface Accounts {
  /** Loads where nothing has been loaded yet; `again` loads in any case. */
  load(id: SessionId, again?: boolean): void;
  /** Loads one account's roles before all others: somebody looks at it. */
  loadRoles(id: SessionId, accountId: string): void;
  /** Asks AWS for nothing more until `resume`: nobody looks. */
  pause(): void;
  resume(): void;
  /** Ends what runs for a session. */
  stop(id: SessionId): void;
}

/**
 * AWS's limit for Identity Center is 20 calls a second, for all of a user's tools together; leave some for them. Beyond
 * it calls end in 429 and other tools lose accounts silently (granted#811, leapp#281).
 */
const callsPerSecond = 15;
const inParallel = 8;
const rolesSoon = 1;
/** Wishes that come together are one look at the list: they keep their order, and precede older looks. */
const oneLook: Ms = 100;
const pageCalls = Number.MAX_SAFE_INTEGER;

interface Loading {
  readonly signal: AbortSignal;
  readonly queue: PQueue;
  readonly updates: RoleUpdates;
  /** How far the roles of each account have come, so that nothing is asked twice. */
  readonly roles: Map<string, 'queued' | 'begun' | 'failed'>;
  /** Nothing is asked any more, and nothing that is still answered counts. */
  readonly end: () => void;
}

interface AccountsParts {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly portal: Portal;
  readonly log: Log;
}

export function createAccounts(parts: AccountsParts): Accounts {
  const { store, sessions } = parts;
  const running = new Map<SessionId, Loading>();

  const stop = (id: SessionId): void => running.get(id)?.end();

  const loading = (id: SessionId): Loading => {
    const known = running.get(id);
    if (known) return known;
    const queue = new PQueue({ concurrency: inParallel, interval: second satisfies Ms, intervalCap: callsPerSecond });
    const abort = new AbortController();
    const end = (): void => {
      abort.abort();
      queue.clear();
      running.delete(id);
    };
    const made = { signal: abort.signal, queue, updates: createRoleUpdates(store, id), roles: new Map(), end };
    running.set(id, made);
    return made;
  };

  return {
    load(id, again = false) {
      const session = store.session(id);
      const access = accessOf(sessions, id);
      if (!session || !access) return;
      if (!again && session.accounts.status !== 'none') return;
      stop(id);
      const current = loading(id);
      setAccounts(store, id, (accounts) => ({ ...accounts, status: 'loading', problem: null }));
      void listAll(parts, id, access, current)
        .catch((error: unknown) => failed(parts, id, access, current, error))
        .finally(() => current.updates.flush());
    },
    loadRoles(id, accountId) {
      const access = accessOf(sessions, id);
      if (!access) return;
      const current = loading(id);
      // What was scrolled past can wait.
      const priority = rolesSoon + 1 + Math.floor(monotonic() / oneLook);
      const step = current.roles.get(accountId);
      if (step === 'queued') current.queue.setPriority(accountId, priority);
      else if (step !== 'begun') void loadRoles(parts, id, access, current, accountId, priority);
    },
    stop,
    pause() {
      for (const { queue } of running.values()) queue.pause();
    },
    resume() {
      for (const { queue } of running.values()) queue.start();
    },
  };
}

/** What has been shown before stays on screen until the new list is complete. */
async function listAll(parts: AccountsParts, id: SessionId, access: PortalAccess, current: Loading): Promise<void> {
  const { store, portal } = parts;
  const { signal } = current;
  const before = new Map(store.session(id)?.accounts.items.map((account) => [account.accountId, account]));
  const listed: Account[] = [];
  const pages = portal.listAccounts(access, signal);
  for (;;) {
    const page = await current.queue.add(() => pages.next(), { priority: pageCalls });
    if (signal.aborted || page.done) break;
    listed.push(...page.value.map((account) => toAccount(account, before.get(account.accountId))));
    const items = listed.toSorted(byName);
    // A first page at once; during a reload the old list is the better one until the new one is whole.
    if (before.size === 0) setAccounts(store, id, (accounts) => ({ ...accounts, items }));
  }
  if (signal.aborted) return;
  const items = listed.toSorted(byName);
  setAccounts(store, id, () => ({ status: 'ready', problem: null, items }));
  for (const { accountId } of items) {
    if (!current.roles.has(accountId)) void loadRoles(parts, id, access, current, accountId, rolesSoon);
  }
  await current.queue.onIdle();
}

async function loadRoles(
  parts: AccountsParts,
  id: SessionId,
  access: PortalAccess,
  current: Loading,
  accountId: string,
  priority: number,
): Promise<void> {
  const { signal, queue, updates, roles: steps } = current;
  steps.set(accountId, 'queued');
  try {
    await queue.add(
      async () => {
        if (signal.aborted) return;
        steps.set(accountId, 'begun');
        updates.set(accountId, (roles) => ({ ...roles, status: 'loading', problem: null }));
        const names: string[] = [];
        for await (const page of parts.portal.listAccountRoles(access, accountId, signal)) names.push(...page);
        updates.set(accountId, () => ({ status: 'ready', problem: null, names: names.toSorted(compareNames) }));
      },
      { priority, id: accountId },
    );
  } catch (error) {
    if (signal.aborted) return;
    steps.set(accountId, 'failed');
    judge(parts.sessions, id, access, current, error);
    parts.log.warn('listing roles failed', { error });
    const shown = isForbidden(error) ? problem('not-assigned', { accountId }, 'user') : finalProblemOf(error);
    updates.set(accountId, (roles): RoleList => ({ ...roles, status: 'failed', problem: shown }));
  }
}

/** The portal's answer for an account that was listed a moment ago and is assigned no longer (aws-cli#6552). */
function isForbidden(error: unknown): boolean {
  return error instanceof AwsFailure && error.reason === 'forbidden';
}

function failed(parts: AccountsParts, id: SessionId, access: PortalAccess, current: Loading, error: unknown): void {
  if (current.signal.aborted) return;
  judge(parts.sessions, id, access, current, error);
  parts.log.warn('listing accounts failed', { error });
  const shown = finalProblemOf(error);
  setAccounts(parts.store, id, (accounts) => ({ ...accounts, status: 'failed', problem: shown }));
}

/** A 401 outranks every clock: the session is over, and AWS need not say so for every other account too. */
function judge(
  sessions: Sessions,
  id: SessionId,
  { accessToken }: PortalAccess,
  current: Loading,
  error: unknown,
): void {
  if (!(error instanceof AwsFailure) || error.reason !== 'unauthorized') return;
  current.end();
  sessions.judge(id, accessToken, 'rejected');
}

/** None for a token past its end: the 401 that it would get says nothing about a session that can still be renewed. */
function accessOf(sessions: Sessions, id: SessionId): PortalAccess | null {
  const token = sessions.token(id);
  const session = sessions.configuredSession(id);
  if (!token || !session || token.expiresAt <= now()) return null;
  return { region: regionOf(token, session.region), accessToken: token.accessToken };
}

function toAccount({ accountId, name, email }: ListedAccount, before: Account | undefined): Account {
  return { accountId, name, email, roles: before?.roles ?? { status: 'waiting', problem: null, names: [] } };
}

function setAccounts(store: Store, id: SessionId, change: (accounts: AccountList) => AccountList): void {
  store.updateSession(id, (session: Session) =>
    session.phase.step === 'active' || session.phase.step === 'signing-in'
      ? { ...session, accounts: change(session.accounts) }
      : session,
  );
}

/** The AWS CLI's order: name, then e-mail, then id; accounts with neither come last. */
function byName(a: Account, b: Account): number {
  if (a.name === null && a.email === null)
    return b.name === null && b.email === null ? compareNames(a.accountId, b.accountId) : 1;
  if (b.name === null && b.email === null) return -1;
  return (
    compareNames(a.name ?? '', b.name ?? '') ||
    compareNames(a.email ?? '', b.email ?? '') ||
    compareNames(a.accountId, b.accountId)
  );
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}
