/**
 * What the command keeps for itself (how long sessions lasted, lists of accounts): in a folder of its own, as the app is the only one
 * that writes to its own.
 */
import path from 'node:path';
import { homeFolder } from '../main/system/home-folder.ts';

export function dataFolder(env: Readonly<NodeJS.ProcessEnv>, platform: NodeJS.Platform): string {
  const home = homeFolder();
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Daypass', 'cli');
  if (platform === 'win32') return path.join(env['APPDATA'] || path.join(home, 'AppData', 'Roaming'), 'Daypass', 'cli');
  return path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'Daypass', 'cli');
}
