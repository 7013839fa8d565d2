/**
 * What the command keeps for itself (how long sessions lasted, lists of accounts): in a folder of its own, as the app is the only one
 * that writes to its own.
 */
import path from 'node:path';
import { commandFolder } from '../main/app/own-files.ts';
import { homeFolder } from '../main/system/home-folder.ts';

export function dataFolder(env: Readonly<NodeJS.ProcessEnv>, platform: NodeJS.Platform): string {
  return path.join(appDataFolder(env, platform), commandFolder);
}

/** The app's own, to be read only: it runs all day, and so knows how long sessions last. */
export function appDataFolder(env: Readonly<NodeJS.ProcessEnv>, platform: NodeJS.Platform): string {
  const home = homeFolder();
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Daypass');
  if (platform === 'win32') return path.join(env['APPDATA'] || path.join(home, 'AppData', 'Roaming'), 'Daypass');
  return path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'Daypass');
}
