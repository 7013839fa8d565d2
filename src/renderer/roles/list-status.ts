/** How far the accounts and roles of all sessions are listed, and what of them could not be, in one look. */
import type { Account, Session, SessionId } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import type { Problem } from '../../shared/problems.ts';
import { type EpochMs, hour } from '../../shared/time.ts';
import { isUsable } from '../sessions/session-queries.ts';

export interface Progress {
  /** The sessions that are being listed. */
  readonly names: readonly string[];
  /** How many accounts are known; more may come where `isCounted` is false. */
  readonly total: number;
  /** How many of them have said all they have to say about their roles. */
  readonly done: number;
  /** Whether all accounts are known, so that only roles are missing. */
  readonly isCounted: boolean;
}

/** What is being listed; null where nothing is. */
export function progressOf(sessions: readonly Session[]): Progress | null {
  const running = sessions.filter(({ phase, accounts }) => {
    if (!isUsable(phase) || accounts.status === 'failed') return false;
    return accounts.status !== 'ready' || !accounts.items.every(isKnown);
  });
  if (running.length === 0) return null;
  const items = running.flatMap(({ accounts }) => accounts.items);
  return {
    names: running.map(({ name }) => name),
    total: items.length,
    done: items.filter(isKnown).length,
    isCounted: running.every(({ accounts }) => accounts.status === 'ready'),
  };
}

function isKnown({ roles }: Account): boolean {
  return roles.status === 'ready' || roles.status === 'failed';
}

/** The sessions that are signed in, and have been assigned nothing. */
export function withoutAccounts(sessions: readonly Session[]): readonly string[] {
  return sessions
    .filter(({ phase, accounts }) => isUsable(phase) && accounts.status === 'ready' && accounts.items.length === 0)
    .map(({ name }) => name);
}

/** A list this old is told with its age, also of a session that is signed in: single accounts may be listed anew for hours. */
const oldAfter = hour;

/** From when the oldest list is that is shown from memory; null where all of them are fresh. */
export function rememberedSince(sessions: readonly Session[], now: EpochMs): EpochMs | null {
  const instants = sessions.flatMap(({ phase, accounts: { items, listedAt } }) => {
    if (listedAt === null || items.length === 0) return [];
    return isUsable(phase) && now - listedAt <= oldAfter ? [] : [listedAt];
  });
  return instants.length > 0 ? Math.min(...instants) : null;
}

/** One line about what could not be listed. */
export interface ListTrouble {
  readonly kind: 'accounts' | 'roles';
  /** The sessions concerned. */
  readonly names: readonly string[];
  /** The accounts whose roles are missing; none where accounts themselves could not be listed. */
  readonly accounts: readonly Account[];
  /** Why, of the first of them. */
  readonly problem: Problem | null;
  /** What "Try again" does. */
  readonly again: readonly Command[];
  /** The sessions for which a new one may help: AWS refuses accounts that it lists, and the problem is one of these. */
  readonly renewable: readonly Pick<Session, 'id' | 'name'>[];
}

/** At most so many accounts are asked for again by one click; the others follow by themselves. */
const mostAgain = 20;

/** What went wrong: a list of accounts before roles of single ones; null where nothing did. */
export function troubleOf(sessions: readonly Session[]): ListTrouble | null {
  const usable = sessions.filter(({ phase }) => isUsable(phase));
  const failed = usable.filter(({ accounts }) => accounts.status === 'failed');
  const [first] = failed;
  if (first !== undefined) {
    return {
      kind: 'accounts',
      names: failed.map(({ name }) => name),
      accounts: [],
      problem: first.accounts.problem,
      again: failed.map(({ id }) => ({ type: 'load-accounts', sessionId: id })),
      renewable: [],
    };
  }
  const missing = usable.flatMap(({ id, accounts }) =>
    accounts.items.filter(({ roles }) => roles.status === 'failed').map((account) => ({ id, account })),
  );
  const [one] = missing;
  if (one === undefined) return null;
  return {
    kind: 'roles',
    names: [],
    accounts: missing.map(({ account }) => account),
    problem: one.account.roles.problem,
    again: missing.slice(0, mostAgain).map(({ id, account }) => loadRoles(id, account)),
    renewable: isRefused(one.account)
      ? usable.filter(({ accounts }) => accounts.items.some(isRefused)).map(({ id, name }) => ({ id, name }))
      : [],
  };
}

/** AWS lists the account, and refuses to tell its roles. */
function isRefused({ roles: { status, problem } }: Account): boolean {
  return status === 'failed' && problem?.code === 'not-assigned';
}

function loadRoles(sessionId: SessionId, { accountId }: Account): Command {
  return { type: 'load-roles', sessionId, accountId, again: true };
}
