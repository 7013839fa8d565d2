/** What the package channels get of a made-up release, read by the tools and by the rules that they publish. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { channelFiles, releaseIn } from './channels.mjs';

const version = '1.2.3';
const packages = ['Daypass-1.2.3-arm64.dmg', 'Daypass-1.2.3-x64.dmg', 'Daypass-1.2.3-setup.exe', 'Daypass-1.2.3.msi'];
const deb = 'daypass_1.2.3_amd64.deb';
const digest = (name: string): string => createHash('sha256').update(`the bytes of ${name}`).digest('hex');

let dir: string;
let files: Readonly<Record<string, string>>;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-channels-'));
  fs.mkdirSync(path.join(dir, 'release'));
  for (const name of [...packages, deb, 'SHA256SUMS'])
    fs.writeFileSync(path.join(dir, 'release', name), `the bytes of ${name}`);
  files = channelFiles(releaseIn(path.join(dir, 'release'), version));
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), text);
  }
});
afterAll(() => fs.rmSync(dir, { recursive: true }));

/** A checker that takes what is made, and would not take everything. */
const checkers = [
  { name: 'ruby', args: ['-c'], file: 'homebrew/daypass.rb', spoil: (text: string) => text.replace(/end\n$/, '') },
  { name: 'bash', args: ['-n'], file: 'aur/PKGBUILD', spoil: (text: string) => text.replace(/\}\n$/, '') },
  {
    name: 'shellcheck',
    // The fields of a PKGBUILD are read by makepkg, and its variables set by it.
    args: ['--shell=bash', '--exclude=SC2034,SC2154'],
    file: 'aur/PKGBUILD',
    spoil: (text: string) =>
      text.replaceAll('"$pkgdir', '$pkgdir').replaceAll('0755 $pkgdir/opt/Daypass/chrome-sandbox"', '0755 $pkgdir/x'),
  },
  {
    name: 'nix-instantiate',
    args: ['--parse'],
    file: 'nix/package.nix',
    spoil: (text: string) => text.replace(/\}\n$/, ''),
  },
];
for (const { name, args, file, spoil } of checkers) {
  const isHere = spawnSync(name, ['--version']).error === undefined;
  test.skipIf(!isHere)(`${file} is what ${name} takes${isHere ? '' : ` (there is no ${name} here)`}`, () => {
    const check = (target: string) => spawnSync(name, [...args, target], { encoding: 'utf8' });
    const { status, stdout, stderr } = check(path.join(dir, file));
    expect(status, `${stdout}${stderr}`).toBe(0);
    const spoiled = path.join(dir, 'spoiled');
    fs.writeFileSync(spoiled, spoil(files[file] ?? ''));
    expect(check(spoiled).status).not.toBe(0);
  });
}

const https = v.pipe(v.string(), v.regex(/^https:\/\/\S+$/));
const sha = v.pipe(v.string(), v.regex(/^[0-9A-F]{64}$/));
const identifier = v.pipe(v.string(), v.regex(/^[^.\s\\/:*?"<>|]{1,32}(\.[^.\s\\/:*?"<>|]{1,32}){1,7}$/));
const head = {
  PackageIdentifier: identifier,
  PackageVersion: v.literal(version),
  ManifestVersion: v.literal('1.10.0'),
};

describe('winget', () => {
  const folder = `winget/manifests/d/Daypass/Daypass/${version}`;
  const read = (name: string): unknown => parse(files[`${folder}/Daypass.Daypass${name}.yaml`] ?? '');

  test('the three manifests have the fields that their schemas ask for, and no others', () => {
    const ofVersion = v.strictObject({ ...head, DefaultLocale: v.string(), ManifestType: v.literal('version') });
    const installer = v.strictObject({
      Architecture: v.picklist(['x86', 'x64', 'arm64', 'neutral']),
      InstallerType: v.picklist(['msix', 'msi', 'wix', 'nullsoft', 'inno', 'burn', 'exe', 'zip', 'portable']),
      Scope: v.picklist(['user', 'machine']),
      InstallerUrl: https,
      InstallerSha256: sha,
    });
    const ofInstaller = v.strictObject({
      ...head,
      Installers: v.pipe(v.array(installer), v.minLength(1)),
      ManifestType: v.literal('installer'),
    });
    const ofLocale = v.strictObject({
      ...head,
      PackageLocale: v.string(),
      Publisher: v.string(),
      PublisherUrl: https,
      PackageName: v.string(),
      PackageUrl: https,
      License: v.string(),
      LicenseUrl: https,
      ShortDescription: v.pipe(v.string(), v.minLength(3), v.maxLength(256)),
      ReleaseNotesUrl: https,
      ManifestType: v.literal('defaultLocale'),
    });
    v.parse(ofVersion, read(''));
    v.parse(ofLocale, read('.locale.en-US'));
    const { Installers } = v.parse(ofInstaller, read('.installer'));
    expect(Installers.map(({ InstallerSha256 }) => InstallerSha256.toLowerCase())).toEqual(
      ['Daypass-1.2.3-setup.exe', 'Daypass-1.2.3.msi'].map(digest),
    );
  });
});

test('Scoop: a manifest of its schema, with the command on the PATH, and without an uninstaller, so that it never looks for updates', () => {
  const schema = v.strictObject({
    version: v.pipe(v.string(), v.regex(/^[\w.+-]+$/)),
    description: v.string(),
    homepage: https,
    license: v.string(),
    architecture: v.strictObject({
      '64bit': v.strictObject({
        url: https,
        hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        pre_install: v.array(v.string()),
      }),
    }),
    bin: v.string(),
    shortcuts: v.array(v.tuple([v.string(), v.string()])),
    checkver: v.strictObject({ github: https }),
    autoupdate: v.object({ architecture: v.object({ '64bit': v.strictObject({ url: https }) }) }),
  });
  const { architecture, bin } = v.parse(schema, JSON.parse(files['scoop/daypass.json'] ?? ''));
  expect(architecture['64bit'].hash).toBe(digest('Daypass-1.2.3-setup.exe'));
  expect(bin).toBe('resources\\command\\daypass.cmd');
  expect(architecture['64bit'].pre_install).toEqual([
    'Expand-7zipArchive "$dir\\`$PLUGINSDIR\\app-64.7z" "$dir"',
    'Remove-Item "$dir\\`$PLUGINSDIR", "$dir\\Uninstall*" -Force -Recurse',
  ]);
});

test('the others name this version with the digests of its packages', () => {
  expect(files['homebrew/daypass.rb']).toContain(`sha256 arm:   "${digest('Daypass-1.2.3-arm64.dmg')}"`);
  expect(files['homebrew/daypass.rb']).toContain(`intel: "${digest('Daypass-1.2.3-x64.dmg')}"`);
  for (const file of ['aur/PKGBUILD', 'aur/.SRCINFO']) expect(files[file]).toContain(digest(deb));
  expect(files['aur/.SRCINFO']).toContain(`/v1.2.3/${deb}\n`);
  expect(files['nix/package.nix']).toContain(`sha256-${Buffer.from(digest(deb), 'hex').toString('base64')}`);
});

test('there are none of a release that lacks a package, or has one of another version', () => {
  expect(() => releaseIn(path.join(dir, 'release'), '1.2.4')).toThrow('is none of version 1.2.4');
  const less = path.join(dir, 'less');
  fs.cpSync(path.join(dir, 'release'), less, { recursive: true });
  fs.rmSync(path.join(less, deb));
  expect(() => releaseIn(less, version)).toThrow('there are 0');
});
