/** Escape leads back from a page, unless it closes a menu or a list that is open over it. */
import { useEffectEvent, useLayoutEffect } from 'react';
import { isOverlayOpen } from '../ui/overlays.ts';

/** `onEscape`: null for a page that looks after the key itself. */
export function useEscape(onEscape: (() => void) | null): void {
  const isOn = onEscape !== null;
  const press = useEffectEvent(() => onEscape?.());
  useLayoutEffect(() => {
    if (!isOn) return;
    let closesOverlay = false;
    // A list of suggestions lets the key through, and may be gone by the time it arrives here.
    const before = (): void => {
      closesOverlay = isOverlayOpen();
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !closesOverlay) press();
    };
    document.addEventListener('keydown', before, { capture: true });
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', before, { capture: true });
      document.removeEventListener('keydown', listen);
    };
  }, [isOn]);
}
