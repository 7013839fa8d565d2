/** Reading, replacing and removing real files in a folder of their own. */
import { execFileSync } from 'node:child_process';
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { whileBusy } from './file-errors.ts';
import { rememberAwsFolder } from './kept-folders.ts';
import { listFolder, readText, removeFile, writeAtomically } from './files.ts';

const posix = process.platform !== 'win32';
const secret = { mode: 0o600, dirMode: 0o700 } as const;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'daypass-files-'));
});
afterEach(() => removeFolder(dir));

const modeOf = async (name: string): Promise<string> => ((await stat(join(dir, name))).mode & 0o777).toString(8);

describe('readText', () => {
  test('the whole text, byte order mark and line ends included', async () => {
    await writeFile(join(dir, 'a'), '\ufeffé\r\n😀\n');
    expect(await readText(join(dir, 'a'))).toEqual({ kind: 'text', text: '\ufeffé\r\n😀\n' });
  });

  test('missing file, missing folder', async () => {
    expect(await readText(join(dir, 'a'))).toEqual({ kind: 'missing' });
    expect(await readText(join(dir, 'no', 'a'))).toEqual({ kind: 'missing' });
  });

  test('bytes that are no UTF-8 are not replaced but refused', async () => {
    await writeFile(join(dir, 'a'), Buffer.from([0x61, 0xe9, 0x62]));
    expect(await readText(join(dir, 'a'))).toEqual({ kind: 'failed', reason: 'EILSEQ' });
  });

  test('what the system refuses is told by its code', async () => {
    expect(await readText(dir)).toEqual({ kind: 'failed', reason: 'EISDIR' });
  });

  test('a file that is larger than it may be', async () => {
    await writeFile(join(dir, 'a'), 'x'.repeat(101));
    expect(await readText(join(dir, 'a'), 101)).toMatchObject({ kind: 'text' });
    expect(await readText(join(dir, 'a'), 100)).toEqual({ kind: 'failed', reason: 'EFBIG' });
  });

  test.skipIf(!posix)('a pipe that nobody writes to does not hold the reader up', async () => {
    execFileSync('mkfifo', [join(dir, 'a')]);
    await symlink(join(dir, 'a'), join(dir, 'b'));
    for (const name of ['a', 'b']) expect(await readText(join(dir, name))).toEqual({ kind: 'failed', reason: 'ENXIO' });
  });

  test.skipIf(!posix)('a device has nothing to read, or there would be no end of it', async () => {
    for (const device of ['/dev/null', '/dev/zero']) expect(await readText(device)).toEqual({ kind: 'text', text: '' });
  });
});

describe('writeAtomically', () => {
  test.skipIf(!posix).each([0o000, 0o022, 0o077])('modes under umask %o', async (umask) => {
    const before = process.umask(umask);
    try {
      expect(await writeAtomically(join(dir, 'x', 'y', 'a'), 'text', secret)).toEqual({ kind: 'written' });
    } finally {
      process.umask(before);
    }
    expect(await Promise.all(['x', 'x/y', 'x/y/a'].map(modeOf))).toEqual(['700', '700', '600']);
    expect(await readFile(join(dir, 'x/y/a'), 'utf8')).toBe('text');
  });

  test.skipIf(!posix)('what is there keeps its mode, and a secret is narrowed', async () => {
    await mkdir(join(dir, 'x'), { mode: 0o755 });
    await chmod(join(dir, 'x'), 0o755);
    await writeFile(join(dir, 'x/a'), 'old');
    await chmod(join(dir, 'x/a'), 0o644);
    await writeAtomically(join(dir, 'x/a'), 'new', secret);
    expect(await Promise.all(['x', 'x/a'].map(modeOf))).toEqual(['755', '644']);
    await writeAtomically(join(dir, 'x/a'), 'newer', { ...secret, forceMode: true });
    expect(await Promise.all(['x', 'x/a'].map(modeOf))).toEqual(['755', '600']);
    expect(await readFile(join(dir, 'x/a'), 'utf8')).toBe('newer');
  });

  test('replaces the file instead of writing into it, and leaves nothing behind', async () => {
    await writeFile(join(dir, 'a'), 'old');
    await link(join(dir, 'a'), join(dir, 'same inode'));
    await writeAtomically(join(dir, 'a'), 'new', secret);
    expect(await readFile(join(dir, 'same inode'), 'utf8')).toBe('old');
    expect((await readdir(dir)).sort()).toEqual(['a', 'same inode']);
  });

  test.skipIf(!posix)('follows links, also a chain, and also to a file that is not there yet', async () => {
    await mkdir(join(dir, 'dotfiles'));
    await writeFile(join(dir, 'dotfiles/config'), 'old');
    await symlink('dotfiles/config', join(dir, 'one'));
    await symlink(join(dir, 'one'), join(dir, 'two'));
    await symlink('dotfiles/new/config', join(dir, 'dangling'));
    await writeAtomically(join(dir, 'two'), 'new', secret);
    await writeAtomically(join(dir, 'dangling'), 'made', secret);
    expect(await readFile(join(dir, 'dotfiles/config'), 'utf8')).toBe('new');
    expect(await readFile(join(dir, 'dotfiles/new/config'), 'utf8')).toBe('made');
    expect(await Promise.all(['one', 'two', 'dangling'].map((name) => readlink(join(dir, name))))).toEqual([
      'dotfiles/config',
      join(dir, 'one'),
      'dotfiles/new/config',
    ]);
  });

  test.skipIf(!posix)('failures are told by their code, and leave nothing behind', async () => {
    await mkdir(join(dir, 'folder'));
    await writeFile(join(dir, 'file'), '');
    await symlink('loop', join(dir, 'loop'));
    const write = (name: string) => writeAtomically(join(dir, name), 'text', secret);
    expect(await write('folder')).toEqual({ kind: 'failed', reason: 'EISDIR' });
    expect(await write('file/a')).toEqual({ kind: 'failed', reason: 'ENOTDIR' });
    expect(await write('loop')).toEqual({ kind: 'failed', reason: 'ELOOP' });
    expect((await readdir(dir)).sort()).toEqual(['file', 'folder', 'loop']);
  });

  test('many writers at once: one of their texts, whole', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(5000));
    await Promise.all(texts.map((text) => writeAtomically(join(dir, 'a'), text, secret)));
    expect(texts).toContain(await readFile(join(dir, 'a'), 'utf8'));
    expect(await readdir(dir)).toEqual(['a']);
  });
});

describe('removeFile', () => {
  test('says whether there was anything', async () => {
    await writeFile(join(dir, 'a'), '');
    expect(await removeFile(join(dir, 'a'))).toEqual({ kind: 'removed' });
    expect(await removeFile(join(dir, 'a'))).toEqual({ kind: 'missing' });
    expect(await readdir(dir)).toEqual([]);
  });

  test('a folder is not removed', async () => {
    expect(await removeFile(dir)).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/^(EISDIR|EPERM)$/) });
  });
});

describe('listFolder', () => {
  test('files in order, and nothing for a missing folder', async () => {
    for (const name of ['b.json', 'a', 'c.tmp']) await writeFile(join(dir, name), '');
    await mkdir(join(dir, 'folder'));
    const files = ['a', 'b.json', 'c.tmp'].map((name) => join(dir, name));
    expect(await listFolder(dir)).toEqual({ kind: 'listed', files });
    expect(await listFolder(join(dir, 'no'))).toEqual({ kind: 'listed', files: [] });
  });

  test.skipIf(!posix)('links count by what they lead to; sockets and dangling links are left out', async () => {
    await writeFile(join(dir, 'a'), '');
    await symlink('a', join(dir, 'link'));
    await symlink('no', join(dir, 'dangling'));
    await symlink('.', join(dir, 'folder'));
    const server = createServer().listen(join(dir, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    const listed = await listFolder(dir);
    await new Promise((resolve) => server.close(resolve));
    expect(listed).toEqual({ kind: 'listed', files: [join(dir, 'a'), join(dir, 'link')] });
  });

  test.skipIf(!posix)('something else than a folder', async () => {
    await writeFile(join(dir, 'a'), '');
    expect(await listFolder(join(dir, 'a'))).toEqual({ kind: 'failed', reason: 'ENOTDIR' });
  });
});

describe('a home folder that is not there', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('is never made; what is missing below one that is there is', async () => {
    const home = join(dir, 'home');
    vi.stubEnv(posix ? 'HOME' : 'USERPROFILE', home);
    const file = join(home, '.aws', 'sso', 'cache', 'x.json');
    expect(await writeAtomically(file, 'x', secret)).toEqual({ kind: 'failed', reason: 'ENOENT' });
    expect(await readdir(dir)).toEqual([]);
    await mkdir(home);
    expect(await writeAtomically(file, 'x', secret)).toEqual({ kind: 'written' });
    // Another folder beside it is nobody's home.
    expect(await writeAtomically(join(`${home} 2`, 'x'), 'x', secret)).toEqual({ kind: 'written' });
  });
});

test('an `~/.aws` that was there is not made for notes of Daypass, but for a sign-in', async () => {
  const aws = join(dir, '.aws');
  const note = join(aws, 'sso', 'daypass', 'notes', 'x.json');
  expect(await writeAtomically(note, 'x', secret), 'it was never there').toEqual({ kind: 'written' });
  rememberAwsFolder(aws);
  expect(await writeAtomically(note, 'y', secret)).toEqual({ kind: 'written' });
  await rename(aws, join(dir, 'away'));
  expect(await writeAtomically(note, 'z', secret)).toEqual({ kind: 'failed', reason: 'ENOENT' });
  expect(await readdir(dir)).toEqual(['away']);
  expect(await writeAtomically(join(aws, 'sso', 'cache', 'x.json'), 'x', secret)).toEqual({ kind: 'written' });
  expect(await writeAtomically(note, 'z', secret)).toEqual({ kind: 'written' });
});

describe('whileBusy', () => {
  const failing = (code: string, times: number) => {
    const attempts = { made: 0 };
    const attempt = async (): Promise<string> => {
      if (attempts.made++ < times) throw Object.assign(new Error('in use'), { code });
      return 'done';
    };
    return { attempts, attempt };
  };

  test.each(['EPERM', 'EACCES', 'EBUSY'])('Windows: %s is tried again', async (code) => {
    const { attempts, attempt } = failing(code, 3);
    expect(await whileBusy(attempt, 'win32')).toBe('done');
    expect(attempts.made).toBe(4);
  });

  test('Windows: in the end it is a failure', async () => {
    const { attempts, attempt } = failing('EBUSY', Infinity);
    await expect(whileBusy(attempt, 'win32')).rejects.toMatchObject({ code: 'EBUSY' });
    expect(attempts.made).toBe(6);
  });

  test.each([
    ['win32', 'ENOSPC'],
    ['linux', 'EACCES'],
  ] as const)('%s: %s is final', async (platform, code) => {
    const { attempts, attempt } = failing(code, 1);
    await expect(whileBusy(attempt, platform)).rejects.toMatchObject({ code });
    expect(attempts.made).toBe(1);
  });
});

describe('too many open files', () => {
  test.each(['EMFILE', 'ENFILE'])('%s is tried again everywhere, and told in the end', async (code) => {
    let made = 0;
    const attempt = async (): Promise<string> => {
      if (made++ < 4) throw Object.assign(new Error('crowded'), { code });
      return 'done';
    };
    expect(await whileBusy(attempt, 'linux')).toBe('done');
    expect(made).toBe(5);
  });
});
