/** Remembers which notifications were shown, over a restart too, in a small file of its own. */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Log } from '../system/log.ts';
import { createJsonFile } from '../system/json-file.ts';

export interface ShownNotifications {
  /** The latest last. */
  readonly keys: readonly string[];
  has(key: string): boolean;
  /** Takes note at once and writes behind the caller's back. Of very many keys the oldest are dropped. */
  add(keys: readonly string[]): void;
  /** Whether it was new and held back, for quiet hours or a pause, when Daypass last looked; over a restart, too. */
  waits(key: string): boolean;
  /** Takes note of all that is held back now, and writes behind the caller's back. */
  setWaiting(keys: readonly string[]): void;
  /** To be awaited before anything is shown; a damaged file counts as none. */
  load(): Promise<void>;
  /** Resolves when all keys so far are on disk, or could not be written. */
  saved(): Promise<void>;
}

const keyList = v.fallback(v.array(v.string()), []);
const schema = v.fallback(v.object({ shown: keyList, waiting: keyList }), { shown: [], waiting: [] });

/**
 * Far more than one day can bring. Counted and not by their age: a session that ended weeks ago is still no news at the
 * next start, and clocks are set.
 */
const mostKeys = 500;

export function createShownNotifications(file: string, log: Log): ShownNotifications {
  let keys: readonly string[] = [];
  let waiting: readonly string[] = [];
  // Without quiet hours nothing waits, and the file is the same as ever.
  const content = () => (waiting.length > 0 ? { shown: keys, waiting } : { shown: keys });
  const json = createJsonFile({ file, name: 'shown notifications', schema, content, log });
  return {
    get keys() {
      return keys;
    },
    has: (key) => keys.includes(key),
    add(more) {
      const fresh = more.filter((key) => !keys.includes(key));
      if (fresh.length === 0) return;
      keys = [...keys, ...fresh].slice(-mostKeys);
      json.save();
    },
    waits: (key) => waiting.includes(key),
    setWaiting(now) {
      const next = now.slice(-mostKeys);
      if (isDeepStrictEqual(next, waiting)) return;
      waiting = next;
      json.save();
    },
    async load() {
      const found = await json.load();
      keys = found.shown.slice(-mostKeys);
      waiting = found.waiting.slice(-mostKeys);
    },
    saved: () => json.saved(),
  };
}
