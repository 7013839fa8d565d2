/** The Electron that the npm package has fetched, if it has, and what of a desktop session it needs to show windows. */
import fs from 'node:fs';
import path from 'node:path';

/** What the npm package `electron` writes when it has fetched its binary: the name of the executable in `dist`. */
const pathFile = 'node_modules/electron/path.txt';

/** Full path; null where the binary is not installed. */
export function electronBinary(appDir: string): string | null {
  const file = path.join(appDir, pathFile);
  if (!fs.existsSync(file)) return null;
  return path.join(appDir, 'node_modules/electron/dist', fs.readFileSync(file, 'utf8').trim());
}

/** Why Electron cannot show anything here, as a sentence; null if it can. */
export function whyNoElectron(appDir: string): string | null {
  if (electronBinary(appDir) === null) return 'The Electron binary is not installed (npx install-electron fetches it).';
  return hasDisplay() ? null : 'Electron is installed, but there is no display to show it on.';
}

/** An X or Wayland display; other systems always have one. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

const sessionVariables = [
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  'XDG_RUNTIME_DIR',
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_CURRENT_DESKTOP',
  // Or it would run under XWayland, unlike what users start.
  'XDG_SESSION_TYPE',
];

/** The variables by which a program finds the desktop of the person who runs this. */
export function sessionEnv(): Record<string, string> {
  return Object.fromEntries(
    sessionVariables.flatMap((name) => {
      const value = process.env[name];
      return value ? [[name, value] as const] : [];
    }),
  );
}
