/** When the accounts of a session are listed and refreshed by themselves: half a minute after the sign-in, then each ten minutes. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Session, SessionId } from '../../shared/app-state.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import { advance, sleepFor } from '../../../testing/support/clock.ts';
import { makeSession, makeState, phases } from '../../../testing/support/states.ts';
import { createStore, type Store } from '../core/store.ts';
import { noAccounts } from '../sessions/shown-session.ts';
import { type BackgroundListing, createBackgroundListing } from './background-listing.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const second = 1000;
const minute = 60 * second;
const [corp, labs] = ['corp', 'labs'].map((name) => makeSession(name)) as [Session, Session];

let store: Store;
let asked: string[];
let fileProblem: Problem | null;
let listing: BackgroundListing;

beforeEach(() => {
  store = createStore(makeState([corp]));
  asked = [];
  fileProblem = null;
  const note = (what: string) => (id: SessionId) => void asked.push(`${what} ${id.replace('sso-session:', '')}`);
  listing = createBackgroundListing({
    store,
    accounts: { load: note('load'), refresh: note('refresh') },
    sessions: { fileProblem: () => fileProblem },
  });
});

const show = (sessions: readonly Session[]): void => store.update((state) => ({ ...state, sessions }));
const listed = (session: Session, status: 'ready' | 'loading' = 'ready'): Session => ({
  ...session,
  accounts: { ...noAccounts, status },
});
/** What was asked for by a look each second for so long. */
const inTime = (ms: number): readonly string[] => {
  asked = [];
  for (let passed = 0; passed < ms; passed += second) {
    advance(second);
    expect(listing.look()).toBeNull();
  }
  return asked;
};

test('half a minute after it was first seen signed in, everything is listed', () => {
  listing.look();
  expect(inTime(29 * second)).toEqual([]);
  expect(inTime(2 * second)).toEqual(['load corp']);
});

test('then a part of what is old each ten minutes or so, and never at the same moment everywhere', () => {
  listing.look();
  expect(inTime(31 * second)).toEqual(['load corp']);
  show([listed(corp)]);
  expect(inTime(9 * minute - 2 * second)).toEqual([]);
  expect(inTime(2 * minute + 3 * second)).toEqual(['refresh corp']);
  const often = inTime(200 * minute);
  expect(new Set(often)).toEqual(new Set(['refresh corp']));
  expect(often.length).toBeGreaterThanOrEqual(Math.floor(200 / 11));
  expect(often.length).toBeLessThanOrEqual(Math.ceil(200 / 9));
});

test('what is being listed is not begun anew', () => {
  show([listed(corp, 'loading')]);
  listing.look();
  expect(inTime(31 * second)).toEqual(['refresh corp']);
});

test('a sleep counts', () => {
  listing.look();
  sleepFor(31 * second);
  listing.look();
  expect(asked).toEqual(['load corp']);
});

test('only for those who are signed in, and half a minute after each new sign-in', () => {
  listing.look();
  inTime(31 * second);
  show([{ ...corp, phase: phases.expired }]);
  expect(inTime(20 * minute)).toEqual([]);
  show([corp]);
  expect(inTime(29 * second)).toEqual([]);
  expect(inTime(3 * second)).toEqual(['load corp']);
});

test('each session has its own time', () => {
  listing.look();
  inTime(20 * second);
  show([corp, labs]);
  expect(inTime(12 * second)).toEqual(['load corp']);
  expect(inTime(22 * second)).toEqual(['load labs']);
});

test('nothing while nobody knows whether the sign-in still stands; at once when that is known', () => {
  fileProblem = problem('aws-folder-gone', { folder: 'x' }, 'auto');
  listing.look();
  expect(inTime(10 * minute)).toEqual([]);
  fileProblem = null;
  expect(inTime(2 * second)).toEqual(['load corp']);
});
