/**
 * Pipes, devices, folders, circles of links, links to nowhere, files without end and files that vanish, in every place from which
 * Daypass reads: it neither hangs nor throws, it uses no memory for them, and what lies beside them works.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backUp } from '../aws/config/backup.ts';
import { editConfigFile } from '../aws/config/change.ts';
import { readSettledConfigFile } from '../aws/config/file.ts';
import { removeConfigLeftovers } from '../aws/config/leftovers.ts';
import { replaceIfSame } from '../aws/config/replace.ts';
import {
  createRegistrationCache,
  type RegistrationKey,
  registrationFileName,
} from '../aws/cache/registration-cache.ts';
import { readRoleCredentialEnds, removeSsoRoleCredentials } from '../aws/cache/role-credential-cache.ts';
import { createTokenCache, tokenFileName } from '../aws/cache/token-cache.ts';
import { launch } from '../browsers/browser-launch.ts';
import { createBrowsers } from '../browsers/browsers.ts';
import { gatherFacts } from '../doctor/machine-facts.ts';
import { awsPaths } from '../aws/paths.ts';
import { watchAws } from '../aws/watch.ts';
import { now } from '../system/clock.ts';
import { readText, writeAtomically } from '../system/files.ts';
import { whyLocked } from '../system/instance-lock.ts';
import { autostartFile, createDesktopEntryLoginItem } from '../system/login-item.ts';
import { overwrite } from '../system/whole-file.ts';
import { beforeConversion, beforeRestore } from '../profiles/kept-copies.ts';
import { previewRestore, restoreBackup } from '../profiles/restore.ts';
import { loopbackWorks } from '../sign-in/loopback-environment.ts';
import { createStore } from '../core/store.ts';
import { makeState } from '../../../testing/support/states.ts';
import { recordingLog } from '../../../testing/support/recording-log.ts';

const sparse = (at: string): void => {
  fs.writeFileSync(at, '');
  fs.truncateSync(at, 2 ** 30);
};

const kinds = {
  'a pipe': (at: string) => execFileSync('mkfifo', ['-m', '755', at]),
  '/dev/zero': (at: string) => fs.symlinkSync('/dev/zero', at),
  'a folder': (at: string) => fs.mkdirSync(at),
  'a circle of links': (at: string) => {
    fs.symlinkSync(at, `${at}-other`);
    fs.symlinkSync(`${at}-other`, at);
  },
  'a link to nowhere': (at: string) => fs.symlinkSync(path.join(path.dirname(at), 'nowhere', 'x'), at),
  'a gigabyte of nothing': sparse,
  // 256 GB of a file whose size is said to be 0.
  'a file without end': (at: string) => fs.symlinkSync('/proc/self/pagemap', at),
  'a file that vanishes': (at: string) => fs.writeFileSync(at, '{}'),
} as const satisfies Record<string, (at: string) => unknown>;

type Kind = keyof typeof kinds;

let home: string;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-odd-'));
  vi.stubEnv('HOME', home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(home, { recursive: true, force: true });
});

/** With the folder that it is to be in. */
const within = (...names: string[]): string => {
  const file = path.join(home, ...names);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return file;
};
const put = (text: string, ...names: string[]): string => {
  const file = within(...names);
  fs.writeFileSync(file, text, { mode: 0o755 });
  return file;
};

/** What `act` comes to while such a thing lies at `at`; one that vanishes does so as soon as the first look has begun. */
async function meanwhile<Value>(kind: Kind, at: string, act: () => Promise<Value> | Value): Promise<Value> {
  kinds[kind](at);
  const done = act();
  if (kind === 'a file that vanishes') fs.rmSync(at, { force: true });
  return done;
}

const names = Object.keys(kinds) as Kind[];

describe.skipIf(process.platform !== 'linux').each(names)('%s', { timeout: 120_000 }, (kind) => {
  const mayBeThere = kind === 'a file that vanishes';
  /** In kB, the most that this process ever had. */
  const most = (): number => process.resourceUsage().maxRSS;
  let before = 0;
  beforeEach(() => (before = most()));
  afterEach(() => expect(most() - before).toBeLessThan(250 * 1024));

  const linux = () => ({ env: { PATH: path.join(home, 'bin') }, platform: 'linux', homedir: home }) as const;

  test('where a browser lists its profiles', async () => {
    put('#!/bin/sh\n', 'bin', 'google-chrome');
    put('#!/bin/sh\n', 'bin', 'firefox');
    put('[Profile0]\nName=Ana\nPath=a\n', '.mozilla', 'firefox', 'profiles.ini');
    const list = () => createBrowsers(linux()).list();
    const found = await meanwhile(kind, within('.config', 'google-chrome', 'Local State'), list);
    expect(found.map(({ id }) => id)).toEqual(['chrome:', 'firefox:Ana']);
  });

  test('where a browser’s program is looked for', async () => {
    put('#!/bin/sh\n', 'bin', 'chromium');
    const at = within('bin', 'google-chrome');
    const browsers = createBrowsers(linux());
    const found = await meanwhile(kind, at, () => browsers.list());
    expect(found.map(({ id }) => id)).toEqual(['chromium:']);
    expect(await browsers.open({ id: 'chrome:' }, 'https://a.awsapps.com/start')).toBe('gone');
    expect(await launch({ program: at, args: [], isStarter: false }, {})).toBe(false);
    expect(loopbackWorks({ WSL_DISTRO_NAME: 'Ubuntu', PATH: path.dirname(at) }, 'linux')).toBe(false);
    fs.renameSync(path.join(home, 'bin'), path.join(home, 'was'));
    const viewer = within('bin', 'wslview');
    const works = () => loopbackWorks({ WSL_DISTRO_NAME: 'Ubuntu', PATH: path.dirname(viewer) }, 'linux');
    expect(await meanwhile(kind, viewer, works)).toBe(false);
  });

  test('where the entry for the start at login is, or its program', async () => {
    const at = within('.config', 'autostart', 'daypass.desktop');
    const item = createDesktopEntryLoginItem({ file: autostartFile({}, home), command: ['/usr/bin/daypass'] });
    expect((await meanwhile(kind, at, () => item.read())).status).not.toBe('on');
    await item.refresh?.();
    const switched = await item.set(true);
    expect(switched.problem?.code ?? switched.status).toBe(
      ['a gigabyte of nothing', 'a link to nowhere', 'a file that vanishes'].includes(kind)
        ? 'on'
        : 'login-item-failed',
    );
    fs.rmSync(at, { recursive: true, force: true });
    const program = within('bin', 'moved-daypass');
    put(`[Desktop Entry]\nName=Daypass\nExec="${program}" --hidden\n`, '.config', 'autostart', 'daypass.desktop');
    expect(await meanwhile(kind, program, () => item.read())).toEqual({ status: 'off', problem: null });
  });

  test('where AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE lead to, and a ca_bundle', async () => {
    const [at, bundle] = [within('elsewhere', 'config'), within('elsewhere', 'ca.pem')];
    const credentials = put(`[default]\nca_bundle = ${bundle}\n`, 'elsewhere', 'credentials');
    kinds[kind](bundle);
    for (const [configFile, credentialsFile] of [
      [at, credentials],
      [put('[profile a]\nregion = eu-west-1\n', 'elsewhere', 'good'), at],
    ] as const) {
      fs.rmSync(at, { recursive: true, force: true });
      fs.rmSync(`${at}-other`, { force: true });
      const env = { HOME: home, AWS_CONFIG_FILE: configFile, AWS_SHARED_CREDENTIALS_FILE: credentialsFile };
      const paths = awsPaths({ env, platform: 'linux', homedir: home });
      const facts = await meanwhile(kind, at, () =>
        gatherFacts({
          store: createStore(makeState([])),
          paths,
          sessions: { token: () => undefined },
          ownFaults: async () => [],
          env,
          platform: 'linux',
        }),
      );
      const [odd, good] =
        configFile === at
          ? [facts.files.config, facts.files.credentials]
          : [facts.files.credentials, facts.files.config];
      expect([odd.text, odd.mode === null || /gigabyte|without end/.test(kind)]).toEqual(
        mayBeThere ? [expect.any(String), true] : ['', true],
      );
      expect(good.text).not.toBe('');
      const none = () => {};
      const watch = await watchAws(
        paths,
        { config: none, credentials: none, tokens: none, roles: none },
        recordingLog([]),
      );
      watch.check();
      await watch.stop();
    }
    const read = await readSettledConfigFile(at);
    expect(read.text).toBe('');
    const there = fs.lstatSync(at, { throwIfNoEntry: false })?.mode;
    const section = { kind: 'profile', name: 'b' } as const;
    const edited = await editConfigFile(at, [{ kind: 'add-section', section, settings: [['region', 'eu-west-1']] }]);
    if (!mayBeThere && kind !== 'a link to nowhere') expect(edited).toMatchObject({ ok: false });
    if (!mayBeThere) expect(fs.lstatSync(at).mode).toBe(there);
  });

  test('where the AWS CLI keeps tokens, registrations and roles', async () => {
    const key: RegistrationKey = { startUrl: 'https://a', region: 'eu-west-1', scopes: null, sessionName: 'corp' };
    const dir = path.dirname(within('.aws', 'sso', 'cache', 'x'));
    put(
      JSON.stringify({ accessToken: 'canary', expiresAt: '2030-01-01T00:00:00Z' }),
      '.aws',
      'sso',
      'cache',
      'good.json',
    );
    const client = {
      clientId: 'c',
      clientSecret: 's',
      expiresAt: '2030-01-01T00:00:00Z',
      scopes: ['sso:account:access'],
    };
    put(JSON.stringify(client), '.aws', 'sso', 'cache', 'zz.json');
    const [tokens, registrations] = [createTokenCache(dir), createRegistrationCache(dir)];
    kinds[kind](path.join(dir, registrationFileName(key)));
    expect(await registrations.read(key, 'pkce', now())).toBe(undefined);
    expect(await registrations.scopesOf('c')).toEqual(['sso:account:access']);
    expect(await meanwhile(kind, path.join(dir, tokenFileName('corp')), () => tokens.sweep())).toHaveLength(1);
    expect(await tokens.read('corp')).not.toMatchObject({ kind: 'token' });
    await tokens.removeLeftovers(now(), 'corp');
    await tokens.remove('corp');

    const roles = path.dirname(within('.aws', 'cli', 'cache', 'x'));
    const role = { ProviderType: 'sso', Credentials: { Expiration: '2030-01-01T00:00:00Z' } };
    put(JSON.stringify(role), '.aws', 'cli', 'cache', 'good.json');
    const ends = () => readRoleCredentialEnds(roles, new Set(['odd.json', 'good.json']));
    expect([...(await meanwhile(kind, path.join(roles, 'odd.json'), ends)).keys()]).toEqual(['good.json']);
    expect((await removeSsoRoleCredentials(roles)).removed).toEqual([path.join(roles, 'good.json')]);
  });

  test('where backups and copies of the config file are', async () => {
    const file = put('[default]\nregion = eu-west-1\n', '.aws', 'config');
    put('[default]\nregion = eu-west-2\n', '.aws', 'config.daypass-backup-2026-01-01');
    const older = `${file}.daypass-backup-2026-01-01`;
    const newest = `${file}.daypass-backup-2026-02-01`;
    const shown = await meanwhile(kind, newest, () => previewRestore(file, null));
    if (kind === 'a gigabyte of nothing') expect(shown).toMatchObject({ problem: { params: { file: newest } } });
    else if (!mayBeThere) expect(shown).toMatchObject({ value: { backup: older } });
    const chosen = await previewRestore(file, path.basename(older));
    if (!chosen.ok) throw new Error(chosen.problem.code);
    expect(
      await meanwhile(kind, beforeConversion(file), () => previewRestore(file, path.basename(beforeConversion(file)))),
    ).toMatchObject({
      ok: mayBeThere ? expect.any(Boolean) : false,
    });
    kinds[kind](`${file}.daypass-in-place`);
    await removeConfigLeftovers(file, now());
    await meanwhile(kind, `${file}.daypass-backup-2026-03-01`, () => backUp(file, 'x', Date.UTC(2026, 2, 1, 12)));
    const done = await meanwhile(kind, beforeRestore(file), () =>
      restoreBackup(file, path.basename(older), chosen.value.change.digest),
    );
    // It is not done without the copy of what it replaces.
    expect(fs.readFileSync(file, 'utf8')).toContain(done.ok ? 'eu-west-2' : 'eu-west-1');
  });

  test('where something was replaced between the look and the write', async () => {
    const at = within('folder', 'file');
    const replacement = { expected: 'a', text: 'b' };
    expect((await meanwhile(kind, at, () => replaceIfSame(at, replacement))).kind).toMatch(/changed|failed/);
    fs.rmSync(at, { recursive: true, force: true });
    fs.rmSync(`${at}-other`, { force: true });
    const written = await meanwhile(kind, at, () => overwrite(at, { content: 'b', mode: 0o600 })).catch(
      () => 'refused',
    );
    if (!mayBeThere) expect(written).toBe('refused');
    fs.rmSync(at, { recursive: true, force: true });
    fs.rmSync(`${at}-other`, { force: true });
    const read = await meanwhile(kind, at, () => readText(at));
    expect(read).toEqual(
      kind === '/dev/zero'
        ? { kind: 'text', text: '' }
        : mayBeThere
          ? expect.anything()
          : expect.objectContaining({ kind: expect.stringMatching(/failed|missing/) }),
    );
    await writeAtomically(at, 'b', { mode: 0o600, dirMode: 0o700 });
  });

  test('where the lock of the only Daypass is', async () => {
    const at = within('Daypass', 'SingletonLock');
    expect(await meanwhile(kind, at, () => whyLocked(path.dirname(at), 'linux'))).toEqual({ kind: 'running' });
  });
});
