/** When a process tells the others at which rate a portal takes calls, and what it does of what they tell. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { advance, monotonic } from '../../../../testing/support/clock.ts';
import { AdaptiveRate, lowestRate, type RateReport } from './adaptive-rate.ts';
import { RateExchange } from './rate-exchange.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));

let others: RateReport[];
let written: RateReport[];
let reads: number;
let left: number;
let leaving: Promise<void> | null;
let calls: { rate: AdaptiveRate; isBusy: boolean; processes: number; setProcesses(count: number): void };
let exchange: RateExchange;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] });
  [others, written, reads, left, leaving] = [[], [], 0, 0, null];
  const shared = {
    read: () => ((reads += 1), Promise.resolve(others)),
    write: (_key: string, report: RateReport) => (written.push(report), Promise.resolve()),
    leave: () => ((left += 1), leaving ?? Promise.resolve()),
  };
  calls = {
    rate: new AdaptiveRate(monotonic()),
    isBusy: true,
    processes: 1,
    setProcesses: (count) => void (calls.processes = count),
  };
  exchange = new RateExchange(shared, 'key', calls);
});
afterEach(async () => {
  calls.isBusy = false;
  await pass(2);
  vi.useRealTimers();
});

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
};
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await settled();
    advance(1000);
  }
  await settled();
}

test('what says nothing new is written once in five seconds, and only while calls are made', async () => {
  exchange.start();
  // Once more changes nothing.
  exchange.start();
  await pass(11);
  expect(written).toHaveLength(3);
  expect(reads).toBe(12);
  calls.isBusy = false;
  await pass(10);
  expect(written).toHaveLength(3);
  expect(left).toBe(1);
});

test.each([
  ['a rate that has changed by a tenth', () => raise()],
  ['a pause that AWS has asked for', () => calls.rate.holdUntil(monotonic() + 60_000)],
  ['a refusal', () => calls.rate.refused(monotonic())],
])('%s is told within a second', async (_name, happen) => {
  exchange.start();
  await pass(1);
  expect(written).toHaveLength(1);
  happen();
  await pass(1);
  expect(written).toHaveLength(2);
});

/** By two calls a second. */
function raise(): void {
  for (let times = 0; times < 2; times += 1) {
    for (let call = 0; call < 3; call += 1) calls.rate.take(monotonic());
    advance(1000);
    for (let call = 0; call < 18; call += 1) calls.rate.take(monotonic());
    calls.rate.succeeded(monotonic());
  }
  expect(calls.rate.perSecond).toBeGreaterThanOrEqual(19.9);
}

test('a refusal at the lowest rate is told as well', async () => {
  for (let at = 0; at < 60; at += 1) {
    advance(1000);
    calls.rate.refused(monotonic());
  }
  expect(calls.rate.perSecond).toBe(lowestRate);
  exchange.start();
  await pass(3);
  const before = written.length;
  calls.rate.refused(monotonic());
  await pass(1);
  expect(written).toHaveLength(before + 1);
});

test('the others count, and what they have found out', async () => {
  others = [{ perSecond: 7, refusal: { perSecond: 8, ago: 100 }, heldFor: 4000 }];
  exchange.start();
  await settled();
  expect(calls.processes).toBe(2);
  expect(calls.rate.perSecond).toBe(7);
  expect(calls.rate.waitFor(1, monotonic())).toBeGreaterThan(3000);
  others = [];
  await pass(2);
  expect(calls.processes).toBe(1);
});

test('whoever calls while the file is being removed is heard of again', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  leaving = promise;
  exchange.start();
  await pass(2);
  calls.isBusy = false;
  await pass(1);
  expect(left).toBe(1);
  calls.isBusy = true;
  exchange.start();
  const before = written.length;
  resolve();
  await pass(2);
  expect(written.length).toBeGreaterThan(before);
});
