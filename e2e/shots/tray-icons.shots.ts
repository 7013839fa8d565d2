/** All icons of the tray on the bars of desktops, at their size and eight times as large: docs/images/tray-icons.png. */
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'playwright/test';
import { type TrayLook, trayLooks } from '../../src/main/surfaces/tray-look.ts';
import { fontsReady, useFixedFonts } from '../objects/fixed-fonts.ts';

const root = path.join(import.meta.dirname, '../..');
const url = (file: string): string =>
  `data:image/png;base64,${fs.readFileSync(path.join(root, 'assets/tray', file)).toString('base64')}`;

/** In the order in which a day shows them. */
const words: Readonly<Record<string, string>> = {
  'signed-out': 'Signed out',
  'signing-in': 'Signing in',
  'signed-in': 'Signed in, no end known',
  'ending-soon': 'A quarter of an hour left',
  ended: 'Expired, as news',
  offline: 'Offline',
  attention: 'Somebody has to act',
};
const rings = trayLooks.filter((look) => /\d$/.test(look)).toReversed();
const order: readonly TrayLook[] = [
  'signed-out',
  'signing-in',
  'signed-in',
  ...rings,
  'ending-soon',
  'ended',
  'offline',
  'attention',
];
const wordsOf = (look: TrayLook): string =>
  words[look] ?? (look.endsWith('8') ? 'More than 7 hours left' : `${look.at(-1)} h left`);

const bars = [
  { color: '#ffffff', ink: 'black' },
  { color: '#e6e6e6', ink: 'black' },
  { color: '#2d2d2d', ink: 'white' },
  { color: '#000000', ink: 'white' },
  { color: '#3b5bdb', ink: 'white' },
  { color: '#f4d9a8', ink: 'black' },
];

const style = `
  body { display: inline-block; margin: 0; padding: 24px; background: #f6f7f9; color: #1d1f24; font: 12px/1.35 var(--font, sans-serif); }
  .row { display: grid; grid-template-columns: 96px repeat(${order.length}, 72px); align-items: center; padding: 4px 12px; }
  .row > * { justify-self: center; } .row > :first-child { justify-self: start; }
  .large { padding: 12px; } .large img { width: 64px; height: 64px; }
  .words { align-items: start; text-align: center; }
  .bar:nth-of-type(2) { border-radius: 8px 8px 0 0; } .white { color: white; } .white .template { filter: invert(1); }`;

const row = (kind: string, bar: (typeof bars)[number], cells: readonly string[]): string =>
  `<div class="row bar ${bar.ink} ${kind}" style="background: ${bar.color}">${cells.join('')}</div>`;

test.use({ deviceScaleFactor: 1 });

test('picture', async ({ page }) => {
  const template = (look: TrayLook): string =>
    `<img class="template" alt="" width="16" src="${url(`${look}Template.png`)}">`;
  const colored = (look: TrayLook): string => `<img alt="" width="22" src="${url(`${look}.png`)}">`;
  const large = (look: TrayLook): string => `<img class="template" alt="" src="${url(`${look}Template@2x.png`)}">`;
  const largeColored = (look: TrayLook): string => `<img alt="" src="${url(`${look}@2x.png`)}">`;
  const [light, , dark] = bars;
  const rows = [
    `<div class="row words"><span></span>${order.map((look) => `<span>${wordsOf(look)}</span>`).join('')}</div>`,
    ...bars.map((bar) => row('', bar, ['<span>macOS</span>', ...order.map(template)])),
    ...bars.slice(0, 4).map((bar) => row('', bar, ['<span>Linux, Windows</span>', ...order.map(colored)])),
    ...[light, dark].flatMap((bar) =>
      bar === undefined
        ? []
        : [
            row('large', bar, ['<span></span>', ...order.map(large)]),
            row('large', bar, ['<span></span>', ...order.map(largeColored)]),
          ],
    ),
  ];
  await page.setViewportSize({ width: 1500, height: 700 });
  await page.setContent(
    `<!doctype html><html lang="en"><title>Tray icons</title><style>${style}</style><body>${rows.join('')}</body></html>`,
  );
  await useFixedFonts(page);
  await fontsReady(page);
  await page.locator('body').screenshot({ path: path.join(root, 'docs/images/tray-icons.png') });
});
