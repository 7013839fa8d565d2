/** A process that is killed while it puts keys into the credentials file: nothing of them is left by the next start, however soon. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fileWriters, ownPlaces } from '../../../testing/support/file-writers.ts';
import { disturbWriting, noTracing } from '../../../testing/support/traced-writing.ts';
import { createTokenCache } from '../aws/cache/token-cache.ts';
import { awsPaths } from '../aws/paths.ts';
import { removeOwnLeftovers } from './own-leftovers.ts';

const obstacle = await noTracing();
if (obstacle) console.log(`app/killed-keys-writer.test.ts is skipped: ${obstacle}`);

let home: string;
beforeEach(() => {
  home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-killed-')));
  vi.stubEnv('HOME', home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(home, { recursive: true, force: true });
});

/** Of the keys that were being written. */
const secret = `b${'x'.repeat(2048)}`;
const holders = (): readonly string[] =>
  fs
    .readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => fs.readFileSync(file, 'utf8').includes(secret));

test.skipIf(obstacle !== null)('before the new file is in its place', { timeout: 60_000 }, async () => {
  const writer = fileWriters(home)['keys in the credentials file'];
  await writer.before();
  const { said } = await disturbWriting(home, 'keys in the credentials file', 'b', 'rename:signal=KILL:when=1');
  expect(said, 'it was killed').toBeNull();
  const { credentials, cache, data, autostart } = ownPlaces(home);
  expect(holders().map((file) => path.basename(file))).toEqual([
    expect.stringMatching(/^credentials\.daypass-[0-9a-f]{16}\.tmp$/),
  ]);
  const paths = awsPaths({ env: {}, platform: 'linux', homedir: home });
  await removeOwnLeftovers({ paths, dataDir: data, loginItem: { file: autostart } }, createTokenCache(cache));
  expect(holders()).toEqual([]);
  expect(fs.readdirSync(path.dirname(credentials)).filter((name) => /lock|tmp/.test(name))).toEqual([]);
  // What was there before is there, and nothing stands in the way of the next one.
  expect(fs.readFileSync(credentials, 'utf8')).toContain('[mine]\na = b\n');
  expect(await writer.write('c')).toBe(true);
});
