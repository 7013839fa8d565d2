// @ts-check
/**
 * Writes the texts of the licences to out/notices, for the packages: of every library that may be in a bundle (THIRD-PARTY-NOTICES.txt), and
 * the `copyright` that Debian wants of Daypass itself. Which libraries those are, the bill of materials says.
 */
import fs from 'node:fs';
import path from 'node:path';
import { billOfMaterials } from './bill-of-materials.mjs';

const root = path.join(import.meta.dirname, '..');
const read = (/** @type {string} */ file) => fs.readFileSync(path.join(root, file), 'utf8');

/** What libraries call the files with their licence, and those with notices that have to go along with it (Apache-2.0, 4d). */
const licenceFile = /^(licen[cs]e|copying|notice|copyrightnotice|third-party)/i;

/**
 * @param {string} name @param {string} version @param {Readonly<Record<string, { version?: string }>>} locked
 * @returns {string} the folder of this very version
 */
function folderOf(name, version, locked) {
  const places = Object.keys(locked).filter(
    (place) => place.endsWith(`node_modules/${name}`) && locked[place]?.version === version,
  );
  const folder = places.map((place) => path.join(root, place)).find((place) => fs.existsSync(place));
  if (folder === undefined) throw new Error(`${name} ${version} is not installed: npm ci comes first`);
  return folder;
}

/** Where the usual words of a licence stand, for libraries that only name it. */
const usualTexts = new Map([
  ['MIT', 'LICENSE'],
  ['Apache-2.0', 'node_modules/@aws-sdk/types/LICENSE'],
]);

/**
 * The text of a library that brings none: the licence that its package.json names, in its usual words.
 * @param {string} name @param {{ license?: string, author?: string | { name?: string } }} about
 */
function usualText(name, { license = '', author }) {
  const file = usualTexts.get(license);
  if (file === undefined) throw new Error(`${name} brings no text of its licence (${license})`);
  const holder = (typeof author === 'string' ? author : author?.name) ?? `The authors of ${name}`;
  const words = license === 'MIT' ? read(file).replace(/^Copyright .*$/m, `Copyright (c) ${holder}`) : read(file);
  return `(The library brings no text of its licence. Its package.json says ${license}, in these words.)\n\n${words}`;
}

/** @param {string} folder @param {string} name @returns {string} */
function textOf(folder, name) {
  const files = fs.readdirSync(folder).filter((file) => licenceFile.test(file));
  const texts = files.toSorted().map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
  if (texts.length === 0) texts.push(usualText(name, JSON.parse(fs.readFileSync(`${folder}/package.json`, 'utf8'))));
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
}

/** @returns {string} every library with its licence; a text that several share stands once, below all of them */
export function thirdPartyNotices() {
  const { packages } = JSON.parse(read('package-lock.json'));
  const own = billOfMaterials().components.filter(
    // Electron's own licence, and those of Chromium, lie beside it in each package.
    (/** @type {any} */ { name, scope }) => scope === 'required' && name !== 'electron',
  );
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const { name, version, licenses } of own) {
    const id = licenses.map((/** @type {any} */ one) => one.license?.id ?? one.expression).join(', ');
    const text = textOf(folderOf(name, version, packages), name);
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${id})`]);
  }
  const line = '='.repeat(80);
  const parts = [...byText].map(([text, names]) => `${line}\n${names.join('\n')}\n${line}\n\n${text}\n`);
  return `Daypass contains parts of these libraries. Electron and Chromium, which Daypass runs in, bring their licences in
LICENSE.electron.txt and LICENSES.chromium.html.

${parts.join('\n')}`;
}

/** @returns {string} in the form that Debian reads */
export function debianCopyright() {
  const [, holder = '', text = ''] = /^MIT License\n\nCopyright \(c\) (.*)\n\n([^]*)$/.exec(read('LICENSE')) ?? [];
  if (holder === '') throw new Error('LICENSE is not the text of the MIT licence');
  const { repository } = JSON.parse(read('package.json'));
  const indented = text.trimEnd().replaceAll(/^$/gm, '.').replaceAll(/^/gm, ' ');
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Daypass
Source: ${repository.url.replace(/^git\+/, '')}
Comment: The licences of the libraries that Daypass contains are in
 /opt/Daypass/resources/THIRD-PARTY-NOTICES.txt, those of Electron and Chromium
 in /opt/Daypass/LICENSE.electron.txt and /opt/Daypass/LICENSES.chromium.html.

Files: *
Copyright: ${holder}
License: Expat
${indented}
`;
}

if (process.argv[1] === import.meta.filename) {
  const folder = path.join(root, 'out/notices');
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, text] of [
    ['THIRD-PARTY-NOTICES.txt', thirdPartyNotices()],
    ['copyright', debianCopyright()],
  ]) {
    fs.writeFileSync(path.join(folder, name ?? ''), text ?? '');
    // Everybody may read it, whatever the umask of whoever builds it.
    fs.chmodSync(path.join(folder, name ?? ''), 0o644);
  }
}
