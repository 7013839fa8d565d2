/** Changes by other programs, in every way in which AWS tools change files, and folders that come and go. */
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AwsWatch, watchAws } from './watch.ts';
import { type AwsPaths, awsPaths } from './paths.ts';
import { noLog } from '../system/log.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { eventually } from '../../../testing/support/eventually.ts';

let home: string;
let paths: AwsPaths;
let watch: AwsWatch | undefined;
let seen: { config: number; credentials: number; tokens: number; roles: number };
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'daypass-watch-'));
  paths = awsPaths({ env: { HOME: home, USERPROFILE: home }, platform: process.platform, homedir: home });
  seen = { config: 0, credentials: 0, tokens: 0, roles: 0 };
});
afterEach(async () => {
  await watch?.stop();
  await removeFolder(home);
});

const start = async (changed: Partial<AwsPaths> = {}): Promise<void> => {
  const changes = {
    config: () => void seen.config++,
    credentials: () => void seen.credentials++,
    tokens: () => void seen.tokens++,
    roles: () => void seen.roles++,
  };
  watch = await watchAws({ ...paths, ...changed }, changes, noLog);
};
const cacheDir = (): Promise<string | undefined> => mkdir(paths.ssoCacheDir, { recursive: true });
const token = (): string => path.join(paths.ssoCacheDir, 'token.json');
/** Does something and waits until it has been told. */
const tells = async (what: keyof typeof seen, act: () => Promise<unknown>): Promise<void> => {
  const before = seen[what];
  await act();
  await eventually(() => expect(seen[what]).toBeGreaterThan(before));
};

describe('the token cache', () => {
  test('a file that comes, is rewritten in place, is replaced, and goes', async () => {
    await cacheDir();
    await start();
    await tells('tokens', () => writeFile(token(), '{}'));
    await tells('tokens', () => writeFile(token(), '{"a": 1}'));
    await tells('tokens', async () => {
      await writeFile(`${token()}.tmp`, '{"b": 22}');
      await rename(`${token()}.tmp`, token());
    });
    await tells('tokens', () => rm(token()));
    expect(seen.config).toBe(0);
  });

  test('a folder that is not there yet, nor those above it', async () => {
    await start();
    await tells('tokens', async () => {
      await cacheDir();
      await writeFile(token(), '{}');
    });
    await tells('tokens', () => writeFile(token(), '{"a": 1}'));
  });

  test('a folder that goes with everything in it, and comes again', async () => {
    await cacheDir();
    await writeFile(token(), '{}');
    await start();
    await tells('tokens', () => rm(path.join(home, '.aws'), { recursive: true }));
    await tells('tokens', async () => {
      await cacheDir();
      await writeFile(token(), '{}');
    });
  });

  test('the last of several quick changes is told after it has happened', async () => {
    await cacheDir();
    await start();
    // What is in the file, not what has been written last: the system may tell of a write before `writeFile` has resolved.
    let last = 0;
    await watch?.stop();
    const changes = {
      config() {},
      credentials() {},
      tokens() {
        last = readFileSync(token()).length;
      },
      roles() {},
    };
    watch = await watchAws(paths, changes, noLog);
    for (let size = 1; size <= 20; size++) await writeFile(token(), 'x'.repeat(size));
    await eventually(() => expect(last).toBe(20));
  });
});

describe('the role credentials of the AWS CLI', () => {
  const role = (): string => path.join(paths.cliCacheDir, 'role.json');

  test('a folder that is not there yet; a file that comes, is rewritten in place, and goes', async () => {
    await start();
    await tells('roles', async () => {
      await mkdir(paths.cliCacheDir, { recursive: true });
      await writeFile(role(), '{}');
    });
    await tells('roles', () => writeFile(role(), '{"a": 1}'));
    await tells('roles', () => rm(role()));
    // The config file may have come with the folder in which it would be.
    expect(seen).toMatchObject({ config: expect.toSatisfy((looks: number) => looks <= 1), tokens: 0 });
  });

  test('a folder that goes with everything in it, and comes again', async () => {
    await mkdir(paths.cliCacheDir, { recursive: true });
    await writeFile(role(), '{}');
    await start();
    await tells('roles', () => rm(path.dirname(paths.cliCacheDir), { recursive: true }));
    await tells('roles', async () => {
      await mkdir(paths.cliCacheDir, { recursive: true });
      await writeFile(role(), '{}');
    });
  });
});

describe.each([
  { what: 'config', name: 'configFile', other: 'credentials' },
  { what: 'credentials', name: 'credentialsFile', other: 'config' },
] as const)('the $what file', ({ what, name, other }) => {
  test('comes, changes, is replaced, and goes', async () => {
    await start();
    const file = paths[name];
    await tells(what, async () => {
      await mkdir(path.dirname(file));
      await writeFile(file, '[default]\n');
    });
    await tells(what, () => appendFile(file, 'region = us-east-1\n'));
    await tells(what, async () => {
      await writeFile(`${file}.new`, '[profile a]\n');
      await rename(`${file}.new`, file);
    });
    await tells(what, () => rm(file));
    // The other one may have come with the folder.
    expect(seen).toMatchObject({ [other]: expect.toSatisfy((looks: number) => looks <= 1), tokens: 0 });
  });

  test('elsewhere, by its variable, beside files that do not matter', async () => {
    const elsewhere = path.join(home, 'elsewhere');
    await mkdir(elsewhere);
    await cacheDir();
    await start({ [name]: path.join(elsewhere, 'aws.ini') });
    await writeFile(path.join(elsewhere, 'other.ini'), '');
    await tells(what, () => writeFile(path.join(elsewhere, 'aws.ini'), '[default]\n'));
    await tells('tokens', () => writeFile(token(), '{}'));
    expect(seen[other]).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('behind a link, rewritten there in place and replaced', async () => {
    const real = path.join(home, 'dotfiles', what);
    await mkdir(path.dirname(real));
    await writeFile(real, '[default]\n');
    await mkdir(path.dirname(paths[name]));
    await symlink(real, paths[name]);
    await start();
    await tells(what, () => appendFile(real, 'region = us-east-1\n'));
    await tells(what, async () => {
      await writeFile(`${real}.new`, '[profile a]\n');
      await rename(`${real}.new`, real);
    });
    expect(seen[other]).toBe(0);
  });
});

test('nothing else in the home folder is told', async () => {
  await cacheDir();
  await start();
  await mkdir(path.join(home, '.aws', 'cli', 'history'), { recursive: true });
  await writeFile(path.join(home, '.aws', 'cli', 'history', 'history.db'), '{}');
  await writeFile(path.join(home, '.aws', 'cli', 'alias'), '');
  await writeFile(path.join(home, '.aws', 'credentials'), '');
  await writeFile(path.join(home, 'notes.txt'), '');
  await tells('tokens', () => writeFile(token(), '{}'));
  expect(seen).toMatchObject({ config: 0, credentials: 1, roles: 0 });
});

test.skipIf(process.platform !== 'linux')('a home full of other folders costs nothing', async () => {
  const folders = Array.from({ length: 300 }, (_, index) => path.join(home, 'projects', String(index), 'src'));
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
  await cacheDir();
  const before = await inotifyWatches();
  await start();
  expect((await inotifyWatches()) - before).toBeLessThan(20);
});

/** What the kernel watches for this process: of this there is only so much for a user. */
async function inotifyWatches(): Promise<number> {
  const files = await readdir('/proc/self/fdinfo');
  const texts = files.map((file) => readFile(path.join('/proc/self/fdinfo', file), 'utf8').catch(() => ''));
  return (await Promise.all(texts)).join('').split('inotify wd:').length - 1;
}

test('a home that is not there is no reason to hang', async () => {
  await rm(home, { recursive: true });
  await start();
  await watch?.stop();
});

test('nothing is told after the end', async () => {
  await cacheDir();
  await start();
  await writeFile(token(), '{}');
  await watch?.stop();
  const before = { ...seen };
  await writeFile(token(), '{"a": 1}');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(seen).toEqual(before);
});
