/** Waits for what must become true soon, by asking again and again. How soon is measured elsewhere; here a limit ends what hangs. */
import { setTimeout as delay } from 'node:timers/promises';

/** For what only a machine that has other things to do keeps waiting (ms). */
export const patience = 60_000;

/** Resolves with the first result that does not throw; after `limit` ms rejects with what was thrown last. */
export async function eventually<T>(check: () => T | Promise<T>, limit = patience): Promise<T> {
  const until = performance.now() + limit;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > until) throw error;
      await delay(5);
    }
  }
}
