/** Joins page and main process: puts `window.daypass` there, which knows the two channels and nothing else. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { AnswerTo } from '../shared/answers.ts';
import { channels, type DaypassBridge } from '../shared/bridge.ts';
import type { Command } from '../shared/commands.ts';
import type { Result } from '../shared/result.ts';
import type { SnapshotMessage } from '../shared/snapshot-message.ts';

/** Sends a command; the main process checks sender and schema and always answers with a result. */
function dispatch<C extends Command>(command: C): Promise<Result<AnswerTo<C['type']>>> {
  return ipcRenderer.invoke(channels.command, command) as Promise<Result<AnswerTo<C['type']>>>;
}

/** The event object stays here: it would give the page a way to send on other channels. */
function onSnapshot(listener: (message: SnapshotMessage) => void): () => void {
  const receive = (_event: IpcRendererEvent, message: SnapshotMessage): void => listener(message);
  ipcRenderer.on(channels.snapshot, receive);
  return () => {
    ipcRenderer.off(channels.snapshot, receive);
  };
}

contextBridge.exposeInMainWorld('daypass', { dispatch, onSnapshot } satisfies DaypassBridge);
