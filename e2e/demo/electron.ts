/** The demo on real Electron: the app in its own windows and the desktop's own tray. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { homeEnv } from '../../testing/home.ts';
import type { Stage } from './stage.ts';

/** What the npm package `electron` writes when it has fetched its binary: the name of the executable in `dist`. */
const pathFile = 'node_modules/electron/path.txt';

/** Why Electron cannot show the demo here; null if it can. */
export function whyNoElectron(appDir: string): string | null {
  if (!fs.existsSync(path.join(appDir, pathFile)))
    return 'The Electron binary is not installed (npx install-electron fetches it).';
  if (process.platform === 'linux' && !hasDisplay())
    return 'Electron is installed, but there is no display to show it on.';
  return null;
}

/** An X or Wayland display; other systems always have one. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Runs until the user quits Daypass. */
export async function runInElectron({ appDir, home, organisation }: Stage): Promise<void> {
  const name = fs.readFileSync(path.join(appDir, pathFile), 'utf8').trim();
  const executable = path.join(appDir, 'node_modules/electron/dist', name);
  const desktop = [
    'DISPLAY',
    'WAYLAND_DISPLAY',
    'XAUTHORITY',
    'XDG_RUNTIME_DIR',
    'DBUS_SESSION_BUS_ADDRESS',
    'XDG_CURRENT_DESKTOP',
    // Or the demo would run under XWayland, unlike the app.
    'XDG_SESSION_TYPE',
  ];
  const kept = desktop.flatMap((variable) => {
    const value = process.env[variable];
    return value === undefined ? [] : [[variable, value]];
  });
  const env = { ...homeEnv(home), ...Object.fromEntries(kept), ...organisation.env };
  console.log(
    'Daypass is in your tray. Sign in with the user name that the page offers; quit from the menu to end the demo. ' +
      'Only "Open console" and "Open portal" leave this machine: your own browser looks for a portal that does not exist.',
  );
  // macOS and Windows do not ask the environment where an app keeps its own.
  const userData = `--user-data-dir=${home.path('.config', 'Daypass')}`;
  const child = spawn(executable, [userData, appDir], { env, stdio: 'inherit' });
  await once(child, 'exit');
}
