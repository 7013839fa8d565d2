/** A simulated day: what Daypass does in 24 hours of staying signed in, hidden. */
import path from 'node:path';
import { besides, listingOf, renewalsOf, workOfRequest } from '../e2e/objects/idle.ts';
import { hour, minute } from '../e2e/objects/signed-in.ts';
import { sessions, startIdle, temporaryFolder } from './idle-stage.ts';
import { table } from './table.ts';

/** Timer wake-ups a minute. */
export const aim = 2;
/** By how many MB the main process may grow in the day. */
const mostGrown = 10;

/** @returns a title, the table and what it says about the aim */
export async function measureDay(): Promise<string> {
  using folder = temporaryFolder();
  await using idle = await startIdle(path.join(folder.dir, 'home'), 'driven');
  const { app, organisation } = idle;
  // What is loaded and compiled with the first renewals of all sessions stays.
  await app.passTime(2 * hour);
  organisation.forgetRequests();
  const start = organisation.now();
  await app.countFromNow();
  await app.passTime(24 * hour);
  const { wakeUps, timers, files, grown } = await app.counts();
  const grownBy = grown / 1024 / 1024;
  const renewals = renewalsOf(organisation);

  const perMinute = Array<number>(24 * 60).fill(0);
  for (const at of wakeUps) {
    const index = Math.min(Math.floor((at - start) / minute), perMinute.length - 1);
    perMinute[index] = (perMinute[index] ?? 0) + 1;
  }
  const quiet = perMinute.filter((_, i) => !organisation.requests.some((one) => touches(one.at - start, i)));
  const mean = wakeUps.length / perMinute.length;
  const worstQuiet = Math.max(...quiet);
  const listing = listingOf(organisation);
  const others = organisation.requests.length - renewals.length - listing.length;
  const otherFiles = besides(renewals, files);
  const isSmall = grownBy <= mostGrown;
  const isMet = isSmall && mean <= aim && worstQuiet <= aim && others === 0 && otherFiles.length === 0;
  return [
    `A simulated day, hidden and signed in to ${sessions.length} sessions of one-hour tokens`,
    '',
    table(
      ['in 24 hours', 'Daypass', 'aim'],
      [
        ['timer wake-ups a minute, renewals and listing included', mean.toFixed(2), `≤ ${aim}`],
        ['most in a minute without a request', String(worstQuiet), `≤ ${aim}`],
        ['most in any minute', String(Math.max(...perMinute)), ''],
        ['renewals', String(renewals.length), `${(24 / 0.75) * sessions.length}`],
        ['requests that keep accounts and roles fresh', String(listing.length), ''],
        ['other requests', String(others), '0'],
        ['calls that write files, but for renewals', String(otherFiles.filter(({ writes }) => writes).length), '0'],
        ['MB by which the process has grown', grownBy.toFixed(1), `≤ ${mostGrown}`],
        ['calls that read files, but for renewals', String(otherFiles.filter(({ writes }) => !writes).length), '0'],
      ],
    ),
    '',
    `Timers by the function that armed them: ${owners(timers, 5)}.`,
    `Aim: ${isMet ? 'met' : 'missed'}.`,
    ...otherFiles.slice(0, 5).map(({ call }) => `Not of a renewal: ${call}`),
  ].join('\n');
}

/** Whether a request at `at` (ms since the start) or its work reaches into the minute with this index. */
function touches(at: number, index: number): boolean {
  return at + workOfRequest > index * minute && at - workOfRequest < (index + 1) * minute;
}

/** The most frequent ones, for finding out what to change. */
export function owners(timers: readonly (readonly [string, number])[], most: number): string {
  return timers.length === 0
    ? 'none fired'
    : timers
        .slice(0, most)
        .map(([name, count]) => `${count} × ${name}`)
        .join(', ');
}
