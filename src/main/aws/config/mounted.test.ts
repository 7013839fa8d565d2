/** Edits of files that cannot be replaced: mounted by themselves, or in a folder that takes no new file. Real mounts. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mountSmallDisk, noSmallDisk } from '../../../../testing/small-disk.ts';
import { writeAtomically } from '../../system/files.ts';
import { backUp, backupsOf } from './backup.ts';
import type { ConfigEdit } from './edit.ts';
import { editConfigFile } from './change.ts';
import { hasHalfWritten, takeBackHalfWritten } from './in-place.ts';
import { removeConfigLeftovers } from './leftovers.ts';

const obstacle = noSmallDisk();
if (obstacle) console.log(`the mounts of config/mounted.test.ts are skipped: ${obstacle}`);
const posix = process.platform !== 'win32';

const text = '[default]\nregion = x\n';
const add = (name: string): ConfigEdit => ({
  kind: 'add-section',
  section: { kind: 'profile', name },
  settings: [['region', 'r']],
});
const changed = '[default]\nregion = x\n\n[profile a]\nregion = r\n';

let home: string;
const mounted: string[] = [];
beforeEach(() => {
  home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-mounted-')));
  vi.stubEnv(posix ? 'HOME' : 'USERPROFILE', home);
  fs.mkdirSync(path.join(home, '.aws'));
  fs.writeFileSync(path.join(home, 'outside'), text, { mode: 0o640 });
  fs.writeFileSync(config(), '');
});
afterEach(() => {
  for (const place of mounted.splice(0).toReversed()) execFileSync('umount', ['--lazy', place]);
  vi.unstubAllEnvs();
  fs.rmSync(home, { recursive: true, force: true });
});
const config = (): string => path.join(home, '.aws', 'config');
const mount = (...args: readonly [...string[], string]): void => {
  execFileSync('mount', args);
  mounted.push(args.at(-1)!);
};
const read = (file = config()): string => fs.readFileSync(file, 'utf8');
const names = (): string[] => fs.readdirSync(path.join(home, '.aws')).toSorted();

describe.skipIf(obstacle !== null)('a file that is mounted by itself', () => {
  beforeEach(() => mount('--bind', path.join(home, 'outside'), config()));

  test('is written in place, after the backup; nothing else is left', async () => {
    const before = fs.statSync(config());
    expect(await editConfigFile(config(), [add('a')])).toMatchObject({ ok: true });
    expect([read(), read(path.join(home, 'outside'))]).toEqual([changed, changed]);
    expect([fs.statSync(config()).ino, fs.statSync(config()).mode & 0o777]).toEqual([before.ino, 0o640]);
    expect(names()).toEqual(['config', expect.stringMatching(/^config\.daypass-backup-\d/)]);
    expect(read((await backupsOf(config()))[0])).toBe(text);
  });

  test('also through a link to it, and shorter than before', async () => {
    const link = path.join(home, 'link');
    fs.symlinkSync(config(), link);
    fs.writeFileSync(config(), `${text}[profile b]\nregion = ${'long'.repeat(5000)}\n`);
    const remove: ConfigEdit = { kind: 'remove-section', section: { kind: 'profile', name: 'b' } };
    expect(await editConfigFile(link, [remove])).toMatchObject({ ok: true });
    expect(read()).toBe(text);
  });

  // The moment is short: a busy machine may miss it.
  test('another program that writes it at the same moment loses nothing', { retry: 3 }, async () => {
    const edited = editConfigFile(config(), [add('a')]);
    await vi.waitFor(() => expect(read()).toBe(changed), { interval: 1, timeout: 60_000 });
    // As the AWS CLI: it has read the old text, and writes it with a change of its own.
    fs.writeFileSync(config(), `${text}[profile theirs]\nregion = t\n`);
    expect(await edited).toMatchObject({ ok: true });
    expect(read()).toContain('[profile theirs]\nregion = t\n');
    expect(read()).toContain('[profile a]\nregion = r\n');
  });

  test('a token file too', async () => {
    const secret = { mode: 0o600, dirMode: 0o700, forceMode: true };
    expect(await writeAtomically(config(), 'token', secret)).toEqual({ kind: 'written' });
    expect(read(path.join(home, 'outside'))).toBe('token');
    expect(fs.statSync(config()).mode & 0o777).toBe(0o600);
    expect(names()).toEqual(['config']);
  });

  test('on a full disk the old text stays, and it is said', async () => {
    fs.mkdirSync(path.join(home, 'disk'));
    const disk = mountSmallDisk(path.join(home, 'disk'));
    mounted.push(path.join(home, 'disk'));
    const long = `# ${'x'.repeat(4060)}\n[default]\nregion = x\n`;
    fs.writeFileSync(path.join(home, 'disk', 'outside'), long);
    disk.leave(0);
    mount('--bind', path.join(home, 'disk', 'outside'), config());
    const result = await editConfigFile(config(), [add('a'), add('b')]);
    expect(result).toMatchObject({ ok: false, problem: { params: { reason: 'ENOSPC' } } });
    expect(read()).toBe(long);
    expect(names().filter((name) => !name.includes('backup'))).toEqual(['config']);
  });
});

describe.skipIf(obstacle !== null)('a writable file in a folder that takes no new one', () => {
  beforeEach(() => {
    mount('--bind', path.join(home, '.aws'), path.join(home, '.aws'));
    mount('--bind', path.join(home, 'outside'), config());
    fs.mkdirSync(path.join(home, '.aws', 'sso'));
    fs.mkdirSync(path.join(home, 'own'));
    mount('--bind', path.join(home, 'own'), path.join(home, '.aws', 'sso'));
    execFileSync('mount', ['-o', 'remount,bind,ro', path.join(home, '.aws')]);
  });

  test('is written in place, with its backup in Daypass’s own folder', async () => {
    expect(() => fs.writeFileSync(path.join(home, '.aws', 'x'), '')).toThrow('EROFS');
    expect(await editConfigFile(config(), [add('a')])).toMatchObject({ ok: true });
    expect(read()).toBe(changed);
    const [backup] = await backupsOf(config());
    expect(backup).toContain(path.join(home, '.aws', 'sso', 'daypass'));
    expect(read(backup)).toBe(text);
    const left = fs.readdirSync(path.join(home, 'own'), { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => /tmp$|in-place|lock/.test(name))).toEqual([]);
    expect(await backUp(config(), 'later')).toMatchObject({ kind: 'written' });
    expect(await backupsOf(config())).toHaveLength(1);
  });
});

describe('a process that was killed while it wrote in place', () => {
  const after = changed.replace('region = x', 'region = changed');
  const copy = (): string => `${config()}.daypass-in-place`;
  const killedAt = (present: string): void => {
    fs.writeFileSync(copy(), JSON.stringify({ before: text, after }));
    fs.writeFileSync(config(), present);
  };

  test('has its old text put back, wherever it was cut off', async () => {
    for (let cut = 0; cut < after.length; cut++) {
      killedAt(after.slice(0, cut) + text.slice(cut));
      await takeBackHalfWritten(config());
      expect([cut, read()]).toEqual([cut, text]);
      expect(await hasHalfWritten(config())).toBe(false);
    }
  });

  test('what was written to its end counts, and so does what anybody wrote since', async () => {
    for (const present of [after, '', '[default]\nregion = theirs\n', `${after}[profile more]\n`]) {
      killedAt(present);
      await takeBackHalfWritten(config());
      expect(read()).toBe(present);
    }
  });

  test('the next change does so first, and the next start too', async () => {
    killedAt(after.slice(0, 20));
    fs.truncateSync(config(), 21);
    killedAt(after.slice(0, 20) + text.slice(20));
    expect(await editConfigFile(config(), [add('a')])).toMatchObject({ ok: true });
    expect(read()).toBe(changed);
    killedAt(after.slice(0, 20) + text.slice(20));
    await removeConfigLeftovers(config(), Date.now());
    expect(read()).toBe(text);
  });

  test('a copy that is broken or no file changes nothing', async () => {
    fs.writeFileSync(config(), text);
    for (const broken of ['', '{', '{"before":1}', '[]']) {
      fs.writeFileSync(copy(), broken);
      await takeBackHalfWritten(config());
      expect(read()).toBe(text);
    }
    fs.rmSync(copy());
    fs.mkdirSync(copy());
    await takeBackHalfWritten(config());
    expect(read()).toBe(text);
  });
});
