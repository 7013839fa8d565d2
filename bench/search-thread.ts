/** The search behind messages, for the benchmark: in a worker of the page, and in a process of Node's. */
import { createSearch } from '../src/renderer/roles/search.ts';
import type { SearchRow } from '../src/renderer/roles/search-index.ts';
import { makeRows } from './search-rows.ts';

interface Line {
  readonly accountId: string;
  readonly roleName: string | null;
}

const search = createSearch<SearchRow>();
search.setRows(makeRows());
search.warmUp();

/** What the list would be sent of the hits: enough to know its rows by. */
function answer(query: string): { readonly lines: readonly Line[]; readonly total: number } {
  const { hits, total } = search.find(query);
  return { lines: hits.map(({ account: { accountId }, roleName }) => ({ accountId, roleName })), total };
}

if (typeof process === 'undefined') {
  globalThis.addEventListener('message', ({ data }: MessageEvent<string>) => globalThis.postMessage(answer(data)));
} else {
  process.on('message', (query: string) => process.send?.(answer(query)));
}
