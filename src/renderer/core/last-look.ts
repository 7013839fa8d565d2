/**
 * When somebody looked at the panel before this time. The state's `seenAt` is of no use here: it is set as the panel is shown, so
 * everything would be old news in the very moment in which somebody comes to read it.
 */
import { useSyncExternalStore } from 'react';
import type { EpochMs } from '../../shared/time.ts';
import { now } from './clock.ts';

let lastLook: EpochMs | null = null;
const listeners = new Set<() => void>();

/** Begins to notice when the page is hidden; called once. */
export function followLooks(): void {
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return;
    lastLook = now();
    for (const listener of listeners) listener();
  });
}

/** The panel was hidden then, before this page was made. */
export function rememberLook(at: EpochMs): void {
  lastLook = at;
}

/** When the page was hidden the last time; null as long as it has not been. */
export function useLastLook(): EpochMs | null {
  return useSyncExternalStore(subscribe, current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function current(): EpochMs | null {
  return lastLook;
}
