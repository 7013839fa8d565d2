/** What the idle benchmarks look at: Daypass on the stand-in host, hidden, signed in to three sessions. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext } from 'playwright';
import { type DaypassHost, drive, type LaunchOptions } from '../e2e/hosts/driver.ts';
import { createHome, type Home, homeEnv } from '../testing/home.ts';
import { launchStandIn } from '../e2e/hosts/stand-in/launch.ts';
import { type Organisation, startOrganisation } from '../testing/identity-center/organisation.ts';
import { writeToken } from '../testing/aws-files.ts';
import { sessionConfig } from '../testing/config.ts';
import { second, signedIn } from '../e2e/objects/signed-in.ts';
import { trayLine } from '../e2e/objects/tray.ts';

export interface IdleApp extends AsyncDisposable {
  readonly app: DaypassHost;
  readonly home: Home;
  readonly organisation: Organisation;
}

export interface IdleOptions {
  /** Where the panel is opened, if it is. */
  readonly pages?: BrowserContext;
  /** The last session cannot be renewed: an open panel counts down to its end. */
  readonly countdown?: boolean;
}

export const sessions = ['corp', 'research', 'partner'] as const;
const appDir = path.join(import.meta.dirname, '..');
/** After the start (ms): the SDK, the watcher and the log have been loaded by then. */
const warmUp = 3_000;

/** A folder for homes, gone with its scope. */
export function temporaryFolder(): { readonly dir: string } & Disposable {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-bench-'));
  return { dir, [Symbol.dispose]: () => fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 }) };
}

const noPage = (): never => {
  throw new Error('Started hidden, the app opened a window');
};

/** Starts it as at login; resolves when all sessions are signed in and the start is over. `dir` is a folder of its own. */
export async function startIdle(
  dir: string,
  time: NonNullable<LaunchOptions['time']>,
  { pages, countdown = false }: IdleOptions = {},
): Promise<IdleApp> {
  // The portal session outlives the day: what is measured is staying signed in.
  const organisation = await startOrganisation({ portalSessionSeconds: 30 * 3600 });
  const home = createHome(dir);
  home.writeConfig(sessions.map((name) => sessionConfig({ name })).join(''));
  // Signed in at different times of the morning, so that their renewals do not share a wake-up.
  for (const [i, sessionName] of sessions.entries()) {
    organisation.configure({ accessTokenSeconds: 3600 - i * 600 });
    const { refreshToken, ...token } = await signedIn(home, organisation, { sessionName });
    const renewable = !countdown || sessionName !== sessions.at(-1);
    writeToken(home, sessionName, renewable ? { ...token, refreshToken } : token);
  }
  organisation.configure({ accessTokenSeconds: 3600 });
  const env = { ...homeEnv(home), ...organisation.env, DISPLAY: ':0' };
  const host = await launchStandIn(pages ?? noPage, { appDir, args: ['--hidden'], env, time, tempDir: dir });
  const app = drive(host, dir, (ms) => organisation.advance(ms));
  for (const session of sessions)
    while (!(await trayLine(app, session))?.includes('Signed in')) {
      if ((await Promise.race([app.exited, delay(50, 'running')])) !== 'running')
        throw new Error(`The app ended before it was signed in.\n${app.output()}`);
    }
  await delay(warmUp);
  // Half a minute after the start accounts and roles are listed once, slowly. Driven time passes where the measurement begins.
  const all = sessions.length * organisation.accountsOf().length;
  while (time !== 'driven' && organisation.requestsOf('ListAccountRoles').length < all) await delay(second);
  organisation.forgetRequests();
  return {
    app,
    home,
    organisation,
    async [Symbol.asyncDispose]() {
      await app.quit();
      await organisation.close();
    },
  };
}
