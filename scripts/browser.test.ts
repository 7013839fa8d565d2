/** What the script says about the browser that it finds or does not find. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser } from './browser.mjs';

const script = path.join(import.meta.dirname, 'browser.mjs');
const run = (env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [script], { encoding: 'utf8', env: { ...process.env, ...env } });

// Where none is installed the script would begin to install one, which is not for a unit test.
test.skipIf(findBrowser() === undefined)('says in one line which browser it found', () => {
  const { status, stdout } = run();
  expect(stdout).toMatch(/^Browser: found .+\.\n$/);
  expect(status).toBe(0);
});

test('a browser that was asked for and does not start is an error, and nothing is installed in its place', () => {
  const { status, stdout, stderr } = run({ CHROMIUM_PATH: '/no/such/browser' });
  expect(stdout).toBe('Browser: /no/such/browser does not start.\n');
  expect(stderr).toContain('No Chromium can be started. Install');
  expect(status).toBe(1);
});
