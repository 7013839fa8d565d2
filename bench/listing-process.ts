/**
 * Daypass's services in a process of its own, signed in with a code that is allowed at once: `<home>`, and the endpoints in the
 * environment. Lists everything there is, and prints as JSON what that has cost the process.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { serialize } from 'node:v8';
import { createTranslator } from '../src/shared/messages/index.ts';
import { createSnapshotSender } from '../src/main/core/snapshot-sender.ts';
import { trayModel } from '../src/main/surfaces/tray-model.ts';
import { createServices } from '../src/main/app/services.ts';
import { tokenFileName } from '../src/main/aws/cache/token-cache.ts';
import { formatToken } from '../src/main/aws/cache/token-file.ts';
import { tokenKey } from '../src/main/sessions/sessions.ts';
import { noLog } from '../src/main/system/log.ts';
import { desktopAt } from '../testing/support/desktop.ts';
import { ssoSession } from '../testing/support/engine.ts';

export interface ListingCost {
  /** Until the last role was known, in ms. */
  readonly took: number;
  readonly cpu: number;
  /** The longest time in which the main thread did nothing else, in ms: of the wall clock, and of the processor within 5 ms more. */
  readonly longestPause: number;
  readonly longestWork: number;
  /** Resident memory in MB, before, at most and at the end. */
  readonly memory: readonly [number, number, number];
  readonly accounts: number;
  readonly failed: number;
}

const [, , home = ''] = process.argv;
const services = createServices(desktopAt(home, { log: noLog }));
const session = ssoSession();
const { region, startUrl } = session;
const place = { region, caBundles: [] };
await services.load();
await services.sessions.configure([session]);
const { clientId, clientSecret, expiresAt } = await services.oidc.register(place, {
  clientName: 'bench',
  scopes: ['sso:account:access'],
  issuerUrl: null,
});
const device = await services.oidc.startDeviceAuthorization(place, { clientId, clientSecret, startUrl });
const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
const { deviceCode } = device;
const tokens = await services.oidc.createToken(place, { clientId, clientSecret, grantType, deviceCode });
const token = {
  startUrl,
  region,
  accessToken: tokens.accessToken,
  expiresAt: Date.now() + tokens.expiresIn * 1000,
  clientId,
  clientSecret,
  registrationExpiresAt: expiresAt,
  refreshToken: tokens.refreshToken,
  other: {},
};
await mkdir(services.paths.ssoCacheDir, { recursive: true });
await writeFile(path.join(services.paths.ssoCacheDir, tokenFileName(tokenKey(session))), formatToken(token));
await services.sessions.readTokens();

// What main.ts shows of it, and a page that draws at once.
const { store } = services;
const translate = createTranslator('en');
const snapshots = createSnapshotSender({
  state: () => store.state,
  page: () => (message) => {
    serialize(message);
    setTimeout(() => snapshots.drawn(message.number), 50);
  },
});
store.subscribe((state) => {
  trayModel(state, Date.now(), translate);
  snapshots.send();
});

const megabytes = (): number => process.memoryUsage.rss() / 1024 / 1024;
const before = megabytes();
let most = before;
const pauses = monitorEventLoopDelay({ resolution: 10 });
pauses.enable();
// Between two looks 5 ms apart the thread cannot have worked for longer than in one piece: it would have looked.
let [longestWork, looked] = [0, process.threadCpuUsage()];
setInterval(() => {
  const { user, system } = process.threadCpuUsage(looked);
  looked = process.threadCpuUsage();
  longestWork = Math.max(longestWork, (user + system) / 1000);
}, 5);
const [cpu, begun] = [process.cpuUsage(), performance.now()];
services.accounts.load(session.id);
const items = () => services.store.session(session.id)?.accounts;
for (;;) {
  await delay(250);
  most = Math.max(most, megabytes());
  const list = items();
  if (list?.status !== 'ready') continue;
  if (list.items.every(({ roles }) => roles.status === 'ready' || roles.status === 'failed')) break;
}
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    took: performance.now() - begun,
    cpu: (user + system) / 1000,
    // Less what the measurement itself waits for.
    longestPause: Math.max(pauses.max / 1e6 - 10, 0),
    longestWork,
    memory: [before, most, megabytes()],
    accounts: items()?.items.length ?? 0,
    failed: items()?.items.filter(({ roles }) => roles.status === 'failed').length ?? 0,
  } satisfies ListingCost),
);
process.exit(0);
