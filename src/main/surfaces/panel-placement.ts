/** Where the panel goes: pure geometry in the desktop's coordinates. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Rectangle = Point & Size;

export interface Surroundings {
  /** The tray icon; without width, or below the screen, where the system does not show it. */
  readonly tray: Rectangle;
  /** The part of the tray's display that no menu bar, dock or taskbar covers. */
  readonly workArea: Rectangle;
  readonly platform: NodeJS.Platform;
}

/** Between the panel and the bar that the icon is in. */
const gap = { darwin: 4, win32: 8 } as const;

/**
 * The panel's bounds: below the icon on macOS, beside the taskbar on Windows, whichever edge it is at. Whole numbers,
 * always inside the work area, smaller than `panel` where the work area is. Null where the desktop places windows by
 * itself: on Linux a position cannot be trusted, and under Wayland there is none.
 */
export function panelPlacement(panel: Size, { tray, workArea, platform }: Surroundings): Rectangle | null {
  if (platform !== 'darwin' && platform !== 'win32') return null;
  const area = wholeNumbers(workArea);
  const size = {
    width: Math.min(Math.ceil(panel.width), area.width),
    height: Math.min(Math.ceil(panel.height), area.height),
  };
  const wished = isKnown(tray, area, platform) ? beside(size, tray, area, gap[platform]) : corner(size, area, platform);
  return {
    x: clamp(Math.round(wished.x), area.x, area.x + area.width - size.width),
    y: clamp(Math.round(wished.y), area.y, area.y + area.height - size.height),
    ...size,
  };
}

/** Windows tells no width of a hidden icon; macOS tells a place below the screen of one that its user has switched off. */
function isKnown({ y, width }: Rectangle, area: Rectangle, platform: 'darwin' | 'win32'): boolean {
  return width > 0 && (platform === 'win32' || y < area.y + area.height);
}

/** Next to the icon, on the side where the work area is, and centred on it along the bar. */
function beside(panel: Size, tray: Rectangle, area: Rectangle, distance: number): Point {
  const centred = {
    x: tray.x + tray.width / 2 - panel.width / 2,
    y: tray.y + tray.height / 2 - panel.height / 2,
  };
  const middle = { x: tray.x + tray.width / 2, y: tray.y + tray.height / 2 };
  if (middle.y < area.y) return { x: centred.x, y: area.y + distance };
  if (middle.y >= area.y + area.height) return { x: centred.x, y: area.y + area.height - panel.height - distance };
  if (middle.x < area.x) return { x: area.x + distance, y: centred.y };
  if (middle.x >= area.x + area.width) return { x: area.x + area.width - panel.width - distance, y: centred.y };
  // A bar that hides itself lies on the work area: the icon is nearest to the edge that the bar is at.
  const isLow = middle.y > area.y + area.height / 2;
  return { x: centred.x, y: isLow ? tray.y - panel.height - distance : tray.y + tray.height + distance };
}

/** Where icons usually are: at the right, above on macOS and below on Windows. */
function corner(panel: Size, area: Rectangle, platform: 'darwin' | 'win32'): Point {
  const distance = gap[platform];
  return {
    x: area.x + area.width - panel.width - distance,
    y: platform === 'darwin' ? area.y + distance : area.y + area.height - panel.height - distance,
  };
}

/** The largest rectangle of whole numbers inside. */
function wholeNumbers({ x, y, width, height }: Rectangle): Rectangle {
  const [left, top] = [Math.ceil(x), Math.ceil(y)];
  return { x: left, y: top, width: Math.floor(x + width) - left, height: Math.floor(y + height) - top };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
