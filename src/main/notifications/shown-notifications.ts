/** Remembers which notifications were shown, over a restart too, in a small file of its own. */
import * as v from 'valibot';
import type { Log } from '../system/log.ts';
import { createJsonFile } from '../system/json-file.ts';

export interface ShownNotifications {
  /** The latest last. */
  readonly keys: readonly string[];
  has(key: string): boolean;
  /** Takes note at once and writes behind the caller's back. Of very many keys the oldest are dropped. */
  add(keys: readonly string[]): void;
  /** To be awaited before anything is shown; a damaged file counts as none. */
  load(): Promise<void>;
  /** Resolves when all keys so far are on disk, or could not be written. */
  saved(): Promise<void>;
}

const schema = v.fallback(v.object({ shown: v.fallback(v.array(v.string()), []) }), { shown: [] });

/**
 * Far more than one day can bring. Counted and not by their age: a session that ended weeks ago is still no news at the
 * next start, and clocks are set.
 */
const mostKeys = 500;

export function createShownNotifications(file: string, log: Log): ShownNotifications {
  let keys: readonly string[] = [];
  const json = createJsonFile({ file, name: 'shown notifications', schema, content: () => ({ shown: keys }), log });
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
    async load() {
      keys = (await json.load()).shown.slice(-mostKeys);
    },
    saved: () => json.saved(),
  };
}
