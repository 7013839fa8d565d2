/** Spaces out what many may ask for at the same time. */
import type { Ms } from '../../shared/time.ts';
import { monotonic, wait } from './clock.ts';

/**
 * Lets one through every `apart` ms of the monotonic clock, the first at once. Whoever gives up (rejects with the signal's
 * reason) takes no turn.
 */
export function createTurns(apart: Ms): (signal?: AbortSignal) => Promise<void> {
  let freeAt: Ms = -Infinity;
  return async (signal) => {
    signal?.throwIfAborted();
    // Several wake at the same time; the first takes the turn, the others find a later one.
    for (let left = freeAt - monotonic(); left > 0; left = freeAt - monotonic()) await wait(left, signal);
    freeAt = monotonic() + apart;
  };
}
