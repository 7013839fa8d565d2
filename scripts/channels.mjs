// @ts-check
/**
 * `node scripts/channels.mjs OUT PACKAGES`: writes what Homebrew (a cask), winget, Scoop, AUR and Nix need to offer a release, from the
 * packages in the folder PACKAGES: version, addresses and digests. A person proposes them there.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { aur, homebrew, nix, scoop, winget } from './channel-texts.mjs';

/** The packages that are offered, by what they are called in the release. */
const names = {
  dmgArm: /^Daypass-[\d.]+-arm64\.dmg$/,
  dmgIntel: /^Daypass-[\d.]+-x64\.dmg$/,
  setup: /^Daypass-[\d.]+-setup\.exe$/,
  msi: /^Daypass-[\d.]+\.msi$/,
  deb: /^daypass_[\d.]+_amd64\.deb$/,
};

/**
 * @typedef {{ readonly name: string, readonly url: string, readonly sha256: string }} Offered
 * @typedef {{ readonly version: string, readonly files: Readonly<Record<keyof typeof names, Offered>> }} Release
 */

/** @param {string} folder with the packages @param {string} version @returns {Release} */
export function releaseIn(folder, version) {
  const found = fs.readdirSync(folder);
  const base = `https://github.com/daypass-app/daypass/releases/download/v${version}`;
  const files = Object.entries(names).map(([kind, pattern]) => {
    const matching = found.filter((name) => pattern.test(name));
    const [name] = matching;
    if (name === undefined || matching.length > 1)
      throw new Error(`Of ${pattern} there are ${matching.length} in ${folder}`);
    if (!name.includes(version)) throw new Error(`${name} is none of version ${version}`);
    const sha256 = createHash('sha256')
      .update(fs.readFileSync(path.join(folder, name)))
      .digest('hex');
    return [kind, { name, url: `${base}/${name}`, sha256 }];
  });
  return { version, files: Object.fromEntries(files) };
}

/** @param {Release} release @returns {Readonly<Record<string, string>>} texts by their paths */
export function channelFiles(release) {
  return { ...homebrew(release), ...winget(release), ...scoop(release), ...aur(release), ...nix(release) };
}

if (process.argv[1] === import.meta.filename) {
  const [out = '', folder = ''] = process.argv.slice(2);
  const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  for (const [file, text] of Object.entries(channelFiles(releaseIn(folder, version)))) {
    fs.mkdirSync(path.dirname(path.join(out, file)), { recursive: true });
    fs.writeFileSync(path.join(out, file), text);
  }
}
