// @ts-check
/**
 * `npm run verify:build -- PACKAGE_ASAR [TAG]`: builds the app of that tag (of HEAD without one) anew, in a folder of its own with its own
 * `npm ci`, and compares its app.asar with the given one byte by byte. Where they differ it names the files that do.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';

/** @param {string} command @param {readonly string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

/**
 * Builds and packs the sources in a folder, around a stub in the place of Electron, of which nothing is in app.asar.
 * @param {string} folder with node_modules
 * @returns {string} the path of its app.asar
 */
export function buildAsar(folder) {
  run('npm', ['run', 'build'], folder);
  const packed = path.join(folder, 'packed');
  // A file, as quotes on a command line are another matter on each system.
  const script = path.join(folder, 'pack.mjs');
  fs.writeFileSync(script, `import { packApp } from './testing/packed-app.ts';\npackApp(${JSON.stringify(packed)});\n`);
  run(process.execPath, [script], folder);
  return path.join(packed, 'dist/linux-unpacked/resources/app.asar');
}

/**
 * @param {string} one the path of an app.asar
 * @param {string} other
 * @returns {readonly string[]} how they differ; empty: they are the same to the byte
 */
export function differences(one, other) {
  if (fs.readFileSync(one).equals(fs.readFileSync(other))) return [];
  const [ofOne, ofOther] = [contentsOf(one), contentsOf(other)];
  const names = [...new Set([...ofOne.keys(), ...ofOther.keys()])].toSorted();
  const found = names.filter((name) => {
    const [left, right] = [ofOne.get(name), ofOther.get(name)];
    return left === undefined || right === undefined || !left.equals(right);
  });
  return found.length > 0 ? found : ['the header: order, modes or digests of the same files'];
}

/** @param {string} asar @returns {Map<string, Buffer>} */
function contentsOf(asar) {
  const files = new Map();
  for (const listed of listPackage(asar, { isPack: false })) {
    const name = listed.replace(/^[\\/]/, '');
    try {
      files.set(name, extractFile(asar, name));
    } catch {
      // A folder.
    }
  }
  return files;
}

if (process.argv[1] === import.meta.filename) {
  const [asar = '', tag = 'HEAD'] = process.argv.slice(2);
  if (!fs.existsSync(asar)) {
    console.error(
      'Name the app.asar of an installed package: npm run verify:build -- /opt/Daypass/resources/app.asar v1.2.3',
    );
    process.exit(2);
  }
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-verify-'));
  try {
    const sources = path.join(dir, 'sources');
    run('git', ['clone', '--quiet', '--no-hardlinks', '.', sources], path.join(import.meta.dirname, '..'));
    run('git', ['checkout', '--quiet', tag], sources);
    run('npm', ['ci'], sources);
    const differing = differences(path.resolve(asar), buildAsar(sources));
    for (const name of differing) console.error(`differs: ${name}`);
    console.log(differing.length === 0 ? `The same to the byte as ${tag}.` : `Not what ${tag} builds.`);
    process.exitCode = differing.length === 0 ? 0 : 1;
  } finally {
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}
