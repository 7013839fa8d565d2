/** The desktop that Daypass runs on in tests: a home of its own, and nothing that anybody sees. */
import path from 'node:path';
import { type Desktop, withoutWindow } from '../../src/main/app/desktop.ts';
import { awsPaths } from '../../src/main/aws/paths.ts';
import { noLog } from '../../src/main/system/log.ts';

/** To be called when the environment leads to the simulated organisation (environment.ts). */
export function desktopAt(home: string, changes: Partial<Desktop> = {}): Desktop {
  const { platform } = process;
  return {
    ...withoutWindow,
    env: process.env,
    platform,
    paths: awsPaths({ env: { HOME: home, USERPROFILE: home }, platform, homedir: home }),
    dataDir: path.join(home, 'data'),
    log: noLog,
    systemLocale: () => 'en',
    formats: 'en-US',
    loginItem: { read: async () => loginItemOff, set: async () => loginItemOff },
    readManaged: async () => ({ kind: 'none' }),
    setShortcut: () => true,
    callbackPage: (outcome) => ({ html: outcome, csp: "default-src 'none'" }),
    loopbackWorks: () => true,
    openBrowser: async () => {},
    ...changes,
  };
}

const loginItemOff = { status: 'off', problem: null } as const;
