/** The life of the deb in a throw-away root: installed, started, upgraded, removed, purged. A stub that says so is in the place of Electron. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smoke } from '../scripts/smoke.mjs';
import { createDpkgRoot, type DpkgRoot, whyNoDpkgRoot } from '../testing/dpkg-root.ts';
import { packApp } from '../testing/packed-app.ts';

const reason = whyNoDpkgRoot();

describe.skipIf(reason !== null)(`a deb in a root of its own${reason === null ? '' : ` (not here: ${reason})`}`, () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-deb-life-'));
  let root: DpkgRoot;
  let before: Readonly<Record<string, string>>;
  let [first, second] = ['', ''];
  const program = '/opt/Daypass/daypass-app';
  const settings = '/home/user/.config/Daypass/settings.json';

  /** The same package as a later version: with one file more, and one less. */
  const laterVersion = (deb: string): string => {
    const files = path.join(dir, 'later');
    spawnSync('dpkg-deb', ['--raw-extract', deb, files]);
    const control = path.join(files, 'DEBIAN/control');
    fs.writeFileSync(control, fs.readFileSync(control, 'utf8').replace(/^Version: .*$/m, 'Version: 99.0.0'));
    fs.writeFileSync(path.join(files, 'opt/Daypass/new-in-99'), '');
    fs.rmSync(path.join(files, 'opt/Daypass/LICENSES.chromium.html'));
    const later = path.join(dir, 'later.deb');
    const made = spawnSync('dpkg-deb', ['--root-owner-group', '-Znone', '--build', files, later], { encoding: 'utf8' });
    expect(made.stderr).toBe('');
    return later;
  };

  beforeAll(() => {
    packApp(dir, { packages: ['deb'] });
    first = path.join(dir, fs.globSync('dist/*.deb', { cwd: dir })[0] ?? '');
    second = laterVersion(first);
    root = createDpkgRoot(path.join(dir, 'root'));
    for (const [file, text] of [
      ['/home/user/.aws/config', '[profile of-the-user]\n'],
      [settings, '{}\n'],
    ] as const) {
      fs.mkdirSync(path.dirname(root.at(file)), { recursive: true });
      fs.writeFileSync(root.at(file), text);
    }
    before = root.contents();
  }, 300_000);
  afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

  /** Starts what is installed as a login would, until its log says `started`: the stub hands app.asar to the stand-in host. */
  const starts = async (): Promise<string | null> => {
    process.env['STUB_NODE'] = process.execPath;
    process.env['STUB_HOST'] = path.resolve('e2e/hosts/packed-host.ts');
    try {
      return await smoke(root.at(program));
    } finally {
      delete process.env['STUB_HOST'];
    }
  };
  const version = (): string => /^Version: (.*)$/m.exec(root.dpkg('--status', 'daypass'))?.[1] ?? '';

  test('is installed, with the command on the PATH, and adds nothing outside its places', () => {
    root.dpkg('--install', first);
    expect(root.dpkg('--status', 'daypass')).toContain('Status: install ok installed');
    const added = Object.keys(root.contents()).filter((name) => !(name in before));
    const places =
      /^(opt\/Daypass|usr\/share\/(applications|icons|man)|usr\/bin\/daypass$|usr\/share$|usr\/share\/doc)/;
    expect(added.filter((name) => !places.test(name))).toEqual([]);
    expect(added).toContain('usr/bin/daypass');
    // The command's launcher names the path in /opt, which this root has.
    const env = { PATH: '/usr/bin:/bin', HOME: dir, DAYPASS_NODE: process.execPath };
    const asked = spawnSync(root.at('/opt/Daypass/resources/command/daypass'), ['--version'], {
      env,
      encoding: 'utf8',
    });
    expect(asked.stdout.trim()).toBe(version());
  });

  test('has a stub for Electron, which says so', () => {
    const { status, stderr } = spawnSync(root.at(program), { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 70,
      stderr: expect.stringContaining('stub in the place of Electron'),
    });
  });

  test('starts hidden until its log says `started`, and ends when it is told to', async () => {
    expect(await starts()).toBe(null);
  });

  test('is upgraded: the later files are there, those it has no more are gone, and it starts', async () => {
    root.dpkg('--install', second);
    expect(version()).toBe('99.0.0');
    expect(fs.existsSync(root.at('/opt/Daypass/new-in-99'))).toBe(true);
    expect(fs.existsSync(root.at('/opt/Daypass/LICENSES.chromium.html'))).toBe(false);
    expect(await starts()).toBe(null);
  });

  test('removed and purged leaves nothing: the root is as before, with the files of the user', () => {
    // As on an Ubuntu that restricts user namespaces, where the installation has put its profile.
    fs.writeFileSync(root.at('/etc/apparmor.d/daypass-app'), 'profile');
    root.dpkg('--remove', 'daypass');
    root.dpkg('--purge', 'daypass');
    expect(root.contents()).toEqual(before);
    expect(fs.readFileSync(root.at(settings), 'utf8')).toBe('{}\n');
    expect(fs.readdirSync(root.at('/var/lib/dpkg/info')).filter((name) => name.startsWith('daypass'))).toEqual([]);
  });
});
