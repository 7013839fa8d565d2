/** Which browsers were chosen in the app, whose file the command reads and never writes. */
import path from 'node:path';
import type { ReadBrowserChoices } from '../main/browsers/session-browsers.ts';
import { settingsIn } from '../main/core/settings.ts';
import { readText } from '../main/system/files.ts';
import { appDataFolder } from './data-folder.ts';

/** In bytes: some times as much as the app writes. */
const largest = 4 * 1024 * 1024;

/** Read anew for each page: the app may run beside the command. */
export function appBrowserChoices(env: Readonly<NodeJS.ProcessEnv>, platform: NodeJS.Platform): ReadBrowserChoices {
  const file = path.join(appDataFolder(env, platform), 'settings.json');
  return async (id) => {
    const read = await readText(file, largest);
    const { browsers, roleMarks: marks } = settingsIn(read.kind === 'text' ? read.text : '');
    return { ofSession: browsers[id] ?? null, marks };
  };
}
