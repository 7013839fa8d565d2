/** Daypass's own listing at a portal with a limit, in simulated time, and what somebody who clicks meanwhile gets to see. */
import type { Account } from '../../src/shared/app-state.ts';
import { problem } from '../../src/shared/problems.ts';
import { AwsFailure } from '../../src/main/aws/api/failure.ts';
import type { Portal, Turn } from '../../src/main/aws/api/portal.ts';
import { createRequestBudgets, type RequestBudget } from '../../src/main/aws/api/request-budgets.ts';
import { createListing, type Listing } from '../../src/main/roles/listing.ts';
import { noAccounts } from '../../src/main/sessions/shown-session.ts';
import { noLog } from '../../src/main/system/log.ts';
import { LimitedPortal, pageSize, shortest, type Situation } from './limited-portal.ts';
import { SimulatedTime } from './simulated-time.ts';

async function takenOrThrottled(portal: LimitedPortal): Promise<void> {
  if (await portal.call()) return;
  throw new AwsFailure('List', 'throttled', problem('aws-throttled', { host: 'portal' }, 'auto'));
}

/** `onRoles` hears of each account whose roles the portal has told. */
function portalOf(portal: LimitedPortal, onRoles: (accountId: string) => void): Portal {
  const direct: Turn = (call) => call();
  return {
    async *listAccounts(_access, _signal, turn = direct) {
      for (let at = 0; at < portal.accounts.length; at += pageSize) {
        await turn(() => takenOrThrottled(portal));
        yield { items: portal.accounts.slice(at, at + pageSize) };
      }
    },
    async *listAccountRoles(_access, accountId, _signal, turn = direct) {
      await turn(() => takenOrThrottled(portal));
      onRoles(accountId);
      yield { items: portal.roles };
    },
    logout: () => Promise.resolve(),
  };
}

interface Listings {
  readonly listings: readonly Listing[];
  /** What all of them share, and everything else of that organisation. */
  readonly budget: RequestBudget;
  /** As the first session shows it. */
  accounts(): readonly Account[];
  /** How many accounts are missing when all have come to their end. */
  readonly lost: Promise<number>;
}

/** The listing as the app runs it, once for each session, with one budget for the organisation. */
export function listAll(
  portal: LimitedPortal,
  sessions: number,
  onRoles: (accountId: string) => void = () => {},
): Listings {
  const budget = createRequestBudgets().of({ region: 'eu-west-1', startUrl: 'https://d-1234567890.awsapps.com/start' });
  const shown: (readonly Account[])[] = [];
  const started = Array.from({ length: sessions }, (_, index) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const listing = createListing(
      {
        id: `sso-session:corp-${index}`,
        portal: portalOf(portal, onRoles),
        rejections: { heard: () => Promise.resolve('later') },
        budget,
        favorites: () => [],
        log: noLog,
        access: () => ({ region: 'eu-west-1', accessToken: 'a', caBundles: [] }),
        over: () => {},
        publish({ status, items }) {
          shown[index] = items;
          if (status !== 'ready' || items.some(({ roles }) => roles.status !== 'ready')) return true;
          resolve(portal.accounts.length - items.length);
          return false;
        },
      },
      noAccounts,
    );
    listing.list(false);
    return { listing, promise };
  });
  const all = Promise.all(started.map(({ promise }) => promise));
  return {
    listings: started.map(({ listing }) => listing),
    budget,
    accounts: () => shown[0] ?? [],
    lost: all.then((counts) => counts.reduce((sum, count) => sum + count, 0)),
  };
}

export interface Click {
  /** Keys of a role, an end of a session and the like; or one account asked for again. */
  readonly kind: 'call' | 'account';
  /** Ms from the click to the call that the portal has taken; null where the person was told of a refusal. */
  readonly delay: number | null;
}

interface Clicked {
  readonly clicks: readonly Click[];
  /** Of the listing, with the calls of the clicks: times the shortest time of all of them. */
  readonly ratio: number;
  /** Part of the calls. */
  readonly refused: number;
  readonly lost: number;
}

/** Somebody clicks every two seconds or so, for as long as the listing goes on. */
export async function clickWhileListing(situation: Situation): Promise<Clicked> {
  using time = new SimulatedTime();
  const portal = new LimitedPortal(time, situation);
  const told = new Map<string, () => void>();
  const listed = listAll(portal, situation.sessions, (accountId) => told.get(accountId)?.());
  let lost: number | null = null;
  void listed.lost.then((count) => (lost = count));
  const clicks: Click[] = [];
  const call = async (): Promise<void> => {
    const clickedAt = time.now;
    let takenAt = 0;
    const attempt = async (): Promise<void> => {
      takenAt = time.now;
      await takenOrThrottled(portal);
    };
    const delay = await listed.budget.runNow(attempt).then(
      () => takenAt - clickedAt,
      () => null,
    );
    clicks.push({ kind: 'call', delay });
  };
  const account = async (number: number): Promise<void> => {
    const clickedAt = time.now;
    const done = listed.accounts().filter(({ roles }) => roles.status === 'ready');
    const accountId = done[number % Math.max(done.length, 1)]?.accountId;
    if (accountId === undefined) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    told.set(accountId, resolve);
    listed.listings[0]?.want(accountId, true);
    // The answer to a call that was taken at once comes about as late as any other.
    const answered = await Promise.race([promise.then(() => true), time.wait(20_000).then(() => false)]);
    clicks.push({ kind: 'account', delay: answered ? Math.max(time.now - clickedAt - slowestAnswer, 0) : null });
  };
  const clickOn = async (): Promise<void> => {
    // 17 and 23: the clicks fall on other moments of the listing each time.
    for (let number = 1; lost === null; number += 1) {
      await time.wait(1700 + ((number * 17) % 23) * 30);
      if (lost === null) void (number % 2 === 0 ? account(number * 7919) : call());
    }
  };
  void clickOn();
  await time.run(() => lost !== null);
  const calls = portal.accounts.length + clicks.length / situation.sessions;
  const ratio = portal.lastAt / shortest({ ...situation, accounts: calls });
  return { clicks, ratio, refused: portal.refused / portal.made, lost: lost ?? NaN };
}

/** Ms. */
const slowestAnswer = 104;
