// @ts-check
/** `npm run icons`: renders the SVG files of assets/ into the icons that the tray, the windows and electron-builder take. */
import fs from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const assets = path.join(import.meta.dirname, '../assets');

/**
 * Each has a contrast of at least 3:1 to light bars (#ffffff to #e6e6e6) and to dark ones (#000000 to #2d2d2d) alike. The shape tells
 * the state; the color only repeats it. Red is news alone: an end that nobody has looked at yet.
 */
const trayColors = {
  'signed-out': '#787f8a',
  'signing-in': '#2f7bf0',
  'signed-in': '#1a8f4e',
  offline: '#787f8a',
  'ending-soon': '#bd6405',
  ended: '#e0373d',
  attention: '#bd6405',
};

/** How many of a ring's eighths are left. */
const ringSteps = [1, 2, 3, 4, 5, 6, 7, 8];

/** @param {string} name */
const read = (name) => fs.readFileSync(path.join(assets, `${name}.svg`), 'utf8');

/**
 * The drawing with the ring that has so many eighths left: its end stays at the top, and its beginning goes there like a clock's hand.
 * @param {string} drawing @param {number} eighths
 */
function withRing(drawing, eighths) {
  const whole = /(<path id="left" d=")M8 (\S+)A(\S+) [^"]*"/;
  const [, , , radius] = whole.exec(drawing) ?? [];
  if (radius === undefined) throw new Error('The drawing has no ring');
  if (eighths === ringSteps.length) return drawing;
  const angle = (2 * Math.PI * (ringSteps.length - eighths)) / ringSteps.length;
  const from = [8 + Number(radius) * Math.sin(angle), 8 - Number(radius) * Math.cos(angle)].map((at) => at.toFixed(3));
  const large = eighths > ringSteps.length / 2 ? 1 : 0;
  return drawing.replace(
    whole,
    (_all, start, top) => `${start}M${from.join(' ')}A${radius} ${radius} 0 ${large} 1 8 ${top}"`,
  );
}

/** @typedef {string | ((size: number) => string)} Drawing one drawing, or a function that has a simpler one for small sizes */

/** @param {Drawing} svg @param {number} size */
const png = (svg, size) => {
  const drawing = typeof svg === 'function' ? svg(size) : svg;
  const fitTo = /** @type {const} */ ({ mode: 'width', value: size });
  return Buffer.from(new Resvg(drawing, { fitTo, font: { loadSystemFonts: false } }).render().asPng());
};

/**
 * ICO: a table of contents, then a PNG for each size.
 * @param {Drawing} svg @param {readonly number[]} sizes
 */
const ico = (svg, sizes) => {
  const images = sizes.map((size) => png(svg, size));
  const table = Buffer.alloc(6 + 16 * sizes.length);
  table.writeUInt16LE(1, 2);
  table.writeUInt16LE(sizes.length, 4);
  images.forEach((image, i) => {
    const entry = table.subarray(6 + 16 * i);
    const size = (sizes[i] ?? 0) % 256;
    entry.writeUInt8(size, 0);
    entry.writeUInt8(size, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(image.length, 8);
    entry.writeUInt32LE(table.length + images.slice(0, i).reduce((sum, { length }) => sum + length, 0), 12);
  });
  return Buffer.concat([table, ...images]);
};

/** Apple's four-letter names for the sizes in an ICNS. */
const icnsSizes = {
  icp4: 16,
  ic11: 32,
  icp5: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
};

/**
 * ICNS: chunks, each a PNG under the name of its size.
 * @param {Drawing} svg
 */
const icns = (svg) => {
  /** @param {string} type @param {Buffer} data */
  const chunk = (type, data) => {
    const head = Buffer.from(`${type}....`, 'latin1');
    head.writeUInt32BE(data.length + 8, 4);
    return Buffer.concat([head, data]);
  };
  const images = Object.entries(icnsSizes).map(([type, size]) => chunk(type, png(svg, size)));
  return chunk('icns', Buffer.concat(images));
};

/** @param {number} size */
const app = (size) => read(size <= 32 ? 'icon-small' : 'icon');
/**
 * Apple's grid leaves a margin around the tile; elsewhere the tile fills its square.
 * @param {number} size
 */
const appWithMargin = (size) => app(size).replace('viewBox="0 0 1024 1024"', 'viewBox="-124 -124 1272 1272"');

/** The sizes that icon themes of Linux declare; a larger one is not looked for. */
const themeSizes = [16, 24, 32, 48, 64, 128, 256, 512];

/** The account colors of the AWS console, as far as a dot on any menu can have them: its ring is seen on each of them. */
const accountColors = {
  pink: '#e05297',
  purple: '#8b5cf6',
  darkBlue: '#1d4ed8',
  lightBlue: '#38a3e8',
  teal: '#0d9488',
  green: '#2e9e4f',
  yellow: '#e0b000',
  orange: '#e07b00',
  red: '#dc2626',
};
/**
 * One picture of the tray for all systems: macOS colors a black template by itself, Windows takes its size from the ICO, Linux a PNG
 * by the scale of the display.
 * @param {string} name @param {string} drawing @param {string} color
 * @returns {readonly (readonly [string, Buffer])[]}
 */
function trayIcon(name, drawing, color) {
  const colored = drawing.replaceAll('currentColor', color);
  const black = drawing.replaceAll('currentColor', '#000');
  return [
    [`tray/${name}.png`, png(colored, 22)],
    [`tray/${name}@1.5x.png`, png(colored, 33)],
    [`tray/${name}@2x.png`, png(colored, 44)],
    [`tray/${name}Template.png`, png(black, 16)],
    [`tray/${name}Template@2x.png`, png(black, 32)],
    [`tray/${name}.ico`, ico(colored, [16, 20, 24, 32, 40, 48])],
  ];
}

/**
 * Every icon of the tray, by its name below assets.
 * @returns {ReadonlyMap<string, Buffer>}
 */
export function drawTrayIcons() {
  const ring = read('tray/signed-in-ring');
  return new Map([
    ...Object.entries(trayColors).flatMap(([state, color]) => trayIcon(state, read(`tray/${state}`), color)),
    ...ringSteps.flatMap((left) => trayIcon(`signed-in-${left}`, withRing(ring, left), trayColors['signed-in'])),
    ...Object.entries(accountColors).flatMap(([color, fill]) => {
      const dot = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.25" fill="${fill}" stroke="#818a96" stroke-width="1.25"/></svg>`;
      return /** @type {const} */ ([
        [`tray/color-${color}.png`, png(dot, 16)],
        [`tray/color-${color}@2x.png`, png(dot, 32)],
      ]);
    }),
  ]);
}

/**
 * The icons of the app itself, by their names below assets.
 * @returns {ReadonlyMap<string, Buffer>}
 */
function drawAppIcons() {
  return new Map([
    ['icon.png', png(app, 1024)],
    ['icon.ico', ico(app, [16, 24, 32, 48, 64, 128, 256])],
    ['icon.icns', icns(appWithMargin)],
    ...themeSizes.map((size) => /** @type {const} */ ([`icons/${size}x${size}.png`, png(app, size)])),
  ]);
}

if (import.meta.main) {
  fs.mkdirSync(path.join(assets, 'icons'), { recursive: true });
  for (const [name, data] of [...drawAppIcons(), ...drawTrayIcons()]) fs.writeFileSync(path.join(assets, name), data);
}
