/** The rest of the desktop: browser, folders, and what to start at login. */
import path from 'node:path';
import { app, shell } from 'electron';
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
