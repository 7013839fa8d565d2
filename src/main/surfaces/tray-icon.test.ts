/** Tests of the tray's icons: each look in each size of each system, drawn by the script, seen on every bar, told apart by shape. */
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accountColors } from '../../shared/role-marks.ts';
import { drawTrayIcons } from '../../../scripts/icons.mjs';
import { type Color, differentInGrey, onBar, picturesOf, seen } from '../../../testing/support/icon-pixels.ts';
import { colorIconFile, trayIconFile } from './tray-icon.ts';
import { type TrayLook, trayLooks } from './tray-look.ts';

const folder = new URL('../../../assets/tray/', import.meta.url);
const asset = (name: string) => fs.readFileSync(new URL(name, folder));
/** Width and height of a PNG (the first fields of its header). */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

/** What the system asks for, by the scale of the display. */
const pictures = {
  darwin: { 1: 16, 2: 32 },
  linux: { 1: 22, 1.5: 33, 2: 44 },
  win32: { 1: 16, 1.25: 20, 1.5: 24, 2: 32, 2.5: 40, 3: 48 },
} as const;
type System = keyof typeof pictures;
const systems = Object.keys(pictures) as System[];

/** The pictures of a look, by their size in pixels. */
function picturesIn(look: TrayLook, system: System): ReadonlyMap<number, Buffer> {
  const file = trayIconFile(look, system);
  if (system === 'win32') return picturesOf(asset(file));
  return new Map(
    Object.entries(pictures[system]).map(([scale, size]) => [
      size,
      asset(scale === '1' ? file : file.replace('.png', `@${scale}x.png`)),
    ]),
  );
}

describe.each(trayLooks)('%s', (look) => {
  test.each(systems)('has its sizes on %s', (system) => {
    const found = picturesIn(look, system);
    expect([...found.keys()].toSorted((a, b) => a - b)).toEqual(
      Object.values(pictures[system]).toSorted((a, b) => a - b),
    );
    for (const [size, png] of found) expect(sizeOf(png)).toEqual([size, size]);
  });
});

test('the committed files are those that `npm run icons` draws, and there are no others', () => {
  const drawn = drawTrayIcons();
  const committed = fs.readdirSync(folder).filter((name) => !name.endsWith('.svg'));
  expect(committed.map((name) => `tray/${name}`).toSorted()).toEqual([...drawn.keys()].toSorted());
  const different = committed.filter((name) => !drawn.get(`tray/${name}`)?.equals(asset(name)));
  expect(different).toEqual([]);
});

/** Of macOS, Windows, GNOME and KDE, light and dark. A template is colored by macOS, black or white. */
const bars: readonly { readonly bar: Color; readonly ink: Color }[] = [
  { bar: [255, 255, 255], ink: [0, 0, 0] },
  { bar: [238, 238, 238], ink: [0, 0, 0] },
  { bar: [230, 230, 230], ink: [0, 0, 0] },
  { bar: [45, 45, 45], ink: [255, 255, 255] },
  { bar: [32, 32, 32], ink: [255, 255, 255] },
  { bar: [0, 0, 0], ink: [255, 255, 255] },
];

describe.each(systems)('on %s', (system) => {
  const smallest = pictures[system][1];
  const shown = (look: TrayLook, { bar, ink }: (typeof bars)[number]) => {
    const png = picturesIn(look, system).get(smallest) ?? Buffer.alloc(0);
    return onBar(png, bar, system === 'darwin' ? ink : undefined);
  };

  test.each(trayLooks)('%s is seen by 3:1 on light and dark bars', (look) => {
    for (const on of bars) {
      const visible = seen(shown(look, on), on.bar).filter(Boolean).length;
      // The thinnest is a check mark with an eighth of a ring; pixels at the edges of a line do not count.
      expect(visible, `pixels on ${on.bar.join()}`).toBeGreaterThan(smallest ** 2 / 14);
    }
  });

  test('no two are alike without color, at the smallest size', () => {
    const pairs = trayLooks.flatMap((one, i) => trayLooks.slice(i + 1).map((other) => [one, other] as const));
    for (const on of bars)
      for (const [one, other] of pairs) {
        const isStep = /-\d$/.test(one) && /-\d$/.test(other);
        const different = differentInGrey(shown(one, on), shown(other, on), on.bar);
        // Two states differ in a good part of the square, two steps of the ring in an eighth of the ring.
        const least = smallest ** 2 / (isStep ? 32 : 24);
        expect(different, `pixels that tell ${one} from ${other} on ${on.bar.join()}`).toBeGreaterThanOrEqual(least);
      }
  });
});

test.each(accountColors)('the color %s has a dot of its own, also for dense displays', (color) => {
  const file = colorIconFile(color);
  expect(sizeOf(asset(file))).toEqual([16, 16]);
  expect(sizeOf(asset(file.replace('.png', '@2x.png')))).toEqual([32, 32]);
  const others = accountColors.filter((other) => other !== color).map((other) => asset(colorIconFile(other)));
  expect(others.some((other) => other.equals(asset(file)))).toBe(false);
});
