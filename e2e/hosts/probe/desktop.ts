/** Records what the app asks of the rest of the desktop, and keeps it away from there. */
import type * as Electron from 'electron';
import { before } from './before.ts';

export interface LoginItemRecord {
  readonly openAtLogin: boolean;
  readonly path?: string;
  readonly args?: readonly string[];
}

function recordLinks({ shell }: typeof Electron) {
  const openedUrls: string[] = [];
  const failures: string[] = [];
  shell.openExternal = async (url) => {
    const failure = failures.shift();
    if (failure !== undefined) throw new Error(failure);
    openedUrls.push(url);
  };
  return { openedUrls: () => openedUrls, failNextOpen: (message: string) => void failures.push(message) };
}

function recordClipboard({ clipboard }: typeof Electron) {
  let text = '';
  let formats: readonly string[] = [];
  const put = (written: string, as: readonly string[]): void => {
    text = written;
    formats = as;
  };
  Object.assign(clipboard, {
    readText: async () => text,
    writeText: async (written) => put(written, ['text/plain']),
    async write([item]) {
      if (item) put(await (await item.getType('text/plain')).text(), item.types);
    },
    clear: () => put('', []),
  } satisfies Partial<Electron.Clipboard>);
  return { clipboard: () => text, clipboardFormats: () => formats };
}

function recordShortcuts({ globalShortcut }: typeof Electron) {
  const shortcuts = new Set<string>();
  const pressed = new Map<string, () => void>();
  const taken = new Set<string>();
  // On Wayland the keys go on to call what was registered for them.
  const isWayland = process.env['STAND_IN_WAYLAND'] === '1';
  before(globalShortcut, 'unregister', (_, accelerator) => {
    shortcuts.delete(accelerator);
    if (!isWayland) pressed.delete(accelerator);
  });
  // As the real one: false, and no exception, for keys that another program has.
  globalShortcut.register = (accelerator, callback) => {
    if (taken.has(accelerator)) return false;
    pressed.set(accelerator, callback);
    return Boolean(shortcuts.add(accelerator));
  };
  return {
    pressShortcut: (accelerator: string) => pressed.get(accelerator)?.(),
    takeShortcut: (accelerator: string) => void taken.add(accelerator),
    shortcuts: () => [...shortcuts],
  };
}

/** A dialog takes the focus, and hands it back to the window that it belongs to, if it belongs to one. */
function recordDialogs({ BrowserWindow, dialog }: typeof Electron) {
  const dialogs: object[] = [];
  const answers: (object | Promise<object>)[] = [];
  let answerOpen: ((answer: object) => void) | null = null;
  const closed = {
    showMessageBox: { response: 0, checkboxChecked: false },
    showOpenDialog: { canceled: true, filePaths: [] },
    showSaveDialog: { canceled: true, filePath: '' },
  };
  for (const [kind, unanswered] of Object.entries(closed)) {
    const show = async (...args: object[]) => {
      const [owner] = args.length > 1 ? (args as Electron.BrowserWindow[]) : [];
      dialogs.push({ kind, ...args.at(-1) });
      BrowserWindow.getFocusedWindow()?.blur();
      const answer = (await answers.shift()) ?? unanswered;
      owner?.focus();
      return answer;
    };
    Object.assign(dialog, { [kind]: show });
  }
  dialog.showErrorBox = (title, content) => void dialogs.push({ kind: 'showErrorBox', title, content });
  return {
    dialogs: () => dialogs,
    answerDialog: (answer: object) => {
      if (answerOpen) answerOpen(answer);
      else answers.push(answer);
      answerOpen = null;
    },
    holdDialog: () => {
      const { promise, resolve } = Promise.withResolvers<object>();
      answers.push(promise);
      answerOpen = resolve;
    },
  };
}

/** As macOS after a login: the app has been opened by the system. */
const wasOpenedAtLogin = process.env['STAND_IN_LOGIN_ITEM'] === 'opened';

/**
 * Linux has no such setting; Windows compares the path and the arguments, macOS does not. As in a folder with a space in its name,
 * where Electron finds only a path that is asked for in quotes (electron#53911).
 */
function recordLoginItem({ app }: typeof Electron) {
  let loginItem: LoginItemRecord | null = null;
  app.setLoginItemSettings = ({ openAtLogin = false, path, args }) => {
    loginItem = { openAtLogin, ...(path !== undefined && { path }), ...(args && { args }) };
  };
  app.getLoginItemSettings = (asked = {}) => {
    const isFound =
      asked.path?.startsWith('"') === true && JSON.stringify(asked.args) === JSON.stringify(loginItem?.args);
    const same = process.platform !== 'win32' || isFound;
    const openAtLogin = process.platform !== 'linux' && same && loginItem?.openAtLogin === true;
    const status = openAtLogin ? 'enabled' : 'not-registered';
    return { openAtLogin, wasOpenedAtLogin, status, executableWillLaunchAtLogin: openAtLogin, launchItems: [] };
  };
  return { loginItem: () => loginItem };
}

export function recordDesktop(electron: typeof Electron) {
  return {
    ...recordLinks(electron),
    ...recordClipboard(electron),
    ...recordShortcuts(electron),
    ...recordDialogs(electron),
    ...recordLoginItem(electron),
  };
}
