/** The contract between page and main process: commands go in, snapshots come out. Preload and IPC are derived from it. */
import type { AppState } from './app-state.ts';
import type { Command } from './commands.ts';
import type { Result } from './result.ts';

/** The only two IPC channels of Daypass. */
export const channels = { command: 'daypass:command', snapshot: 'daypass:snapshot' } as const;

/** What the preload puts on `window.daypass`. */
export interface DaypassBridge {
  /** Carries out a user's act; resolves when it is accepted or refused (long work shows in the snapshots). */
  dispatch(command: Command): Promise<Result>;
  /** Calls `listener` with every snapshot from now on; returns the function that ends it. */
  onSnapshot(listener: (state: AppState) => void): () => void;
}

declare global {
  interface Window {
    readonly daypass: DaypassBridge;
  }
}
