/** Whether Daypass was started at login: without opening the panel, as the user did not ask for it. */
import { app } from 'electron';

/** What the login item of Windows and the autostart entry of Linux start it with. */
export const hiddenArgument = '--hidden';

export function isStartedHidden(): boolean {
  if (process.argv.includes(hiddenArgument)) return true;
  // macOS hands its login items no arguments.
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
