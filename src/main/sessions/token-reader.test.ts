/** What the file of a session that is signed in tells, while its folder goes and comes back. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTokenCache, tokenFileName } from '../aws/cache/token-cache.ts';
import { formatToken } from '../aws/cache/token-file.ts';
import { createTokenReader } from './token-reader.ts';

let home: string;
beforeEach(() => (home = mkdtempSync(path.join(tmpdir(), 'daypass-reader-'))));
afterEach(() => rmSync(home, { recursive: true }));

const folder = () => path.join(home, '.aws');
const away = () => path.join(home, 'away');

function prepare(): string {
  const cacheDir = path.join(folder(), 'sso', 'cache');
  mkdirSync(cacheDir, { recursive: true });
  const token = {
    startUrl: 'https://d-1234567890.awsapps.com/start',
    region: 'us-east-1',
    accessToken: 'canary',
    expiresAt: 2_000_000_000_000,
    other: {},
  };
  writeFileSync(path.join(cacheDir, tokenFileName('corp')), formatToken(token));
  renameSync(folder(), away());
  return cacheDir;
}

test.each([true, false])(
  'a folder that comes back right after the file was looked for: nothing is gone (told: %s)',
  async (isTold) => {
    const cache = createTokenCache(prepare());
    // Who is told already looks once, who is not looks twice.
    let looks = isTold ? 1 : 2;
    const reader = createTokenReader(
      {
        ...cache,
        async read(key) {
          const found = await cache.read(key);
          if (--looks === 0) renameSync(away(), folder());
          return found;
        },
      },
      home,
    );
    expect(await reader.look('corp', { holds: true, isTold })).toMatchObject({ kind: 'token' });
  },
);

test('a file that is missing in a folder that is there was removed; without the folder it was not', async () => {
  const cache = createTokenCache(prepare());
  const reader = createTokenReader(cache, home);
  expect(await reader.look('corp', { holds: true, isTold: true })).toEqual({ kind: 'folder-gone', folder: folder() });
  mkdirSync(folder());
  expect(await reader.look('corp', { holds: true, isTold: true })).toMatchObject({ kind: 'none' });
});
