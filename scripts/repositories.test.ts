/** The repositories of a release, made of packages around a stub and read by the programs that users have. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packApp } from '../testing/packed-app.ts';
import { makeRepositories, repositoryTools } from './repositories.mjs';

const missing = [...repositoryTools, 'rpmbuild', 'rpm', 'apt-get'].filter(
  (tool) => spawnSync(tool, ['--version']).error,
);

describe.skipIf(missing.length > 0)(
  `the repositories${missing.length === 0 ? '' : ` (not here: there is no ${missing.join(', ')})`}`,
  () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-repositories-'));
    const at = (...parts: string[]): string => path.join(dir, ...parts);
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { readonly version: string };
    const gnupg = at('gnupg');
    const key = 'release@test.invalid';
    const run = (tool: string, args: readonly string[], env = {}) => {
      const done = spawnSync(tool, args, { encoding: 'utf8', env: { ...process.env, ...env } });
      return { status: done.status, text: `${done.stdout}${done.stderr}` };
    };

    beforeAll(() => {
      packApp(dir, { packages: ['deb', 'rpm'] });
      fs.mkdirSync(gnupg, { mode: 0o700 });
      process.env['GNUPGHOME'] = gnupg;
      const made = run('gpg', ['--batch', '--passphrase', '', '--quick-generate-key', key, 'ed25519', 'sign']);
      expect(made.status, made.text).toBe(0);
      const packages = fs.globSync('dist/*.{deb,rpm}', { cwd: dir }).map((file) => at(file));
      makeRepositories(at('out'), packages, key);
    }, 300_000);
    afterAll(() => {
      run('gpgconf', ['--kill', 'gpg-agent']);
      delete process.env['GNUPGHOME'];
      fs.rmSync(dir, { recursive: true, force: true });
    });

    /** apt with nothing of this machine's: its own lists and state, and the one repository. */
    const apt = (...args: string[]) => {
      for (const folder of ['state/lists/partial', 'cache/archives/partial', 'etc'])
        fs.mkdirSync(at('apt', folder), { recursive: true });
      fs.writeFileSync(at('apt/status'), '');
      const list = at('apt/etc/sources.list');
      fs.writeFileSync(list, `deb [signed-by=${at('out/apt/daypass.asc')} arch=amd64] file:${at('out/apt')} ./\n`);
      const options = {
        Dir: at('apt'),
        'Dir::State': at('apt/state'),
        'Dir::State::status': at('apt/status'),
        'Dir::Cache': at('apt/cache'),
        'Dir::Etc': at('apt/etc'),
        'Dir::Etc::sourcelist': list,
        'Dir::Etc::sourceparts': '-',
        'Dir::Log': at('apt'),
        'APT::Architecture': 'amd64',
        'APT::Sandbox::User': '',
      };
      return run('apt-get', [
        ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
        ...args,
      ]);
    };

    test('apt takes the signed repository and offers this version', () => {
      const updated = apt('update');
      expect(updated.text).not.toMatch(/^[EW]:/m);
      expect(updated.status).toBe(0);
      const offered = apt('--print-uris', 'download', 'daypass');
      expect(offered.text).toContain(`daypass_${version}_amd64.deb`);
    });

    test('apt refuses one that was changed after it was signed', () => {
      const file = at('out/apt/InRelease');
      const signed = fs.readFileSync(file, 'utf8');
      fs.writeFileSync(file, signed.replace('Daypass', 'Daypess'));
      fs.renameSync(at('out/apt/Release.gpg'), at('Release.gpg'));
      fs.rmSync(at('apt/state'), { recursive: true, force: true });
      expect(apt('update').text).toMatch(/^[EW]:.*(signature|BADSIG|not signed)/im);
      fs.writeFileSync(file, signed);
      fs.renameSync(at('Release.gpg'), at('out/apt/Release.gpg'));
    });

    test('the metadata for dnf names the rpm with its digest, and is signed', () => {
      const folder = at('out/rpm');
      const [primary = ''] = fs.globSync('repodata/*-primary.xml.gz', { cwd: folder });
      const text = gunzipSync(fs.readFileSync(path.join(folder, primary))).toString();
      const [rpm = ''] = fs.globSync('*.rpm', { cwd: folder });
      expect(text).toContain(
        createHash('sha256')
          .update(fs.readFileSync(path.join(folder, rpm)))
          .digest('hex'),
      );
      expect(text).toContain(`ver="${version}"`);
      const data = path.join(folder, 'repodata/repomd.xml');
      expect(run('gpg', ['--verify', `${data}.asc`, data]).text).toContain('Good signature');
    });

    test('the rpm puts the command on the PATH, needs no link in /usr/lib/.build-id, and spares an upgrade', () => {
      const [rpm = ''] = fs.globSync('out/rpm/*.rpm', { cwd: dir });
      const files = run('rpm', ['-qlp', at(rpm)]).text;
      expect(files.split('\n')).toEqual(expect.arrayContaining(['/usr/bin/daypass', '/usr/share/man/man1/daypass.1']));
      expect(files).not.toContain('.build-id');
      const scripts = run('rpm', ['-qp', '--scripts', at(rpm)]).text;
      expect(scripts).toContain('remove | purge | 0) ;;');
    });
  },
);
