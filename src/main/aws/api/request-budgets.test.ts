/** The calls to one portal: at the rate that it takes, the urgent ones first, and no clock that is set can stop them. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { problem } from '../../../shared/problems.ts';
import { AwsFailure, type FailureReason } from './failure.ts';
import { advance, monotonic, sleepFor } from '../../../../testing/support/clock.ts';
import { ssoSession } from '../../../../testing/support/engine.ts';
import { eventually } from '../../../../testing/support/eventually.ts';
import { createRequestBudgets, priorities, type RequestBudget } from './request-budgets.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));
afterEach(() => vi.useRealTimers());

const corp = ssoSession();
const hour = 3_600_000;

const failing = (reason: FailureReason, retryAfter = 0, retry: 'auto' | 'user' = 'auto'): AwsFailure =>
  new AwsFailure('ListAccounts', reason, problem('aws-throttled', { host: 'x' }, retry), { retryAfter });

/** Makes calls that are answered at once, and tells when each of them began. */
function calling() {
  const budgets = createRequestBudgets();
  const budget = budgets.of(corp);
  const begun: number[] = [];
  const call = (): Promise<number> => budget.run(priorities.others, () => Promise.resolve(begun.push(monotonic())));
  return { budgets, budget, begun, call };
}

/** No time passes but the driven one, so that a call sees the very instant that the budget has counted. */
const drive = (): void => void vi.useFakeTimers({ toFake: ['performance', 'Date'] });

/** Lets time pass in small steps, whatever is to be done done after each, until `count` calls have begun. */
const untilBegun = (begun: readonly number[], count: number): Promise<void> =>
  eventually(() => {
    advance(10);
    expect(begun.length).toBeGreaterThanOrEqual(count);
  });

describe('the rate', () => {
  test('a few calls at once, then one after the other', async () => {
    drive();
    const { begun, call } = calling();
    const all = Promise.all(Array.from({ length: 40 }, call));
    await untilBegun(begun, 40);
    await all;
    expect(begun[4]! - begun[0]!).toBe(0);
    // It rises from eighteen a second, by one in a second.
    for (let i = 5; i < begun.length; i += 1) expect(begun[i]! - begun[i - 1]!).toBeGreaterThan(1000 / 22 - 11);
    expect(begun.at(-1)! - begun[0]!).toBeGreaterThan(1500);
    expect(begun.at(-1)! - begun[0]!).toBeLessThan(2500);
  });

  test('a tenth of it while nobody looks; all of it at once when somebody does', async () => {
    drive();
    const { budgets, begun, call } = calling();
    budgets.setShown(false);
    const all = Promise.all(Array.from({ length: 60 }, call));
    await untilBegun(begun, 25);
    expect(begun.at(-1)! - begun[0]!).toBeGreaterThan(10_000);
    const hidden = begun.length;
    const from = monotonic();
    budgets.setShown(true);
    await untilBegun(begun, 60);
    await all;
    expect(begun[hidden]! - from).toBeLessThan(100);
    expect(begun.at(-1)! - from).toBeLessThan(3000);
  });

  test('while nobody looks, five calls share a wake-up of the processor, also after a sleep', async () => {
    drive();
    const { budgets, begun, call } = calling();
    budgets.setShown(false);
    const all = Promise.all(Array.from({ length: 40 }, call));
    await untilBegun(begun, 20);
    expect(new Set(begun.slice(0, 20)).size).toBe(4);
    const before = begun.length;
    sleepFor(hour);
    await eventually(() => expect(begun.length).toBe(before + 5));
    budgets.setShown(true);
    await untilBegun(begun, 40);
    await all;
  });

  test('the most urgent come first, whoever came before', async () => {
    drive();
    const { budget } = calling();
    const order: string[] = [];
    const queued = Object.keys(priorities).filter((name) => name !== 'clicked');
    const names = queued.toReversed() as (keyof typeof priorities)[];
    const ask = (name: keyof typeof priorities) =>
      budget.run(priorities[name], () => Promise.resolve(order.push(name)));
    // The first ones are made at once.
    const all = Promise.all([...Array.from({ length: 5 }, () => ask('refresh')), ...names.map(ask)]);
    await eventually(() => {
      advance(10);
      expect(order).toHaveLength(10);
    });
    await all;
    expect(order.slice(5)).toEqual(['inSight', 'accounts', 'favorites', 'others', 'refresh']);
  });

  test('one refused call slows all down, and is made again', async () => {
    drive();
    const { budget, begun, call } = calling();
    let calls = 0;
    const answer = budget.run(priorities.others, () =>
      ++calls <= 2 ? Promise.reject(failing('throttled')) : Promise.resolve('answered'),
    );
    const all = Promise.all(Array.from({ length: 20 }, call));
    await eventually(() => {
      advance(10);
      expect(calls).toBe(3);
      expect(begun).toHaveLength(20);
    });
    await all;
    expect(await answer).toBe('answered');
    expect(begun.at(-1)! - begun[0]!).toBeGreaterThan(1500);
  });

  test.each([
    ['succeed', () => Promise.resolve()],
    ['are refused for another reason than their number', () => Promise.reject(failing('forbidden'))],
  ])('rises while calls %s', async (_name, answer) => {
    drive();
    const { budget } = calling();
    const begun: number[] = [];
    const call = () => budget.run(priorities.others, () => (begun.push(monotonic()), answer())).catch(() => {});
    const all = Promise.all(Array.from({ length: 200 }, call));
    await untilBegun(begun, 200);
    await all;
    // 195 calls after the first ones: 10.8 s at eighteen a second, 8.8 s at one more each second.
    expect(begun.at(-1)! - begun[0]!).toBeLessThan(10_000);
  });

  test('where the connection is lost, nothing is known of it', async () => {
    drive();
    const { budget } = calling();
    const begun: number[] = [];
    const lost = (): Promise<void> => Promise.reject(failing('network', 0, 'user'));
    const call = () => budget.run(priorities.others, () => (begun.push(monotonic()), lost())).catch(() => {});
    const all = Promise.all(Array.from({ length: 200 }, call));
    await untilBegun(begun, 200);
    await all;
    expect(begun.at(-1)! - begun[0]!).toBeGreaterThan(10_500);
  });

  test.each([0, 0.999])('whoever was refused comes back after a time of its own: by chance %d', async (chance) => {
    drive();
    const { budget, begun, call } = calling();
    using _random = vi.spyOn(Math, 'random').mockReturnValue(chance);
    const from = monotonic();
    await budget.count(() => Promise.reject(failing('throttled'))).catch(() => {});
    const late = call();
    await untilBegun(begun, 1);
    await late;
    // The time of one call at half of eighteen a second, and up to that of one at eighteen.
    const waited = begun[0]! - from;
    expect(waited).toBeGreaterThanOrEqual(chance === 0 ? 111 : 160);
    expect(waited).toBeLessThan(chance === 0 ? 140 : 200);
  });

  test('a wall clock that is set back in a pause holds nothing', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const { begun, call } = calling();
    await Promise.all(Array.from({ length: 5 }, call));
    vi.setSystemTime(Date.now() - hour);
    await call();
    expect(begun).toHaveLength(6);
  });
});

describe('a pause that AWS asks for', () => {
  const asked = async (budget: RequestBudget, ms: number): Promise<void> => {
    await budget.run(priorities.others, () => Promise.reject(failing('throttled', ms))).catch(() => {});
  };

  test.each([
    ['set forward', () => sleepFor(hour)],
    ['going on', () => advance(6000)],
  ])('ends with a clock that is %s', async (_name, passes) => {
    const { budget, begun, call } = calling();
    await asked(budget, 5000);
    const late = call();
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual([]);
    passes();
    await late;
  });

  test('is not ended by a shorter one, nor by somebody who looks again', async () => {
    const { budgets, budget, begun, call } = calling();
    await Promise.all([asked(budget, 60_000), asked(budget, 4000)]);
    const late = call();
    advance(30_000);
    budgets.setShown(false);
    budgets.setShown(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual([]);
    advance(32_000);
    await late;
  });

  test('however long, lasts five minutes', async () => {
    const { budget, begun, call } = calling();
    await asked(budget, 24 * hour);
    const late = call();
    advance(299_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual([]);
    advance(3000);
    await late;
  });
});

describe('another try of a call', () => {
  const counted = async (error: Error): Promise<number> => {
    const { budget } = calling();
    let calls = 0;
    const failed = budget.run(priorities.others, () => (calls++, Promise.reject(error)));
    let isOver = false;
    const ended = expect(failed)
      .rejects.toBe(error)
      .finally(() => (isOver = true));
    await eventually(() => {
      advance(1000);
      expect(isOver).toBe(true);
    });
    await ended;
    return calls;
  };

  test.each([
    ['too many calls: ten times', failing('throttled'), 10],
    ['too many calls, and a short pause: ten times', failing('throttled', 2000), 10],
    ['too many calls, and a long pause: told at once', failing('throttled', 4000), 1],
    ['a failure of the service: three times', failing('server'), 3],
    ['a lost connection: three times', failing('network'), 3],
    ['a certificate that is not trusted: told at once', failing('network', 0, 'user'), 1],
    ['a refusal: told at once', failing('forbidden'), 1],
    ['a page of a proxy: told at once', failing('unexpected-answer'), 1],
    ['something else: told at once', new Error('unforeseen'), 1],
  ])('%s', async (_name, error, tries) => {
    drive();
    expect(await counted(error)).toBe(tries);
  });
});

test('which calls are counted together: those of one region and one portal', () => {
  const budgets = createRequestBudgets();
  const place = { region: 'eu-west-1', startUrl: 'https://d-1234567890.awsapps.com/start' };
  expect(budgets.of({ ...place, startUrl: 'https://d-1234567890.awsapps.com/start/#' })).toBe(budgets.of(place));
  expect(budgets.of({ ...place, region: 'eu-west-2' })).not.toBe(budgets.of(place));
  expect(budgets.of({ ...place, startUrl: 'https://d-2222222222.awsapps.com/start' })).not.toBe(budgets.of(place));
  expect(budgets.of({ region: 'eu-west-1' })).not.toBe(budgets.of(place));
  expect(budgets.of({ region: 'eu-west-1' })).toBe(budgets.of({ region: 'eu-west-1', startUrl: undefined }));
});
