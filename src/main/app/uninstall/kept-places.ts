/** What systems and libraries keep for Daypass outside of its own folder, by its id and name (electron-builder.yml). */
import path from 'node:path';
import type { OwnKind } from './entries.ts';

export interface KeptPlace {
  /** A file, or a folder with all that is in it. */
  readonly path: string;
  readonly kind: OwnKind;
}

const id = 'app.daypass.desktop';
const downloads = 'daypass-updater';

/** On macOS, below the user's `Library`. */
const inLibrary: readonly (readonly [folder: string, name: string, kind: OwnKind])[] = [
  ['Preferences', `${id}.plist`, 'window'],
  ['Saved Application State', `${id}.savedState`, 'window'],
  ['Caches', downloads, 'updater'],
  // The system's own updater unpacks here what it is given, and fetches it by requests that have their caches.
  ['Caches', `${id}.ShipIt`, 'updater'],
  ['Caches', id, 'updater'],
  ['HTTPStorages', id, 'updater'],
];

/** On Linux there is none: nothing is ever downloaded, and desktops keep nothing for an app by its id. */
export function keptPlaces(
  env: Readonly<NodeJS.ProcessEnv>,
  platform: NodeJS.Platform,
  home: string,
): readonly KeptPlace[] {
  if (platform === 'darwin')
    return inLibrary.map(([folder, name, kind]) => ({ path: path.posix.join(home, 'Library', folder, name), kind }));
  if (platform !== 'win32') return [];
  return [{ path: path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), downloads), kind: 'updater' }];
}
