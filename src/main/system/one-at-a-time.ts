/** Work that may be called for while it is under way: it is done once more then, and never twice at the same time. */

export interface OneAtATime {
  /** Does the work, or sees to it that it is done once more after the one that runs. */
  readonly run: () => void;
  /** Resolves when nothing is to be done any more. */
  readonly idle: () => Promise<void>;
}

/** `act` does not reject. */
export function oneAtATime(act: () => Promise<void>): OneAtATime {
  let isWanted = false;
  let running: Promise<void> | null = null;
  const runAll = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      await act();
    }
    running = null;
  };
  return {
    run() {
      isWanted = true;
      running ??= runAll();
    },
    idle: () => running ?? Promise.resolve(),
  };
}
