/** Edits of real files: backups, links, modes, and other programs that write at the same time. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { day } from '../../../shared/time.ts';
import { now } from '../../system/clock.ts';
import { backUp, backupName, backupsOf } from './backup.ts';
import type { ConfigEdit } from './edit.ts';
import { editConfigFile } from './change.ts';
import { replaceIfSame } from './replace.ts';
import { writeSettling } from './settling.ts';
import { readAs, readerNames } from './readers/read-as.ts';

const posix = process.platform !== 'win32';
const text = '[default]\nregion = x\n';
const profile = (name: string): ConfigEdit['section'] => ({ kind: 'profile', name });
const setRegion: ConfigEdit = { kind: 'set-key', section: profile('default'), key: 'region', value: 'y' };
const add = (name: string): ConfigEdit => ({
  kind: 'add-section',
  section: profile(name),
  settings: [['region', 'r']],
});

let home = '';
let folder = '';
let file = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'daypass-change-'));
  folder = join(home, '.aws');
  file = join(folder, 'config');
  await mkdir(folder);
  await writeFile(file, text);
});
afterEach(() => removeFolder(home));

const read = () => readFile(file, 'utf8');
const modeOf = async (name: string) => (await stat(name)).mode & 0o777;

describe('a backup', () => {
  test('is made once a day, with the text before the first change and its mode', async () => {
    if (posix) await chmod(file, 0o640);
    expect(await editConfigFile(file, [setRegion])).toMatchObject({ ok: true });
    expect(await editConfigFile(file, [add('a')])).toMatchObject({ ok: true });
    expect(await read()).toBe('[default]\nregion = y\n\n[profile a]\nregion = r\n');
    const backup = backupName(file, now());
    expect((await readdir(folder)).sort()).toEqual(['config', basename(backup)]);
    expect(await readFile(backup, 'utf8')).toBe(text);
    if (posix) expect([await modeOf(file), await modeOf(backup)]).toEqual([0o640, 0o640]);
  });

  test('is not made for a new file, nor where nothing changes', async () => {
    const credentials = join(folder, 'credentials');
    const edit: ConfigEdit = { kind: 'add-section', section: profile('a'), settings: [['region', 'r']] };
    expect(await editConfigFile(credentials, [edit], 'credentials')).toMatchObject({ ok: true });
    expect(await readFile(credentials, 'utf8')).toBe('[a]\nregion = r\n');
    expect(await editConfigFile(file, [{ ...setRegion, value: 'x' }])).toMatchObject({ ok: true });
    expect((await readdir(folder)).sort()).toEqual(['config', 'credentials']);
    if (posix) expect(await modeOf(credentials)).toBe(0o600);
  });

  test('is kept ten times; only own ones are ever removed', async () => {
    const others = [
      'config.daypass-backup-2020-01-01.keep',
      'config.daypass-backup-old',
      'x.daypass-backup-2020-01-01',
    ];
    for (const other of others) await writeFile(join(folder, other), '');
    const start = Date.parse('2026-01-25T12:00:00');
    for (let index = 0; index < 12; index++) await backUp(file, String(index), start + index * day);
    const backups = await backupsOf(file);
    expect(backups).toHaveLength(10);
    expect(backups[0]).toBe(`${file}.daypass-backup-2026-02-05`);
    expect(await Promise.all(backups.map((name) => readFile(name, 'utf8')))).toEqual(
      Array.from({ length: 10 }, (_, index) => String(11 - index)),
    );
    expect((await readdir(folder)).filter((name) => others.includes(name)).sort()).toEqual([...others].sort());
  });

  test.skipIf(!posix)('that cannot be written forbids the change', async () => {
    await mkdir(backupName(file, now()));
    expect(await editConfigFile(file, [setRegion])).toMatchObject({ ok: false, problem: { code: 'file-unwritable' } });
    expect(await read()).toBe(text);
  });
});

test.skipIf(!posix)('a link stays one; its target is replaced, the backup lies beside the link', async () => {
  const target = join(home, 'dotfiles');
  await rm(file);
  await writeFile(target, text);
  await symlink('../dotfiles', file);
  expect(await editConfigFile(file, [setRegion])).toMatchObject({ ok: true });
  expect((await lstat(file)).isSymbolicLink()).toBe(true);
  expect(await readFile(target, 'utf8')).toBe('[default]\nregion = y\n');
  expect((await readdir(home)).sort()).toEqual(['.aws', 'dotfiles']);
  expect(await backupsOf(file)).toHaveLength(1);
});

test.skipIf(!posix)('what is no file is left alone', async () => {
  await rm(file);
  await symlink('/dev/null', file);
  const result = await editConfigFile(file, [add('a')]);
  expect(result).toMatchObject({ ok: false, problem: { code: 'file-unwritable', params: { reason: 'ENXIO' } } });
  expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
});

test('edits are all or none', async () => {
  const result = await editConfigFile(file, [setRegion, add('my dev')]);
  expect(result).toMatchObject({ ok: false, problem: { code: 'profile-name-invalid' } });
  expect(await read()).toBe(text);
  expect(await readdir(folder)).toEqual(['config']);
});

describe('another program', () => {
  const replacement = { expected: text, text: 'mine' };

  test('that changed the file since it was read: nothing is written', async () => {
    writeFileSync(file, 'theirs');
    expect(await replaceIfSame(file, replacement)).toEqual({ kind: 'changed' });
    expect(await read()).toBe('theirs');
    await rm(file);
    expect(await replaceIfSame(file, replacement)).toEqual({ kind: 'changed' });
    writeFileSync(file, '');
    expect(await replaceIfSame(file, { ...replacement, expected: null })).toEqual({ kind: 'changed' });
    expect(await readdir(folder)).toEqual(['config']);
  });

  test.skipIf(!posix)('that had opened the file before the rename is heard', async () => {
    const handle = openSync(file, 'r+');
    const replaced = replaceIfSame(file, replacement);
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe('mine'), { interval: 1, timeout: 60_000 });
    writeSync(handle, '[default]\nregion = z\n', 0);
    closeSync(handle);
    expect(await replaced).toEqual({ kind: 'overtaken', text: '[default]\nregion = z\n' });
  });

  test.skipIf(!posix)('and what it wrote so is merged', async () => {
    const handle = openSync(file, 'a');
    const done = editConfigFile(file, [setRegion]);
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('= y'), { interval: 1, timeout: 60_000 });
    writeSync(handle, '[profile late]\nregion = l\n');
    closeSync(handle);
    expect(await done).toMatchObject({ ok: true });
    expect(await read()).toBe('[default]\nregion = y\n[profile late]\nregion = l\n');
  });

  // The section that was to be changed is not in it any more.
  test.runIf(posix)('and counts where the edit does not fit it', async () => {
    const handle = openSync(file, 'r+');
    const edited = editConfigFile(file, [setRegion]);
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).not.toBe(text), { interval: 1, timeout: 60_000 });
    const theirs = '[profile theirs]\nregion = mine\n';
    writeSync(handle, theirs, 0);
    closeSync(handle);
    expect(await edited).toMatchObject({ problem: { code: 'config-section-missing' } });
    expect(await read()).toBe(theirs);
  });

  // Two of them: what the first one wrote too late waits to be brought in when the second one writes.
  test.skipIf(!posix)('and so is what others add while it is merged', async () => {
    const handles = [openSync(file, 'a')];
    const done = editConfigFile(file, [setRegion]);
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('= y'), { interval: 1, timeout: 60_000 });
    handles.push(openSync(file, 'a'));
    writeSync(handles[0]!, '[profile late]\nregion = late\n');
    appendFileSync(file, '[profile new]\nregion = new\n');
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('late'), { interval: 1, timeout: 60_000 });
    writeSync(handles[1]!, '[profile later]\nregion = later\n');
    for (const handle of handles) closeSync(handle);
    expect(await done).toMatchObject({ ok: true });
    const added = ['late', 'new', 'later'].map((name) => `[profile ${name}]\nregion = ${name}\n`);
    expect(await read()).toBe(`[default]\nregion = y\n${added.join('')}`);
  });

  // Another process appends sections at its own pace, while this one edits: all of both must be there in the end. Daypass
  // holds a file that it replaces open for as long as `settling`, and nobody locks: a section may be lost only if the other
  // process stood still for longer than that between opening the file and the end of its write, and it says so itself.
  // (A timer may be a millisecond early.)
  test('that writes all the time loses nothing, nor does Daypass', { timeout: 240_000 }, async () => {
    const count = 40;
    const script = `const fs = require('node:fs'); let n = 0; const next = () => {
      const before = performance.now();
      fs.appendFileSync(${JSON.stringify(file)}, '[profile their' + n + ']\\nregion = t' + n + '\\n');
      if (performance.now() - before >= ${writeSettling - 2}) console.log('their' + n);
      if (++n < ${count}) setTimeout(next, 5 + Math.random() * 120); }; next();`;
    const other = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const slow = other.stdout.toArray();
    const ended = endOf(other);
    let mine = 0;
    while (other.exitCode === null) {
      const result = await editConfigFile(file, [add(`mine${mine}`)]);
      // Refused where the other was quicker ten times in a row: then nothing must have been written.
      if (result.ok) mine++;
      else expect(result.problem).toMatchObject({ code: 'file-unwritable', params: { reason: 'EBUSY' } });
    }
    expect(await ended).toBe(0);
    expect(mine).toBeGreaterThan(0);
    const names = (prefix: string, last: number) => Array.from({ length: last }, (_, index) => prefix + String(index));
    const excused = Buffer.concat((await slow) as Buffer[])
      .toString()
      .split('\n');
    const owed = (name: string) => !excused.includes(name);
    const expected = ['default', ...names('their', count), ...names('mine', mine)].filter(owed).sort();
    for (const reader of readerNames) {
      const { profiles, refusal } = readAs(reader, { config: await read(), credentials: '' });
      expect(refusal).toBeNull();
      expect([...profiles.keys()].filter(owed).sort()).toEqual(expected);
    }
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('that changes the file while Daypass waits: the edits go into what it says then', async () => {
    const done = editConfigFile(file, [setRegion]);
    await Promise.resolve();
    appendFileSync(file, '[profile new]\noutput = json\n');
    expect(await done).toMatchObject({ ok: true });
    expect(await read()).toBe('[default]\nregion = y\n[profile new]\noutput = json\n');
  });
});

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => void child.on('exit', resolve));
}
