/** Renders the SVG files of assets/ into the icons that the tray, the windows and electron-builder take. */
import fs from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

/**
 * Each has a contrast of at least 3:1 to white and to dark panels (#2d2d2d) alike. The shape tells the state; the
 * colour only repeats it.
 */
const trayColours = {
  'signed-out': '#818a96',
  'signing-in': '#3b82f6',
  'signed-in': '#1f9d57',
  offline: '#818a96',
  'ending-soon': '#cc6d05',
  ended: '#e5484d',
};

const read = (name) => fs.readFileSync(`assets/${name}.svg`, 'utf8');

/** `svg` is one drawing, or a function that has a simpler one for small sizes. */
const png = (svg, size) => {
  const drawing = typeof svg === 'function' ? svg(size) : svg;
  return Buffer.from(new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng());
};

/** ICO: a table of contents, then a PNG for each size. */
const ico = (svg, sizes) => {
  const images = sizes.map((size) => png(svg, size));
  const table = Buffer.alloc(6 + 16 * sizes.length);
  table.writeUInt16LE(1, 2);
  table.writeUInt16LE(sizes.length, 4);
  images.forEach((image, i) => {
    const entry = table.subarray(6 + 16 * i);
    entry.writeUInt8(sizes[i] % 256, 0);
    entry.writeUInt8(sizes[i] % 256, 1);
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

/** ICNS: chunks, each a PNG under the name of its size. */
const icns = (svg) => {
  const chunk = (type, data) => {
    const head = Buffer.from(`${type}....`, 'latin1');
    head.writeUInt32BE(data.length + 8, 4);
    return Buffer.concat([head, data]);
  };
  const images = Object.entries(icnsSizes).map(([type, size]) => chunk(type, png(svg, size)));
  return chunk('icns', Buffer.concat(images));
};

const app = (size) => read(size <= 32 ? 'icon-small' : 'icon');
// Apple's grid leaves a margin around the tile; elsewhere the tile fills its square.
const appWithMargin = (size) => app(size).replace('viewBox="0 0 1024 1024"', 'viewBox="-124 -124 1272 1272"');

const files = {
  'icon.png': png(app, 1024),
  'icon.ico': ico(app, [16, 24, 32, 48, 64, 128, 256]),
  'icon.icns': icns(appWithMargin),
};
// The sizes that icon themes of Linux declare; a larger one is not looked for.
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) files[`icons/${size}x${size}.png`] = png(app, size);
for (const [status, colour] of Object.entries(trayColours)) {
  const mark = read(`tray/${status}`);
  const coloured = mark.replaceAll('currentColor', colour);
  const black = mark.replaceAll('currentColor', '#000');
  files[`tray/${status}.png`] = png(coloured, 22);
  files[`tray/${status}@1.5x.png`] = png(coloured, 33);
  files[`tray/${status}@2x.png`] = png(coloured, 44);
  files[`tray/${status}Template.png`] = png(black, 16);
  files[`tray/${status}Template@2x.png`] = png(black, 32);
  files[`tray/${status}.ico`] = ico(coloured, [16, 20, 24, 32, 40, 48]);
}
/** The account colours of the AWS console, as far as a dot on any menu can have them: its ring is seen on each of them. */
const accountColours = {
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
for (const [color, fill] of Object.entries(accountColours)) {
  const dot = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.25" fill="${fill}" stroke="#818a96" stroke-width="1.25"/></svg>`;
  files[`tray/color-${color}.png`] = png(dot, 16);
  files[`tray/color-${color}@2x.png`] = png(dot, 32);
}
fs.mkdirSync('assets/icons', { recursive: true });
for (const [name, data] of Object.entries(files)) fs.writeFileSync(`assets/${name}`, data);
