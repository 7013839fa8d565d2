/** The clock itself, and the rule that nobody else asks the machine for the time. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { monotonic, now, wait } from './clock.ts';

test('now is the wall clock in ms, monotonic only goes forward', () => {
  expect(Math.abs(now() - Date.now())).toBeLessThan(50);
  const before = monotonic();
  expect(monotonic()).toBeGreaterThanOrEqual(before);
});

describe('wait', () => {
  test('waits as long as asked', async () => {
    const start = performance.now();
    await wait(60);
    expect(performance.now() - start).toBeGreaterThanOrEqual(58);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('what is over already is no wait', async () => {
    await wait(0);
    await wait(-5);
  });

  test('rejects with the reason of the signal, before or in between', async () => {
    const reason = new Error('not needed any more');
    await expect(wait(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    const abort = new AbortController();
    const waiting = wait(60_000, abort.signal);
    abort.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});

describe('only clock.ts asks for the time', () => {
  const files = globSync('src/**/*.{ts,tsx}');
  const sources = files
    .filter((file) => !/\.test\.tsx?$|test-support/.test(file))
    .map((file) => file.replaceAll('\\', '/'));
  const asksForTime = /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.now\b|\bprocess\.(hrtime|uptime)\b/;
  const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*$/gm, '');

  const asking = sources.filter((file) => asksForTime.test(withoutComments(readFileSync(file, 'utf8'))));

  test('and the page has one of its own', () => {
    expect(sources.length).toBeGreaterThan(80);
    expect(asking.toSorted()).toEqual(['src/main/clock.ts', 'src/renderer/clock.ts']);
  });
});
