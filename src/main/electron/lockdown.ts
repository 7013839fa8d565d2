/** Takes from every page what the panel does not need. The numbers are those of Electron's security guide. */
import { app, session, type Session, type WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Item 5: the permissions that a page has. A set and no object: it knows no name, such as `constructor`, by itself. */
const permissions: ReadonlySet<string> = new Set([
  // "Copy" in a text field that the user has marked; Daypass's own copying goes through the main process.
  'clipboard-sanitized-write',
]);

/** Before `ready`: every renderer in Chromium's sandbox (4), every page that ever comes under the same locks. */
export function lockDown(): void {
  // Electron takes that switch away here, when Chromium has already started its helpers without a sandbox: with one they would
  // all crash, and no page would load (microsoft/vscode#184687). The window asks for its sandbox by itself (panel.ts).
  if (!isWithoutSandbox()) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockContents(contents: WebContents): void {
  // 13: the panel is one page and never goes anywhere; links are commands.
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  // 14: no new windows. 12: no webviews.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Whether Daypass was started with `--no-sandbox`, as AppImages do where the system keeps Chromium's sandbox from working. */
export function isWithoutSandbox(): boolean {
  return app.commandLine.hasSwitch('no-sandbox');
}

/** After `ready`. */
export function lockSession(target: Session = session.defaultSession): void {
  target.setPermissionRequestHandler((_contents, permission, decide) => decide(permissions.has(permission)));
  target.setPermissionCheckHandler((_contents, permission) => permissions.has(permission));
  target.setDevicePermissionHandler(() => false);
  // 1: the page has no network at all; the CSP says so too, this is the second lock.
  target.webRequest.onBeforeRequest((details, decide) => {
    const isOwn = details.url.startsWith(`${appOrigin}/`) || (!app.isPackaged && details.url.startsWith('devtools:'));
    decide({ cancel: !isOwn });
  });
  // Nothing in the panel is a download, so nobody is asked where to save one.
  target.on('will-download', (event) => event.preventDefault());
  withoutDictionaries(target);
}

/**
 * Electron fills an empty list with the languages of the system at each start, and asks a server of Google for the dictionary of
 * each that is missing, switched off or not (electron#22995). In the same turn as the session came into being, or it is asked.
 */
export function withoutDictionaries(target: Session): void {
  target.setSpellCheckerEnabled(false);
  target.setSpellCheckerLanguages([]);
}
