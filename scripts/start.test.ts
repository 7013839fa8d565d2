/** `npm start` finds Electron and starts it on the app, or says in one sentence what to do. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-start-'));
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

const start = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  spawnSync(process.execPath, ['scripts/start.mjs', ...args], { env: { ...process.env, ...env }, encoding: 'utf8' });

// A shell script stands in for the binary: only macOS and Linux can run one.
test.skipIf(process.platform !== 'linux')('starts Electron on the app, with what follows --', () => {
  fs.writeFileSync(path.join(dir, 'electron'), '#!/bin/sh\necho "started with $*"\nexit 7\n', { mode: 0o755 });
  const { status, stdout } = start({ ELECTRON_OVERRIDE_DIST_PATH: dir }, '--hidden');
  expect(stdout).toContain(`started with ${path.resolve('.')}/ --hidden`);
  expect(status).toBe(7);
});

test.skipIf(fs.existsSync('node_modules/electron/path.txt'))('says in one sentence how to get a missing binary', () => {
  const nowhere = {
    ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    electron_config_cache: dir,
    ELECTRON_OVERRIDE_DIST_PATH: '',
  };
  const { status, stderr } = start(nowhere);
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(
      /^The Electron binary is missing and cannot be downloaded \(.+\): run "npx install-electron".+\.$/,
    ),
  ]);
});
