/** Tests that every state has its icon files. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accountColors } from '../../shared/role-marks.ts';
import { colorIconFile, trayIconFile } from './tray-icon.ts';

const statuses = ['signed-out', 'signing-in', 'signed-in', 'offline', 'ending-soon', 'ended'] as const;
const asset = (name: string) => readFileSync(new URL(`../../../assets/tray/${name}`, import.meta.url));
/** Width of a PNG (its header's first field). */
const width = (png: Buffer) => png.readUInt32BE(16);

test.each(statuses)('%s has an icon on every platform, in the sizes that it needs', (status) => {
  const template = trayIconFile(status, 'darwin');
  expect(width(asset(template))).toBe(16);
  expect(width(asset(template.replace('.png', '@2x.png')))).toBe(32);
  const linux = trayIconFile(status, 'linux');
  expect(width(asset(linux))).toBe(22);
  expect(width(asset(linux.replace('.png', '@2x.png')))).toBe(44);
  const windows = asset(trayIconFile(status, 'win32'));
  expect([...Array(windows.readUInt16LE(4)).keys()].map((index) => windows[6 + 16 * index])).toEqual([
    16, 20, 24, 32, 40, 48,
  ]);
});

test.each(accountColors)('the colour %s has a dot of its own, also for dense displays', (color) => {
  expect(width(asset(colorIconFile(color)))).toBe(16);
  expect(width(asset(colorIconFile(color).replace('.png', '@2x.png')))).toBe(32);
  const others = accountColors.filter((other) => other !== color).map((other) => asset(colorIconFile(other)));
  expect(others.some((other) => other.equals(asset(colorIconFile(color))))).toBe(false);
});

test('no two states look the same without colour', () => {
  const shapes = statuses.map((status) => asset(trayIconFile(status, 'darwin')).toString('base64'));
  expect(new Set(shapes).size).toBe(statuses.length);
});
