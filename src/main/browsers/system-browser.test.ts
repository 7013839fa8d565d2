/** The system's browser: who is asked to open it, with which environment, and what tells that nothing was opened. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventually } from '../../../testing/support/eventually.ts';
import { createSystemBrowser } from './system-browser.ts';

const page = 'https://d-1234567890.awsapps.com/start/';
let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-opener-'));
});
afterEach(() => {
  vi.useRealTimers();
  fs.rmSync(dir, { recursive: true });
});

/** An xdg-open that does this, in an AppImage. */
function inAppImage(script: string): Record<string, string> {
  fs.writeFileSync(path.join(dir, 'xdg-open'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const mount = '/tmp/.mount_Day';
  return {
    PATH: `${mount}/usr/bin:${dir}:/usr/bin:/bin`,
    LD_LIBRARY_PATH: `${mount}/usr/lib`,
    APPDIR: mount,
    CHROME_DESKTOP: 'daypass.desktop',
    DISPLAY: ':0',
  };
}

const usual = vi.fn(async () => {});
beforeEach(() => void usual.mockClear());
const opener = (env: Record<string, string>) => createSystemBrowser({ env, platform: 'linux' }, usual);

test.skipIf(process.platform === 'win32')(
  'in an AppImage, xdg-open gets the address and none of the image’s libraries',
  async () => {
    await opener(inAppImage(`echo "$1" > '${dir}/opened'; env > '${dir}/environment'`))(page);
    expect(fs.readFileSync(path.join(dir, 'opened'), 'utf8').trim()).toBe(page);
    const environment = fs.readFileSync(path.join(dir, 'environment'), 'utf8');
    expect(environment).toContain('DISPLAY=:0');
    expect(environment).not.toMatch(/mount_Day|LD_LIBRARY_PATH|CHROME_DESKTOP|APPDIR/);
    expect(usual).not.toHaveBeenCalled();
  },
);

test.skipIf(process.platform === 'win32')(
  'one that opens nothing is told of, and so is one that is not there',
  async () => {
    await expect(opener(inAppImage('exit 3'))(page)).rejects.toThrow('no browser');
    await expect(opener({ APPDIR: '/tmp/.mount_Day', PATH: '/nowhere' })(page)).rejects.toThrow('no browser');
  },
);

test.skipIf(process.platform === 'win32')('one that runs on is the browser', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const opened = opener(inAppImage(`echo $$ > '${dir}/pid'; exec sleep 600`))(page);
  const pid = await eventually(() => {
    const text = fs.readFileSync(path.join(dir, 'pid'), 'utf8');
    expect(text).toMatch(/^\d+\n/);
    return Number(text);
  });
  vi.advanceTimersByTime(5_000);
  await opened;
  process.kill(pid);
});

test('everywhere else the usual way is taken', async () => {
  await createSystemBrowser({ env: {}, platform: 'linux' }, usual)(page);
  await createSystemBrowser({ env: { APPDIR: '/tmp/.mount_Day' }, platform: 'darwin' }, usual)(page);
  expect(usual).toHaveBeenCalledTimes(2);
});
