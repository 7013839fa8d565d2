/** The commands that mark accounts and roles: what they change, that it outlasts a restart and a list that changes, and what they refuse. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Command, commandSchema } from '../../shared/commands.ts';
import type { Result } from '../../shared/result.ts';
import { mostMarks, type RoleMark } from '../../shared/role-marks.ts';
import { noLog } from '../system/log.ts';
import type { CommandHandlers } from './dispatch.ts';
import { roleMarkHandlers } from './role-marks.ts';
import { createSavedSettings, type SavedSettings } from './saved-settings.ts';
import { createStore, type Store } from './store.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { makeSession, makeState } from '../../../testing/support/states.ts';

let dir: string;
let store: Store;
let settings: SavedSettings;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-marks-'));
  store = createStore(makeState([makeSession('corp')]));
  settings = createSavedSettings(path.join(dir, 'settings.json'), store, noLog);
  await settings.load();
});
afterEach(() => removeFolder(dir));

const role = { accountId: '012345678901', roleName: 'Admin' } as const;
const account = { accountId: '012345678901', roleName: null } as const;
const plain = { favorite: false, nickname: null, color: null, browser: null };
/** As it comes from the page: through the schema. */
const act = async (command: Command): Promise<Result> => {
  const handlers = roleMarkHandlers(store) as unknown as CommandHandlers;
  const parsed = v.parse(commandSchema, command);
  return (handlers[parsed.type] as (one: Command) => Result)(parsed);
};
const marks = (): readonly RoleMark[] => store.state.roleMarks;

test('a favourite, a name and a colour, of a role and of an account', async () => {
  await act({ type: 'set-favorite', ...role, favorite: true });
  await act({ type: 'set-nickname', ...role, nickname: '  Break\tglass ' });
  await act({ type: 'set-color', ...account, color: 'red' });
  const expected = [
    { ...role, ...plain, favorite: true, nickname: 'Break glass' },
    { ...account, ...plain, color: 'red' },
  ];
  expect(marks()).toEqual(expected);
  await settings.saved();
  const again = createStore(makeState([]));
  await createSavedSettings(path.join(dir, 'settings.json'), again, noLog).load();
  expect(again.state.roleMarks).toEqual(expected);
});

test('what is taken back is gone, on the disk as well', async () => {
  await act({ type: 'set-favorite', ...role, favorite: true });
  await act({ type: 'set-nickname', ...account, nickname: 'x' });
  await settings.saved();
  await act({ type: 'set-nickname', ...account, nickname: '   ' });
  await act({ type: 'set-favorite', ...role, favorite: false });
  expect(marks()).toEqual([]);
  await settings.saved();
  expect(JSON.parse(await readFile(path.join(dir, 'settings.json'), 'utf8'))).toMatchObject({ roleMarks: [] });
});

test('a browser stays as it was chosen; one with a window that is not understood is none', async () => {
  const browser = { id: 'firefox:work', label: 'Firefox · work', window: { kind: 'container', name: 'Pay' } } as const;
  store.update((state) => ({ ...state, roleMarks: [{ ...account, ...plain, browser }] }));
  await settings.saved();
  const file = path.join(dir, 'settings.json');
  const again = createStore(makeState([]));
  await createSavedSettings(file, again, noLog).load();
  expect(again.state.roleMarks).toEqual([{ ...account, ...plain, browser }]);

  for (const window of [{ kind: 'new' }, { kind: 'container', name: 'a\nb' }, { kind: 'container' }, 'private']) {
    const odd = { ...browser, window };
    await writeFile(
      file,
      JSON.stringify({ roleMarks: [{ ...mark, browser: odd }], browsers: { 'sso-session:corp': odd } }),
    );
    expect(await createSavedSettings(file, createStore(makeState([])), noLog).load()).toMatchObject({
      roleMarks: [mark],
      browsers: {},
    });
  }
});

test('stay when the list changes, and when the session goes', async () => {
  await act({ type: 'set-favorite', ...role, favorite: true });
  const before = marks();
  store.updateSession('sso-session:corp', (session) => ({ ...session, accounts: { ...session.accounts, items: [] } }));
  store.update((state) => ({ ...state, sessions: [] }));
  expect(marks()).toBe(before);
});

test('more than there is room for: told, and nothing is lost', async () => {
  for (let n = 0; n < mostMarks; n++) await act({ type: 'set-favorite', ...role, roleName: `r${n}`, favorite: true });
  expect(await act({ type: 'set-color', ...account, color: 'red' })).toEqual({
    ok: false,
    problem: { code: 'marks-full', params: { most: mostMarks }, retry: 'user' },
  });
  expect(marks()).toHaveLength(mostMarks);
});

test.each([
  { type: 'set-color', ...account, color: 'black' },
  { type: 'set-color', ...account, color: '#ff0000' },
  { type: 'set-nickname', ...account, nickname: 'x'.repeat(61) },
  { type: 'set-nickname', accountId: '1', roleName: null, nickname: 'x' },
  { type: 'set-favorite', ...account, favorite: true },
  { type: 'set-favorite', ...role, roleName: 'x'.repeat(257), favorite: true },
  { type: 'set-role-browser', ...role, browserId: '/usr/bin/sh' },
  { type: 'set-role-browser', ...role, browserId: 'firefox:a', window: { kind: 'container', name: '' } },
  { type: 'set-role-browser', ...role, browserId: 'firefox:a', window: { kind: 'container', name: 'x'.repeat(61) } },
  { type: 'set-role-browser', ...role, browserId: 'firefox:a', window: { kind: 'container', name: 'a\u202eb' } },
  { type: 'set-role-browser', ...role, browserId: 'firefox:a', window: { kind: 'kiosk' } },
])('refused by the schema: %j', (command) => {
  expect(v.safeParse(commandSchema, command).success).toBe(false);
});

const mark: RoleMark = { ...role, favorite: true, nickname: 'pay', color: 'red', browser: null };
test.each([
  ['marks that are none', { language: 'ja', roleMarks: { length: 3 } }, { language: 'ja', roleMarks: [] }],
  [
    'broken marks among others',
    { roleMarks: [{ ...mark, accountId: '1' }, mark, { ...mark, roleName: '' }, 5] },
    { roleMarks: [mark] },
  ],
  [
    'a broken part of a mark',
    {
      roleMarks: [
        { ...mark, nickname: 'x'.repeat(61) },
        { ...mark, roleName: 'Read', color: 'black' },
      ],
    },
    {
      roleMarks: [
        { ...mark, nickname: null },
        { ...mark, roleName: 'Read', color: null },
      ],
    },
  ],
  [
    'a mark that says nothing, and one that is there twice',
    {
      roleMarks: [
        { ...mark, favorite: false, nickname: ' ', color: null },
        { ...mark, roleName: 'A' },
        { ...mark, roleName: 'A' },
      ],
    },
    { roleMarks: [{ ...mark, roleName: 'A' }] },
  ],
  [
    'more marks than anybody makes',
    { roleMarks: Array.from({ length: 600 }, (_, n) => ({ ...mark, roleName: `r${n}` })) },
    { roleMarks: Array.from({ length: 500 }, (_, n) => ({ ...mark, roleName: `r${n}` })) },
  ],
])('read from a file with %s: costs nothing else', async (_, saved, kept) => {
  const file = path.join(dir, 'damaged.json');
  await writeFile(file, JSON.stringify(saved));
  expect(await createSavedSettings(file, createStore(makeState([])), noLog).load()).toMatchObject(kept);
});
