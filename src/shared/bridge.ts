/** The contract between page and main process: commands go in, snapshots come out. Preload and IPC are derived from it. */
import type { AnswerTo } from './answers.ts';
import type { Command } from './commands.ts';
import type { Result } from './result.ts';
import type { SnapshotMessage } from './snapshot-message.ts';

/** The only two IPC channels of Daypass. */
export const channels = { command: 'daypass:command', snapshot: 'daypass:snapshot' } as const;

/** What the preload puts on `window.daypass`. */
export interface DaypassBridge {
  /**
   * Carries out a user's act; resolves when it is accepted or refused (long work shows in the snapshots), with the
   * answer of a command that has one.
   */
  dispatch<C extends Command>(command: C): Promise<Result<AnswerTo<C['type']>>>;
  /** Calls `listener` with every message about the state from now on; returns the function that ends it. */
  onSnapshot(listener: (message: SnapshotMessage) => void): () => void;
}

declare global {
  interface Window {
    readonly daypass: DaypassBridge;
  }
}
