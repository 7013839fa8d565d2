/** `npm run demo`: Daypass with a simulated organisation on a throw-away home, as this machine can show it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHome } from '../../testing/home.ts';
import { startOrganisation } from '../../testing/identity-center/organisation.ts';
import { demoConfig } from './config.ts';
import { whyNoElectron } from '../hosts/electron-binary.ts';
import { runInElectron } from './electron.ts';
import type { Stage } from './stage.ts';
import { terminalPrograms } from './terminal-programs.ts';
import { runTour } from './tour.ts';
import { runInWindow, whyNoWindow } from './window.ts';

/** The repository, with the built app in out/. */
const appDir = path.join(import.meta.dirname, '../..');

/** Of the usual organisation, and of the one of `--large`, whose portal takes as many calls a second as AWS's. */
const usual = { accounts: 40, rateLimit: undefined };
const large = { accounts: 5000, rateLimit: 20 };

export interface DemoOptions {
  /** The organisation has 5,000 accounts. */
  readonly isLarge: boolean;
  /** How it is to be shown; null: the best that this machine can do. */
  readonly shows: 'desktop' | 'tour' | null;
}

/** Electron where its binary can run, else a desktop in a Chromium window, else a tour that prints and takes pictures. */
export async function demo({ isLarge, shows }: DemoOptions): Promise<void> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-demo-'));
  const home = createHome(dir);
  const size = isLarge ? large : usual;
  // Polled every second: nobody wants to wait five in a demo.
  await using organisation = await startOrganisation({ ...size, interval: 1 });
  home.writeConfig(demoConfig(organisation.accountsOf()));
  const stage = { appDir, home, organisation, accounts: size.accounts };
  console.log(
    `A simulated organization runs at ${organisation.url}; the demo's home is ${dir}. Your ~/.aws is not touched.`,
  );
  try {
    await show(stage, shows);
  } finally {
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function show(stage: Stage, wanted: DemoOptions['shows']): Promise<void> {
  if (wanted === 'tour') return runTour(stage);
  const noElectron = wanted === 'desktop' ? 'As asked, Daypass runs without Electron.' : whyNoElectron(appDir);
  const noWindow = noElectron && whyNoWindow();
  if (wanted === 'desktop' && noWindow !== null) {
    console.error(`The desktop can’t be shown. ${noWindow}`);
    process.exitCode = 1;
    return;
  }
  if (noElectron === null || noWindow === null) printTerminal(stage);
  if (noElectron === null) return runInElectron(stage);
  console.log(noElectron);
  if (noWindow === null) return runInWindow(stage);
  console.log(`${noWindow} A scripted tour follows, with pictures in out/demo/.`);
  await runTour(stage);
}

/** For whoever clicks through the demo: what can be typed meanwhile. The tour types it itself. */
function printTerminal(stage: Stage): void {
  if (process.platform === 'win32') return;
  const { file, lines, waiting } = terminalPrograms(stage);
  console.log(`The same sign-in in a terminal of yours: . ${file}`);
  console.log(`Before you sign in, this waits for it: ${waiting.command}`);
  console.log('Once you are signed in to corp these get its role, and nothing any more after "Sign out of all":');
  for (const { command } of lines) console.log(`  ${command}`);
}
