/** Errors that nobody caught: told once, counted, whatever they are and however many come. */
import { EventEmitter } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import type { LogDetails } from './log.ts';
import { noLog } from './log.ts';
import { catchUncaughtErrors, type UncaughtErrors } from './uncaught-errors.ts';

let source: EventEmitter;
let uncaught: UncaughtErrors;
let lines: (LogDetails & { readonly message: string })[];
beforeEach(() => {
  source = new EventEmitter();
  lines = [];
  uncaught = catchUncaughtErrors(source, () => ({
    ...noLog,
    error: (message, details = {}) => lines.push({ message, ...details }),
  }));
});
const shown = (): number[] => {
  const totals: number[] = [];
  uncaught.onNew((times) => totals.push(times));
  return totals;
};

test('an error and a rejection: a line and a word each', () => {
  const totals = shown();
  const error = new Error('a');
  source.emit('uncaughtException', error, 'uncaughtException');
  source.emit('unhandledRejection', 'b', Promise.resolve());
  expect(lines).toEqual([
    { message: 'uncaught error', times: 1, error },
    { message: 'unhandled rejection', times: 1, error: 'b' },
  ]);
  expect(totals).toEqual([1, 2]);
});

test('what happened before anybody could show it is shown then', () => {
  source.emit('uncaughtException', new Error('a'));
  expect(shown()).toEqual([1]);
});

test('a storm of one cause: lines and words at 1, 10, 100, …', () => {
  const totals = shown();
  const error = new Error('again');
  for (let times = 0; times < 12_345; times++) source.emit('uncaughtException', error);
  expect(lines.map(({ times }) => times)).toEqual([1, 10, 100, 1000, 10_000]);
  expect(totals).toEqual([1, 10, 100, 1000, 10_000]);
});

test('a storm of ever new causes', () => {
  const totals = shown();
  for (let times = 0; times < 100_000; times++) source.emit('unhandledRejection', `cause ${times}`);
  expect(lines.length).toBeLessThan(120);
  expect(totals.length).toBeLessThan(120);
});

test('one cause does not hide another', () => {
  shown();
  for (let times = 0; times < 50; times++) source.emit('uncaughtException', new Error('often'));
  source.emit('uncaughtException', new Error('once'));
  expect(lines.at(-1)).toMatchObject({ times: 1, error: new Error('once') });
});

test('whatever is thrown, and whatever its looks throw', () => {
  const totals = shown();
  const throwing = () => {
    throw new Error('trap');
  };
  const trap = Object.defineProperty(new Error('m'), 'stack', { get: throwing });
  const strange = [
    undefined,
    null,
    0,
    Symbol('x'),
    {},
    Object.create(null),
    throwing,
    trap,
    new Proxy({}, { get: throwing }),
  ];
  for (const thrown of strange) source.emit('uncaughtException', thrown);
  expect(totals.length).toBeGreaterThan(3);
});

test('showing it that fails, and a log that fails, are the end of it', () => {
  uncaught.onNew(() => {
    throw new Error('no store');
  });
  expect(() => source.emit('uncaughtException', new Error('a'))).not.toThrow();
  const other = new EventEmitter();
  catchUncaughtErrors(other, () => {
    throw new Error('no folder');
  });
  expect(() => other.emit('uncaughtException', new Error('a'))).not.toThrow();
});

test('causes are told apart by what they say, and by where they come from', () => {
  const totals = shown();
  const saying = (text: string) => new Error(text);
  for (const text of ['one', 'two', 'one']) source.emit('uncaughtException', saying(text));
  source.emit('uncaughtException', new Error('one'));
  expect(lines.map(({ error }) => String(error))).toEqual(['Error: one', 'Error: two', 'Error: one']);
  expect(totals).toEqual([1, 2, 4]);
});

test.each(['write EPIPE', 'write EIO', 'read EIO'])('a terminal that is gone is no failure of Daypass: %s', (text) => {
  const totals = shown();
  source.emit('uncaughtException', Object.assign(new Error(text), { code: text.split(' ')[1] }));
  expect(totals).toEqual([]);
  expect(lines).toHaveLength(1);
});

test('what the page prints is logged, counted, and no word', () => {
  const totals = shown();
  for (let times = 0; times < 500; times++) uncaught.inPage('Uncaught TypeError: x');
  for (let times = 0; times < 5000; times++) uncaught.inPage(`flood ${times}`);
  expect(lines.slice(0, 3).map(({ times, text }) => [times, text])).toEqual(
    [1, 10, 100].map((times) => [times, 'Uncaught TypeError: x']),
  );
  expect(lines.length).toBeLessThan(120);
  expect(totals).toEqual([]);
});
