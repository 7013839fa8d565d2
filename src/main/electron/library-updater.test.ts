/** What is made of electron-updater, with the library itself, a server, and programs that start or do not. */
import { createHash } from 'node:crypto';
import { chmodSync, closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import updaters, { type AppUpdater } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { advance, wait } from '../../../testing/support/clock.ts';
import { standInForElectron } from '../../../testing/support/updater-electron.ts';
import { second } from '../../shared/time.ts';
import { createLibraryUpdater } from './library-updater.ts';

let dir: string;
let server: http.Server;
/** What the server says of a path; its answer stays away where this does not end it. */
let answer: (name: string, response: http.ServerResponse) => void;
let asked: string[];
let isEnded: boolean;
/** The installer: it writes what it was called with. */
const program = (): string => `#!/bin/sh\necho "$@" > ${path.join(dir, 'started')}\n`;
let offered: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-updater-'));
  asked = [];
  isEnded = false;
  // Electron's, where elevate.exe would lie.
  Object.assign(process, { resourcesPath: dir });
  offered = '2.0.0';
  answer = (name, response) => response.end(name.startsWith('latest') ? latest() : program());
  server = http.createServer(({ url = '' }, response) => {
    const name = path.posix.basename(new URL(url, 'http://x').pathname);
    asked.push(name);
    answer(name, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await removeFolder(dir);
});

function latest(more = ''): string {
  const sha512 = createHash('sha512').update(program()).digest('base64');
  const files = ['setup.exe', 'app.zip'].map((url) => `  - { url: ${url}, sha512: ${sha512} }\n`);
  return `version: ${offered}\nfiles:\n${files.join('')}${more}`;
}

interface Inner {
  app: object;
  installerPath: string;
  updateInfoAndProvider: object;
  spawnLog: (file: string) => Promise<boolean>;
}

function prepared(kind: 'NsisUpdater' | 'MacUpdater') {
  const { native } = standInForElectron();
  const library: AppUpdater = new updaters[kind]();
  const { port } = server.address() as AddressInfo;
  const config = path.join(dir, 'app-update.yml');
  writeFileSync(config, `provider: generic\nurl: http://127.0.0.1:${port}\nupdaterCacheDirName: downloads\n`);
  Object.assign(library, { updateConfigPath: config });
  const inner = library as unknown as Inner;
  Object.defineProperty(inner.app, 'baseCachePath', { value: dir });
  const make = () =>
    createLibraryUpdater(library, {
      quit: () => void (isEnded = true),
      native: kind === 'MacUpdater' ? native : null,
      wait,
    });
  return { inner, native, make };
}
const never = new AbortController().signal;

describe('a question', () => {
  test('tells of a newer version, and of none that this system is too old for', async () => {
    const updater = prepared('NsisUpdater').make();
    expect(await updater.check(never)).toBe('2.0.0');
    offered = '1.0.0';
    expect(await updater.check(never)).toBe(null);
    offered = '2.0.0';
    answer = (_, response) => response.end(latest('minimumSystemVersion: 9999.0.0\n'));
    expect(await updater.check(never)).toBe(null);
  });

  test.each([401, 407])(
    'that a proxy or server answers with %d fails, and does not wait for a password',
    async (code) => {
      const updater = prepared('NsisUpdater').make();
      answer = (_, response) => response.writeHead(code).end();
      await expect(updater.check(never)).rejects.toThrow(String(code));
    },
  );

  test('that gets no answer ends when its time is over, and the next one is a new one', async () => {
    const updater = prepared('NsisUpdater').make();
    const usual = answer;
    answer = () => {};
    const limit = new AbortController();
    const question = updater.check(limit.signal);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    limit.abort();
    await expect(question).rejects.toThrow();
    answer = usual;
    expect(await updater.check(never)).toBe('2.0.0');
  });

  test('that is answered when nobody waits for it any more does not change what is downloaded', async () => {
    const { make, inner } = prepared('NsisUpdater');
    const updater = make();
    const usual = answer;
    const late: http.ServerResponse[] = [];
    answer = (_, response) => void late.push(response);
    const limit = new AbortController();
    const question = updater.check(limit.signal);
    await vi.waitFor(() => expect(late).toHaveLength(1));
    limit.abort();
    await expect(question).rejects.toThrow();
    answer = usual;
    const older = latest().replace('setup.exe', 'older.exe');
    offered = '2.1.0';
    expect(await updater.check(never)).toBe('2.1.0');
    const info = inner.updateInfoAndProvider;
    late[0]?.end(older);
    await vi.waitFor(() => expect(inner.updateInfoAndProvider).not.toBe(info));
    await updater.download(() => {}, never);
    expect(asked.filter((name) => !name.startsWith('latest'))).toEqual(['setup.exe']);
  });
});

describe('a download', () => {
  test('is one of the whole file, which tells that it goes on, and leaves no second one', async () => {
    const { make, inner } = prepared('NsisUpdater');
    const updater = make();
    await updater.check(never);
    let steps = 0;
    await updater.download(() => (steps += 1), never);
    // Once by the bytes that came, once when all was there.
    expect(steps).toBe(2);
    expect(asked.filter((name) => !name.startsWith('latest'))).toEqual(['setup.exe']);
    expect(readFileSync(inner.installerPath, 'utf8')).toBe(program());
  });

  test('that stands still ends when its time is over, and can be begun again', async () => {
    const updater = prepared('NsisUpdater').make();
    const usual = answer;
    await updater.check(never);
    answer = (_, response) => response.write('#!/bin');
    const limit = new AbortController();
    const download = updater.download(() => {}, limit.signal);
    await vi.waitFor(() => expect(asked).toContain('setup.exe'));
    limit.abort();
    await expect(download).rejects.toThrow();
    answer = usual;
    await updater.check(never);
    await updater.download(() => {}, never);
  });

  test('of an installer that fetches more by itself is refused', async () => {
    const updater = prepared('NsisUpdater').make();
    const sha512 = 'AA==';
    answer = (name, response) => {
      const packages = `packages:\n  ${process.arch}: { path: more.7z, sha512: ${sha512} }\n`;
      response.end(name.startsWith('latest') ? latest(packages) : program());
    };
    await updater.check(never);
    await expect(updater.download(() => {}, never)).rejects.toThrow('Web Installers are disabled');
    expect(asked.filter((name) => !name.startsWith('latest'))).toEqual([]);
  });

  test('for a Mac is over when the system has unpacked it; nobody can fetch it from here after that', async () => {
    const { make, native } = prepared('MacUpdater');
    const updater = make();
    await updater.check(never);
    let isOver = false;
    const feed = vi.spyOn(native, 'setFeedURL');
    const download = updater.download(() => {}, never).then(() => (isOver = true));
    await vi.waitFor(() => expect(native.fetched).toBe(program()));
    expect(isOver).toBe(false);
    native.emit('update-downloaded');
    await download;
    await expect(fetch(feed.mock.calls[0]?.[0].url ?? '')).rejects.toThrow();
    updater.install(() => {});
    expect(native.installs).toBe(1);
  });

  test('that a Mac refuses has failed', async () => {
    const { make, native } = prepared('MacUpdater');
    const updater = make();
    await updater.check(never);
    const download = updater.download(() => {}, never);
    download.catch(() => {});
    await vi.waitFor(() => expect(native.fetched).not.toBe(null));
    native.emit('error', new Error('Code signature did not pass validation'));
    await expect(download).rejects.toThrow('did not pass');
  });
});

describe.skipIf(process.platform === 'win32')('an installer', () => {
  const downloaded = async (change: (inner: ReturnType<typeof prepared>['inner']) => void = () => {}) => {
    const { make, inner } = prepared('NsisUpdater');
    change(inner);
    const updater = make();
    await updater.check(never);
    await updater.download(() => {}, never);
    chmodSync(inner.installerPath, 0o755);
    return { updater, file: inner.installerPath };
  };
  const started = (): boolean => existsSync(path.join(dir, 'started'));
  /** The library would have ended the app by then. */
  const aTurnLater = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

  test('that starts ends the app', async () => {
    const { updater } = await downloaded();
    updater.install((error) => expect.fail(String(error)));
    await vi.waitFor(() => expect(isEnded).toBe(true));
    await vi.waitFor(() => expect(readFileSync(path.join(dir, 'started'), 'utf8')).toBe('--updated /S --force-run\n'));
  });

  test('that the system does not start leaves the app as it is, and can be tried again', async () => {
    const { updater, file } = await downloaded();
    const failures: unknown[] = [];
    // Linux runs no file that is open for writing.
    const open = openSync(file, 'a');
    updater.install((error) => failures.push(error));
    await vi.waitFor(() => expect(failures).toEqual([expect.objectContaining({ code: 'ETXTBSY' })]));
    await aTurnLater();
    expect(isEnded).toBe(false);
    closeSync(open);
    updater.install((error) => failures.push(error));
    await vi.waitFor(() => expect(isEnded).toBe(true));
    expect(failures).toHaveLength(1);
    await vi.waitFor(() => expect(started()).toBe(true));
  });

  test('that is gone leaves the app as it is', async () => {
    const { updater, file } = await downloaded();
    rmSync(file);
    const failures: unknown[] = [];
    updater.install((error) => failures.push(error));
    await vi.waitFor(() => expect(failures).toEqual([new Error('The installer is gone')]));
    await aTurnLater();
    expect(isEnded).toBe(false);
  });

  /** Windows' answers to a program that a virus scanner holds: as many as are given, before it starts. */
  const heldFor = (times: number) => (inner: ReturnType<typeof prepared>['inner']) => {
    let left = times;
    inner.spawnLog = async () => {
      if (left-- > 0) throw Object.assign(new Error('spawn EBUSY'), { code: 'EBUSY' });
      return true;
    };
  };

  test('that a virus scanner holds for a while starts after that', async () => {
    const { updater } = await downloaded(heldFor(2));
    updater.install((error) => expect.fail(String(error)));
    await aTurnLater();
    expect(isEnded).toBe(false);
    advance(second);
    await aTurnLater();
    expect(isEnded).toBe(false);
    advance(second);
    await vi.waitFor(() => expect(isEnded).toBe(true));
  });

  test.each(['EACCES', 'UNKNOWN'])(
    'that Windows refuses with %s leaves the app as it is: an administrator, who may say no, is not asked',
    async (code) => {
      const begun: string[] = [];
      const { updater, file } = await downloaded((inner) => {
        inner.spawnLog = async (program) => {
          begun.push(program);
          if (program.endsWith('setup.exe')) throw Object.assign(new Error(`spawn ${code}`), { code });
          return true;
        };
      });
      const failures: unknown[] = [];
      updater.install((error) => failures.push(error));
      await vi.waitFor(() => expect(failures).toEqual([new Error('The installer was refused')]));
      await aTurnLater();
      expect(begun).toEqual([file]);
      expect(isEnded).toBe(false);
    },
  );

  test('that an administrator would have to start leaves the app as it is', async () => {
    const usual = answer;
    answer = (name, response) =>
      name.startsWith('latest')
        ? response.end(latest().replaceAll('sha512:', 'isAdminRightsRequired: true, sha512:'))
        : usual(name, response);
    const { updater } = await downloaded((inner) => (inner.spawnLog = async () => true));
    const failures: unknown[] = [];
    updater.install((error) => failures.push(error));
    await vi.waitFor(() => expect(failures).toEqual([new Error('The installer needs an administrator')]));
    await aTurnLater();
    expect(isEnded).toBe(false);
  });

  test('that it does not let go of leaves the app as it is', async () => {
    const { updater } = await downloaded(heldFor(Infinity));
    const failures: unknown[] = [];
    updater.install((error) => failures.push(error));
    for (let seconds = 0; failures.length === 0 && seconds < 60; seconds++) {
      await aTurnLater();
      advance(second);
    }
    expect(failures).toEqual([expect.objectContaining({ code: 'EBUSY' })]);
    expect(isEnded).toBe(false);
  });
});
