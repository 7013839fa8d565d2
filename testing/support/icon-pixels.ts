/** The pixels of an icon as they are on a bar of some color, and what of them is seen. */
import { Resvg } from '@resvg/resvg-js';

export type Color = readonly [red: number, green: number, blue: number];

export interface Pixels {
  readonly size: number;
  readonly colors: readonly Color[];
}

const hex = (color: Color): string => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** @param ink What the system colors a template with; without it the icon has its own colors. */
export function onBar(png: Buffer, bar: Color, ink?: Color): Pixels {
  if (ink === undefined) return drawn(png, bar);
  // A template is black: on white it is as dark as it is opaque.
  const { size, colors } = drawn(png, [255, 255, 255]);
  const mixed = colors.map(([light]): Color => {
    const mix = (at: 0 | 1 | 2): number => Math.round((bar[at] * light + ink[at] * (255 - light)) / 255);
    return [mix(0), mix(1), mix(2)];
  });
  return { size, colors: mixed };
}

/** One pixel of the picture on one of the result. */
function drawn(png: Buffer, bar: Color): Pixels {
  const size = png.readUInt32BE(16);
  const image = `<image href="data:image/png;base64,${png.toString('base64')}" width="${size}" height="${size}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" fill="${hex(bar)}"/>${image}</svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const at = (index: number): number => pixels[index] ?? 0;
  const colors = Array.from({ length: size * size }, (_, i): Color => [at(4 * i), at(4 * i + 1), at(4 * i + 2)]);
  return { size, colors };
}

/** WCAG 2.2, "relative luminance". */
function luminance(color: Color): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio". */
export function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Which pixels are told from the bar by 3:1 at least, as WCAG asks of pictures that say something (1.4.11). */
export function seen({ colors }: Pixels, bar: Color): readonly boolean[] {
  return colors.map((color) => contrast(color, bar) >= 3);
}

/**
 * In how many pixels two icons differ in shape, whatever their colors are: where one has at least two fifths more ink in grey, against
 * its own darkest pixel.
 */
export function differentInGrey(one: Pixels, other: Pixels, bar: Color): number {
  const [inks, others] = [inkOf(one, bar), inkOf(other, bar)];
  return inks.filter((ink, i) => Math.abs(ink - (others[i] ?? 0)) > 0.4).length;
}

/** How far each pixel is from the bar in grey; 1 for the farthest. */
function inkOf({ colors }: Pixels, bar: Color): readonly number[] {
  const grey = ([red, green, blue]: Color): number => 0.299 * red + 0.587 * green + 0.114 * blue;
  const away = colors.map((color) => Math.abs(grey(color) - grey(bar)));
  const farthest = Math.max(...away);
  return away.map((distance) => distance / farthest);
}

/** The pictures of an ICO, by the sizes that its table of contents tells. */
export function picturesOf(ico: Buffer): ReadonlyMap<number, Buffer> {
  const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, i) => ico.subarray(6 + 16 * i, 22 + 16 * i));
  return new Map(
    entries.map((entry) => {
      const start = entry.readUInt32LE(12);
      return [entry[0] ?? 0, ico.subarray(start, start + entry.readUInt32LE(8))];
    }),
  );
}
