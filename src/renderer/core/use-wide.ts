/** Whether the window has room for details beside the list. */
import { useSyncExternalStore } from 'react';

/** As in styles/wide.css. */
const wide = matchMedia('(width >= 820px)');

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, current);
}

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

function current(): boolean {
  return wide.matches;
}
