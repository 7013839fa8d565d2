/** Which icon file of `assets/tray` a tray shows. */
import type { AccountColor } from '../../shared/role-marks.ts';
import type { TrayLook } from './tray-look.ts';

/**
 * The file's name. macOS colours a black `…Template.png` by itself and takes the `@2x` file beside it, Windows chooses
 * the size from the `.ico`, Linux takes the `.png` and scales it (the `@1.5x` and `@2x` beside it on dense displays).
 */
export function trayIconFile(look: TrayLook, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return `${look}Template.png`;
  return platform === 'win32' ? `${look}.ico` : `${look}.png`;
}

/** The dot before a role of an account with this colour: every system takes a picture of 16 points, with its `@2x` beside it. */
export function colorIconFile(color: AccountColor): string {
  return `color-${color}.png`;
}
