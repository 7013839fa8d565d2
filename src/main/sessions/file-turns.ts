/** Takes turns at one file: reads come one after the other, and none beside a write of Daypass itself. */
import PQueue from 'p-queue';

export interface FileTurns {
  /** Whoever asks while a read runs waits for the one after it; all who wait share one, with the first one's `act`. */
  read(act: () => Promise<void>): Promise<void>;
  /** After the read that runs, before those that are asked for meanwhile. Rejects as `act` does. */
  write<T>(act: () => Promise<T>): Promise<T>;
}

const [reads, writes] = [{ priority: 0 }, { priority: 1 }];

export function createFileTurns(): FileTurns {
  const queue = new PQueue({ concurrency: 1 });
  let next: Promise<void> = Promise.resolve();
  return {
    read(act) {
      if (queue.sizeBy(reads) === 0) next = queue.add(act, reads);
      return next;
    },
    write: (act) => queue.add(act, writes),
  };
}
