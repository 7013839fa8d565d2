// @ts-check
/**
 * `npm run test:packed`: packs the built app and runs end-to-end tests on the files of its app.asar, in place of those in `out`: what was
 * left out of the package, or is found only beside the sources, fails there. Without arguments a few specs; with arguments those of Playwright.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** They start it, show panel and tray with their pictures, sign in, make profiles, and end it. */
const few = ['first-run.spec.ts', 'panel-and-tray/tray.spec.ts', 'panel-and-tray/given-up.spec.ts'];

const { packApp } = await import('../testing/packed-app.ts');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-packed-'));
try {
  const { app } = packApp(dir);
  const asked = process.argv.slice(2);
  const runner = path.resolve('node_modules/playwright/cli.js');
  const { status } = spawnSync(
    process.execPath,
    [runner, 'test', '--project=stand-in', ...(asked.length > 0 ? asked : few)],
    {
      stdio: 'inherit',
      env: { ...process.env, DAYPASS_APP: app },
    },
  );
  process.exitCode = status ?? 1;
} finally {
  fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
}
