/** Records what goes from the main process to the pages, and asks the app in the name of other senders. */
import type * as Electron from 'electron';
import { type AnyFunction, before } from './before.ts';

export interface SentRecord {
  readonly channel: string;
  readonly kind: 'message' | 'reply' | 'error';
  readonly payload: unknown;
}

type Handler = Parameters<Electron.IpcMain['handle']>[1];

export function recordMessages({ app, BrowserWindow, ipcMain }: typeof Electron) {
  const sent: SentRecord[] = [];
  const handlers = new Map<string, Handler>();
  app.on('web-contents-created', (_event, created) => {
    before(created, 'send', (_, channel, ...args: unknown[]) => {
      sent.push({ channel, kind: 'message', payload: structuredClone(args) });
    });
  });
  const handle = ipcMain.handle.bind(ipcMain);
  ipcMain.handle = (channel: string, listener: Handler) => {
    handle(channel, async (event, ...args: unknown[]) => {
      try {
        const reply: unknown = await listener(event, ...args);
        sent.push({ channel, kind: 'reply', payload: structuredClone(reply) });
        return reply;
      } catch (error) {
        sent.push({ channel, kind: 'error', payload: String(error) });
        throw error;
      }
    });
    handlers.set(channel, listener);
  };
  return {
    sentToPages: () => sent,
    /** Calls a handler with a sender frame that is not the panel's main frame. */
    forgeIpc(channel: string, args: unknown[], from: 'subframe' | { readonly url: string }): unknown {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      const handler = handlers.get(channel);
      if (!sender || !handler) throw new Error(`There is no window or no handler for '${channel}'`);
      const { mainFrame } = sender;
      const url = from === 'subframe' ? mainFrame.url : from.url;
      const parent = from === 'subframe' ? mainFrame : null;
      const senderFrame = { url, origin: url.split('/', 3).join('/'), top: mainFrame, parent } as Electron.WebFrameMain;
      const event = { type: 'frame', sender, senderFrame, processId: 1, frameId: 2 } as Electron.IpcMainInvokeEvent;
      return handler(event, ...args);
    },
  };
}

/** Keeps the app's permission handlers, which headless pages never ask. */
export function recordPermissions({ app, BrowserWindow }: typeof Electron) {
  let request: AnyFunction | null = null;
  let check: AnyFunction | null = null;
  app.on('session-created', (session) => {
    before(session, 'setPermissionRequestHandler', (_, handler) => void (request = handler as AnyFunction | null));
    before(session, 'setPermissionCheckHandler', (_, handler) => void (check = handler as AnyFunction | null));
    session.on('spellcheck-dictionary-download-begin', (_event, language) => {
      console.error(`The spell checker asks a server of Google for a dictionary: ${language}`);
    });
  });
  return {
    async permission(name: string) {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents ?? null;
      const details = { isMainFrame: true, requestingUrl: sender?.getURL() ?? '' };
      const allowed = new Promise<boolean>((resolve) => {
        if (request) request(sender, name, resolve, details);
        else resolve(true); // Electron grants what nobody refuses
      });
      const origin = details.requestingUrl.split('/', 3).join('/');
      return { request: await allowed, check: check ? check(sender, name, origin, details) === true : true };
    },
  };
}
