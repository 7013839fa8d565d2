/** Starting Daypass at login. The system is asked each time; Daypass stores nothing about it. */
import path from 'node:path';
import ini from 'ini';
import type { LaunchAtLogin } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { isProgram, readText, removeFile, writeAtomically } from './files.ts';

export interface LoginItem {
  /** Where it is a file. */
  readonly file?: string;
  read(): Promise<LaunchAtLogin>;
  /** Switches it on or off and says what the system then answers. */
  set(enabled: boolean): Promise<LaunchAtLogin>;
  /** At the start: an entry whose program has moved since, such as an AppImage that a newer one replaced, names this one. */
  refresh?(): Promise<void>;
}

export interface DesktopEntry {
  /** `$XDG_CONFIG_HOME/autostart/daypass.desktop` (XDG autostart specification). */
  readonly file: string;
  /** The program and its arguments; for an AppImage the image itself (`$APPIMAGE`), not its mount. */
  readonly command: readonly string[];
}

/** In bytes; Daypass writes some two hundred. */
const largest = 64 * 1024;

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
    const found = await readText(file, largest);
    if (found.kind === 'failed') return failed(found.reason, 'unavailable');
    const isOn = found.kind === 'text' && isEnabled(found.text) && (await isThere(programsOf(found.text), command[0]));
    return { status: isOn ? 'on' : 'off', problem: null };
  };
  const write = () => writeAtomically(file, formatEntry(command), { mode: 0o644, dirMode: 0o700 });
  return {
    file,
    read,
    async refresh() {
      const found = await readText(file, largest);
      // Only an entry of Daypass's own that is on, and only where what it starts is gone.
      if (found.kind !== 'text' || !isEnabled(found.text) || !isOwn(found.text)) return;
      if (!(await isThere(programsOf(found.text), command[0]))) await write();
    },
    async set(enabled) {
      const done = enabled ? await write() : await removeFile(file);
      if (done.kind === 'failed') return failed(done.reason, (await read()).status);
      return read();
    },
  };
}

/**
 * Desktops switch an entry off with `Hidden=true`, GNOME also with its own key, all of them where `TryExec` is not there. Some
 * take `True`, `1` or `yes` for true, others do not: what one of them takes for off is not shown as on.
 */
function isEnabled(text: string): boolean {
  const entry = entryOf(text);
  const [hidden, gnome] = [entry.get('Hidden') ?? 'false', entry.get('X-GNOME-Autostart-enabled') ?? 'true'];
  return entry.has('Exec') && !/^(?:true|1|yes|on)$/i.test(hidden) && !/^(?:false|0|no|off)$/i.test(gnome);
}

/** The keys of the group `[Desktop Entry]`, as they stand there. */
function entryOf(text: string): ReadonlyMap<string, string> {
  const entry = new Map<string, string>();
  let group = '';
  for (const line of text.split(/\r?\n/)) {
    const [, header] = /^\[(.*)\]\s*$/.exec(line) ?? [];
    if (header !== undefined) group = header;
    const [, key, value] = /^([A-Za-z0-9-]+)[ \t]*=[ \t]*(.*)$/.exec(line) ?? [];
    if (group === 'Desktop Entry' && key !== undefined && value !== undefined) entry.set(key, value.trimEnd());
  }
  return entry;
}

/** Whether the file is one that the switch in the panel has written, or a link to one. */
export async function isOwnLoginItem(file: string): Promise<boolean> {
  const found = await readText(file, largest);
  return found.kind === 'text' && isOwn(found.text);
}

/** Made by Daypass: the switch in the panel writes nothing else. */
function isOwn(text: string): boolean {
  const entry = entryOf(text);
  return entry.get('Name') === 'Daypass' && /(?:^|\s)--hidden$/.test(entry.get('Exec') ?? '');
}

/** What has to be there for the entry to start anything: `TryExec` and the first word of `Exec`. */
function programsOf(text: string): readonly string[] {
  const entry = entryOf(text);
  const unescaped = (value: string): string =>
    value.replace(/\\([sntr\\])/g, (_, letter: string) => ({ s: ' ', n: '\n', t: '\t', r: '\r' })[letter] ?? '\\');
  const exec = unescaped(entry.get('Exec') ?? '');
  const [, quoted, plain] = /^\s*(?:"((?:[^"\\]|\\.)*)"|(\S+))/s.exec(exec) ?? [];
  const program = (quoted?.replace(/\\(["`$\\])/g, '$1') ?? plain ?? '').replaceAll('%%', '%');
  const tried = entry.get('TryExec');
  return tried === undefined ? [program] : [unescaped(tried), program];
}

/** Full names are looked up; the running program is there, and a name for PATH is the desktop's to find. */
async function isThere(programs: readonly string[], running: string | undefined): Promise<boolean> {
  const found = programs.map(async (program) =>
    path.isAbsolute(program) && program !== running ? isProgram(program) : program !== '',
  );
  return (await Promise.all(found)).every(Boolean);
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
    Icon: 'daypass-app',
    'X-GNOME-Autostart-enabled': true,
    // Where a desktop minds them: behind the panel that shows tray icons.
    'X-GNOME-Autostart-Delay': 5,
    'X-KDE-autostart-after': 'panel',
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
