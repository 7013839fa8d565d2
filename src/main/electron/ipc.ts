/** The main process's end of the two IPC channels: who may send what. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import * as v from 'valibot';
import { channels } from '../../shared/bridge.ts';
import { commandSchema } from '../../shared/commands.ts';
import { problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { SnapshotMessage } from '../../shared/snapshot-message.ts';
import type { Dispatch } from '../core/dispatch.ts';
import type { Log } from '../system/log.ts';
import { appOrigin } from './app-protocol.ts';

/**
 * Accepts commands only from the main frame of `trusted()`, while it shows our own page, and only if they fit the schema
 * (Electron's security guide, item 17).
 */
export function receiveCommands(dispatch: Dispatch, trusted: () => WebContents | undefined, log: Log): void {
  ipcMain.handle(channels.command, async (event, message: unknown): Promise<Result<unknown>> => {
    if (!isTrusted(event, trusted())) {
      log.warn('command from an unknown sender refused', { url: event.senderFrame?.url });
      throw new Error('Not allowed');
    }
    const parsed = v.safeParse(commandSchema, message, { abortEarly: true });
    if (!parsed.success) {
      log.warn('command refused by its schema', { paths: pathsOf(parsed.issues) });
      return failure(problem('command-invalid', {}, 'none'));
    }
    return dispatch(parsed.output);
  });
}

/** Enough to find a mistake of our own; a page that was taken over must not fill the log or hold the process. */
function pathsOf(issues: readonly v.BaseIssue<unknown>[]): readonly string[] {
  return issues.slice(0, 3).map((issue) => (v.getDotPath(issue) ?? '').slice(0, 100));
}

function isTrusted({ sender, senderFrame }: IpcMainInvokeEvent, trusted: WebContents | undefined): boolean {
  return (
    trusted !== undefined &&
    sender.id === trusted.id &&
    senderFrame === sender.mainFrame &&
    senderFrame.url.startsWith(`${appOrigin}/`)
  );
}

/** When, and what of the state: core/snapshot-sender.ts. */
export function sendSnapshot(contents: WebContents, message: SnapshotMessage): void {
  if (!contents.isDestroyed()) contents.send(channels.snapshot, message);
}
