/** Whether a program is there, and why a test is skipped that runs it. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** The real path of a program of the PATH; null where there is none. */
export function findProgram(name: string): string | null {
  try {
    return fs.realpathSync(execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim());
  } catch {
    return null;
  }
}
