/**
 * Daypass without a desktop, as a process of its own that can be killed. It renews its sessions again and again by the one
 * lever that a desktop has for it: the machine is always about to sleep.
 */
import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { awsPaths } from '../../src/main/aws/paths.ts';
import { withoutWindow } from '../../src/main/app/desktop.ts';
import { createDaypass } from '../../src/main/app/daypass.ts';
import type { Log } from '../../src/main/system/log.ts';
import type { AppState } from '../../src/shared/app-state.ts';

/** What the process tells its parent. */
export type FromDaypass =
  | { readonly kind: 'log'; readonly message: string; readonly details: string }
  /** The codes of all notices that are shown now, and whether the session can be renewed. */
  | { readonly kind: 'state'; readonly notices: readonly string[]; readonly renewal: string };

/** The argument is the folder for Daypass's own files; a message is the pause (ms) between two renewals from then on. */
const [, , dataDir = ''] = process.argv;
let pace = 0;
process.on('message', (message: number) => void (pace = message));

const tell = (message: FromDaypass): void => {
  if (process.connected) process.send?.(message);
};
const add = (message: string, { error, ...details }: Readonly<Record<string, unknown>> = {}): void => {
  const cause = error instanceof Error ? error.message : '';
  tell({ kind: 'log', message, details: `${JSON.stringify(details)} ${cause}` });
};
const log: Log = { debug: add, info: add, warn: add, error: add };
const off = { status: 'off', problem: null } as const;

const daypass = createDaypass({
  ...withoutWindow,
  env: process.env,
  platform: process.platform,
  paths: awsPaths({ env: process.env, platform: process.platform, homedir: os.homedir() }),
  dataDir,
  log,
  systemLocale: () => 'en',
  formats: 'en-US',
  readManaged: async () => ({ kind: 'none' }),
  loginItem: { read: async () => off, set: async () => off },
  callbackPage: (outcome) => ({ html: outcome, csp: "default-src 'none'" }),
  loopbackWorks: () => false,
  setShortcut: () => true,
  openBrowser: () => Promise.reject(new Error('Nobody is here to sign in')),
});

const renewalOf = ({ sessions: [session] }: AppState): string => {
  if (session?.phase.step !== 'active') return session?.phase.step ?? 'none';
  return session.phase.renewal.kind;
};

let told = '';
daypass.store.subscribe((state) => {
  const now = { notices: state.notices.map(({ problem }) => problem.code), renewal: renewalOf(state) };
  if (JSON.stringify(now) === told) return;
  told = JSON.stringify(now);
  tell({ kind: 'state', ...now });
});

await daypass.start();
while (process.connected) {
  daypass.aboutToSleep();
  // How fast it goes, not what it waits for; never quite at once, so that the process listens to its parent.
  await delay(Math.max(pace, 2));
}
// As when the app quits.
await daypass.stop();
process.exit();
