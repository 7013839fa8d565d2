/** The demo on real Electron: the app in its own windows and the desktop's own tray. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { homeEnv } from '../../testing/home.ts';
import { electronBinary, sessionEnv } from '../hosts/electron-binary.ts';
import type { Stage } from './stage.ts';

/** Runs until the user quits Daypass. */
export async function runInElectron({ appDir, home, organisation }: Stage): Promise<void> {
  const executable = electronBinary(appDir);
  if (executable === null) return;
  const env = { ...homeEnv(home), ...sessionEnv(), ...organisation.env };
  console.log(
    'Daypass is in your tray. Sign in with the user name that the page offers; quit from the menu to end the demo. ' +
      'Only "Open console" and "Open portal" leave this machine: your own browser looks for a portal that does not exist.',
  );
  // macOS and Windows do not ask the environment where an app keeps its own.
  const userData = `--user-data-dir=${home.path('.config', 'Daypass')}`;
  const child = spawn(executable, [userData, appDir], { env, stdio: 'inherit' });
  await once(child, 'exit');
}
