/** Pages that are asked for together: each in its turn, a second apart, and no flood. */
import { beforeEach, expect, test, vi } from 'vitest';
import { advance, monotonic, waits } from '../../../testing/support/clock.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { createPageTurns, type OpenPage } from './page-turns.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const corp = 'sso-session:corp';
let opened: { readonly url: string; readonly at: number }[];
let open: OpenPage;
beforeEach(() => {
  opened = [];
  open = createPageTurns(async (url) => void opened.push({ url, at: monotonic() }));
});
const urls = (): readonly string[] => opened.map(({ url }) => url);
/** Until nobody waits any more. */
const passes = async (done: Promise<unknown>): Promise<void> => {
  let isOver = false;
  void done.finally(() => (isOver = true));
  await eventually(() => {
    advance(100);
    expect(isOver).toBe(true);
  });
};

test('several sign-ins at once: all get their pages, the first at once, the others a second apart', async () => {
  const all = Promise.all(['a', 'b', 'c', 'd'].map((url) => open(url, `sso-session:${url}`)));
  await eventually(() => expect(urls()).toEqual(['a']));
  // Each of the others may be the next one: nobody waits for longer than that.
  expect(waits().filter((seconds) => seconds > 1)).toEqual([]);
  await passes(all);
  expect(urls().toSorted()).toEqual(['a', 'b', 'c', 'd']);
  const gaps = opened.slice(1).map(({ at }, i) => at - (opened[i]?.at ?? 0));
  // Not the whole second: a busy machine may open the one before a while after its turn began.
  for (const gap of gaps) expect(gap).toBeGreaterThan(500);
});

test('further clicks for a page that waits are the same click', async () => {
  await open('a', corp);
  await passes(Promise.all([open('b', corp), open('b', corp), open('b', corp)]));
  expect(urls()).toEqual(['a', 'b']);
  await passes(open('b', corp));
  expect(urls(), 'a later click opens it again').toEqual(['a', 'b', 'b']);
});

test('the same page in the session’s browser and in the other one is two pages', async () => {
  await open('a', corp);
  await passes(Promise.all([open('b', corp), open('b', corp, undefined, 'other')]));
  expect(urls()).toEqual(['a', 'b', 'b']);
});

test('the same page for two sessions is two pages: each has a browser of its own', async () => {
  await open('a', corp);
  await passes(Promise.all([open('b', corp), open('b', 'sso-session:labs')]));
  expect(urls()).toEqual(['a', 'b', 'b']);
});

test('of a flood most is refused, and it is over when the flood is', async () => {
  const all = Promise.allSettled(Array.from({ length: 100 }, (_, i) => open(`${i}`, corp)));
  await passes(all);
  const refused = (await all).filter((one) => one.status === 'rejected').map(({ reason }) => reason.problem.code);
  expect([opened.length, new Set(refused)]).toEqual([20, new Set(['too-many-at-once'])]);
  await passes(open('later', corp));
  expect(urls().at(-1)).toBe('later');
});

test('a sign-in that is cancelled before its turn opens nothing and keeps nobody waiting', async () => {
  await open('a', corp);
  const abort = new AbortController();
  const cancelled = open('b', corp, abort.signal);
  abort.abort(new Error('cancelled'));
  await expect(cancelled).rejects.toThrow('cancelled');
  advance(1000);
  const next = open('c', corp);
  expect(waits().filter((seconds) => seconds > 1)).toEqual([]);
  await next;
  expect(urls()).toEqual(['a', 'c']);
});

test('one that was cancelled before it asked opens nothing, and takes nobody’s turn', async () => {
  await expect(open('a', corp, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
  await open('b', corp);
  expect(urls()).toEqual(['b']);
});

test('a browser that does not open is told to the one who asked', async () => {
  const broken = createPageTurns(() => Promise.reject(new Error('no browser')));
  await expect(broken('a', corp)).rejects.toThrow('no browser');
});
