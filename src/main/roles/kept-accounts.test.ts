/** Tests of the lists of accounts on the disk: there again after a restart, gone when forgotten, and never in anybody's way. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { advanceUnanswered } from '../../../testing/support/clock.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { recordingLog } from '../../../testing/support/recording-log.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';
import type { Account, AccountList, Session } from '../../shared/app-state.ts';
import { createStore, type Store } from '../core/store.ts';
import { noAccounts } from '../sessions/shown-session.ts';
import { now } from '../system/clock.ts';
import { createKeptAccounts, type KeptAccounts } from './kept-accounts.ts';
import { atOnce } from '../../../testing/support/at-once.ts';
import { keptFileName, keptText, largestList, type ListOwner } from './kept-list.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let folder: string;
let logged: string[];
beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-lists-')), 'accounts');
  logged = [];
});
afterEach(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }));

const account = (name: string): Account => ({
  accountId: '000000000001',
  name,
  email: 'pay@example.com',
  roles: { status: 'waiting', problem: null, names: ['Admin'], knownAt: 5 },
});
const listOf = (name: string, rest: Partial<AccountList> = {}): AccountList => ({
  ...noAccounts,
  items: [account(name)],
  listedAt: now() - 1000,
  ...rest,
});
const corp = makeSession('corp');
const fileOf = (owner: ListOwner = corp): string => path.join(folder, keptFileName(owner));
const fileNames = (): readonly string[] => (fs.existsSync(folder) ? fs.readdirSync(folder) : []);

/** A process of Daypass with these sessions. */
async function begin(...sessions: readonly Session[]): Promise<{ store: Store; kept: KeptAccounts }> {
  const store = createStore(makeState([]));
  const kept = createKeptAccounts(folder, store, recordingLog(logged));
  await kept.load();
  store.update((state) => ({
    ...state,
    sessions: sessions.map((session) => ({ ...session, accounts: kept.of(session) })),
  }));
  return { store, kept };
}
const show = (store: Store, accounts: AccountList, { id }: Session = corp): void =>
  store.updateSession(id, (session) => ({ ...session, accounts }));

/** Puts a list there as an earlier process did. */
function put(owner: ListOwner, accounts: AccountList, text?: string): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(fileOf(owner), text ?? atOnce(keptText({ owner, accounts, listedAt: accounts.listedAt ?? 0 })));
}

test('a list that was told whole is there after a restart, for the user alone', async () => {
  const first = await begin(corp);
  const list = listOf('payments');
  show(first.store, {
    ...list,
    status: 'ready',
    items: [{ ...account('payments'), roles: { ...account('').roles, status: 'ready' } }],
  });
  await first.kept.saved();
  expect(fs.statSync(fileOf()).mode & 0o777).toBe(0o600);
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
  const { kept } = await begin(corp);
  expect(kept.of(corp)).toEqual(list);
  expect(kept.of({ ...corp, region: 'eu-west-9' })).toEqual(noAccounts);
  expect(kept.of({ ...corp, startUrl: 'https://d-2.awsapps.com/start' })).toEqual(noAccounts);
  expect(kept.of(makeSession('lab'))).toEqual(noAccounts);
});

test('a list that was never told whole is not kept', async () => {
  const { store, kept } = await begin(corp);
  show(store, { ...listOf('payments'), status: 'loading', listedAt: null });
  await kept.saved();
  expect(fileNames()).toEqual([]);
});

test('many changes are written once, half a minute after the first', async () => {
  const { store } = await begin(corp);
  for (const name of ['a', 'b', 'c']) {
    show(store, listOf(name));
    await eventually(() => expect(store.state.sessions[0]?.accounts.items[0]?.name).toBe(name));
  }
  // The store tells of its changes in the next turn.
  await new Promise((resolve) => void setImmediate(resolve));
  advanceUnanswered(29_000);
  expect(fileNames()).toEqual([]);
  advanceUnanswered(2_000);
  await eventually(() => expect(fs.readFileSync(fileOf(), 'utf8')).toContain('"name":"c"'));
});

test('whose list it is, is kept with it', async () => {
  const first = await begin({ ...corp, user: 'ada' });
  show(first.store, listOf('payments', { user: 'ada' }));
  await first.kept.saved();
  const { kept } = await begin(corp);
  expect(kept.of(corp).user).toBe('ada');
});

test('what is on the disk already is not written again', async () => {
  const { store, kept } = await begin(corp);
  const list = listOf('payments');
  show(store, list);
  await kept.saved();
  const { ino } = fs.statSync(fileOf());
  // What is shown of a list that is loaded again, and is not kept.
  show(store, { ...list, status: 'loading' });
  await kept.saved();
  expect(fs.statSync(fileOf()).ino).toBe(ino);
  show(store, listOf('orders'));
  await kept.saved();
  expect(fs.statSync(fileOf()).ino).not.toBe(ino);
});

describe('a list that is forgotten', () => {
  test('is removed also where its session is listed anew at once', async () => {
    put(corp, listOf('payments'));
    const { store, kept } = await begin(corp);
    show(store, noAccounts);
    show(store, { ...noAccounts, status: 'loading' });
    await kept.saved();
    expect(fileNames()).toEqual([]);
  });

  test('is removed from the disk', async () => {
    put(corp, listOf('payments'));
    const { store, kept } = await begin(corp);
    expect(store.session(corp.id)?.accounts.items).toHaveLength(1);
    show(store, noAccounts);
    await kept.saved();
    expect(fileNames()).toEqual([]);
    expect(kept.of(corp)).toEqual(noAccounts);
  });

  test('comes back with the next one', async () => {
    put(corp, listOf('payments'));
    const { store, kept } = await begin(corp);
    show(store, noAccounts);
    await kept.saved();
    show(store, listOf('payments'));
    await kept.saved();
    expect((await begin(corp)).kept.of(corp).items).toHaveLength(1);
  });
});

describe('lists of sessions that are configured no longer', () => {
  test('stay for ninety days after they were told last', async () => {
    const day = 86_400_000;
    const [left, old] = [makeSession('left'), makeSession('old')];
    put(left, listOf('left', { listedAt: now() - 89 * day }));
    put(old, listOf('old', { listedAt: now() - 91 * day }));
    const { kept } = await begin(corp);
    expect(kept.of(left).items).toHaveLength(1);
    expect(kept.of(old)).toEqual(noAccounts);
    expect(fileNames()).toEqual([keptFileName(left)]);
  });

  test('go when there are more than fifty, the oldest first', async () => {
    const sessions = Array.from({ length: 55 }, (_, index) => makeSession(`s${index}`));
    sessions.forEach((session, index) => put(session, listOf('x', { listedAt: now() - index * 1000 })));
    await begin(corp);
    expect(fileNames().toSorted()).toEqual(
      sessions
        .slice(0, 50)
        .map((session) => keptFileName(session))
        .toSorted(),
    );
  });
});

describe('a file that is not what it should be costs nothing but its list', () => {
  const others = makeSession('lab');
  const odd: Readonly<Record<string, () => void>> = {
    broken: () => put(corp, noAccounts, '{"version":1,'),
    empty: () => put(corp, noAccounts, ''),
    'of another version': () => put(corp, noAccounts, '{"version":2}'),
    'of another session': () =>
      put(corp, noAccounts, atOnce(keptText({ owner: others, accounts: listOf('evil'), listedAt: now() - 60_000 }))),
    'no text': () => fs.writeFileSync(fileOf(), Buffer.from([0xff, 0xfe, 0x00])),
    huge: () => {
      fs.writeFileSync(fileOf(), '');
      fs.truncateSync(fileOf(), largestList + 1);
    },
    'a folder': () => fs.mkdirSync(fileOf()),
    'a pipe': () => execFileSync('mkfifo', [fileOf()]),
    'a link to nowhere': () => fs.symlinkSync(path.join(path.dirname(folder), 'nowhere', 'x'), fileOf()),
    'a link to itself': () => fs.symlinkSync(fileOf(), fileOf()),
  };

  test.skipIf(process.platform === 'win32').each(Object.keys(odd))('%s', async (kind) => {
    put(others, listOf('good'));
    odd[kind]?.();
    const { store, kept } = await begin(corp, others);
    expect(kept.of(corp)).toEqual(noAccounts);
    expect(kept.of(others).items.map(({ name }) => name)).toEqual(['good']);
    show(store, listOf('payments'));
    await kept.saved();
    const isInTheWay = ['a folder', 'a pipe', 'a link to itself'].includes(kind);
    const again = await begin(corp, others);
    expect(again.kept.of(corp).items).toHaveLength(isInTheWay ? 0 : 1);
    expect(again.kept.of(others).items).toHaveLength(1);
    expect(logged.filter((line) => line.includes('list of accounts not kept'))).toHaveLength(isInTheWay ? 1 : 0);
  });

  test('a folder that cannot be made, or is a file', async () => {
    fs.writeFileSync(folder, 'in the way');
    const { store, kept } = await begin(corp);
    show(store, listOf('payments'));
    await kept.saved();
    expect(fs.readFileSync(folder, 'utf8')).toBe('in the way');
    expect(store.session(corp.id)?.accounts.items).toHaveLength(1);
    // When it can be made, the list is written although it has not changed since.
    fs.rmSync(folder);
    await kept.saved();
    expect((await begin(corp)).kept.of(corp).items).toHaveLength(1);
  });

  test('files of others in the folder are left alone', async () => {
    put(corp, listOf('payments'));
    fs.writeFileSync(path.join(folder, 'notes.txt'), 'mine');
    await begin();
    expect(fileNames().toSorted()).toEqual([keptFileName(corp), 'notes.txt'].toSorted());
  });
});

test('a list that is too large to be read again is not kept, and no older one in its place', async () => {
  put(corp, listOf('old'));
  const { store, kept } = await begin(corp);
  const roles = Array.from({ length: 450 }, (_, index) => `${'r'.repeat(20)}${index}`);
  const items = Array.from({ length: 6000 }, (_, index) => ({
    ...account('x'.repeat(1000)),
    accountId: String(100_000_000_000 + index),
    roles: { ...account('').roles, names: roles },
  }));
  show(store, listOf('', { items }));
  await kept.saved();
  expect(fileNames()).toEqual([]);
});
