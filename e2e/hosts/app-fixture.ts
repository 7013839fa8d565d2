/** The app on a throw-away home, on either host: fixtures for tests of any app (fixture.ts adds the organisation). */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test as base, type TestInfo } from 'playwright/test';
import { type DaypassHost, drive } from './driver.ts';
import type { ProbeOptions } from './probe.cts';
import { createHome, type Home, homeEnv } from '../../testing/home.ts';
import { launchElectron, type OtherProcess, startOther } from './real.ts';
import { launchStandIn } from './stand-in/launch.ts';

export interface HostOptions {
  /** Which host runs the app. */
  host: 'stand-in' | 'electron';
  /** What the system says its languages are, best first. */
  languages: string[];
  /** What the app is started under, such as `unshare` (driver.ts). */
  under: string[];
  /** Whether the probe counts what the main process does, or lets the test drive its time as well. */
  time: ProbeOptions['time'];
  /** The folder of the app under test. */
  appDir: string;
  /** The tests of error handling say so; all others fail if the app leaves an error uncaught. */
  allowUncaught: boolean;
}

interface Fixtures {
  home: Home;
  /** More environment for the app. */
  appEnv: Record<string, string>;
  /** Told when the laptop sleeps for some ms: servers of the test live on meanwhile. */
  timePasses: (ms: number) => void;
  /** Starts the app on the test's home, with these arguments; again is a restart, when the one before has ended. */
  launch: (...args: string[]) => Promise<DaypassHost>;
  /** Starts it while another one runs, as a second click on its icon does. */
  launchSecond: (...args: string[]) => Promise<OtherProcess>;
  /** The app, launched once. */
  app: DaypassHost;
}

/** Quits what still runs, keeps what it printed with a failed test, and refuses errors that were caught nowhere. */
export async function finish(
  running: readonly DaypassHost[],
  testInfo: TestInfo,
  allowUncaught: boolean,
): Promise<void> {
  const problems: unknown[] = [];
  for (const [i, app] of running.entries()) {
    await app.quit().catch((error: unknown) => problems.push(error));
    const [uncaught] = app.uncaught();
    if (uncaught !== undefined && !allowUncaught)
      problems.push(new Error(`The app left an error uncaught: ${uncaught}`));
    const failed = problems.length > 0 || testInfo.status !== testInfo.expectedStatus;
    const text = { [`app ${i + 1}: output`]: app.output(), [`app ${i + 1}: logs`]: app.logs() };
    for (const [name, body] of Object.entries(text))
      if (failed && body !== '') await testInfo.attach(name, { body, contentType: 'text/plain' });
  }
  if (problems.length > 0) throw problems[0];
}

export const test = base.extend<HostOptions & Fixtures>({
  host: ['stand-in', { option: true }],
  languages: [['en-US'], { option: true }],
  under: [[], { option: true }],
  time: [undefined, { option: true }],
  appDir: [path.resolve(process.env['DAYPASS_APP'] ?? path.join(import.meta.dirname, '../..')), { option: true }],
  allowUncaught: [false, { option: true }],
  // The pages of the stand-in live in the test's own context: navigator.language is the system's as well.
  locale: async ({ languages }, provide) => provide(languages[0] ?? 'en-US'),
  home: async ({ host: _host }, provide, testInfo) => provide(createHome(testInfo.outputPath('home'))),
  appEnv: {},
  timePasses: async ({ host: _host }, provide) => provide(() => {}),
  async launch(
    { allowUncaught, appDir, appEnv, context, home, host, languages, time, timePasses, under },
    provide,
    testInfo,
  ) {
    const running: DaypassHost[] = [];
    const env = { ...homeEnv(home), ...appEnv };
    const ended = new Set<DaypassHost>();
    await provide(async (...args) => {
      // Electron would end at once, and Playwright wait for it.
      if (ended.size < running.length)
        throw new Error('An app of this test still runs: launchSecond starts one beside it');
      const options = { appDir, args, env, languages, time, under, tempDir: testInfo.outputPath() };
      const started = await (host === 'electron' ? launchElectron(options) : launchStandIn(context, options));
      const app = drive(started, home.dir, timePasses);
      running.push(app);
      void app.exited.then(() => ended.add(app));
      return app;
    });
    await finish(running, testInfo, allowUncaught);
  },
  async launchSecond({ appDir, appEnv, context, home, host, languages }, provide, testInfo) {
    const started: OtherProcess[] = [];
    await provide(async (...args) => {
      const options = {
        appDir,
        args,
        env: { ...homeEnv(home), ...appEnv },
        languages,
        tempDir: testInfo.outputPath(),
      };
      const other = host === 'electron' ? startOther(options) : await launchStandIn(context, options);
      started.push(other);
      return other;
    });
    // Each has ended by itself, or the test has failed.
    for (const other of started) {
      if ((await Promise.race([other.exited, delay(0, 'running')])) !== 'running') continue;
      other.kill();
      await other.exited;
    }
  },
  app: async ({ launch }, provide) => provide(await launch()),
});

export { expect } from 'playwright/test';
