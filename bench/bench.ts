/** `npm run bench`: runs every benchmark, or those named, and prints its table; docs/performance.md says how to read them. */
import os from 'node:os';
import { measureChanges } from './changes.ts';
import { measureCommand } from './command.ts';
import { measureConfig } from './config.ts';
import { measureDirectory } from './directory.ts';
import { measureHostile } from './hostile.ts';
import { measureDay } from './idle-day.ts';
import { measureMinutes } from './idle-minutes.ts';
import { measureListing } from './listing.ts';
import { measureListingRates } from './listing-rates.ts';
import { measureLiveListing } from './listing-live.ts';
import { measureLists } from './lists.ts';
import { measureRoleList } from './role-list.ts';
import { measureReopening } from './reopening.ts';
import { measureSearch } from './search.ts';
import { measureServing } from './serving.ts';
import { measureStartup } from './startup.ts';
import { measureTooLarge } from './too-large.ts';
import { measureWaiting } from './waiting.ts';

const benchmarks = {
  startup: [measureStartup],
  reopening: [measureReopening],
  command: [measureCommand],
  serving: [measureServing],
  waiting: [measureWaiting],
  config: [measureConfig],
  changes: [measureChanges],
  listing: [measureListing, measureListingRates, measureLiveListing],
  directory: [measureDirectory],
  lists: [measureLists],
  search: [measureSearch],
  'role-list': [measureRoleList],
  hostile: [measureHostile],
  'too-large': [measureTooLarge],
  idle: [measureDay, measureMinutes],
} as const satisfies Record<string, readonly (() => Promise<string>)[]>;
type Name = keyof typeof benchmarks;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(1);
}

const [cpu] = os.cpus();
console.log(`Node ${process.version} on ${os.platform()} ${os.arch()}, ${os.cpus().length} × ${cpu?.model ?? 'CPU'}`);
console.log(
  `Load at the start: ${os.loadavg()[0]?.toFixed(2)} (above 0.5 the figures tell more of the machine than of Daypass)`,
);

const names = (asked.length > 0 ? asked : Object.keys(benchmarks)) as Name[];
for (const benchmark of names.flatMap((name) => benchmarks[name])) console.log(`\n${await benchmark()}`);
