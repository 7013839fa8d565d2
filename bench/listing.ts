/** What listing the accounts of a large organisation costs the main process: until all are known, and for each time it shows them. */
import type { AccountList } from '../src/shared/app-state.ts';
import type { ListedAccount, Page, Portal } from '../src/main/aws/api/portal.ts';
import { noLog } from '../src/main/system/log.ts';
import { createAccountTable } from '../src/main/roles/account-table.ts';
import { createListing } from '../src/main/roles/listing.ts';
import type { RequestBudget } from '../src/main/aws/api/request-budgets.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

const sizes = [3000, 12_500, 50_000] as const;
const runs = 5;
/** Of CPU in ms, for 50,000 accounts until all are known. */
const aim = 2000;
const noAccounts: AccountList = { status: 'none', problem: null, items: [], listedAt: null, user: null };

/** In an order that has nothing to do with that of the list. */
const accountsOf = (count: number): readonly ListedAccount[] =>
  Array.from({ length: count }, (_, index) => {
    const mixed = (index * 7919) % count;
    return {
      accountId: String(100_000_000_000 + index),
      name: `Team ${mixed} Production`,
      email: `aws+${mixed}@example.com`,
    };
  });

/** Answers at once: what is measured is what Daypass does with the answers. Roles are asked for and never come. */
function portalWith(accounts: readonly ListedAccount[]): Portal {
  return {
    async *listAccounts(): AsyncGenerator<Page<ListedAccount>, void> {
      for (let at = 0; at < accounts.length; at += 100) {
        // A turn of the loop, as each answer of the network takes.
        await new Promise((resolve) => setImmediate(resolve));
        yield { items: accounts.slice(at, at + 100) };
      }
    },
    async *listAccountRoles() {
      yield await new Promise<never>(() => {});
    },
    logout: () => Promise.resolve(),
  };
}

interface Run {
  readonly cpu: number;
  readonly shown: number;
}

async function list(accounts: readonly ListedAccount[]): Promise<Run> {
  const budget: Pick<RequestBudget, 'run'> = { run: (_priority, call) => call() };
  let shown = 0;
  const start = process.cpuUsage();
  await new Promise<void>((resolve) => {
    const listing = createListing(
      {
        id: 'sso-session:corp',
        portal: portalWith(accounts),
        rejections: { heard: () => Promise.resolve('later') },
        budget,
        favorites: () => [],
        log: noLog,
        access: () => ({ region: 'eu-west-1', accessToken: 'a', caBundles: [] }),
        over: () => {},
        publish({ status }) {
          shown += 1;
          if (status !== 'ready') return true;
          resolve();
          return false;
        },
      },
      noAccounts,
    );
    listing.list(false);
  });
  const { user, system } = process.cpuUsage(start);
  return { cpu: (user + system) / 1000, shown };
}

/** One time of making what is shown, after the roles of one account have come; in ms. */
function showOnce(accounts: readonly ListedAccount[]): number {
  const known = createAccountTable([]);
  known.replace(accounts, 1);
  const times = Array.from({ length: 15 }, () => {
    const entry = known.nextOpen();
    const start = performance.now();
    if (entry) known.begin(entry, 1);
    if (entry) known.succeed(entry, ['Admin', 'ReadOnly']);
    known.entries.map(({ account }) => account);
    return performance.now() - start;
  });
  return median(times);
}

/** @returns a title, a table and what it says about the aim */
export async function measureListing(): Promise<string> {
  const rows: string[][] = [];
  let most = 0;
  for (const size of sizes) {
    const accounts = accountsOf(size);
    const all: Run[] = [];
    for (let run = 0; run <= runs; run++) all.push(await list(accounts));
    const measured = all.slice(1);
    const cpu = median(measured.map((run) => run.cpu));
    most = Math.max(most, cpu);
    const cells = [cpu, (cpu / size) * 1000, median(measured.map((run) => run.shown)), showOnce(accounts)];
    rows.push([`${size}`, ...cells.map((value, at) => value.toFixed(at === 2 ? 0 : at === 3 ? 2 : 1))]);
  }
  return [
    `Accounts of one session until all are known, in pages of 100 that come at once: medians of ${runs} runs after a first one`,
    '',
    table(['accounts', 'CPU ms', 'of it for 1,000', 'times shown', 'one more showing, ms'], rows),
    '',
    `Aim: at most ${aim} ms for 50,000: ${most <= aim ? 'met' : `missed, ${most.toFixed(0)} ms`}.`,
  ].join('\n');
}
