/** Newer versions of Daypass: the real updater of the built app asks a real HTTP server, as an AppImage does. */
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test as base } from '../../hosts/fixture.ts';
import { panelOf } from '../../objects/panel.ts';
import { hour, minute } from '../../../src/shared/time.ts';

interface UpdateServer {
  version: string;
  status: number;
  readonly requests: { readonly url: string; readonly headers: http.IncomingHttpHeaders }[];
}

/** The packed app in a folder of its own, which names this server as the place of its updates. */
const test = base.extend<{ server: UpdateServer & { readonly port: number } }>({
  server: async ({ host: _host }, provide) => {
    const state: UpdateServer = { version: '99.1.2', status: 200, requests: [] };
    const server = http.createServer(({ url = '', headers }, response) => {
      state.requests.push({ url, headers });
      response
        .writeHead(state.status)
        .end(
          `version: ${state.version}\nfiles:\n  - url: Daypass-${state.version}-x86_64.AppImage\n    sha512: AA==\n    size: 1\npath: Daypass-${state.version}-x86_64.AppImage\nsha512: AA==\nreleaseDate: '2026-11-30T00:00:00.000Z'\n`,
        );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await provide(Object.assign(state, { port: (server.address() as AddressInfo).port }));
    server.close();
  },
  appDir: async ({ appDir, server }, provide, testInfo) => {
    const folder = testInfo.outputPath('app');
    fs.mkdirSync(folder, { recursive: true });
    for (const name of ['out', 'assets']) fs.symlinkSync(path.join(appDir, name), path.join(folder, name));
    fs.copyFileSync(path.join(appDir, 'package.json'), path.join(folder, 'package.json'));
    const source = `provider: generic\nurl: http://127.0.0.1:${server.port}\nchannel: latest\nupdaterCacheDirName: daypass-updater\n`;
    fs.writeFileSync(path.join(folder, 'app-update.yml'), source);
    await provide(folder);
  },
  appEnv: async ({ appEnv }, provide) =>
    provide({ ...appEnv, STAND_IN_PACKAGED: '1', APPIMAGE: '/opt/apps/Daypass.AppImage' }),
});
test.skip(({ host }) => host === 'electron', 'a packed Electron is needed, with a folder of its own');
test.use({ time: 'driven' });

test('asks once in the first week, and no server before somebody has said yes', async ({ launchSignedIn, server }) => {
  const app = await launchSignedIn();
  const { page } = await panelOf(app);
  await expect(page.getByText('Should Daypass look for new versions of itself?')).toBeVisible();
  await app.passTime(hour);
  expect(server.requests).toEqual([]);
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await expect(page.getByText('Should Daypass look for new versions')).toBeHidden();
  await app.passTime(hour);
  expect(server.requests).toEqual([]);
});

test('with a yes it asks the server, tells of a newer version and opens its page', async ({
  launchSignedIn,
  server,
}) => {
  const app = await launchSignedIn();
  const { page } = await panelOf(app);
  await page.getByRole('button', { name: 'Yes, once a day' }).click();
  await expect(page.getByText('Should Daypass look for new versions')).toBeHidden();
  await app.passTime(2 * minute);
  await expect(page.getByText('Daypass 99.1.2 is available.')).toBeVisible();
  expect(server.requests.map(({ url }) => url.replace(/\?.*/, ''))).toEqual(['/latest-linux.yml']);
  await page.getByRole('button', { name: 'Open its page' }).click();
  await expect.poll(() => app.openedUrls()).toContain('https://github.com/daypass-app/daypass/releases/latest');
  // A page that asks without end opens no storm of them: in turn with all others, and the same one once while it waits.
  const before = (await app.openedUrls()).length;
  await page.evaluate(() =>
    Promise.all(Array.from({ length: 30 }, () => window.daypass.dispatch({ type: 'take-update' }))),
  );
  expect((await app.openedUrls()).length - before).toBeLessThanOrEqual(2);
  expect(app.output()).not.toContain('spell checker');
  // Nothing that tells this computer from another one, and no file for that.
  const headers = server.requests[0]?.headers ?? {};
  expect(Object.keys(headers).toSorted()).toEqual([
    'cache-control',
    'connection',
    'host',
    'user-agent',
    'x-user-staging-id',
  ]);
  expect(headers['x-user-staging-id']).toBe('');
  expect(headers['user-agent']).toBe('electron-builder');
});

test('a server or proxy that wants a password gets none, and is asked again some hours later', async ({
  launchSignedIn,
  server,
}) => {
  const app = await launchSignedIn();
  const { page } = await panelOf(app);
  server.status = 407;
  await page.getByRole('button', { name: 'Yes, once a day' }).click();
  await expect(page.getByText('Should Daypass look for new versions')).toBeHidden();
  await app.passTime(2 * minute);
  // The limit of a question without an answer has no part in that.
  await expect.poll(() => app.logs()).toMatch(/no look for a newer version .*\b407\b/);
  server.status = 200;
  await app.passTime(4 * hour);
  await expect(page.getByText('Daypass 99.1.2 is available.')).toBeVisible();
});
