/** What goes wrong in Daypass itself, or in its own folder, has a sentence, a line in the log, and costs nothing else. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { channels } from '../../../src/shared/bridge.ts';
import type { SnapshotMessage } from '../../../src/shared/snapshot-message.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { findSecrets } from '../../objects/canary.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';
import { signedIn } from '../../objects/signed-in.ts';

test.beforeEach(async ({ home, organisation }) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
});

const logLines = (app: DaypassHost, what: string): number => app.logs().split(what).length - 1;

test.describe('errors that nobody caught', () => {
  test.use({ allowUncaught: true });

  test('one notice, redacted lines in the log, no dialog; a storm is counted', async ({ app }) => {
    const panel = await panelOf(app);
    await expect((await panel.session('corp')).status).toHaveText('Signed in');
    await app.fail('exception', 'failed with "accessToken":"canary-7f3a9c1e5b2d4860"');
    await expect(panel.notices.filter({ hasText: 'failed unexpectedly (times so far: 1)' })).toHaveCount(1);
    await app.fail('rejection', 'rejected Bearer canary-7f3a9c1e5b2d4860');
    await expect(panel.notices.filter({ hasText: 'times so far: 2' })).toHaveCount(1);
    for (let times = 0; times < 30; times++) await app.fail('rejection', 'again');
    await expect.poll(() => logLines(app, 'Error: again')).toBe(2);
    await expect(panel.notices).toHaveCount(1);
    expect(logLines(app, 'uncaught error')).toBe(1);
    expect(app.logs()).not.toContain('canary-7f3a9c1e5b2d4860');
    expect(await app.dialogs.shown()).toEqual([]);
    // Everything goes on.
    await panel.page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(panel.notices).toHaveCount(0);
    await app.tray.choose(/^corp/, 'Sign out');
    await expect((await panel.session('corp')).status).toHaveText('Signed out');
  });

  test('a page that cannot be drawn says so, comes back, and its error is in the log', async ({ app }) => {
    const panel = await panelOf(app);
    await expect((await panel.session('corp')).status).toHaveText('Signed in');
    const last = (await app.sentToPages()).findLast(({ channel }) => channel === channels.snapshot);
    const message = [last?.payload].flat()[0] as SnapshotMessage;
    // Newer than any that the app sends itself meanwhile: an older one is dropped, and a good one would draw the page again.
    const revision = Number.MAX_SAFE_INTEGER - 1;
    const forged = (rest: object): object => ({ ...message, after: 0, state: { ...message.state, ...rest } });
    await app.sendToPages(channels.snapshot, forged({ revision, notices: null }));
    await expect(panel.page.getByRole('alert')).toContainText('Something unexpected happened in Daypass.');
    await expect.poll(() => app.logs()).toMatch(/error in the panel times=1 text=".*TypeError/);
    await app.sendToPages(channels.snapshot, forged({ revision: revision + 1 }));
    await panel.page.getByRole('button', { name: 'Try again' }).click();
    await expect((await panel.session('corp')).status).toHaveText('Signed in');
  });
});

test.describe('Daypass’s own folder', () => {
  test.skip(process.platform === 'win32', 'links');
  test.skip(({ host }) => host === 'electron', 'what Chromium does with such a folder is its own');
  const folder = ['.config', 'Daypass'] as const;

  test('a lock that another computer has left: it works, and says so', async ({ home, launch }) => {
    fs.mkdirSync(home.path(...folder), { recursive: true });
    fs.symlinkSync('the-old-laptop-4711', home.path(...folder, 'SingletonLock'));
    const panel = await panelOf(await launch());
    await expect((await panel.session('corp')).status).toHaveText('Signed in');
    await expect(panel.notices).toContainText(['The computer the-old-laptop also uses Daypass’s folder']);
  });

  test('a folder that takes nothing: it works, and says so', async ({ home, launch }) => {
    fs.mkdirSync(home.path('.config'), { recursive: true });
    fs.symlinkSync('Daypass', home.path(...folder));
    const app = await launch();
    const panel = await panelOf(app);
    await expect((await panel.session('corp')).status).toHaveText('Signed in');
    // It stands behind the one that the settings in it could not be read.
    await panel.moreNotices.click();
    await expect(
      panel.notices.filter({ hasText: /Can’t save to Daypass’s folder .* \(a part of the path isn’t a folder\)/ }),
    ).toHaveCount(1);
    await app.tray.choose(/^corp/, 'Sign out');
    await expect((await panel.session('corp')).status).toHaveText('Signed out');
  });

  test('settings, history and notifications that are pipes hold nothing', async ({ home, launch }) => {
    fs.mkdirSync(home.path(...folder), { recursive: true });
    for (const name of ['settings.json', 'history.json', 'notifications.json'])
      execFileSync('mkfifo', [home.path(...folder, name)]);
    const app = await launch();
    const panel = await panelOf(app);
    await expect((await panel.session('corp')).status).toHaveText('Signed in');
    expect(await app.quit()).toBe(0);
  });
});

test.describe('the packed app', () => {
  test.skip(({ host }) => host === 'electron', 'whether it is packed is the binary’s own');
  test.use({
    appEnv: async ({ appEnv }, provide) =>
      provide({
        ...appEnv,
        STAND_IN_PACKAGED: '1',
        NODE_DEBUG: 'http,https,net,tls,stream',
        NODE_DEBUG_NATIVE: 'CRYPTO,HTTP2,INSPECTOR_SERVER,NGTCP2,TLS,DIAGNOSTICS',
        SSLKEYLOGFILE: '/dev/stderr',
      }),
  });

  test('tells nobody its tokens, whatever the variables of Node ask for', async ({ app, organisation }) => {
    const panel = await panelOf(app);
    await expect((await panel.session('corp')).status).toHaveText('Signed in');
    await expect.poll(() => organisation.requestsOf('ListAccounts').length).toBeGreaterThan(0);
    await app.tray.choose(/^corp/, 'Sign out');
    await expect.poll(() => organisation.requestsOf('Logout').length).toBe(1);
    await app.quit();
    expect(findSecrets({ output: app.output(), logs: app.logs() }, organisation.secretsIssued)).toEqual([]);
    expect(app.output()).not.toContain('bearer_token');
  });
});
