/** ipcMain: the app's handlers, and how a page's message reaches them. */
import type * as Electron from 'electron';
import { cancellable, emitter } from './base.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

const handlers = new Map<string, Handler>();

export const ipcMain = emitter('ipcMain', {
  handle(channel: string, listener: Handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, listener);
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
} satisfies Partial<Electron.IpcMain>);

/** Who sent a message, as the app sees it. */
export interface Sender {
  readonly sender: object;
  readonly senderFrame: object;
}

/** A page's ipcRenderer.send or .invoke; what it resolves or rejects with goes back to the page. */
export async function receive(
  from: Sender,
  kind: 'invoke' | 'send',
  channel: string,
  args: unknown[],
): Promise<unknown> {
  const details = { type: 'frame', processId: 1, frameId: 1, ...from };
  const event = cancellable(details) as unknown as Electron.IpcMainInvokeEvent;
  if (kind === 'send') return void ipcMain.emit(channel, event, ...args);
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone((await handler(event, ...args)) as unknown);
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
  }
}
