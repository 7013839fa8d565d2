// @ts-check
/**
 * `npm run looks`: makes the pictures of `e2e/looks` anew that differ from the app as it is built, and squeezes them. Arguments are
 * Playwright's: `npm run looks -- -g settings` makes those of some states alone. Look at each one that `git status` names.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Playwright exports it without types; its version is pinned. */
const { utils } = createRequire(import.meta.url)('playwright-core/lib/coreBundle');
const folder = path.join(import.meta.dirname, '../e2e/looks');

/** Chromium is quick to write WebP; Playwright's own encoder needs half as many bytes for the same pixels. */
function squeeze() {
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.webp'));
  for (const file of files.map((name) => path.join(folder, name))) {
    const picture = fs.readFileSync(file);
    const image = utils.decodeWebp(picture);
    const squeezed = utils.encodeWebp(image, { lossless: true });
    const isSame = utils.decodeWebp(squeezed).data.equals(image.data);
    if (isSame && squeezed.length < picture.length) fs.writeFileSync(file, squeezed);
  }
}

const { status } = spawnSync(
  'npx',
  ['playwright', 'test', 'looks.spec', '--project=stand-in', '--update-snapshots', ...process.argv.slice(2)],
  { stdio: 'inherit', shell: process.platform === 'win32' },
);
squeeze();
process.exitCode = status ?? 1;
