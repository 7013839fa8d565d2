/** Takes turns at one file: reads come one after the other, and none beside a write of Daypass itself. */

export interface FileTurns {
  /** Whoever asks while a read runs waits for the one after it; all who wait share one, with the first one's `act`. */
  read(act: () => Promise<void>): Promise<void>;
  /** After the read that runs, before those that are asked for meanwhile. Rejects as `act` does. */
  write<T>(act: () => Promise<T>): Promise<T>;
}

export function createFileTurns(): FileTurns {
  let reading: Promise<void> = Promise.resolve();
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  const afterWriting = async (): Promise<void> => {
    let seen: Promise<void>;
    do {
      seen = writing;
      await seen;
    } while (seen !== writing);
  };

  const readNext = async (act: () => Promise<void>): Promise<void> => {
    await reading.catch(() => {});
    await afterWriting();
    next = null;
    reading = act();
    await reading;
  };

  return {
    async read(act) {
      next ??= readNext(act);
      await next;
    },
    write(act) {
      const written = Promise.allSettled([reading, writing]).then(act);
      writing = written.then(
        () => {},
        () => {},
      );
      return written;
    },
  };
}
