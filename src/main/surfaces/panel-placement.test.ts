/** Tests of where the panel goes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { panelPlacement } from './panel-placement.ts';

const panel = { width: 400, height: 600 };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };

describe('panelPlacement', () => {
  test('is centred below the icon of the menu bar on macOS', () => {
    const workArea = { ...screen, y: 25, height: 1055 };
    const place = (x: number) =>
      panelPlacement(panel, { tray: { x, y: 0, width: 24, height: 24 }, workArea, platform: 'darwin' });
    expect(place(1000)).toEqual({ x: 812, y: 29, ...panel });
    expect(place(1890)).toEqual({ x: 1520, y: 29, ...panel });
  });

  test('is where icons are on macOS if its own is switched off: that one is told to be below the screen', () => {
    const workArea = { ...screen, y: 25, height: 985 };
    const tray = { x: 0, y: 1080, width: 32, height: 22 };
    expect(panelPlacement(panel, { tray, workArea, platform: 'darwin' })).toEqual({ x: 1516, y: 29, ...panel });
  });

  test.each([
    ['bottom', { x: 1700, y: 1040, width: 24, height: 40 }, { ...screen, height: 1040 }, { x: 1512, y: 432 }],
    ['top', { x: 1700, y: 0, width: 24, height: 40 }, { ...screen, y: 40, height: 1040 }, { x: 1512, y: 48 }],
    ['left', { x: 10, y: 900, width: 40, height: 24 }, { ...screen, x: 60, width: 1860 }, { x: 68, y: 480 }],
    ['right', { x: 1870, y: 500, width: 40, height: 24 }, { ...screen, width: 1860 }, { x: 1452, y: 212 }],
    ['hidden, bottom', { x: 1700, y: 1040, width: 24, height: 40 }, screen, { x: 1512, y: 432 }],
    ['hidden, top', { x: 1700, y: 0, width: 24, height: 40 }, screen, { x: 1512, y: 48 }],
    ['unknown', { x: 0, y: 0, width: 0, height: 0 }, { ...screen, height: 1040 }, { x: 1512, y: 432 }],
  ])('is beside a taskbar of Windows: %s', (_, tray, workArea, at) => {
    expect(panelPlacement(panel, { tray, workArea, platform: 'win32' })).toEqual({ ...at, ...panel });
  });

  test('is left to the desktop on Linux', () => {
    const tray = { x: 1700, y: 0, width: 24, height: 24 };
    expect(panelPlacement(panel, { tray, workArea: screen, platform: 'linux' })).toBeNull();
  });

  test('is in whole numbers and inside the work area, always', () => {
    const at = fc.double({ min: -5000, max: 5000, noNaN: true });
    const length = fc.double({ min: 50, max: 4000, noNaN: true });
    const rectangle = fc.record({ x: at, y: at, width: length, height: length });
    const tray = fc.record({
      x: at,
      y: at,
      width: fc.integer({ min: 0, max: 60 }),
      height: fc.integer({ min: 0, max: 60 }),
    });
    const size = fc.record({ width: length, height: length });
    fc.assert(
      fc.property(
        size,
        tray,
        rectangle,
        fc.constantFrom('darwin' as const, 'win32' as const),
        (wished, icon, workArea, platform) => {
          const bounds = panelPlacement(wished, { tray: icon, workArea, platform })!;
          expect(Object.values(bounds).every(Number.isSafeInteger)).toBe(true);
          expect(bounds.width).toBeGreaterThan(0);
          expect(bounds.x).toBeGreaterThanOrEqual(workArea.x);
          expect(bounds.y).toBeGreaterThanOrEqual(workArea.y);
          expect(bounds.x + bounds.width).toBeLessThanOrEqual(workArea.x + workArea.width);
          expect(bounds.y + bounds.height).toBeLessThanOrEqual(workArea.y + workArea.height);
        },
      ),
    );
  });
});
