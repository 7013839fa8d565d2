/** Two hosts, one set of specs: the stand-in always, real Electron where its binary is installed. */
import fs from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'playwright/test';
import type { HostOptions } from './e2e/hosts/app-fixture.ts';
import { findBrowser } from './scripts/browser.mjs';
import { shareCompileCache } from './testing/compile-cache.ts';

shareCompileCache();

const executablePath = findBrowser();
const electronInstalled = fs.existsSync('node_modules/electron/path.txt');

export default defineConfig<HostOptions>({
  testDir: 'e2e/specs',
  testMatch: '**/*.spec.ts', // *.test.ts are vitest's
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  // A spec waits for processes and servers now and then; two for each core would slow each other down by more than that.
  workers: Math.min(8, Math.ceil(1.5 * availableParallelism())),
  // A timeout ends what hangs; it is no measurement, and machines can be busy. What has to be quick says so itself.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  // Pictures that the specs compare with, whatever the system: what they belong to stands beside them.
  snapshotPathTemplate: 'e2e/looks/{arg}{ext}',
  // A busy CI machine gets a second try; the report names what needed it.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['./e2e/hosts/host-reporter.ts']],
  use: {
    launchOptions: executablePath === undefined ? {} : { executablePath },
    // A trace costs a third of a spec's processor time, so it is made of what has failed once (`--trace on` for all).
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'the host itself', testDir: 'e2e/hosts', use: { host: 'stand-in' } },
    { name: 'stand-in', use: { host: 'stand-in' } },
    { name: 'stress', testDir: 'e2e/stress' },
    // Pictures for the documents are made when somebody asks for them.
    ...(process.env['DAYPASS_SHOTS'] === undefined
      ? []
      : [{ name: 'shots', testDir: 'e2e/shots', testMatch: '**/*.shots.ts', use: { deviceScaleFactor: 2 } }]),
    ...(electronInstalled ? [{ name: 'electron', use: { host: 'electron' as const } }] : []),
  ],
});
