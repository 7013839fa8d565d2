/** Whether this app has a signature with a name on macOS: the system takes a newer one in its place only where both are of the same team. */
import { execFile } from 'node:child_process';
import { type Ms, second } from '../../shared/time.ts';

const longestLook: Ms = 5 * second;

/** Asks the system's own program about a program's file. Never rejects: what cannot be looked at has none. */
export async function isSigned(program: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<string>();
  // It prints what it finds as if it were an error.
  execFile('/usr/bin/codesign', ['--display', '--verbose', program], { timeout: longestLook }, (error, _out, said) =>
    resolve(error ? '' : said),
  );
  return namesTeam(await promise);
}

/** Electron's own signature, and one that was made for this computer alone, name no team. */
export function namesTeam(said: string): boolean {
  return /^TeamIdentifier=[A-Z\d]{10}$/m.test(said);
}
