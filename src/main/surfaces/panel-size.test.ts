/** The panel stays as large as its user wants it, on displays of any scale. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { panelPlacement, type Rectangle } from './panel-placement.ts';
import { PanelSize } from './panel-size.ts';

const usual = { width: 440, height: 640 };

/** As Chromium on Windows (screen_win.cc, ScaleToEnclosingRect): outwards, and depending on the place. */
function enclosing({ x, y, width, height }: Rectangle, scale: number): Rectangle {
  const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)];
  return {
    x: left,
    y: top,
    width: Math.ceil((x + width) * scale) - left,
    height: Math.ceil((y + height) * scale) - top,
  };
}

/** A window of such a system: asked in DIP, kept in pixels, told in DIP. */
function windowOn(scale: number, first: Rectangle) {
  let pixels = enclosing(first, scale);
  return {
    getBounds: () => enclosing(pixels, 1 / scale),
    setBounds: (bounds: Rectangle) => void (pixels = enclosing(bounds, scale)),
    resizeByHand: (width: number, height: number) => void (pixels = { ...pixels, width, height }),
  };
}

const scales = [1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 3];
const trays = fc.array(fc.integer({ min: 700, max: 1500 }), { minLength: 50, maxLength: 50 });

test('shown fifty times it is as large as at first', () => {
  fc.assert(
    fc.property(fc.constantFrom(...scales), trays, fc.integer({ min: 700, max: 1200 }), (scale, places, high) => {
      const workArea = { x: 0, y: 0, width: 1707, height: high };
      const size = new PanelSize(usual);
      const window = windowOn(scale, { x: 1, y: 3, ...usual });
      for (const x of places) {
        const wished = size.wished(window.getBounds());
        expect(wished).toEqual(usual);
        const tray = { x, y: high + 4, width: 24, height: 24 };
        const bounds = panelPlacement(wished, { tray, workArea, platform: 'win32' })!;
        window.setBounds(bounds);
        size.ask(bounds);
      }
    }),
  );
});

test('a small display makes it smaller only there, and a hand makes it as large as it wants', () => {
  const size = new PanelSize(usual);
  const window = windowOn(1.5, { x: 0, y: 0, ...usual });
  const show = (height: number) => {
    const wished = size.wished(window.getBounds());
    const workArea = { x: 0, y: 0, width: 1280, height };
    const bounds = panelPlacement(wished, {
      tray: { x: 900, y: height, width: 24, height: 24 },
      workArea,
      platform: 'win32',
    })!;
    window.setBounds(bounds);
    size.ask(bounds);
    return bounds.height;
  };
  expect([show(500), show(900), show(500), show(900)]).toEqual([500, 640, 500, 640]);
  window.resizeByHand(900, 1200);
  expect([show(900), show(900), show(500), show(900)]).toEqual([800, 800, 500, 800]);
});
