/**
 * Whatever other programs do below the home, and in whatever moment: the last look comes after the last change. Above all where
 * a file comes in the very moment in which its folder is made, or goes with it.
 */
import fs from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { type AwsPaths, awsPaths } from './paths.ts';
import { type AwsWatch, watchAws } from './watch.ts';
import { noLog } from '../system/log.ts';

let home: string;
let paths: AwsPaths;
let watch: AwsWatch | undefined;
/** What each of the looks saw last. */
let seen: Record<'config' | 'credentials' | 'tokens' | 'roles', string>;
beforeEach(() => prepare());
afterEach(() => clean());

async function prepare(): Promise<void> {
  home = await mkdtemp(path.join(tmpdir(), 'daypass-watch-'));
  paths = awsPaths({ env: { HOME: home, USERPROFILE: home }, platform: process.platform, homedir: home });
}
async function clean(): Promise<void> {
  await watch?.stop();
  watch = undefined;
  await removeFolder(home);
}

/** The names and contents in a folder, or of a file; as a look at it would find them now. */
const contents = (name: string): string => {
  try {
    if (!fs.statSync(name).isDirectory()) return fs.readFileSync(name, 'utf8');
    return JSON.stringify(
      fs.readdirSync(name).map((child) => [child, fs.readFileSync(path.join(name, child), 'utf8')]),
    );
  } catch {
    return 'not there';
  }
};
const actual = (): typeof seen => ({
  config: contents(paths.configFile),
  credentials: contents(paths.credentialsFile),
  tokens: contents(paths.ssoCacheDir),
  roles: contents(paths.cliCacheDir),
});
const start = async (): Promise<void> => {
  const look = (what: keyof typeof seen) => () => void (seen[what] = actual()[what]);
  const changes = {
    config: look('config'),
    credentials: look('credentials'),
    tokens: look('tokens'),
    roles: look('roles'),
  };
  watch = await watchAws(paths, changes, noLog);
  // What is there at the start is read once everything is watched.
  seen = actual();
};
const aws = (...names: string[]): string => path.join(home, '.aws', ...names);

let written = 0;
const write = async (file: string): Promise<void> => writeFile(file, String(written++));
/** Each does what it can: what it needs may not be there. */
const acts: Readonly<Record<string, () => Promise<unknown>>> = {
  'make the cache': () => mkdir(paths.ssoCacheDir, { recursive: true }),
  'make the cache, and a token in it': async () => {
    fs.mkdirSync(paths.ssoCacheDir, { recursive: true });
    fs.writeFileSync(path.join(paths.ssoCacheDir, 'a.json'), String(written++));
  },
  'write a token': () => write(path.join(paths.ssoCacheDir, 'a.json')),
  'write another token': () => write(path.join(paths.ssoCacheDir, 'b.json')),
  'replace a token': async () => {
    await write(path.join(paths.ssoCacheDir, 'a.tmp'));
    await rename(path.join(paths.ssoCacheDir, 'a.tmp'), path.join(paths.ssoCacheDir, 'a.json'));
  },
  'remove a token': () => rm(path.join(paths.ssoCacheDir, 'a.json')),
  'remove the cache': () => rm(aws('sso'), { recursive: true }),
  'remove all': () => rm(aws(), { recursive: true, maxRetries: 3 }),
  'move all away': () => rename(aws(), path.join(home, `old ${written++}`)),
  'move the cache away': () => rename(aws('sso'), path.join(home, `old ${written++}`)),
  'make a link in the place of all': async () => {
    const dotfiles = path.join(home, `dotfiles ${written++}`);
    await mkdir(path.join(dotfiles, 'sso', 'cache'), { recursive: true });
    await symlink(dotfiles, aws(), 'junction');
  },
  'write a role': async () => {
    await mkdir(paths.cliCacheDir, { recursive: true });
    await write(path.join(paths.cliCacheDir, 'r.json'));
  },
  'remove a role': () => rm(path.join(paths.cliCacheDir, 'r.json')),
  'write the config': async () => {
    await mkdir(aws(), { recursive: true });
    await write(paths.configFile);
  },
  'remove the config': () => rm(paths.configFile),
  'replace the credentials': async () => {
    await write(aws('credentials.new'));
    await rename(aws('credentials.new'), paths.credentialsFile);
  },
  'remove the credentials': () => rm(paths.credentialsFile),
};
/** How long nothing happens after an act (ms): within what a watch and its first look take, and beyond. */
const step = fc.record({ act: fc.constantFrom(...Object.keys(acts)), pause: fc.constantFrom(0, 0, 0, 1, 2, 4, 8, 30) });

test('the last look comes after the last change', { timeout: 240_000 }, async () => {
  await clean();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.boolean(), async (steps, isThere) => {
      await prepare();
      try {
        if (isThere) await acts['make the cache']!();
        await start();
        for (const { act, pause } of steps) {
          await acts[act]!().catch(() => {});
          if (pause > 0) await delay(pause);
        }
        await eventually(() => expect(seen).toEqual(actual()));
      } finally {
        await clean();
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('a folder that is there for no longer than a look: its end is told', async () => {
  await acts['make the cache']!();
  let looks = 0;
  const look = (): void => {
    looks += 1;
    if (looks > 1) return void (seen.tokens = actual().tokens);
    // Nobody hears of the one before the other, and by then all is as it was.
    fs.mkdirSync(paths.ssoCacheDir, { recursive: true });
    seen.tokens = actual().tokens;
    fs.rmSync(aws('sso'), { recursive: true });
  };
  const nothing = (): void => {};
  watch = await watchAws(paths, { config: nothing, credentials: nothing, tokens: look, roles: nothing }, noLog);
  seen = actual();
  await acts['remove the cache']!();
  await eventually(() => expect(looks).toBeGreaterThan(0));
  await eventually(() => expect(seen.tokens).toBe('not there'));
});

describe('the first login on a machine, and a logout', () => {
  test.each([0, 1, 2, 4, 8, 16])('a token %s ms after its folder; its removal is told', async (pause) => {
    await start();
    await acts['make the cache']!();
    if (pause > 0) await delay(pause);
    await acts['write a token']!();
    await eventually(() => expect(seen.tokens).toContain('a.json'));
    await acts['remove a token']!();
    await eventually(() => expect(seen.tokens).toBe('[]'));
    await acts['write another token']!();
    await eventually(() => expect(seen.tokens).toContain('b.json'));
  });
});

describe.skipIf(process.platform === 'win32')('links', () => {
  test('a config file that is a link: edited in place, replaced, and led elsewhere', async () => {
    const dotfiles = path.join(home, 'dotfiles');
    await mkdir(dotfiles);
    await mkdir(aws());
    await write(path.join(dotfiles, 'config'));
    await symlink(path.join(dotfiles, 'config'), paths.configFile);
    await start();
    await write(path.join(dotfiles, 'config'));
    await eventually(() => expect(seen).toEqual(actual()));
    await write(path.join(dotfiles, 'new'));
    await rename(path.join(dotfiles, 'new'), path.join(dotfiles, 'config'));
    await eventually(() => expect(seen).toEqual(actual()));
    await write(path.join(dotfiles, 'other'));
    await rm(paths.configFile);
    await symlink(path.join(dotfiles, 'other'), paths.configFile);
    await eventually(() => expect(seen).toEqual(actual()));
    await write(path.join(dotfiles, 'other'));
    await eventually(() => expect(seen).toEqual(actual()));
  });

  test('a folder of links that lead in a circle', async () => {
    await symlink(aws(), aws());
    await start();
    await rm(aws());
    await acts['make the cache, and a token in it']!();
    await eventually(() => expect(seen.tokens).toContain('a.json'));
  });
});

test('a config file elsewhere, whose folder is not there yet', async () => {
  paths = { ...paths, configFile: path.join(home, 'mnt', 'work', 'aws.ini') };
  const outside = path.join(home, 'mnt');
  await mkdir(outside);
  await start();
  await mkdir(path.dirname(paths.configFile));
  await write(paths.configFile);
  await eventually(() => expect(seen).toEqual(actual()));
  await rename(path.dirname(paths.configFile), path.join(outside, 'old'));
  await eventually(() => expect(seen.config).toBe('not there'));
});

test('a check finds what the system did not tell of, and costs no look where nothing has changed', async () => {
  await acts['make the cache']!();
  await start();
  const before = seen;
  const untold = { config: 'untold', credentials: 'untold', tokens: 'untold', roles: 'untold' };
  seen = { ...untold };
  watch?.check();
  await delay(50);
  expect(seen).toEqual(untold);
  seen = before;
});
