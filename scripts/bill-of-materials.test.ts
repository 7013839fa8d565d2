/** The bill of materials names what is in the packages, and tells it from what only builds them. */
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { billOfMaterials, isTool } from './bill-of-materials.mjs';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly scope: 'required' | 'optional';
  readonly hashes: readonly object[];
}
const bill = billOfMaterials() as { bomFormat: string; metadata: any; components: readonly Component[] };
const required = new Set(bill.components.filter(({ scope }) => scope === 'required').map(({ name }) => name));

test('it is CycloneDX, of this version, with a digest for each library', () => {
  const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { readonly version: string };
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(bill.metadata.component).toMatchObject({ name: 'daypass', version, type: 'application' });
  expect(bill.components.filter(({ hashes }) => hashes.length === 0)).toEqual([]);
});

test('every library that the sources import, and Electron, is in the packages', () => {
  const sources = fs.globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file));
  const imported = sources.flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'((?:@[\w.-]+\/)?[\w.-]+)[^']*'/g)].map(
      ([, name = '']) => name,
    ),
  );
  const libraries = new Set(imported.filter((name) => !/^(node|\.|vite)/.test(name)));
  expect(libraries.size).toBeGreaterThan(15);
  expect([...libraries].filter((name) => !required.has(name))).toEqual([]);
});

test('what only builds and tests is told from them', () => {
  for (const name of ['electron-builder', 'vitest', 'typescript', '@types/node'])
    expect(required.has(name)).toBe(false);
  expect([...required].filter(isTool)).toEqual([]);
});
