/** The start of a packed app on a machine on which nobody looks, with a shell script in its place. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { smoke } from './smoke.mjs';

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === 'win32')('a packed app', () => {
  let dir: string;
  beforeEach(() => (dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-smoke-test-'))));
  afterEach(() => fs.rmSync(dir, { recursive: true }));

  const app = (script: string): string => {
    const file = path.join(dir, 'Daypass');
    fs.writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return file;
  };
  const logs = 'folder="${2#--user-data-dir=}/logs"; mkdir -p "$folder"';

  test('that starts is ended, with arguments and a home of its own', async () => {
    const seen = path.join(dir, 'seen');
    const waits = `trap 'echo ended >> ${seen}; exit 0' TERM; while :; do sleep 0.1; done`;
    expect(
      await smoke(app(`${logs}; echo "$1 $HOME" > ${seen}; echo "info started" > "$folder/daypass.log"; ${waits}`)),
    ).toBe(null);
    const [first = '', last] = fs.readFileSync(seen, 'utf8').trim().split('\n');
    expect([first.split(' ')[0], last]).toEqual(['--hidden', 'ended']);
    expect(fs.existsSync(first.split(' ')[1] ?? '')).toBe(false);
  });

  test('that ends at once is told, with what it said', async () => {
    const told = await smoke(app('echo "FATAL: no sandbox" >&2; exit 133'));
    expect(told).toMatch(/has not started: it ended by itself with 133\nFATAL: no sandbox/);
  });

  test('that does not end when it is told to is killed, and told', async () => {
    const seen = path.join(dir, 'seen');
    const stays = `trap '' TERM; echo $$ > ${seen}; echo "info started" > "$folder/daypass.log"; while :; do sleep 0.1; done`;
    const told = await smoke(app(`${logs}; ${stays}`), 300);
    expect(told).toMatch(/has started, but has not ended within 0\.3 s of being told to/);
    await expect.poll(() => isRunning(Number(fs.readFileSync(seen, 'utf8')))).toBe(false);
  });

  test('that is not there is told', async () => {
    expect(await smoke(path.join(dir, 'nothing'))).toContain('ENOENT');
  });
});
