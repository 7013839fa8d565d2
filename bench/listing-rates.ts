/**
 * How long listing a large organisation takes against the limit of AWS, and how many of the calls AWS refuses: for Daypass, and in
 * the same run for what other tools do. In simulated time, so that an hour of it takes seconds: the code under test is Daypass's
 * own listing with its request budget, timers and clock driven, and a portal in this process that counts calls as AWS does.
 */
import { clickWhileListing } from '../testing/support/limited-listing.ts';
import { LimitedPortal, shortest, type Situation } from '../testing/support/limited-portal.ts';
import { allAtOnce, daypass, fiveWorkers, type Strategy } from './listing-strategies.ts';
import { SimulatedTime } from '../testing/support/simulated-time.ts';
import { table } from './table.ts';

/** Times the shortest time, and the part of the calls that is refused. */
const aims = { ratio: 1.05, refused: 0.01 } as const;

/** Of a click, in ms beyond the time that AWS takes to answer. */
const mostDelay = 1000;

const large = { accounts: 5000, rolesEach: 3, limit: 20 } as const;
const slow = { accounts: 2000, rolesEach: 3, limit: 5 } as const;
interface Row {
  readonly name: string;
  readonly strategy: Strategy;
  readonly situation: Situation;
}
const rows: readonly Row[] = [large, slow].flatMap((size) => [
  { name: 'Daypass, one session', strategy: daypass, situation: { ...size, sessions: 1 } },
  { name: 'Daypass, three sessions', strategy: daypass, situation: { ...size, sessions: 3 } },
  { name: 'five workers, pauses of 5 s', strategy: fiveWorkers, situation: { ...size, sessions: 1 } },
  { name: 'all at once, SDK’s standard retry', strategy: allAtOnce, situation: { ...size, sessions: 1 } },
]);

interface Outcome {
  readonly seconds: number;
  readonly ratio: number;
  readonly refused: number;
  readonly lost: number;
}

async function measure({ strategy, situation }: Row): Promise<Outcome> {
  using time = new SimulatedTime();
  const portal = new LimitedPortal(time, situation);
  let lost: number | null = null;
  const ended = strategy(portal, situation, time).then((count) => (lost = count));
  await time.run(() => lost !== null);
  return {
    seconds: portal.lastAt / 1000,
    ratio: portal.lastAt / shortest(situation),
    refused: portal.refused / portal.made,
    lost: await ended,
  };
}

/** @returns a title, a table and what it says about the aim */
export async function measureListingRates(): Promise<string> {
  const cells: string[][] = [];
  let isMet = true;
  for (const row of rows) {
    const { seconds, ratio, refused, lost } = await measure(row);
    const { accounts, rolesEach, limit } = row.situation;
    if (row.strategy === daypass) isMet &&= ratio <= aims.ratio && refused < aims.refused && lost === 0;
    const size = `${accounts} × ${rolesEach} at ${limit}/s`;
    cells.push([
      `${size}: ${row.name}`,
      seconds.toFixed(0),
      ratio.toFixed(3),
      `${(refused * 100).toFixed(2)} %`,
      `${lost}`,
    ]);
  }
  const clicks = await measureClicks();
  return [
    'All accounts and their roles at a portal with a limit, in simulated time',
    '',
    table(['accounts × roles', 'seconds', 'of the shortest time', 'calls refused', 'accounts lost'], cells),
    '',
    `Aim for Daypass: at most ${aims.ratio} of the shortest time, under ${aims.refused * 100} % refused, none lost: ${isMet ? 'met' : 'missed'}.`,
    '',
    clicks,
  ].join('\n');
}

/** What somebody notices who clicks about every two seconds while all of it is listed. */
async function measureClicks(): Promise<string> {
  const cells: string[][] = [];
  let isMet = true;
  for (const size of [large, slow]) {
    for (const sessions of [1, 3]) {
      const { clicks, ratio, refused, lost } = await clickWhileListing({ ...size, sessions });
      const delays = clicks.map(({ delay }) => delay ?? Infinity).toSorted((a, b) => a - b);
      const late = delays.filter((delay) => delay > 0);
      const told = delays.filter((delay) => delay === Infinity);
      isMet &&= told.length === 0 && (late.at(-1) ?? 0) < mostDelay && ratio <= aims.ratio && lost === 0;
      cells.push([
        `${size.accounts} × ${size.rolesEach} at ${size.limit}/s, sessions: ${sessions}`,
        `${clicks.length}`,
        `${told.length}`,
        `${late.length}`,
        (late.at(-1) ?? 0).toFixed(0),
        ratio.toFixed(3),
        `${(refused * 100).toFixed(2)} %`,
      ]);
    }
  }
  const columns = [
    'clicks',
    'told of a refusal',
    'later than at once',
    'latest, ms',
    'of the shortest time',
    'calls refused',
  ];
  return [
    table(['clicks meanwhile', ...columns], cells),
    '',
    `Aim: nobody is told of a refusal, and no click waits for ${mostDelay} ms: ${isMet ? 'met' : 'missed'}.`,
  ].join('\n');
}
