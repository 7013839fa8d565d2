/** Calls that somebody waits for: at once, whatever waits for its turn, which pays for them; and soon again where they are refused. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { problem } from '../../../shared/problems.ts';
import { advance, monotonic } from '../../../../testing/support/clock.ts';
import { ssoSession } from '../../../../testing/support/engine.ts';
import { eventually } from '../../../../testing/support/eventually.ts';
import { startOrganisation, type Organisation } from '../../../../testing/identity-center/organisation.ts';
import { type AwsOperation, awsCalls } from '../../../../testing/support/aws-calls.ts';
import { pointEnvironment } from '../../../../testing/support/environment.ts';
import { callLimit } from './aws-call.ts';
import { type AwsClients, createAwsClients } from './clients.ts';
import { AwsFailure, type FailureReason } from './failure.ts';
import { createRequestBudgets, priorities } from './request-budgets.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));
afterEach(() => vi.useRealTimers());

const failing = (reason: FailureReason, retryAfter = 0, retry: 'auto' | 'user' = 'auto'): AwsFailure =>
  new AwsFailure('ListAccounts', reason, problem('aws-throttled', { host: 'x' }, retry), { retryAfter });

/** Makes calls that are answered at once, and tells when each of them began. */
function calling() {
  const budgets = createRequestBudgets();
  const budget = budgets.of(ssoSession());
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

describe('what somebody waits for', () => {
  /** A queue of calls that are made one after the other; the first ones of them are made at once. */
  const behindTheList = () => {
    drive();
    const called = calling();
    const listed = Promise.all(Array.from({ length: 30 }, called.call));
    return { ...called, listed };
  };

  test.each(['runNow', 'run'] as const)('%s: is called at once, whatever waits for its turn', async (way) => {
    const { budget, begun, listed } = behindTheList();
    await untilBegun(begun, 5);
    const before = begun.length;
    const call = (): Promise<number> => Promise.resolve(begun.length);
    expect(await (way === 'runNow' ? budget.runNow(call) : budget.run(priorities.clicked, call))).toBe(before);
    await untilBegun(begun, 30);
    await listed;
  });

  test('is paid for by those that wait: as many calls take as long as without it', async () => {
    const lasting = async (clicks: number): Promise<number> => {
      const { budget, begun, listed } = behindTheList();
      await untilBegun(begun, 5);
      for (let click = 0; click < clicks; click += 1) await budget.runNow(() => Promise.resolve());
      await untilBegun(begun, 30);
      await listed;
      return begun.at(-1)! - begun[0]!;
    };
    // Eighteen calls more, at eighteen to twenty a second.
    const longer = (await lasting(18)) - (await lasting(0));
    expect(longer).toBeGreaterThan(700);
    expect(longer).toBeLessThan(1200);
  });

  test('is paid for also where a call waits already', async () => {
    drive();
    const { budget, begun, call } = calling();
    await Promise.all(Array.from({ length: 5 }, call));
    const late = call();
    advance(20);
    await new Promise((resolve) => setImmediate(resolve));
    for (let click = 0; click < 9; click += 1) await budget.runNow(() => Promise.resolve());
    await untilBegun(begun, 6);
    await late;
    // Ten calls at eighteen a second.
    expect(begun[5]! - begun[0]!).toBeGreaterThan(500);
  });

  test('a 429 slows the list down, and the call is made again before all others', async () => {
    const { budget, begun, listed } = behindTheList();
    await untilBegun(begun, 5);
    const from = monotonic();
    const order: string[] = [];
    let tries = 0;
    const answer = budget.runNow(() => {
      order.push(`${begun.length}`);
      return ++tries <= 3 ? Promise.reject(failing('throttled')) : Promise.resolve(monotonic());
    });
    await untilBegun(begun, 30);
    await listed;
    expect((await answer) - from).toBeLessThan(3000);
    expect(order).toHaveLength(4);
    expect(new Set(order).size).toBe(1);
    // 25 calls: at half of eighteen a second at first.
    expect(begun.at(-1)! - from).toBeGreaterThan(2000);
  });

  test('a short pause that AWS asks for is kept', async () => {
    drive();
    const { budget } = calling();
    const tried: number[] = [];
    const answer = budget.runNow(() => {
      tried.push(monotonic());
      return tried.length === 1 ? Promise.reject(failing('throttled', 2500)) : Promise.resolve('answered');
    });
    await eventually(() => {
      advance(10);
      expect(tried).toHaveLength(2);
    });
    expect(await answer).toBe('answered');
    expect(tried[1]! - tried[0]!).toBeGreaterThanOrEqual(2500);
    expect(tried[1]! - tried[0]!).toBeLessThan(2700);
  });

  /** Rejects with `error` each time, until whoever waits is told of it. */
  const failingWith = async (error: Error, step = 100) => {
    drive();
    const { budget } = calling();
    const tried: number[] = [];
    let isOver = false;
    const failed = budget.runNow(() => (tried.push(monotonic()), Promise.reject(error)));
    const ended = failed.catch((thrown: unknown) => thrown).finally(() => (isOver = true));
    await eventually(() => {
      advance(step);
      expect(isOver).toBe(true);
    });
    return { thrown: await ended, tried };
  };

  test('429 for long: tried again and again for less than the time of one call, at least once in three seconds', async () => {
    const error = failing('throttled');
    const { thrown, tried } = await failingWith(error);
    expect(thrown).toBe(error);
    const lasted = tried.at(-1)! - tried[0]!;
    expect(lasted).toBeGreaterThan(40_000);
    expect(lasted).toBeLessThan(callLimit - 10_000);
    const pauses = tried.slice(1).map((at, index) => at - tried[index]!);
    expect(Math.max(...pauses)).toBeLessThan(3200);
    expect(pauses[0]).toBeLessThan(600);
  });

  test.each([
    ['too many calls, and a long pause', failing('throttled', 4000), 1],
    ['a failure of the service', failing('server'), 3],
    ['a lost connection', failing('network'), 3],
    ['a certificate that is not trusted', failing('network', 0, 'user'), 1],
    ['a refusal', failing('unauthorized'), 1],
    ['something else', new Error('unforeseen'), 1],
  ])('%s: it is told', async (_name, error, tries) => {
    const { thrown, tried } = await failingWith(error);
    expect(thrown).toBe(error);
    expect(tried).toHaveLength(tries);
    expect(tried.at(-1)! - tried[0]!).toBeLessThan(600);
  });

  test('the pause between two tries doubles', async () => {
    const { tried } = await failingWith(failing('server'), 2);
    const [first, second] = [tried[1]! - tried[0]!, tried[2]! - tried[1]!];
    expect(first).toBeGreaterThanOrEqual(50);
    expect(first).toBeLessThan(110);
    expect(second).toBeGreaterThanOrEqual(100);
    expect(second).toBeLessThan(210);
  });

  test('is given up when nobody waits any more', async () => {
    drive();
    const { budget } = calling();
    const gone = new AbortController();
    let tries = 0;
    const failed = budget.runNow(() => (tries++, Promise.reject(failing('throttled'))), gone.signal);
    const told = expect(failed).rejects.toThrow('nobody');
    await new Promise((resolve) => setImmediate(resolve));
    gone.abort(new Error('nobody'));
    await told;
    advance(10_000);
    expect(tries).toBe(1);
  });

  test('what is only counted is made once, and what AWS says of it counts', async () => {
    const { budget, begun, listed } = behindTheList();
    await untilBegun(begun, 5);
    const from = monotonic();
    const error = failing('throttled', 3000);
    await expect(budget.count(() => Promise.reject(error))).rejects.toBe(error);
    const before = begun.length;
    await untilBegun(begun, before + 1);
    expect(begun[before]! - from).toBeGreaterThanOrEqual(3000);
    await untilBegun(begun, 30);
    await listed;
  });
});

describe('each operation', () => {
  let organisation: Organisation;
  let clients: AwsClients;
  let calls: Readonly<Record<AwsOperation, (signal?: AbortSignal) => Promise<unknown>>>;
  let outside: { restore(): void };

  beforeEach(async () => {
    organisation = await startOrganisation({ accounts: [{ accountId: '100000000001', roles: ['ReadOnly'] }] });
    outside = pointEnvironment(organisation, '/nonexistent');
    clients = createAwsClients();
    calls = await awsCalls(organisation, clients);
    organisation.forgetRequests();
  });
  afterEach(async () => {
    outside.restore();
    await organisation.close();
  });

  const portalCalls = ['ListAccounts', 'ListAccountRoles', 'GetRoleCredentials', 'Logout'] as const;
  const oidcCalls = ['RegisterClient', 'StartDeviceAuthorization', 'CreateToken refresh', 'CreateToken code'] as const;

  test.each([...portalCalls, ...oidcCalls])('%s counts: a list may make one call less at once', async (name) => {
    drive();
    // Whatever comes of it.
    await calls[name]().catch(() => {});
    const budget = clients.budgets.of({ region: 'us-east-1' });
    const begun: number[] = [];
    const listed = Array.from({ length: 5 }, () =>
      budget.run(priorities.others, () => Promise.resolve(begun.push(monotonic()))),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toHaveLength(4);
    await untilBegun(begun, 5);
    await Promise.all(listed);
  });

  test.each(portalCalls)('%s that is refused twice is made a third time', async (name) => {
    organisation.faults.next(name, 'throttled', 2);
    await calls[name]();
    const statuses = organisation.requestsOf(name).map(({ status }) => status);
    expect(statuses.slice(0, 3)).toEqual([429, 429, 200]);
  });

  test.each(portalCalls)('%s that is to wait for long is told at once', async (name) => {
    organisation.faults.always(name, { status: 429, retryAfter: 4 });
    await expect(calls[name]()).rejects.toMatchObject({ reason: 'throttled', retryAfter: 4000 });
    expect(organisation.requests).toHaveLength(1);
  });

  test('one that is given up says nothing of AWS', async () => {
    const thrown: unknown[] = [];
    const budgets = createRequestBudgets();
    const told: typeof budgets = {
      ...budgets,
      of: (place) => ({
        ...budgets.of(place),
        runNow: (call) => call().catch((error: unknown) => (thrown.push(error), Promise.reject(error as Error))),
      }),
    };
    calls = await awsCalls(
      organisation,
      createAwsClients(process.env, () => {}, told),
    );
    organisation.faults.always('ListAccounts', { delayMs: 60_000 });
    const gone = new AbortController();
    const failed = expect(calls.ListAccounts(gone.signal)).rejects.toThrow('nobody');
    await eventually(() => expect(organisation.requestsOf('ListAccounts')).toHaveLength(1));
    gone.abort(new Error('nobody'));
    await failed;
    expect(thrown).toEqual([new Error('nobody')]);
  });
});
