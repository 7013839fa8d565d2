/** The pace of the calls to one portal: never more than fifteen in a second, and no clock that is set can stop it. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AccountList } from '../../shared/app-state.ts';
import { placeOf } from '../aws/api/aws-place.ts';
import { advance, monotonic, sleepFor } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { createListing } from './listing.ts';
import { createRequestBudgets, type RequestBudget } from './request-budgets.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));
afterEach(() => vi.useRealTimers());

const corp = ssoSession();
const hour = 3_600_000;

/** Makes calls that are answered at once, and tells when each of them began. */
function calling() {
  const budgets = createRequestBudgets();
  const budget = budgets.of(corp);
  const begun: number[] = [];
  const call = (): Promise<number> => budget.run(1, () => Promise.resolve(begun.push(monotonic())));
  return { budgets, budget, begun, call };
}

describe('the pace', () => {
  test('no second, wherever it begins, has more than fifteen calls', async () => {
    // No time passes but the driven one, so that a call sees the very instant that the budget has counted.
    vi.useFakeTimers({ toFake: ['performance', 'Date'] });
    const { begun, call } = calling();
    const all = Promise.all(Array.from({ length: 50 }, call));
    await eventually(() => {
      advance(10);
      expect(begun).toHaveLength(50);
    });
    await all;
    for (let i = 15; i < begun.length; i++) expect(begun[i]! - begun[i - 15]!).toBeGreaterThanOrEqual(1_000);
  });

  test('a wall clock that is set back in a pause holds nothing', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const { begun, call } = calling();
    await Promise.all(Array.from({ length: 15 }, call));
    vi.setSystemTime(Date.now() - hour);
    await call();
    expect(begun).toHaveLength(16);
  });

  test.each([
    ['set forward', () => sleepFor(hour)],
    ['going on', () => advance(5000)],
  ])('what AWS asks for ends with a clock that is %s', async (_name, passes) => {
    const { budget, begun, call } = calling();
    budget.holdOff(5000);
    const late = call();
    passes();
    await late;
    expect(begun).toHaveLength(1);
  });

  test('a shorter wish of AWS does not end a longer one, nor does somebody who looks again', async () => {
    const { budgets, budget, begun, call } = calling();
    budget.holdOff(60_000);
    budget.holdOff(1000);
    const late = call();
    advance(30_000);
    budgets.pause();
    budgets.resume();
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual([]);
    advance(30_000);
    await late;
  });
});

describe('a listing', () => {
  let engine: Engine;
  afterEach(() => engine.close());

  test('takes its turn for calls only: one for a page of accounts, and one for each page of roles', async () => {
    const roles = Array.from({ length: 130 }, (_, index) => `role-${index}`);
    const many = Array.from({ length: 7 }, (_, index) => ({
      accountId: String(100_000_000_000 + index),
      roles: ['A'],
    }));
    engine = await startEngine({ organisation: { accounts: [...many, { accountId: '100000000099', roles }] } });
    const { accessToken } = await signedInElsewhere(engine, corp);
    engine.organisation.forgetRequests();
    let turns = 0;
    const budget: RequestBudget = { run: (_priority, call) => (turns++, call()), holdOff: () => {} };
    let list: AccountList = { status: 'none', problem: null, items: [] };
    const listing = createListing(
      {
        id: corp.id,
        portal: engine.portal,
        rejections: engine.rejections,
        log: engine.log,
        budget,
        access: () => ({ ...placeOf(corp), accessToken }),
        over: () => {},
        publish(shown) {
          list = shown;
          return true;
        },
      },
      list,
    );
    listing.list();
    await eventually(() => {
      expect(list.status).toBe('ready');
      expect(list.items.map(({ roles: { names } }) => names.length)).toEqual([...many.map(() => 1), 130]);
    });
    listing.end();
    expect(engine.organisation.requests).toHaveLength(1 + 7 + 2);
    expect(turns).toBe(10);
  });
});
