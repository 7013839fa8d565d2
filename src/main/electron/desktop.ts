/** The rest of the desktop: browser, folders, and what to start at login. */
import { app, shell } from 'electron';
import { appImageOf } from './app-image.ts';
import { hiddenArgument } from './hidden-start.ts';

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
  // An AppImage runs from a mount that is gone at the next login.
  const program = appImageOf(env, process.execPath) ?? process.execPath;
  return app.isPackaged ? [program, hiddenArgument] : [program, app.getAppPath(), hiddenArgument];
}
