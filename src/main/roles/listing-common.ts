/** What the two halves of a listing, its accounts and their roles, have in common: the table, the screen, and what a failure means. */
import type { AccountList, SessionId } from '../../shared/app-state.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import type { EpochMs, Ms } from '../../shared/time.ts';
import type { Portal, PortalAccess } from '../aws/api/portal.ts';
import { finalProblemOf, problemOf } from '../core/problem-error.ts';
import type { Rejections } from '../sessions/renewal/rejections.ts';
import { now } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { type AccountTable, createAccountTable, type Entry } from './account-table.ts';
import { isGone } from './listing-failures.ts';
import { ListFreshness } from './list-freshness.ts';
import type { RequestBudget } from '../aws/api/request-budgets.ts';
import { createRetryTimes, type RetryTimes } from './retry-times.ts';

export interface ListingDeps {
  readonly id: SessionId;
  readonly portal: Portal;
  readonly rejections: Pick<Rejections, 'heard'>;
  readonly budget: Pick<RequestBudget, 'run'>;
  readonly log: Log;
  /** The accounts whose roles are asked for before those of the others; looked up once for each listing of the accounts. */
  readonly favorites: () => Iterable<string>;
  /** Throws `ListingOver` where the session is signed in no longer, and a problem where its token has to be renewed first. */
  readonly access: () => PortalAccess;
  /** The session is over: nothing of this listing goes on. */
  readonly over: () => void;
  /** Puts it on screen; false if that is no longer this listing's to do. */
  readonly publish: (list: ListedSoFar) => boolean;
}

/** What a listing knows itself of the list that it makes. */
export type ListedSoFar = Pick<AccountList, 'status' | 'problem' | 'items' | 'listedAt'>;

/** What AWS is asked for: the roles of one account, or all accounts. */
export type ListingRequest = Entry | 'accounts';

/** Short enough to look alive, long enough for some answers to come together; each change copies the list, so long ones wait. */
const gathering: Ms = 100;
const gatheringEach: Ms = 0.05;

export class ListingWork {
  readonly deps: ListingDeps;
  readonly table: AccountTable;
  readonly retries: RetryTimes<ListingRequest>;
  readonly freshness = new ListFreshness();
  /** Aborted when nothing of this listing counts any more. */
  readonly signal: AbortSignal;
  /** How often the accounts have been asked for, by somebody or once more after a failure. */
  round = 0;
  /** How often somebody has asked for all accounts with all their roles. */
  rolesRound = 0;
  #listedAt: EpochMs | null;
  readonly #abort = new AbortController();
  #head: Pick<AccountList, 'status' | 'problem'>;
  #timer: NodeJS.Timeout | undefined;

  /** `onDue` gets what has failed and is to be asked for again. */
  constructor(deps: ListingDeps, shown: AccountList, onDue: (due: readonly ListingRequest[]) => void) {
    this.deps = deps;
    this.table = createAccountTable(shown.items, shown.listedAt !== null);
    this.signal = this.#abort.signal;
    this.retries = createRetryTimes<ListingRequest>(onDue, this.signal);
    this.#head = { status: shown.status, problem: shown.problem };
    this.#listedAt = shown.listedAt;
  }

  get areAccountsKnown(): boolean {
    return this.#head.status === 'ready';
  }

  /** Whether all accounts are known, and every one of them has been asked about. */
  get isWhole(): boolean {
    return this.areAccountsKnown && this.table.openCount === 0;
  }

  /** AWS has told all accounts. */
  listed(): void {
    this.freshness.listed();
    this.#listedAt = now();
  }

  setHead(status: AccountList['status'], shownProblem: Problem | null): void {
    this.#head = { status, problem: shownProblem };
    this.publish();
  }

  publish(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.signal.aborted) return;
    const items = this.table.entries.map(({ account }) => account);
    if (!this.deps.publish({ ...this.#head, items, listedAt: this.#listedAt })) this.end();
  }

  publishSoon(): void {
    const pause = Math.max(gathering, this.table.entries.length * gatheringEach);
    this.#timer ??= setTimeout(() => this.publish(), pause);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#abort.abort();
  }

  /** AWS has ended the session. */
  over(): void {
    this.end();
    this.deps.over();
  }

  /** What is shown of a failure; it is asked for again later if that may help. */
  failed(what: ListingRequest, error: unknown): Problem {
    this.deps.log.warn(what === 'accounts' ? 'listing accounts failed' : 'listing roles failed', { error });
    const goesOn = this.retries.failed(what, error);
    if (what !== 'accounts' && isGone(error)) return problem('not-assigned', { accountId: what.accountId }, 'user');
    return goesOn ? { ...problemOf(error), retry: 'auto' } : finalProblemOf(error);
  }
}
