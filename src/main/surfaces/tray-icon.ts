/** Which icon file of `assets/tray` a tray shows. */
import type { AccountColor } from '../../shared/role-marks.ts';
import type { SessionStatus } from '../../shared/session-status.ts';

/**
 * The file's name. macOS colours a black `…Template.png` by itself and takes the `@2x` file beside it, Windows chooses
 * the size from the `.ico`, Linux takes the `.png` and scales it (the `@2x` beside it on dense displays).
 */
export function trayIconFile(status: SessionStatus, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return `${status}Template.png`;
  return platform === 'win32' ? `${status}.ico` : `${status}.png`;
}

/** The dot before a role of an account with this colour: every system takes a picture of 16 points, with its `@2x` beside it. */
export function colorIconFile(color: AccountColor): string {
  return `color-${color}.png`;
}
