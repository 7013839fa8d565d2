/** What is started for a page, with which environment, and what is not. */
import fs from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installFakeBrowser } from '../../../testing/fake-browser.ts';
import { createHome, type Home } from '../../../testing/home.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import type { PathSources } from '../aws/paths.ts';
import { browserEnvironment, launch } from './browser-launch.ts';
import { createBrowsers } from './browsers.ts';

const page = 'https://d-1234567890.awsapps.com/start/#/console?account_id=1';

describe.skipIf(process.platform === 'win32')('started', () => {
  let home: Home;
  let machine: PathSources;
  beforeEach(async () => {
    home = createHome(await mkdtemp(path.join(tmpdir(), 'daypass-browsers-')));
    machine = {
      platform: 'linux',
      homedir: home.dir,
      env: { PATH: `${home.path('bin')}:/usr/bin:/bin`, HOME: home.dir, AWS_SESSION_TOKEN: 'secret' },
    };
  });
  afterEach(() => removeFolder(home.dir));

  test('with the profile and the address as they are, and without Daypass’s own variables', async () => {
    const chrome = installFakeBrowser(home, { 'Profile 1': 'A', Default: 'B' });
    const browsers = createBrowsers(machine);
    const [first] = await browsers.list();
    expect(first).toEqual({ id: 'chrome:Profile 1', label: 'Google Chrome · A', windows: ['private'] });
    expect(await browsers.open({ id: 'chrome:Profile 1' }, `${page}&x=$(id);"'`)).toBe('opened');
    await eventually(() => expect(chrome.starts()).toEqual([`--profile-directory=Profile 1 ${page}&x=$(id);%22'`]));
    expect(chrome.environment()).toContain(`HOME=${home.dir}`);
    expect(chrome.environment()).not.toContain('secret');
  });

  test('not at all, where the browser, its profile or the right to start it is gone', async () => {
    const chrome = installFakeBrowser(home, { Default: 'A' });
    const browsers = createBrowsers(machine);
    expect(await browsers.open({ id: 'chrome:Profile 9' }, page)).toBe('gone');
    expect(await browsers.open({ id: 'sh:' }, page)).toBe('gone');
    fs.chmodSync(home.path('bin', 'google-chrome'), 0o644);
    expect(await browsers.open({ id: 'chrome:Default' }, page)).toBe('gone');
    chrome.uninstall();
    expect(await browsers.open({ id: 'chrome:Default' }, page)).toBe('gone');
    expect(chrome.starts()).toEqual([]);
  });

  test('not with what is no address', async () => {
    const chrome = installFakeBrowser(home, { Default: 'A' });
    const browsers = createBrowsers(machine);
    for (const url of ['--renderer-cmd-prefix=sh', 'file:///etc/passwd', 'http://example.com/'])
      await expect(browsers.open({ id: 'chrome:Default' }, url)).rejects.toThrow('not an address');
    expect(chrome.starts()).toEqual([]);
  });

  test('not in a window that it does not have', async () => {
    const chrome = installFakeBrowser(home, { Default: 'A' });
    const browsers = createBrowsers(machine);
    const container = { kind: 'container', name: 'work' } as const;
    expect(await browsers.open({ id: 'chrome:Default', window: container }, page)).toBe('gone');
    expect(chrome.starts()).toEqual([]);
    expect(await browsers.open({ id: 'chrome:Default', window: { kind: 'private' } }, page)).toBe('opened');
    await eventually(() => expect(chrome.starts()).toEqual([`--profile-directory=Default --incognito ${page}`]));
  });

  test('a program that cannot be run, and a starter that found none', async () => {
    home.write('no program', 'bin', 'broken');
    fs.chmodSync(home.path('bin', 'broken'), 0o755);
    const command = (program: string, isStarter: boolean) => launch({ program, args: [], isStarter }, machine.env);
    expect(await command(home.path('bin', 'missing'), false)).toBe(false);
    expect(await command('/bin/false', true)).toBe(false);
    expect(await command('/bin/true', true)).toBe(true);
  });
});

test('the environment of a browser: nothing of AWS, of Electron, or of the mount that Daypass runs from', () => {
  const env = {
    PATH: '/tmp/.mount_Day/usr/bin:/usr/bin',
    LD_LIBRARY_PATH: '/tmp/.mount_Day/usr/lib',
    HOME: '/home/ana',
    EMPTY: '',
    APPDIR: '/tmp/.mount_Day',
    APPIMAGE: '/opt/Daypass.AppImage',
    ARGV0: './Daypass.AppImage',
    OWD: '/home/ana',
    CHROME_DESKTOP: 'daypass.desktop',
    AWS_SECRET_ACCESS_KEY: 'x',
    Aws_Profile: 'x',
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: '--inspect',
    NOT_SET: undefined,
  };
  expect(browserEnvironment(env)).toEqual({ PATH: '/usr/bin', HOME: '/home/ana', EMPTY: '' });
  const other = { PATH: '/usr/bin', DISPLAY: ':0', OWD: '/home/ana' };
  expect(browserEnvironment(other)).toEqual(other);
});
