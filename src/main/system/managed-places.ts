/** Where an administrator's settings lie on each system. */
import { lstatSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';

/** The key of Windows' registry: only administrators may write below it. */
export const policyKey = String.raw`HKLM\Software\Policies\Daypass`;

const propertyList = 'app.daypass.desktop.plist';

/** The files that may hold them, the strongest first; none on Windows, which has its registry for that. */
export function managedFiles(platform: NodeJS.Platform, userName: () => string = ownName): readonly string[] {
  if (platform === 'linux') return ['/etc/daypass/managed.json'];
  if (platform !== 'darwin') return [];
  const folder = '/Library/Managed Preferences';
  const forEverybody = path.posix.join(folder, propertyList);
  try {
    return [path.posix.join(folder, userName(), propertyList), forEverybody];
  } catch {
    // The directory of a company that does not answer knows no user.
    return [forEverybody];
  }
}

const ownName = (): string => userInfo().username;

/** Whether it takes more than a look at the files to say that nothing is managed. */
export function mayBeManaged(platform: NodeJS.Platform): boolean {
  return platform === 'win32' || managedFiles(platform).some((file) => lstatSync(file, { throwIfNoEntry: false }));
}
