/** Notices that the machine is in another network than before, so that what could not reach AWS is tried again at once. */
import os from 'node:os';

export interface NetworkWatch {
  /** Whether there is a network now, and another one than at the last look. The first look only takes note. */
  isAnother(): boolean;
}

/** No system tells the main process; asking for the addresses at each look of the alarm costs less than a timer. */
export function createNetworkWatch(): NetworkWatch {
  let before: string | null = null;
  return {
    isAnother() {
      const present = addressesOr(before);
      if (present === null) return false;
      const isAnother = before !== null && present !== before && present !== '';
      before = present;
      return isAnother;
    },
  };
}

/** With too many open files the system tells nothing: then nothing is another network. */
function addressesOr(before: string | null): string | null {
  try {
    return addresses();
  } catch {
    return before;
  }
}

/** Those by which others can be reached; empty without a network. Throws where the system does not tell (EMFILE). */
function addresses(): string {
  const found = Object.entries(os.networkInterfaces()).flatMap(([name, all = []]) =>
    all.flatMap(({ address, internal }) => (internal ? [] : [`${name} ${address}`])),
  );
  return found.toSorted().join('\n');
}
