/** The rest of the desktop, kept in memory. The probe (../probe.cts) records and drives most of it. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { app } from './app.ts';
import { appEvents, emitter, strict } from './base.ts';
import { BrowserWindow } from './windows.ts';

export const shell = strict('shell', {
  openExternal: async () => {},
  openPath: async () => '',
  showItemInFolder() {},
} satisfies Partial<Electron.Shell>);

/** As Electron's, which takes what is to be copied under the names of its formats. */
export class ClipboardItem {
  readonly #items: Readonly<Record<string, unknown>>;
  readonly types: string[];

  constructor(items: Readonly<Record<string, unknown>>) {
    this.#items = items;
    this.types = Object.keys(items);
  }

  async getType(type: string): Promise<Blob> {
    const content = await this.#items[type];
    if (content instanceof Blob) return content;
    if (typeof content === 'string') return new Blob([content]);
    throw new Error(`The clipboard item has no ${type}`);
  }
}

let clipboardText = '';
export const clipboard = strict('clipboard', {
  readText: async () => clipboardText,
  writeText: async (text) => void (clipboardText = text),
  async write([item]) {
    clipboardText = (await item?.getType('text/plain').then((blob) => blob.text())) ?? '';
  },
  clear: () => void (clipboardText = ''),
} satisfies Partial<Electron.Clipboard>);

const powerEvents = new EventEmitter();
/** As Electron’s on Linux: where `shutdown` is the first to be listened to, it never comes. */
let hearsOfShutdown = false;
powerEvents.once('newListener', () => {
  powerEvents.on('newListener', (event) => (hearsOfShutdown ||= event === 'shutdown'));
});
const emitPower = powerEvents.emit.bind(powerEvents);
powerEvents.emit = (event, ...details: unknown[]) =>
  (event !== 'shutdown' || hearsOfShutdown) && emitPower(event, ...details);

const power = {
  getSystemIdleTime: () => 0,
  getSystemIdleState: () => 'active' as const,
  isOnBatteryPower: () => false,
  onBatteryPower: false,
} satisfies Partial<Electron.PowerMonitor>;
export const powerMonitor = emitter('powerMonitor', power, powerEvents);

/** As Electron's on macOS: it waits for the end of the windows, and of each later one after that. Nothing is ever installed here. */
const updates = {
  quitAndInstall() {
    autoUpdater.emit('before-quit-for-update');
    const windows = BrowserWindow.getAllWindows();
    if (windows.length === 0) return console.error('stand-in: the newer version is refused');
    appEvents.on('stand-in: last window closed', updates.quitAndInstall);
    for (const window of windows) window.close();
  },
} satisfies Partial<Electron.AutoUpdater>;
export const autoUpdater = emitter('autoUpdater', updates);

const area = { x: 0, y: 0, width: 1280, height: 800 };
const display = { id: 1, bounds: area, workArea: area, size: area, workAreaSize: area, scaleFactor: 1 };
const displays = [display] as Partial<Electron.Display>[] as [Electron.Display];
export const screen = emitter('screen', {
  getPrimaryDisplay: () => displays[0],
  getAllDisplays: () => displays,
  getDisplayNearestPoint: () => displays[0],
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
} satisfies Partial<Electron.Screen>);

const key = () => createHash('sha256').update(app.getPath('userData')).digest();
export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString(plainText) {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from('v11'), iv, cipher.getAuthTag(), sealed]);
  },
  decryptString(encrypted) {
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(3, 15));
    decipher.setAuthTag(encrypted.subarray(15, 31));
    return Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString('utf8');
  },
} satisfies Partial<Electron.SafeStorage>);

const shortcuts = new Set<string>();
export const globalShortcut = strict('globalShortcut', {
  register: (accelerator) => Boolean(shortcuts.add(accelerator)),
  isRegistered: (accelerator) => shortcuts.has(accelerator),
  unregister: (accelerator) => void shortcuts.delete(accelerator),
  unregisterAll: () => shortcuts.clear(),
} satisfies Partial<Electron.GlobalShortcut>);

export const dialog = strict('dialog', {
  showErrorBox() {},
  showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
} satisfies Partial<Electron.Dialog>);

export const crashReporter = strict('crashReporter', {});
export const systemPreferences = strict('systemPreferences', {});
