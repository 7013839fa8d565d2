/**
 * Lists the accounts and roles of one session: accounts first, roles in the background, asked-for ones before the rest. It goes
 * on until every account has its roles or a problem of its own; what failed for a passing reason is asked for again.
 */
import type { AccountList, SessionId } from '../../shared/app-state.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import type { Ms } from '../../shared/time.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import type { ListedAccount, Portal, PortalAccess } from '../aws/api/portal.ts';
import { monotonic } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { finalProblemOf, problemOf } from '../core/problem-error.ts';
import type { Rejections } from '../sessions/renewal/rejections.ts';
import { createAccountTable, type Entry } from './account-table.ts';
import { judge } from './listing-failures.ts';
import { inParallel, type RequestBudget } from './request-budgets.ts';
import { createRetryTimes } from './retry-times.ts';

export interface ListingDeps {
  readonly id: SessionId;
  readonly portal: Portal;
  readonly rejections: Pick<Rejections, 'heard'>;
  readonly budget: RequestBudget;
  readonly log: Log;
  /** Throws `Over` where the session is signed in no longer, and a problem where its token has to be renewed first. */
  readonly access: () => PortalAccess;
  /** The session is over: nothing of this listing goes on. */
  readonly over: () => void;
  /** Puts it on screen; false if that is no longer this listing's to do. */
  readonly publish: (list: AccountList) => boolean;
}

export interface Listing {
  /** Lists the accounts anew; what is on screen stays until the new list is whole. */
  list(): void;
  /** Somebody looks at this account, whose roles are awaited; `again`: somebody saw that they failed, and asks once more. */
  want(accountId: string, again: boolean): void;
  /** What failed for a passing reason may succeed now: another token, another network, somebody who looks again. */
  retryNow(): void;
  /** Nothing is asked any more, and nothing that is still answered counts. */
  end(): void;
}

const [background, sooner, pages] = [1, 2, 3];
/** Wishes that come together are one look at the list: they keep their order, and precede older looks. */
const oneLook: Ms = 100;
/** Short enough to look alive, long enough for some answers to come together; each change copies the list, so long ones wait. */
const gathering: Ms = 100;
const gatheringEach: Ms = 0.05;

type Asked = Entry | 'accounts';

export function createListing(deps: ListingDeps, shown: AccountList): Listing {
  const { portal, budget, access } = deps;
  const abort = new AbortController();
  const { signal } = abort;
  const table = createAccountTable(shown.items);
  const wishes = new Map<string, number>();
  let head: Pick<AccountList, 'status' | 'problem'> = { status: shown.status, problem: shown.problem };
  let round = 0;
  let workers = 0;
  let timer: NodeJS.Timeout | undefined;

  const end = (): void => {
    clearTimeout(timer);
    abort.abort();
  };

  const over = (): void => {
    end();
    deps.over();
  };

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (signal.aborted) return;
    const items = table.entries.map(({ account }) => account);
    if (!deps.publish({ ...head, items })) end();
  };
  const publishSoon = (): void => {
    timer ??= setTimeout(flush, Math.max(gathering, table.entries.length * gatheringEach));
  };
  const setHead = (status: AccountList['status'], shownProblem: Problem | null): void => {
    head = { status, problem: shownProblem };
    flush();
    pump();
  };

  const hasWork = (): boolean => wishes.size > 0 || (head.status !== 'loading' && table.openCount > 0);

  /** The account whose roles are to be asked for next; in the background only once all accounts are known. */
  const pick = (): Entry | undefined => {
    while (wishes.size > 0) {
      let [best, most] = ['', Number.NEGATIVE_INFINITY];
      for (const [accountId, look] of wishes) if (look > most) [best, most] = [accountId, look];
      wishes.delete(best);
      const wanted = table.entry(best);
      if (wanted?.step === 'open') return wanted;
    }
    return head.status === 'loading' ? undefined : table.nextOpen();
  };

  const askRoles = async (): Promise<void> => {
    let entry: Entry | undefined;
    let token = '';
    const begin = async () => {
      entry = signal.aborted ? undefined : pick();
      if (!entry) return null;
      table.begin(entry, round);
      retries.forget(entry, false);
      publishSoon();
      const used = access();
      token = used.accessToken;
      const reading = portal.listAccountRoles(used, entry.accountId, signal);
      return { reading, page: await reading.next() };
    };
    try {
      const first = await budget.run(wishes.size > 0 ? sooner : background, begin);
      if (!first || !entry) return;
      const names: string[] = [];
      for (let { page } = first; !page.done; page = await budget.run(sooner, () => first.reading.next())) {
        names.push(...page.value.items);
        // Reading on would take a call from the pace without making one.
        if (page.value.isLast) break;
      }
      table.succeed(entry, names);
      retries.forget(entry, true);
    } catch (error) {
      if (entry && !signal.aborted) await rolesFailed(entry, token, error);
    }
    publishSoon();
  };

  const work = async (): Promise<void> => {
    while (!signal.aborted && hasWork()) await askRoles();
  };
  const pump = (): void => {
    while (!signal.aborted && hasWork() && workers < Math.min(inParallel, wishes.size + table.openCount)) {
      workers += 1;
      void work().finally(() => {
        workers -= 1;
        // Something may have become open between the last look and this.
        if (workers === 0) pump();
      });
    }
  };

  const failed = (what: Asked, error: unknown): Problem => {
    deps.log.warn(what === 'accounts' ? 'listing accounts failed' : 'listing roles failed', { error });
    if (error instanceof AwsFailure) budget.holdOff(error.retryAfter);
    const goesOn = retries.failed(what, error);
    // The portal's answers for an account that was listed a moment ago and is assigned no longer (aws-cli#6552), or is gone.
    const isGone = error instanceof AwsFailure && (error.reason === 'forbidden' || error.reason === 'not-found');
    if (what !== 'accounts' && isGone) return problem('not-assigned', { accountId: what.accountId }, 'user');
    return goesOn ? { ...problemOf(error), retry: 'auto' } : finalProblemOf(error);
  };

  const rolesFailed = async (entry: Entry, token: string, thrown: unknown): Promise<void> => {
    const judgement = await judge(deps, token, 'roles', thrown);
    if (signal.aborted) return;
    if (judgement.kind === 'over') return over();
    if (judgement.kind === 'again' && (!entry.doubted || judgement.isOlder)) {
      entry.doubted = true;
      table.reopen(entry);
      wishes.set(entry.accountId, Number.MAX_SAFE_INTEGER);
      return;
    }
    table.fail(entry, failed(entry, judgement.error));
  };

  const listAll = async (thisRound: number, isSecondTry = false): Promise<void> => {
    const isFirst = table.entries.length === 0 || isSecondTry;
    const isOver = (): boolean => signal.aborted || round !== thisRound;
    const listed: ListedAccount[] = [];
    let token = '';
    try {
      const used = access();
      token = used.accessToken;
      const reading = portal.listAccounts(used, signal);
      for (;;) {
        const page = await budget.run(pages, async () => (isOver() ? null : reading.next()));
        if (isOver() || page === null) return;
        if (page.done) break;
        const { items, isLast } = page.value;
        // A first page at once; during a reload the old list is the better one until the new one is whole.
        if (isFirst) table.add(items);
        if (isFirst && listed.length === 0) flush();
        else publishSoon();
        listed.push(...items);
        if (isLast) break;
      }
      retries.forget('accounts', true);
      table.replace(listed, thisRound);
      setHead('ready', null);
    } catch (thrown) {
      const judgement = isOver() ? null : await judge(deps, token, 'accounts', thrown);
      if (judgement === null || isOver()) return;
      if (judgement.kind === 'over') return over();
      if (judgement.kind === 'again' && (!isSecondTry || judgement.isOlder)) return void listAll(thisRound, true);
      setHead('failed', failed('accounts', judgement.error));
    }
  };

  const list = (): void => {
    if (signal.aborted) return;
    round += 1;
    retries.forget('accounts', false);
    setHead('loading', null);
    void listAll(round);
  };

  const retries = createRetryTimes<Asked>((due) => {
    for (const what of due) if (what !== 'accounts') table.reopen(what);
    if (due.includes('accounts')) list();
    pump();
  }, signal);

  return {
    list,
    want(accountId, again) {
      const entry = table.entry(accountId);
      // Who looked has seen an older list than this one: what has come meanwhile, or has failed, is on its way to the screen.
      if (again && entry?.account.roles.status === 'failed') table.reopen(entry);
      if (entry?.step !== 'open') return;
      wishes.delete(accountId);
      // What was scrolled past can wait.
      wishes.set(accountId, Math.floor(monotonic() / oneLook));
      pump();
    },
    retryNow: () => retries.hurry(),
    end,
  };
}
