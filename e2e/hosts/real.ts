/**
 * Runs the app in Electron through Playwright, with the same probe as the stand-in. Never run where it was written, for
 * want of an Electron binary: checked line by line against electron.d.ts 45 and Playwright 1.65's types and launcher.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright/test';
import type { Disposable } from 'playwright';
import type { Host, LaunchOptions } from './driver.ts';
import { electronBinary, sessionEnv } from './electron-binary.ts';
import type { ProbeOptions } from './probe.cts';
import { shiftDate } from './probe/shift-date.ts';

/** Writes the probe as JavaScript, as Electron's Node may be built without type stripping; resolves to its main file. */
export function writeProbe(tempDir: string, options: ProbeOptions): string {
  const to = path.join(tempDir, 'electron-probe');
  fs.mkdirSync(path.join(to, 'probe'), { recursive: true });
  const write = (name: string, prefix = '') => {
    const source = fs.readFileSync(path.join(import.meta.dirname, name), 'utf8');
    const script = stripTypeScriptTypes(source).replace(/(['"]\.[\w./-]*)\.ts(['"])/g, '$1.mjs$2');
    const target = path.join(to, name.replace(/\.cts$/, '.cjs').replace(/\.ts$/, '.mjs'));
    fs.writeFileSync(target, prefix + script);
    return target;
  };
  for (const name of fs.readdirSync(path.join(import.meta.dirname, 'probe')))
    if (!name.endsWith('.test.ts')) write(path.join('probe', name));
  return write('probe.cts', `globalThis.probeOptions = ${JSON.stringify(options)};\n`);
}

/** Runs in Electron's main process. */
const callProbe = (_electronModule: unknown, [name, args]: readonly [string, unknown[]]): unknown =>
  (globalThis as unknown as { probe(name: string, args: unknown[]): unknown }).probe(name, args);

/** Moves the clocks of the pages there are and of those to come. */
function createPageClocks(electron: ElectronApplication) {
  let later: Disposable | undefined;
  return async (offset: number) => {
    await later?.dispose();
    later = await electron.context().addInitScript(shiftDate, offset);
    for (const page of electron.windows()) await page.evaluate(shiftDate, offset);
  };
}

const findPage = async (electron: ElectronApplication, id: number): Promise<Page> => {
  for (const page of electron.windows()) {
    const window = await electron.browserWindow(page);
    if ((await window.evaluate((candidate) => candidate.id)) === id) return page;
  }
  throw new Error(`Window ${id} has no page`);
};

/** Ends Electron with its helpers, which would go on for a moment and hold files of the home. It has to lead a group of processes. */
export function endTree(pid: number): void {
  if (process.platform === 'win32') spawnSync('taskkill', ['/T', '/F', '/PID', String(pid)]);
  else process.kill(-pid, 'SIGKILL');
}

interface Launched extends Pick<LaunchOptions, 'appDir' | 'env'> {
  /** Null: without one, for a process that nobody drives. */
  readonly probe: string | null;
  readonly language: string;
  readonly args: readonly string[];
}

/**
 * macOS and Windows ask neither HOME nor APPDATA where an app keeps its own: without a folder the tests would share the user's. It
 * is the one that Linux would take, so that a spec finds it on each system.
 */
export function launchArguments({ probe, language, appDir, env, args }: Launched): string[] {
  const home = env['HOME'] ?? env['USERPROFILE'];
  if (home === undefined) throw new Error('The app of a test needs a home folder of its own');
  const own = [`--lang=${language}`, `--user-data-dir=${path.join(home, '.config/Daypass')}`, appDir, ...args];
  return probe === null ? own : ['-r', probe, ...own];
}

/** A process of the app that ends by itself, and that nobody drives. */
export interface OtherProcess {
  readonly pid: number;
  /** The exit code; null after a signal. */
  readonly exited: Promise<number | null>;
  kill(): void;
}

/** As a second click on the app's icon: Playwright's own launch waits for a connection that a process which ends at once never makes. */
export function startOther(
  { appDir, args = [], env, languages = ['en-US'] }: LaunchOptions,
  electron: string | null = electronBinary(appDir),
): OtherProcess {
  if (electron === null) throw new Error('The Electron binary is not installed');
  const parts = { probe: null, language: languages[0] ?? 'en-US', appDir, env, args };
  const child = spawn(electron, launchArguments(parts), {
    env: { ...env, ...sessionEnv() },
    stdio: 'ignore',
    detached: process.platform !== 'win32',
  });
  const { promise: exited, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('exit', resolve);
  return { pid: child.pid ?? -1, exited, kill: () => endTree(child.pid ?? -1) };
}

/**
 * Starts the app; rejects if it ends at once, as a second instance does (`startOther` is for that).
 * On Linux without a display this needs `xvfb-run`.
 */
export async function launchElectron({
  appDir,
  args = [],
  env,
  languages = ['en-US'],
  time,
  tempDir,
}: LaunchOptions): Promise<Host> {
  const probe = writeProbe(tempDir, { languages, time });
  // The folder, not its main file, or name and version are Electron's own. No executablePath, or Playwright leaves out
  // its own `-r loader.js` and the app may be ready before anybody has attached.
  const electron = await _electron.launch({
    args: launchArguments({ probe, language: languages[0] ?? 'en-US', appDir, env, args }),
    env: { ...env, ...sessionEnv() },
    // What users run. Otherwise Playwright adds --no-sandbox on Linux.
    chromiumSandbox: true,
  });
  const child = electron.process();
  // On Windows Playwright starts Electron through a shell, whose end would leave Electron running.
  const pid = await electron.evaluate(() => process.pid);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  electron.on('window', (page) =>
    page.on('pageerror', (error) => (output += `Uncaught error in the page: ${error.stack ?? error.message}\n`)),
  );
  return {
    pid,
    probe: (name, ...parameters) => electron.evaluate(callProbe, [name, parameters] as const),
    page: (id) => findPage(electron, id),
    shiftPageClocks: createPageClocks(electron),
    output: () => output,
    exited: new Promise((resolve) => child.once('exit', resolve)),
    kill: () => endTree(pid),
  };
}
