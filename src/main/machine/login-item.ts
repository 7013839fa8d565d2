/** Starting Daypass at login. The system is asked each time; Daypass stores nothing about it. */
import path from 'node:path';
import ini from 'ini';
import type { LaunchAtLogin } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { readText, removeFile, writeAtomically } from './files.ts';

export interface LoginItem {
  read(): Promise<LaunchAtLogin>;
  /** Switches it on or off and says what the system then answers. */
  set(enabled: boolean): Promise<LaunchAtLogin>;
}

export interface DesktopEntry {
  /** `$XDG_CONFIG_HOME/autostart/daypass.desktop` (XDG autostart specification). */
  readonly file: string;
  /** The program and its arguments; for an AppImage the image itself (`$APPIMAGE`), not its mount. */
  readonly command: readonly string[];
}

/** The folder in which a Linux desktop looks for what it starts at login. */
export function autostartFile(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const configured = env['XDG_CONFIG_HOME'];
  // The base directory specification: a relative path is to be ignored.
  const folder = configured && path.isAbsolute(configured) ? configured : path.join(home, '.config');
  return path.join(folder, 'autostart', 'daypass.desktop');
}

/** For Linux desktops: one file, there or not there. */
export function createDesktopEntryLoginItem({ file, command }: DesktopEntry): LoginItem {
  const read = async (): Promise<LaunchAtLogin> => {
    const found = await readText(file);
    if (found.kind === 'failed') return failed(found.reason, 'unavailable');
    return { status: found.kind === 'text' && isEnabled(found.text) ? 'on' : 'off', problem: null };
  };
  return {
    read,
    async set(enabled) {
      const text = formatEntry(command);
      const done = enabled
        ? await writeAtomically(file, text, { mode: 0o644, dirMode: 0o700 })
        : await removeFile(file);
      if (done.kind === 'failed') return failed(done.reason, (await read()).status);
      return read();
    },
  };
}

/** Desktops switch an entry off with `Hidden=true`, GNOME also with its own key. */
function isEnabled(text: string): boolean {
  const entry: unknown = ini.parse(text)['Desktop Entry'];
  if (typeof entry !== 'object' || entry === null) return false;
  const { Hidden: hidden, 'X-GNOME-Autostart-enabled': gnome } = entry as Record<string, unknown>;
  return String(hidden) !== 'true' && String(gnome) !== 'false';
}

function formatEntry(command: readonly string[]): string {
  // Strings are written as they are: `ini` quotes and escapes for INI, and would break the entry's own quoting of Exec.
  const placeholder = 'daypass-exec';
  const entry = {
    Type: 'Application',
    Name: 'Daypass',
    Comment: 'Keeps you signed in to AWS IAM Identity Center',
    Exec: placeholder,
    Terminal: false,
    'X-GNOME-Autostart-enabled': true,
  };
  const text = ini.stringify({ 'Desktop Entry': entry }, { platform: 'linux' });
  return text.replace(placeholder, () => quoteExec(command));
}

/**
 * The `Exec` line of the desktop entry specification: arguments with reserved characters stand in double quotes, in which
 * `"`, `` ` ``, `$` and `\` are escaped by a backslash; then `%` is doubled, and the backslashes of the whole value
 * are escaped once more, as in every string of a desktop entry.
 */
export function quoteExec(command: readonly string[]): string {
  const quoted = command.map((argument) =>
    /^[A-Za-z0-9_@+=:,./-]+$/.test(argument) ? argument : `"${argument.replace(/["`$\\]/g, '\\$&')}"`,
  );
  return quoted
    .join(' ')
    .replaceAll('%', '%%')
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
}

function failed(reason: string, status: LaunchAtLogin['status']): LaunchAtLogin {
  return { status, problem: problem('login-item-failed', { reason }, 'user') };
}
