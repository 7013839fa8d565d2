/** The part of the benchmark of the search that runs in the page. */
import uFuzzy from '@leeoniya/ufuzzy';
import { createSearch } from '../src/renderer/roles/search.ts';
import type { SearchRow } from '../src/renderer/roles/search-index.ts';
import { keystrokes, makeRows, withChange } from './search-rows.ts';

/** Each in ms of wall time. */
export interface SearchTimes {
  readonly first: readonly number[];
  readonly changed: readonly number[];
  readonly keys: readonly number[];
}

const timed = (act: () => void): number => {
  const start = performance.now();
  act();
  return performance.now() - start;
};
const frame = (): Promise<number> => new Promise((begins) => requestAnimationFrame(begins));

/** What one way of searching does with all rows, and with one key. */
interface Way {
  readonly setRows: (rows: readonly SearchRow[]) => void;
  readonly find: (query: string) => void;
  readonly warmUp?: () => void;
}

const own = (): Way => createSearch<SearchRow>();

/** One text a row and one regular expression a query, as uFuzzy is meant to be used. */
function withUFuzzy(): Way {
  const searchers = [0, 1].map((intraMode) => new uFuzzy({ intraMode: intraMode as 0 | 1 }));
  let texts: string[] = [];
  return {
    setRows: (rows) => {
      texts = uFuzzy.latinize(
        rows.map(({ account, roleName, sessionName, profiles }) =>
          [account.name, account.accountId, account.email, roleName, sessionName, ...profiles].join(' '),
        ),
      );
    },
    find: (query) => {
      searchers.some((searcher) => searcher.search(texts, query, 3, 1000)[0]?.length);
    },
  };
}

async function measure(make: () => Way): Promise<SearchTimes> {
  const rows = makeRows();
  const way = make();
  // Putting the index together is a part of the first search after a change.
  const first = timed(() => {
    way.setRows(rows);
    way.find('zzz');
  });
  const changed: number[] = [];
  for (let at = 0; at < 20; at++) {
    const now = withChange(rows, at * 211);
    await frame();
    changed.push(timed(() => way.setRows(now)) + timed(() => way.find('zzz')));
  }
  way.warmUp?.();
  const keys: number[] = [];
  for (const query of keystrokes) {
    await frame();
    keys.push(timed(() => way.find(query)));
  }
  return { first: [first], changed, keys };
}

/** Until the worker's answer is there; the worker is ready when it answers for the first time. */
async function measureWorker(): Promise<SearchTimes> {
  const worker = new Worker('/search-thread.js', { type: 'module' });
  const ask = (query: string): Promise<void> =>
    new Promise((answered) => {
      worker.addEventListener('message', () => answered(), { once: true });
      worker.postMessage(query);
    });
  await ask('zzz');
  const keys: number[] = [];
  for (const query of keystrokes) {
    await frame();
    const start = performance.now();
    await ask(query);
    keys.push(performance.now() - start);
  }
  worker.terminate();
  return { first: [], changed: [], keys };
}

export const ways = {
  page: () => measure(own),
  worker: measureWorker,
  uFuzzy: () => measure(withUFuzzy),
};

Object.assign(window, { ways });
