/** A release tells the updater which macOS its app needs, in the form that the updater reads, and by what the packed app says. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { darwinOf, minimumIn, withMinimum } from './mac-minimum.mjs';

const list = 'version: 1.2.3\nfiles:\n  - url: Daypass-1.2.3-arm64.zip\n    sha512: AA==\nreleaseDate: 2026-12-01\n';
const plist = (version: string): string =>
  `<plist version="1.0">\n<dict>\n<key>LSMinimumSystemVersion</key>\n  <string>${version}</string>\n</dict></plist>`;

test.each([
  ['11.0', '20.0.0'],
  ['12.0', '21.0.0'],
  ['13.0.0', '22.0.0'],
  ['15', '24.0.0'],
  ['26.0', '25.0.0'],
  ['27.0', '26.0.0'],
])('macOS %s is Darwin %s', (macos, darwin) => expect(darwinOf(macos)).toBe(darwin));

test.each(['10.15', '16.0', '13.4', '', 'x'])('of macOS "%s" nothing is guessed', (macos) =>
  expect(() => darwinOf(macos)).toThrow(`macOS ${macos}`),
);

test('the list gets one line more; where something is odd the release stops', () => {
  const text = withMinimum(list, [plist('13.0'), plist('13.0')]);
  expect(parse(text)).toEqual({ ...parse(list), minimumSystemVersion: '22.0.0' });
  expect(() => withMinimum(text, [plist('13.0')])).toThrow('already');
  expect(() => withMinimum(list, [plist('13.0'), plist('12.0')])).toThrow('agree');
  expect(() => withMinimum(list, [])).toThrow('agree');
  expect(() => minimumIn('bplist00')).toThrow('which macOS');
});

test('the script finds the packed apps of both kinds of processor', () => {
  const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-mac-'));
  try {
    fs.writeFileSync(path.join(dist, 'latest-mac.yml'), list);
    for (const folder of ['mac', 'mac-arm64']) {
      const contents = path.join(dist, folder, 'Daypass.app/Contents');
      fs.mkdirSync(contents, { recursive: true });
      fs.writeFileSync(path.join(contents, 'Info.plist'), plist('13.0'));
    }
    execFileSync(process.execPath, ['scripts/mac-minimum.mjs', dist]);
    expect(fs.readFileSync(path.join(dist, 'latest-mac.yml'), 'utf8')).toContain('\nminimumSystemVersion: 22.0.0\n');
  } finally {
    fs.rmSync(dist, { recursive: true });
  }
});

test('the release writes it before its packages go on', () => {
  const release = fs.readFileSync('.github/workflows/release.yml', 'utf8');
  const [built, written, uploaded] = [
    'npm run package',
    'node scripts/mac-minimum.mjs dist',
    'name: packages-${{ matrix.os }}',
  ].map((part) => release.lastIndexOf(part));
  expect(built).toBeGreaterThan(0);
  expect(written).toBeGreaterThan(built ?? Infinity);
  expect(uploaded).toBeGreaterThan(written ?? Infinity);
});
