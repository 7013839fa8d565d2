// @ts-check
/**
 * `node scripts/electron-release.mjs`: asks the npm registry whether Electron's line of package.json has a newer version (its security
 * releases come as such), and prints it; nothing where there is none. A scheduled workflow opens the change.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/**
 * The newest version of the same line (1.x of 1.2.3), if it is newer than the present one; null: there is none. A new line is a decision
 * of its own: it brings another Node and another Chromium.
 * @param {string} present
 * @param {readonly string[]} published
 */
export function newerOfLine(present, published) {
  const numbers = (/** @type {string} */ version) => version.split('.').map(Number);
  const [line = 0] = numbers(present);
  const newest = published
    .filter((version) => /^\d+\.\d+\.\d+$/.test(version) && numbers(version)[0] === line)
    .toSorted((one, other) => compare(numbers(one), numbers(other)))
    .at(-1);
  return newest !== undefined && compare(numbers(newest), numbers(present)) > 0 ? newest : null;
}

/** @param {readonly number[]} one @param {readonly number[]} other @returns {number} */
function compare(one, other) {
  const at = one.findIndex((number, i) => number !== other[i]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

if (process.argv[1] === import.meta.filename) {
  const { devDependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  const versions = JSON.parse(execFileSync('npm', ['view', 'electron', 'versions', '--json'], { encoding: 'utf8' }));
  process.stdout.write(newerOfLine(devDependencies.electron, versions) ?? '');
}
