/** Tests of the pace of the snapshots: one at a time, always the newest, and never none for good. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Account, AppState } from '../../shared/app-state.ts';
import type { SnapshotMessage } from '../../shared/snapshot-message.ts';
import { advanceUnanswered } from '../../../testing/support/clock.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';
import { createSnapshotSender, type SnapshotSender } from './snapshot-sender.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let state: AppState;
let isVisible: boolean;
let posted: SnapshotMessage[];
let sender: SnapshotSender;

beforeEach(() => {
  state = makeState([makeSession('corp')], { revision: 1 });
  isVisible = true;
  // A sender of an earlier test may still wait for its page.
  const mine: SnapshotMessage[] = [];
  posted = mine;
  sender = createSnapshotSender({
    state: () => state,
    page: () => (isVisible ? (message) => void mine.push(message) : null),
  });
});

const change = (): void => {
  state = { ...state, revision: state.revision + 1 };
  sender.send();
};
const revisions = (): readonly number[] => posted.map((message) => message.state.revision);

const accountsOf = (count: number): readonly Account[] =>
  Array.from({ length: count }, (_, at) => ({
    accountId: String(100_000_000_000 + at),
    name: `Team ${at} Production`,
    email: `aws+team-${at}@example.com`,
    roles: { status: 'ready', problem: null, names: ['Admin', 'Billing', 'ReadOnly', 'Support', 'Audit'] },
  }));

test('changes while the page draws become one message, with the newest state', () => {
  sender.send();
  for (let times = 0; times < 100; times++) change();
  expect(revisions()).toEqual([1]);
  sender.drawn(1);
  expect(revisions()).toEqual([1, 101]);
  sender.drawn(2);
  expect(revisions()).toEqual([1, 101]);
  change();
  expect(revisions()).toEqual([1, 101, 102]);
});

test('only the word about the last message counts', () => {
  sender.send();
  change();
  sender.drawn(0);
  sender.drawn(2);
  sender.drawn(7);
  expect(revisions()).toEqual([1]);
});

test('each message builds on the one before it, the first on none', () => {
  sender.send();
  sender.drawn(1);
  change();
  expect(posted.map(({ number, after }) => [number, after])).toEqual([
    [1, 0],
    [2, 1],
  ]);
});

describe('a page that does not answer', () => {
  test('gets one message in five seconds, and in the end the newest state', () => {
    sender.send();
    for (let times = 0; times < 100; times++) change();
    advanceUnanswered(4_900);
    expect(revisions()).toEqual([1]);
    advanceUnanswered(200);
    expect(revisions()).toEqual([1, 101]);
    change();
    advanceUnanswered(5_100);
    expect(revisions()).toEqual([1, 101, 102]);
  });

  test('has five seconds for each message, whatever the one before took', () => {
    sender.send();
    change();
    advanceUnanswered(4_000);
    sender.drawn(1);
    change();
    advanceUnanswered(2_000);
    expect(revisions()).toEqual([1, 2]);
    advanceUnanswered(3_100);
    expect(revisions()).toEqual([1, 2, 3]);
  });

  test('gets no message where nothing has changed', () => {
    sender.send();
    advanceUnanswered(60_000);
    expect(revisions()).toEqual([1]);
  });
});

describe('a page that nobody sees', () => {
  test('gets nothing, and when it is shown what has changed since', () => {
    sender.send();
    sender.drawn(1);
    isVisible = false;
    change();
    change();
    expect(revisions()).toEqual([1]);
    isVisible = true;
    sender.shown();
    expect(revisions()).toEqual([1, 3]);
    expect(posted.at(-1)?.after).toBe(1);
  });

  test('has not to have drawn what came just before it was hidden', () => {
    sender.send();
    isVisible = false;
    change();
    isVisible = true;
    sender.shown();
    expect(revisions()).toEqual([1, 2]);
  });
});

test('a page that was loaded again gets everything, at once', () => {
  state = makeState([
    makeSession('corp', undefined, {
      accounts: { status: 'ready', problem: null, items: accountsOf(3), listedAt: 0, user: null },
    }),
  ]);
  sender.send();
  sender.drawn(1);
  change();
  expect(posted.at(-1)?.changes).toEqual([]);
  sender.restart();
  expect(posted.at(-1)?.after).toBe(0);
  expect(posted.at(-1)?.changes).toEqual(posted[0]?.changes);
});

test('a long list comes in pieces, each when the one before is drawn', () => {
  const items = accountsOf(5000);
  state = makeState([
    makeSession('corp', undefined, { accounts: { status: 'ready', problem: null, items, listedAt: 0, user: null } }),
  ]);
  sender.send();
  expect(posted).toHaveLength(1);
  for (let number = 1; number <= posted.length; number++) sender.drawn(number);
  expect(posted.length).toBeGreaterThan(5);
  expect(posted.flatMap(({ changes }) => changes.flatMap(({ edits }) => edits.flatMap(({ put }) => put)))).toEqual(
    items,
  );
});
