/** The one notice about the config file: when it comes, what it counts, and when it stays away. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { problem } from '../../shared/problems.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { corp, dev } from '../../../testing/support/doctor-inputs.ts';
import { makeState } from '../../../testing/support/states.ts';
import { addNotice } from '../core/notices.ts';
import { createStore, type Store } from '../core/store.ts';
import { createConfigProblems } from './config-problems.ts';
import { doctorWork } from './doctor-work.ts';

const clean = `${corp}\n${dev}`;
const one = `${clean}[profile open\n`;
const two = `${one}[profile next\n`;

let home: string;
let store: Store;
let dismissed: Set<string>;
let look: () => Promise<void>;
const put = (text: string, name = 'config') => writeFile(join(home, name), text);
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'daypass-problems-'));
  store = createStore(makeState([]));
  dismissed = new Set();
  const paths = { configFile: join(home, 'config'), credentialsFile: join(home, 'credentials') };
  look = createConfigProblems({ store, paths, platform: 'linux', dismissed });
});
afterEach(() => removeFolder(home));

const counts = () =>
  store.state.notices.map(({ problem: { code, params } }) => (code === 'config-problems' ? params : code));
const dismiss = () => {
  for (const { id } of store.state.notices) dismissed.add(id);
  store.update((state) => ({ ...state, notices: [] }));
};

test('one notice says how many there are, before all others, and goes with the last', async () => {
  addNotice(store, 'sign-in corp', problem('sign-in-denied', {}, 'user'));
  await look();
  expect(counts()).toEqual(['sign-in-denied']);
  await put(two);
  await look();
  expect(counts()).toEqual([{ count: 2 }, 'sign-in-denied']);
  await put(one);
  await look();
  expect(counts()).toEqual([{ count: 1 }, 'sign-in-denied']);
  await put(clean);
  await look();
  expect(counts()).toEqual(['sign-in-denied']);
});

test('a dismissed one stays away until there is a problem more', async () => {
  await put(two);
  await look();
  dismiss();
  await put(`# a comment\n${two}`);
  await look();
  expect(counts()).toEqual([]);
  await put(one);
  await look();
  expect(counts()).toEqual([]);
  await put(`${one}[profile other\n`);
  await look();
  expect(counts()).toEqual([{ count: 2 }]);
});

test('what the credentials file has counts, and is heard of when it changes', async () => {
  await put('[profile a]\nrole_arn = arn:aws:iam::012345678901:role/x\nsource_profile = keys\n');
  await look();
  expect(counts()).toEqual([{ count: 1 }]);
  await put('[keys]\naws_access_key_id = AKIA0\naws_secret_access_key = x\n', 'credentials');
  await look();
  expect(counts()).toEqual([]);
});

test('the same files are not diagnosed again; what is asked for meanwhile is done once', async () => {
  const counted = vi.spyOn(doctorWork, 'countConfigProblems');
  await put(one);
  await Promise.all([look(), look(), look()]);
  const before = store.state;
  await look();
  expect(counted).toHaveBeenCalledTimes(1);
  expect(store.state).toBe(before);
  const late = look();
  await put(two);
  await Promise.all([late, look()]);
  expect(counts()).toEqual([{ count: 2 }]);
  expect(counted).toHaveBeenCalledTimes(2);
});
