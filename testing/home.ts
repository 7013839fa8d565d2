/** A throw-away home folder, and the environment of an app that lives in it. */
import fs from 'node:fs';
import path from 'node:path';
import { compileCacheVariable } from './compile-cache.ts';

export interface Home {
  readonly dir: string;
  /** The path of something in the home. */
  path(...parts: string[]): string;
  exists(...parts: string[]): boolean;
  /** Reads a text file: `read('.aws', 'config')`. */
  read(...parts: string[]): string;
  /** Writes a text file, and the folders it lies in. */
  write(text: string, ...parts: string[]): void;
  /** Writes `~/.aws/config`. */
  writeConfig(text: string): void;
}

/** Makes the folder if need be; what is in it stays. */
export function createHome(dir: string): Home {
  const inHome = (...parts: string[]) => path.join(dir, ...parts);
  const write = (text: string, ...parts: string[]) => {
    fs.mkdirSync(path.dirname(inHome(...parts)), { recursive: true });
    fs.writeFileSync(inHome(...parts), text);
  };
  fs.mkdirSync(inHome('.config'), { recursive: true });
  fs.mkdirSync(inHome('.run'), { recursive: true, mode: 0o700 });
  return {
    dir,
    path: inHome,
    exists: (...parts) => fs.existsSync(inHome(...parts)),
    read: (...parts) => fs.readFileSync(inHome(...parts), 'utf8'),
    write,
    writeConfig: (text) => write(text, '.aws', 'config'),
  };
}

/** What a process needs of the system to start at all, or to start faster. */
const keptVariables = [
  compileCacheVariable,
  ...(process.platform === 'win32' ? ['SystemRoot', 'SystemDrive', 'windir', 'PATHEXT', 'ComSpec'] : []),
];

/** The whole environment of an app in this home: nothing of the developer's own AWS set-up reaches it. */
export function homeEnv({ dir }: Home): Record<string, string> {
  const kept = keptVariables.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    PATH: process.env['PATH'] ?? '',
    HOME: dir,
    USERPROFILE: dir,
    APPDATA: path.join(dir, 'AppData', 'Roaming'),
    LOCALAPPDATA: path.join(dir, 'AppData', 'Local'),
    XDG_CONFIG_HOME: path.join(dir, '.config'),
    XDG_RUNTIME_DIR: path.join(dir, '.run'),
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    AWS_EC2_METADATA_DISABLED: 'true',
    // Nobody listens there: what would leave the machine, such as a look at a real portal's page, fails at once.
    HTTPS_PROXY: 'http://127.0.0.1:9',
  };
}
