/** Reading and changing a real config file, while others do so too. */
import { writeFileSync } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { now } from '../../system/clock.ts';
import { backupName } from './backup.ts';
import { addSession } from './change.ts';
import { readConfigFile } from './file.ts';
import { readConfiguredSessions } from './configured-sessions.ts';

const corp = { name: 'corp', startUrl: 'https://d-1.awsapps.com/start', region: 'eu-west-1' };
const section =
  '[sso-session corp]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = eu-west-1\n' +
  'sso_registration_scopes = sso:account:access\n';
const posix = process.platform !== 'win32';

let home = '';
let file = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'daypass-config-'));
  file = join(home, '.aws', 'config');
});
afterEach(() => removeFolder(home));

async function write(content: string | Uint8Array): Promise<void> {
  await mkdir(join(home, '.aws'), { recursive: true });
  await writeFile(file, content);
}

const read = () => readFile(file, 'utf8');

describe('reading', () => {
  test('a file as it is', async () => {
    await write('\uFEFF[default]\r\nregion = ž\r');
    expect(await readConfigFile(file)).toEqual({
      exists: true,
      text: '\uFEFF[default]\r\nregion = ž\r',
      isReadable: true,
      problems: [],
    });
  });

  test('no file, no folder', async () => {
    expect(await readConfigFile(file)).toEqual({ exists: false, text: '', isReadable: true, problems: [] });
  });

  test('bytes that are no UTF-8: the rest is read, with a problem that forbids writing', async () => {
    await write(Uint8Array.of(0x5b, 0xff, 0x5d));
    const { exists, text, isReadable, problems } = await readConfigFile(file);
    expect([exists, text, isReadable]).toEqual([true, '[\uFFFD]', true]);
    expect(problems).toEqual([{ code: 'file-unreadable', params: { file, reason: 'EILSEQ' }, retry: 'user' }]);
  });

  test('a folder in its place', async () => {
    await mkdir(file, { recursive: true });
    const { isReadable, problems } = await readConfigFile(file);
    expect(isReadable).toBe(false);
    expect(problems).toMatchObject([{ code: 'file-unreadable', params: { file } }]);
  });

  test.skipIf(!posix || process.getuid?.() === 0)('a file without permission (not as root)', async () => {
    await write('[default]\n');
    await chmod(file, 0o000);
    expect((await readConfigFile(file)).problems).toMatchObject([{ params: { reason: 'EACCES' } }]);
  });
});

describe('adding a session', () => {
  test('to an empty home', async () => {
    expect(await addSession(file, corp)).toEqual({ ok: true, value: undefined });
    expect(await read()).toBe(section);
    if (posix) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await stat(join(home, '.aws'))).mode & 0o777).toBe(0o700);
    }
  });

  test('keeps every byte and the mode, and leaves nothing else behind', async () => {
    const before = '\uFEFF# mine\r\n[default]\r\nregion=x\r\n[broken\r\n';
    await write(before);
    await chmod(file, 0o640);
    expect(await addSession(file, { ...corp, name: ' corp ' })).toMatchObject({ ok: true });
    expect(await read()).toBe(before + section.replaceAll('\n', '\r\n'));
    if (posix) expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect(await readdir(join(home, '.aws'))).toEqual(['config', basename(backupName(file, now()))]);
  });

  test.skipIf(!posix)('through a link, also one that leads nowhere yet', async () => {
    const target = join(home, 'dotfiles-config');
    await mkdir(join(home, '.aws'));
    await symlink('../dotfiles-config', file);
    for (const before of ['', `${section}\n`]) {
      const name = before === '' ? 'corp' : 'second';
      expect(await addSession(file, { ...corp, name })).toMatchObject({ ok: true });
      expect((await lstat(file)).isSymbolicLink()).toBe(true);
      expect(await readlink(file)).toBe('../dotfiles-config');
      expect(await readFile(target, 'utf8')).toBe(before + section.replace('corp', name));
    }
  });

  test('a name that is taken changes nothing', async () => {
    await write('[sso-session "corp"]\n');
    expect(await addSession(file, corp)).toMatchObject({ ok: false, problem: { code: 'session-name-taken' } });
    expect(await read()).toBe('[sso-session "corp"]\n');
  });

  test('never writes to a file that it cannot read', async () => {
    const bytes = Uint8Array.of(0x5b, 0xff, 0x5d, 0x0a);
    await write(bytes);
    expect(await addSession(file, corp)).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } });
    expect(new Uint8Array(await readFile(file))).toEqual(bytes);
  });

  test('a place that cannot be written', async () => {
    await writeFile(join(home, '.aws'), '');
    const result = await addSession(file, corp);
    expect(result).toMatchObject({ ok: false, problem: { params: { file } } });
  });

  test('what another program writes meanwhile is kept', async () => {
    const text = '[default]\nregion = x\n';
    await write(text);
    const added = addSession(file, corp);
    await readConfigFile(file);
    writeFileSync(file, `${text}output = json\n`);
    expect(await added).toMatchObject({ ok: true });
    expect(await read()).toBe(`${text}output = json\n\n${section}`);
  });

  test('a file that another program has truncated to write it anew is not taken for empty', async () => {
    const text = '[default]\nregion = x\n';
    await write('');
    const added = addSession(file, corp);
    await readConfigFile(file);
    writeFileSync(file, text);
    expect(await added).toMatchObject({ ok: true });
    expect(await read()).toBe(`${text}\n${section}`);
  });

  test('several at once are all there', async () => {
    const names = ['a', 'b', 'c'];
    const results = await Promise.all([...names, 'a'].map((name) => addSession(file, { ...corp, name })));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    expect(readConfiguredSessions(await read()).map(({ name }) => name)).toEqual(names);
  });
});
