/** Files that Daypass does not take for text, or that are too large for it: it says so, and leaves every byte alone. */
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locales } from '../../../shared/messages/languages.ts';
import { problemText } from '../../../shared/problem-text.ts';
import { createTranslator } from '../../../shared/messages/index.ts';
import { readPresentText } from '../../profiles/config-change.ts';
import { previewEdits } from '../../profiles/edit-preview.ts';
import { noLog } from '../../system/log.ts';
import { createRegionCorrection } from '../../sign-in/region-correction.ts';
import { createStore } from '../../core/store.ts';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { makeState } from '../../../../testing/support/states.ts';
import type { ConfigEdit } from './edit.ts';
import { addSession, editConfigFile } from './change.ts';
import { readConfigFile } from './file.ts';
import { readConfiguredSessions } from './configured-sessions.ts';
import { largestFile } from './size.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-unfit-'));
  file = join(folder, 'config');
});
afterEach(() => removeFolder(folder));

const session = '[sso-session corp]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = us-east-1\n';
const text = `${session}# Büro\n[profile dev]\nsso_session = corp\n`;
const [corp] = readConfiguredSessions(session);

const utf16 = (big: boolean, mark: boolean): Uint8Array => {
  const little = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return big ? little.swap16() : little;
};
const utf32 = Buffer.concat(Array.from(text, (one) => Buffer.from([one.charCodeAt(0), 0, 0, 0])));

/** Every way in which Daypass writes a config file. */
async function tryAllEdits(): Promise<readonly string[]> {
  const edits: readonly ConfigEdit[] = [
    { kind: 'add-section', section: { kind: 'profile', name: 'new' }, settings: [['region', 'x']] },
  ];
  const store = createStore(makeState([]));
  const present = await readPresentText(file);
  const results = [
    await editConfigFile(file, edits),
    await addSession(file, { name: 'new', startUrl: 'https://d-2.awsapps.com/start', region: 'eu-west-1' }),
    present.ok ? previewEdits(file, present.value, edits) : present,
  ];
  if (corp) await createRegionCorrection({ store, file, log: noLog }).correct(corp, 'eu-west-1');
  return results.map((result) =>
    result.ok
      ? 'done'
      : `${result.problem.code} ${'reason' in result.problem.params ? result.problem.params.reason : ''}`,
  );
}

describe('an encoding that is not UTF-8', () => {
  test.each<[string, Uint8Array, boolean]>([
    ['cp1252', Buffer.from(text, 'latin1'), true],
    ['cp1252 from the first character on', Buffer.from(`# äö\n${text}`.slice(2), 'latin1'), true],
    ['one NUL in a comment', Buffer.from(`${text}# \0\n`), true],
    ['UTF-16', utf16(false, true), false],
    ['UTF-16, big end first', utf16(true, true), false],
    ['UTF-16 without a mark', utf16(false, false), false],
    ['UTF-16, big end first, without a mark', utf16(true, false), false],
    ['UTF-32', utf32, false],
    ['nothing but NUL, as after a crash', Buffer.alloc(400), false],
  ])('%s', async (_, bytes, isReadable) => {
    await writeFile(file, bytes);
    const read = await readConfigFile(file);
    expect(read).toMatchObject({ exists: true, isReadable, problems: [{ params: { file, reason: 'EILSEQ' } }] });
    expect(readConfiguredSessions(read.text).map(({ name }) => name)).toEqual(isReadable ? ['corp'] : []);
    expect(await tryAllEdits()).toEqual(Array.from({ length: 3 }, () => 'file-unreadable EILSEQ'));
    expect(Buffer.compare(await readFile(file), bytes)).toBe(0);
    expect(await readdir(folder)).toEqual(['config']);
  });

  test('but a byte order mark of UTF-8 is a text', async () => {
    await writeFile(file, `\uFEFF${text}`);
    expect(await readConfigFile(file)).toMatchObject({ text: `\uFEFF${text}`, problems: [] });
  });
});

test.each<[string, () => Promise<unknown>, string]>([
  ['a folder', () => mkdir(file), 'EISDIR'],
  ['a link to itself', () => symlink('config', file), 'ELOOP'],
])('%s in its place says nothing, and stays', async (_, make, reason) => {
  await make();
  expect(await readConfigFile(file)).toMatchObject({
    exists: true,
    isReadable: false,
    text: '',
    problems: [{ params: { reason } }],
  });
  expect(await tryAllEdits()).toEqual(Array.from({ length: 3 }, () => `file-unreadable ${reason}`));
  expect(await readdir(folder)).toEqual(['config']);
});

describe('too large', () => {
  const lines = (count: number): string => session + '\n'.repeat(count - 3);
  test.each([
    ['more than 4 MB', session + `# ${'x'.repeat(largestFile)}`],
    ['more than 4 MB, with bytes of another encoding', Buffer.from(`${session}# ${'ü'.repeat(largestFile)}`, 'latin1')],
    ['more than 100,000 lines', lines(100_001)],
    ['more than 100,000 lines that end with CR', lines(100_001).replaceAll('\n', '\r')],
    ['more than 100,000 lines of another encoding', Buffer.from(`# ü\n${lines(100_001)}`, 'latin1')],
    [
      'what [DEFAULT] gives to all',
      `[DEFAULT]\n${Array.from({ length: 2000 }, (_, at) => `k${at} = x\n`).join('')}${session}${Array.from({ length: 2000 }, (_, at) => `[profile p${at}]\n`).join('')}`,
    ],
  ])('%s', async (_, content) => {
    await writeFile(file, content);
    const read = await readConfigFile(file);
    const [problem] = read.problems;
    expect(read).toMatchObject({ exists: true, isReadable: false, text: '' });
    for (const locale of locales) {
      const { message, action } = problemText(createTranslator(locale), problem!);
      expect(`${message} ${action}`).toMatch(/4 MB.*100[,.]000/s);
    }
    expect(await tryAllEdits()).toEqual(Array.from({ length: 3 }, () => 'file-unreadable too-large'));
    expect(Buffer.compare(await readFile(file), Buffer.from(content))).toBe(0);
    expect(await readdir(folder)).toEqual(['config']);
  });

  test('up to there it is read, and changed as long as it stays there', { timeout: 120_000 }, async () => {
    await writeFile(file, lines(99_994));
    expect(await readConfigFile(file)).toMatchObject({ isReadable: true, problems: [] });
    const one = { name: 'one', startUrl: 'https://d-2.awsapps.com/start', region: 'eu-west-1' };
    expect(await addSession(file, one)).toMatchObject({ ok: true });
    const before = await readFile(file, 'utf8');
    expect(await addSession(file, { ...one, name: 'two' })).toMatchObject({
      ok: false,
      problem: { code: 'file-unwritable', params: { reason: 'too-large' } },
    });
    expect(await readFile(file, 'utf8')).toBe(before);
  });
});
