/** Whether there is somebody who shows tray icons, on a real session bus of the test's own. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SessionBus, startSessionBus, whyNoSessionBus } from '../../../testing/session-bus.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { createTrayHost, type TrayHost } from './tray-host.ts';

const why = process.platform === 'linux' ? whyNoSessionBus() : 'only Linux has such a bus';

describe.skipIf(why !== null)(`on a session bus${why === null ? '' : ` (skipped: ${why})`}`, () => {
  let bus: SessionBus;
  let host: TrayHost;
  beforeEach(async () => {
    bus = await startSessionBus();
  });
  afterEach(async () => {
    host.stop();
    await bus.close();
  });

  const begin = (): { readonly isThere: () => boolean } => {
    let isThere = false;
    host = createTrayHost({ ...process.env, ...bus.env });
    void host.there.then(() => (isThere = true));
    return { isThere: () => isThere };
  };
  test('with a host, at once', async () => {
    const watcher = bus.startWatcher();
    await watcher.tell('own');
    await watcher.tell('host');
    const { isThere } = begin();
    await host.there;
    expect(isThere()).toBe(true);
  });

  test('with a watcher and a host that come later, as at a login', async () => {
    const { isThere } = begin();
    const watcher = bus.startWatcher();
    expect(isThere()).toBe(false);
    await watcher.tell('own');
    await watcher.tell('host');
    await host.there;
  });

  test('with a watcher that waits for its host', async () => {
    const watcher = bus.startWatcher();
    await watcher.tell('own');
    const { isThere } = begin();
    await eventually(async () => expect(await watcher.asked()).toBeGreaterThan(0));
    await watcher.tell('no host');
    await eventually(async () => expect(await watcher.asked()).toBeGreaterThan(1));
    expect(isThere()).toBe(false);
    await watcher.tell('host');
    await host.there;
  });

  test('gone before anybody asked, and back', async () => {
    const watcher = bus.startWatcher();
    await watcher.tell('own');
    await watcher.tell('host');
    await watcher.tell('no host');
    await watcher.tell('release');
    const { isThere } = begin();
    expect(isThere()).toBe(false);
    await watcher.tell('own');
    await watcher.tell('host');
    await host.there;
  });

  test('with a bus that has ended nobody can be asked', async () => {
    await bus.close();
    begin();
    await host.there;
  });
});

describe('nobody can be asked', () => {
  test('without a session bus', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-no-bus-'));
    await createTrayHost({ PATH: process.env['PATH'], XDG_RUNTIME_DIR: folder }).there;
    await createTrayHost({ PATH: process.env['PATH'] }).there;
    fs.rmdirSync(folder);
  });

  test('without gdbus', async () => {
    await createTrayHost({ PATH: '/nowhere', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' }).there;
  });
});
