/** The home folder of the user, whatever the environment says. */
import os from 'node:os';
import path from 'node:path';

/**
 * Node takes HOME as it is. Where that is empty, paths made from it would lie in the folder that the app was started in,
 * tokens among them, so what the system itself knows of the user counts.
 */
export function homeFolder(): string {
  const home = os.homedir();
  return path.isAbsolute(home) ? home : os.userInfo().homedir;
}
