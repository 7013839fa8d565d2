// @ts-check
/**
 * `node scripts/mac-minimum.mjs <dist>`: writes into the list of a release for macOS (`latest-mac.yml`) which system its app needs. The
 * packer does not (app-builder-lib/out/publish/updateInfoBuilder.js), and a Mac that is too old would be offered an app that does not
 * start there. What Electron needs is read from the packed app itself, so it follows each new line of Electron.
 */
import fs from 'node:fs';
import path from 'node:path';

/**
 * The updater compares with `os.release()`, which is Darwin's version: macOS 11 to 15 are Darwin 20 to 24, macOS 26 is Darwin 25, and so on.
 * @param {string} macos such as `13.0`
 */
export function darwinOf(macos) {
  const major = Number(/^(\d+)(?:\.0)*$/.exec(macos)?.[1]);
  const darwin = major >= 11 && major <= 15 ? major + 9 : major >= 26 ? major - 1 : null;
  if (darwin === null) throw new Error(`Which version of Darwin macOS ${macos} has is not known`);
  return `${darwin}.0.0`;
}

/**
 * What the app of this property list needs, such as `13.0`.
 * @param {string} plist
 */
export function minimumIn(plist) {
  const version = /<key>LSMinimumSystemVersion<\/key>\s*<string>([\d.]+)<\/string>/.exec(plist)?.[1];
  if (version === undefined) throw new Error('The app does not say which macOS it needs');
  return version;
}

/**
 * @param {string} list the text of latest-mac.yml
 * @param {readonly string[]} plists of the apps in it, one for each kind of processor
 */
export function withMinimum(list, plists) {
  const [minimum, ...others] = new Set(plists.map(minimumIn));
  if (minimum === undefined || others.length > 0) throw new Error('The apps do not agree on the macOS that they need');
  if (/^minimumSystemVersion:/m.test(list)) throw new Error('The list names a version already');
  return `${list.trimEnd()}\nminimumSystemVersion: ${darwinOf(minimum)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const [dist = 'dist'] = process.argv.slice(2);
  const list = path.join(dist, 'latest-mac.yml');
  const plists = fs.globSync('mac*/*.app/Contents/Info.plist', { cwd: dist });
  const texts = plists.map((plist) => fs.readFileSync(path.join(dist, plist), 'utf8'));
  fs.writeFileSync(list, withMinimum(fs.readFileSync(list, 'utf8'), texts));
}
