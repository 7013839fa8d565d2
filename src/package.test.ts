/** Packs the app offline, around an empty shell in place of Electron, and looks at what users would get. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { parseSync, Visitor } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fuses } from '../scripts/fuses.mjs';
import { packApp, type PackedApp } from '../testing/packed-app.ts';
import { trayIconFile } from './main/surfaces/tray-icon.ts';
import { trayLooks } from './main/surfaces/tray-look.ts';
import { locales } from './shared/messages/languages.ts';

let dir: string;
let packed: PackedApp;
const unpacked = (...parts: string[]) => path.join(packed.unpacked, ...parts);
const app = (...parts: string[]) => path.join(packed.app, ...parts);
const canMakeDebs = spawnSync('dpkg-deb', ['--version']).status === 0;
const list = (folder: string) => fs.readdirSync(folder).toSorted();

/** What a bundle loads: `import`, `import()`, and the `require` (or the bundler's `__require`) of a CommonJS package. */
function importsOf(bundle: string): readonly string[] {
  const found: string[] = [];
  const literal = (node: object | undefined) => {
    if (node && 'value' in node && typeof node.value === 'string') found.push(node.value);
  };
  new Visitor({
    ImportDeclaration: ({ source }) => literal(source),
    ImportExpression: ({ source }) => literal(source),
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === 'Identifier' && /^(__)?require$/.test(callee.name)) literal(first);
    },
  }).visit(parseSync('bundle.js', bundle).program);
  return found;
}

beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-package-'));
  packed = packApp(dir, { packages: canMakeDebs ? ['deb'] : [] });
}, 300_000);
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

describe('the packed app', () => {
  test('holds the bundles and the tray icons, and nothing else', () => {
    expect(list(app())).toEqual(['assets', 'out', 'package.json']);
    expect(list(app('assets'))).toEqual(['icon.png', 'tray']);
    expect(list(app('out'))).toEqual(['main', 'preload', 'renderer']);
  });

  test('holds no sources: no maps, no TypeScript, no drawings', () => {
    const files = fs.readdirSync(app(), { recursive: true, encoding: 'utf8' });
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => /\.(map|tsx?|svg)$/.test(file) || file.includes('node_modules'))).toEqual([]);
  });

  test('nothing lies beside it but the command, the licences, the languages of the panel, and where updates are', () => {
    const ofTheDeb = ['apparmor-profile', 'package-type'];
    const beside = list(unpacked('resources')).filter((name) => !ofTheDeb.includes(name));
    expect(beside).toEqual(['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', 'app-update.yml', 'app.asar', 'command']);
    const updates = fs.readFileSync(unpacked('resources/app-update.yml'), 'utf8');
    expect(updates).toContain('url: https://github.com/daypass-app/daypass/releases/latest/download\n');
    expect(list(unpacked('resources/command'))).toEqual(['daypass', 'daypass.js', 'package.json', 'whole.js']);
    expect(list(unpacked('locales'))).toEqual(
      locales.map((locale) => `${locale === 'en' ? 'en-US' : locale}.pak`).toSorted(),
    );
  });

  test('starts at a file that is inside, and keeps its names', () => {
    const { main, productName, desktopName } = JSON.parse(fs.readFileSync(app('package.json'), 'utf8'));
    expect(fs.existsSync(app(main))).toBe(true);
    expect({ productName, desktopName }).toEqual({ productName: 'Daypass', desktopName: 'app.daypass.desktop' });
  });

  test('needs no package: what the bundles import is Electron, Node or another bundle', () => {
    const bundles = fs.globSync('out/{main,preload}/**/*.{js,cjs}', { cwd: app() });
    expect(bundles.length).toBeGreaterThan(1);
    const imported = bundles.flatMap((file) => importsOf(fs.readFileSync(app(file), 'utf8')));
    expect(imported).toContain('electron');
    const isKnown = (name: string) => name === 'electron' || name.startsWith('.') || isBuiltin(name);
    expect(imported.filter((name) => !isKnown(name))).toEqual([]);
  });
});

/** The libraries that the bundler has read for the main process, as its maps name them. The other bundles have no maps. */
function librariesInMaps(): readonly string[] {
  const maps = fs.globSync('out/main/**/*.map').map((file) => fs.readFileSync(file, 'utf8'));
  const sources = maps.flatMap((text) => (JSON.parse(text) as { readonly sources: readonly string[] }).sources);
  const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? '');
  return [...new Set(names)].filter((name) => name !== '').toSorted();
}

describe('the licences', () => {
  const notices = () => fs.readFileSync(unpacked('resources/THIRD-PARTY-NOTICES.txt'), 'utf8');

  test('the one of Daypass is in it', () => {
    expect(fs.readFileSync(unpacked('resources/LICENSE.txt'), 'utf8')).toBe(fs.readFileSync('LICENSE', 'utf8'));
  });

  test('every library of the bundles is named with version and licence', () => {
    const named = new Set([...notices().matchAll(/^(\S+) \d+\.\d+\.\S+ \([\w.-]+\)$/gm)].map(([, name]) => name));
    const bundled = librariesInMaps();
    expect(bundled.length).toBeGreaterThan(30);
    const ofThePage = ['react', 'react-dom', 'react-aria-components', '@tanstack/react-virtual', 'commander'];
    expect([...bundled, ...ofThePage].filter((name) => !named.has(name))).toEqual([]);
  });

  test('every licence stands there with its text', () => {
    const [, ...parts] = notices().split(/^={80}\n((?:\S+ \S+ \(.*\)\n)+)={80}\n/m);
    const pairs = parts.flatMap((names, at) => (at % 2 === 0 ? [[names, parts[at + 1] ?? ''] as const] : []));
    expect(pairs.length).toBeGreaterThan(20);
    const texts = /Apache License|Permission is hereby granted|Permission to use, copy|Blue Oak|PSF|redistribut/i;
    expect(pairs.filter(([, text]) => !texts.test(text)).map(([names]) => names)).toEqual([]);
  });
});

describe('the command', () => {
  const launcher = () => unpacked('resources/command/daypass');
  /** As from a menu: with nothing of a shell's environment but what is given. */
  const run = (file: string, args: readonly string[], env: NodeJS.ProcessEnv) => {
    const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', env: { HOME: dir, ...env } });
    return { status, stdout: stdout.trim(), stderr: stderr.trim() };
  };
  const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { readonly version: string };

  test('runs in the Node that is named, also by a link and a link to that', () => {
    const [link, second] = [path.join(dir, 'a link'), path.join(dir, 'second')];
    fs.symlinkSync(launcher(), link);
    fs.symlinkSync('a link', second);
    for (const file of [launcher(), link, second])
      expect(run(file, ['--version'], { PATH: '/usr/bin:/bin', DAYPASS_NODE: process.execPath })).toEqual({
        status: 0,
        stdout: version,
        stderr: '',
      });
  });

  test('runs in the Node of the PATH, and hands over what it is given', () => {
    const env = { PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin` };
    expect(run(launcher(), ['no such "one"'], env)).toMatchObject({ status: 2, stdout: '' });
    expect(run(launcher(), ['no such "one"'], env).stderr).toContain('no such "one"');
  });

  test('says what it needs where there is no Node, in each language', () => {
    // The usual places are looked at as well, so it has to be run where they have none.
    const text = fs.readFileSync(launcher(), 'utf8').replaceAll(/\/(?:usr|opt)\S*\/node\b/g, '/nowhere/node');
    const elsewhere = path.join(dir, 'without-node');
    const tools = path.join(dir, 'tools');
    fs.mkdirSync(tools);
    for (const tool of ['dirname', 'readlink']) fs.symlinkSync(`/usr/bin/${tool}`, path.join(tools, tool));
    fs.writeFileSync(elsewhere, text, { mode: 0o755 });
    const said = ['C', ...locales].map((locale) => {
      const LANG = locale === 'C' ? 'C' : `${locale}_XX.UTF-8`;
      const { status, stdout, stderr } = run(elsewhere, ['status'], { PATH: tools, LANG });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      return stderr;
    });
    expect(said[0]).toContain('daypass: this command needs Node.js 22 or later, and none was found.');
    expect(new Set(said).size, said.join('\n')).toBe(locales.length);
  });

  test.skipIf(!canMakeDebs)(`lies on the PATH of a deb${canMakeDebs ? '' : ' (there is no dpkg-deb here)'}`, () => {
    const [deb] = fs.globSync('dist/*.deb', { cwd: dir });
    const root = path.join(dir, 'root');
    const unpack = spawnSync('dpkg-deb', ['-x', path.join(dir, deb ?? ''), root], { encoding: 'utf8' });
    expect(unpack.stderr).toBe('');
    const [, target = ''] =
      /^exec (\S+) "\$@"$/m.exec(fs.readFileSync(path.join(root, 'usr/bin/daypass'), 'utf8')) ?? [];
    expect(fs.statSync(path.join(root, 'usr/bin/daypass')).mode & 0o111).toBe(0o111);
    const env = { PATH: '/usr/bin:/bin', DAYPASS_NODE: process.execPath };
    expect(run(path.join(root, target), ['--version'], env)).toEqual({ status: 0, stdout: version, stderr: '' });
    // The manual page lies where `man` looks, is that of this command, and everybody may read it.
    const page = path.join(root, 'usr/share/man/man1/daypass.1');
    expect(run(path.join(root, target), ['man'], { ...env, LC_ALL: 'C' })).toMatchObject({
      status: 0,
      stdout: fs.readFileSync(page, 'utf8').trim(),
    });
    expect(fs.statSync(page).mode & 0o777).toBe(0o644);
    // So does what Debian wants of every package, which leads to the rest.
    const copyright = fs.readFileSync(path.join(root, 'usr/share/doc/daypass/copyright'), 'utf8');
    expect(copyright).toMatch(
      /^Copyright: \d{4} The Daypass developers\nLicense: Expat\n Permission is hereby granted/m,
    );
    for (const [file] of copyright.matchAll(/\/opt\/Daypass\/[\w./-]+\.(?:txt|html)/g))
      expect(fs.existsSync(path.join(root, file)), file).toBe(true);
    expect(fs.statSync(path.join(root, 'usr/share/doc/daypass/copyright')).mode & 0o777).toBe(0o644);
    // The menu starts the app, and a link that the package makes for that has another name than the command.
    const [entry] = fs.globSync('usr/share/applications/*.desktop', { cwd: root });
    expect(fs.readFileSync(path.join(root, entry ?? ''), 'utf8')).toMatch(/^Exec=\/opt\/Daypass\/daypass-app\b/m);
    const about = spawnSync('dpkg-deb', ['-f', path.join(dir, deb ?? ''), 'Depends'], { encoding: 'utf8' }).stdout;
    // Electron's own needs, and gdbus, which tells whether there is a tray.
    expect(about.split(', ').map((one) => one.trim())).toEqual(
      expect.arrayContaining(['libgtk-3-0', 'libglib2.0-bin']),
    );
    const script = spawnSync('dpkg-deb', ['-I', path.join(dir, deb ?? ''), 'postinst'], { encoding: 'utf8' }).stdout;
    // Everything on the PATH is a file of the package: dpkg removes it, and upgrades it.
    expect(script).not.toContain('/usr/bin/daypass');
  });
});

test('every tray icon of the system is inside, and none of another one', () => {
  const icons = list(app('assets/tray')).filter((name) => !name.startsWith('color-'));
  const wanted = trayLooks.flatMap((look) => {
    const file = trayIconFile(look, 'linux');
    // Electron takes those for dense displays by itself, and says nothing where there is none.
    return [file, ...['@1.5x', '@2x'].map((scale) => file.replace('.png', `${scale}.png`))];
  });
  expect(icons).toEqual(wanted.toSorted());
});

test('every fuse is as scripts/fuses.mjs has it, and each one is named there', async () => {
  const wire = await getCurrentFuseWire(unpacked('daypass-app'));
  const named = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
  expect(named.length).toBeGreaterThan(8);
  for (const fuse of named) {
    expect(typeof fuses[fuse], FuseV1Options[fuse]).toBe('boolean');
    expect(wire[fuse], FuseV1Options[fuse]).toBe((fuses[fuse] === true ? '1' : '0').charCodeAt(0));
  }
  // What an attacker would need of them is off.
  expect(Object.keys(wire).length - 1).toBe(named.length);
  expect(fuses[FuseV1Options.RunAsNode]).toBe(false);
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(true);
});

test('without Electron it is smaller than 6 MB', () => {
  const own = fs.globSync('resources/**/*', { cwd: packed.unpacked }).map((file) => fs.statSync(unpacked(file)));
  const size = own.filter((stats) => stats.isFile()).reduce((sum, stats) => sum + stats.size, 0);
  expect(size).toBeGreaterThan(2_000_000);
  expect(size).toBeLessThan(6_000_000);
});

test('each system takes the package: what its checks ask for is there', () => {
  const settings = fs.readFileSync('electron-builder.yml', 'utf8');
  // Setting fuses breaks the signature of Electron; Apple silicon kills what is signed wrongly.
  expect(fuses.resetAdHocDarwinSignature).toBe(true);
  // The runtime without libfuse2, which Ubuntu does not bring.
  expect(settings).toMatch(/^toolsets:\n {2}appimage: 1\./m);
  // A deb without a homepage is refused by its packer, outside a clone from GitHub.
  const { homepage, repository } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  expect([homepage, repository.url]).toEqual([expect.stringMatching(/^https:/), expect.stringMatching(/^git\+https:/)]);
});

test('the menu entry of Linux speaks every language', () => {
  const settings = fs.readFileSync('electron-builder.yml', 'utf8');
  const missing = locales
    .filter((locale) => locale !== 'en')
    .flatMap((locale) => [`GenericName[${locale}]: `, `Comment[${locale}]: `])
    .filter((line) => !settings.includes(line));
  expect(missing).toEqual([]);
});

test('Windows knows the running app by the id of the installed one', () => {
  const id = /^appId: (\S+)/m.exec(fs.readFileSync('electron-builder.yml', 'utf8'))?.[1];
  expect(id).toBeTruthy();
  expect(fs.readFileSync('src/main/electron/application.ts', 'utf8')).toContain(`'${id}'`);
});
