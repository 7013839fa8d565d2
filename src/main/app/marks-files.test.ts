/** Export and import of a team's file on a real disk: what is written, what a hostile file costs, and what is told. */
import { mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RoleMark } from '../../shared/role-marks.ts';
import { createStore, type Store } from '../core/store.ts';
import { exportMarks, importMarks } from './marks-files.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';

let dir: string;
let file: string;
let store: Store;
/** What the dialogs answer. */
let chosen: string | null;
let shown: number;
const desktop = {
  askFileToSave: async () => chosen,
  askFileToOpen: async () => chosen,
  showPanel: () => void (shown += 1),
};
const role: RoleMark = {
  accountId: '012345678901',
  roleName: 'Admin',
  favorite: true,
  nickname: 'Pay',
  color: 'red',
  browser: null,
};
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-marks-file-'));
  file = chosen = path.join(dir, 'team.json');
  store = createStore(
    makeState([makeSession('corp', undefined, { user: 'ana.lima@example.com' })], { roleMarks: [role] }),
  );
  shown = 0;
});
afterEach(() => removeFolder(dir));

test('what one exports another imports; nothing but ids, names and colours is in it', async () => {
  expect(await exportMarks(desktop, store)).toEqual({ ok: true, value: 'team.json' });
  const text = await readFile(file, 'utf8');
  expect(Object.keys(JSON.parse(text).roles[0])).toEqual(['accountId', 'roleName', 'favorite', 'nickname', 'color']);
  for (const foreign of ['ana.lima', 'awsapps', 'corp', 'sso-session']) expect(text).not.toContain(foreign);
  const other = createStore(makeState([]));
  expect(await importMarks(desktop, other)).toEqual({ ok: true, value: { changed: 1, kept: 0, left: 0 } });
  expect(other.state.roleMarks).toEqual([role]);
  expect(shown, 'the panel is shown again after each dialog').toBe(2);
});

test('nobody chose a file: nothing happens', async () => {
  chosen = null;
  expect(await exportMarks(desktop, store)).toEqual({ ok: true, value: null });
  expect(await importMarks(desktop, store)).toEqual({ ok: true, value: null });
  expect(store.state.roleMarks).toEqual([role]);
});

test.each([
  ['damaged', '{"daypass":', 'marks-file-invalid'],
  ['of another program', '{"accounts":[]}', 'marks-file-invalid'],
  ['of a newer Daypass', '{"daypass":"roles","version":7,"roles":{}}', 'marks-file-newer'],
  ['huge', ' '.repeat(600 * 1024), 'file-unreadable'],
])('a file that is %s is refused with a word, and changes nothing', async (_, text, code) => {
  await writeFile(file, text);
  expect(await importMarks(desktop, store)).toMatchObject({ ok: false, problem: { code } });
  expect(store.state.roleMarks).toEqual([role]);
});

test('a file that is not there, or a folder that takes none', async () => {
  expect(await importMarks(desktop, store)).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } });
  chosen = path.join(dir, 'no-file.json', 'team.json');
  await writeFile(path.join(dir, 'no-file.json'), '');
  expect(await exportMarks(desktop, store)).toMatchObject({ ok: false, problem: { code: 'file-unwritable' } });
});

test.skipIf(process.platform === 'win32')('a device that never ends holds nothing up', async () => {
  await symlink('/dev/zero', file);
  expect(await importMarks(desktop, store)).toMatchObject({ ok: false });
  expect(store.state.roleMarks).toEqual([role]);
});
