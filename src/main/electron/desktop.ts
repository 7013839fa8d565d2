/** The rest of the desktop: browser, clipboard, folders, and what to start at login. */
import path from 'node:path';
import { app, clipboard, ClipboardItem, shell } from 'electron';
import { concealingFormats, rawFormat } from './concealed.ts';
import { hiddenArgument } from './hidden-start.ts';
import { withoutTrailing } from '../../shared/text-ends.ts';

/** Where Daypass keeps its own settings and log. Never a token: this folder may roam between machines on Windows. */
export function dataFolder(): string {
  return app.getPath('userData');
}

/** The caller has checked that the URL is one that the session may open (trusted-url.ts). */
export async function openBrowser(url: string): Promise<void> {
  await shell.openExternal(url);
}

export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/** With the marks by which this system knows a secret; without them where it takes none. */
export async function copySecret(text: string): Promise<void> {
  const marks = concealingFormats(process.platform).map(({ name, content }) => [rawFormat(name), new Blob([content])]);
  try {
    await clipboard.write([new ClipboardItem({ 'text/plain': text, ...Object.fromEntries(marks) })]);
  } catch {
    await clipboard.writeText(text);
  }
}

export async function readClipboard(): Promise<string> {
  return clipboard.readText();
}

export async function clearClipboard(): Promise<void> {
  clipboard.clear();
}

/** What a Linux desktop has to run at login. */
export function loginCommand(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  // An AppImage runs from a mount that is gone at the next login. A program that another AppImage has started inherits the
  // variables of that one.
  const { APPIMAGE: image, APPDIR: mount } = env;
  const isImage =
    image !== undefined && path.isAbsolute(image) && (mount === undefined || isIn(process.execPath, mount));
  const program = isImage ? image : process.execPath;
  return app.isPackaged ? [program, hiddenArgument] : [program, app.getAppPath(), hiddenArgument];
}

function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${withoutTrailing(folder, '/')}/`);
}
