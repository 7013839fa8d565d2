/** Tests of what the page makes of the messages: only newer ones count, none is missed, and what did not change is shared. */
import { expect, test } from 'vitest';
import type { Account, AppState } from '../../shared/app-state.ts';
import { type LongLists, nextMessage, type SnapshotMessage } from '../../shared/snapshot-message.ts';
import { createSnapshots } from './snapshots.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';

function state(revision: number, locale: 'en' | 'ja'): AppState {
  return makeState([], { revision, locale });
}

/** The main process, whose messages come as copies. */
function createMain() {
  let sent: LongLists | null = null;
  let number = 0;
  return (next: AppState): SnapshotMessage => {
    const made = nextMessage(sent, next, { number: number + 1, after: number });
    number += 1;
    sent = made.lists;
    return structuredClone(made.message);
  };
}

const account = (at: number, name: string): Account => ({
  accountId: String(100_000_000_000 + at),
  name,
  email: null,
  roles: { status: 'ready', problem: null, names: ['Admin', 'Audit'] },
});
const withAccounts = (revision: number, items: readonly Account[]): AppState =>
  makeState(
    [
      makeSession('corp', undefined, { accounts: { status: 'ready', problem: null, items, listedAt: 0, user: null } }),
      makeSession('lab'),
    ],
    { revision },
  );

test('a snapshot that is older than the newest is dropped, and nobody is told', () => {
  const [main, snapshots] = [createMain(), createSnapshots()];
  let told = 0;
  snapshots.subscribe(() => told++);
  expect(snapshots.receive(main(state(7, 'ja')))).toBe('taken');
  expect(snapshots.receive(main(state(6, 'en')))).toBe('older');
  expect(snapshots.current()).toMatchObject({ revision: 7, locale: 'ja' });
  expect(told).toBe(1);
});

test('the same revision may come twice, as after a reload of the page', () => {
  const snapshots = createSnapshots();
  snapshots.receive(createMain()(state(7, 'en')));
  const first = snapshots.current();
  snapshots.receive(createMain()(state(7, 'en')));
  expect(snapshots.current()).toBe(first);
});

test('parts that did not change keep their objects', () => {
  const [main, snapshots] = [createMain(), createSnapshots()];
  snapshots.receive(main(state(1, 'en')));
  const before = snapshots.current();
  snapshots.receive(main(state(2, 'ja')));
  expect(snapshots.current()?.config).toBe(before?.config);
  expect(snapshots.current()?.locale).toBe('ja');
});

test('one account that changed is another object; the others, the other session and its own parts are the same', () => {
  const [main, snapshots] = [createMain(), createSnapshots()];
  const items = Array.from({ length: 50 }, (_, at) => account(at, `Team ${at}`));
  snapshots.receive(main(withAccounts(1, items)));
  const before = snapshots.current()?.sessions;
  const changed = items.with(7, { ...account(7, 'Renamed'), roles: items[7]!.roles });
  snapshots.receive(main(withAccounts(2, [account(-1, 'New'), ...changed])));
  const after = snapshots.current()?.sessions;
  expect(after?.[0]?.accounts.items).toEqual([account(-1, 'New'), ...changed]);
  const stays = items.map((_, at) => after?.[0]?.accounts.items[at + 1] === before?.[0]?.accounts.items[at]);
  expect(stays).toEqual(items.map((_, at) => at !== 7));
  expect(after?.[0]?.accounts.items[8]?.roles).toBe(before?.[0]?.accounts.items[7]?.roles);
  expect(after?.[1]).toBe(before?.[1]);
  expect(after?.[0]?.phase).toBe(before?.[0]?.phase);
});

test('a message without news about a session leaves the whole session the same object', () => {
  const [main, snapshots] = [createMain(), createSnapshots()];
  const items = [account(1, 'One')];
  snapshots.receive(main(withAccounts(1, items)));
  const before = snapshots.current()?.sessions;
  snapshots.receive(main({ ...withAccounts(2, items), locale: 'ja' }));
  expect(snapshots.current()?.locale).toBe('ja');
  expect(snapshots.current()?.sessions).toBe(before);
});

test('a message that builds on one that has not come is a gap: nothing is made of it, until everything comes', () => {
  const [main, snapshots] = [createMain(), createSnapshots()];
  snapshots.receive(main(withAccounts(1, [account(1, 'One')])));
  main(withAccounts(2, [account(1, 'One'), account(2, 'Lost')]));
  const before = snapshots.current();
  expect(snapshots.receive(main(withAccounts(3, [account(1, 'One'), account(2, 'Lost'), account(3, 'Three')])))).toBe(
    'gap',
  );
  expect(snapshots.current()).toBe(before);
  const all = withAccounts(3, [account(1, 'One'), account(2, 'Lost'), account(3, 'Three')]);
  expect(snapshots.receive(createMain()(all))).toBe('taken');
  expect(snapshots.current()).toEqual(all);
});
