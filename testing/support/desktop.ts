/** The desktop that Daypass runs on in tests: a home of its own, and nothing that anybody sees. */
import path from 'node:path';
import type { Desktop } from '../../src/main/app/desktop.ts';
import { awsPaths } from '../../src/main/aws/paths.ts';
import { noLog } from '../../src/main/system/log.ts';

/** To be called when the environment leads to the simulated organisation (environment.ts). */
export function desktopAt(home: string, changes: Partial<Desktop> = {}): Desktop {
  const { platform } = process;
  return {
    env: process.env,
    platform,
    paths: awsPaths({ env: { HOME: home, USERPROFILE: home }, platform, homedir: home }),
    dataDir: path.join(home, 'data'),
    log: noLog,
    systemLocale: () => 'en',
    formats: 'en-US',
    loginItem: { read: async () => loginItemOff, set: async () => loginItemOff },
    setShortcut: () => true,
    callbackPage: (outcome) => ({ html: outcome, csp: "default-src 'none'" }),
    loopbackWorks: () => true,
    openBrowser: async () => {},
    copyText: async () => {},
    readClipboard: async () => '',
    clearClipboard: async () => {},
    askFileToSave: async () => null,
    askFileToOpen: async () => null,
    showPanel() {},
    hidePanel() {},
    zoomPanel() {},
    refreshPanel() {},
    panelDrawn() {},
    isPanelVisible: () => false,
    quit() {},
    ...changes,
  };
}

const loginItemOff = { status: 'off', problem: null } as const;
