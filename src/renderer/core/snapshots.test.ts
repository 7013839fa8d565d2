/** Tests of the snapshots: only newer ones count. */
import { expect, test } from 'vitest';
import type { AppState } from '../../shared/app-state.ts';
import { createSnapshots } from './snapshots.ts';
import { makeState } from '../../../testing/support/states.ts';

function state(revision: number, locale: 'en' | 'ja'): AppState {
  return makeState([], { revision, locale });
}

test('a snapshot that is older than the newest is dropped, and nobody is told', () => {
  const snapshots = createSnapshots();
  let told = 0;
  snapshots.subscribe(() => told++);
  snapshots.receive(state(7, 'ja'));
  snapshots.receive(state(6, 'en'));
  expect(snapshots.current()).toMatchObject({ revision: 7, locale: 'ja' });
  expect(told).toBe(1);
});

test('the same revision may come twice, as after a reload of the page', () => {
  const snapshots = createSnapshots();
  snapshots.receive(state(7, 'en'));
  const first = snapshots.current();
  snapshots.receive(state(7, 'en'));
  expect(snapshots.current()).toBe(first);
});

test('parts that did not change keep their objects', () => {
  const snapshots = createSnapshots();
  snapshots.receive(state(1, 'en'));
  const before = snapshots.current();
  snapshots.receive(state(2, 'ja'));
  expect(snapshots.current()?.config).toBe(before?.config);
  expect(snapshots.current()?.locale).toBe('ja');
});
