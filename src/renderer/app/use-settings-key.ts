/** Ctrl, on macOS Cmd, with a comma: the usual keys for settings, from every page. */
import { useEffectEvent, useLayoutEffect } from 'react';
import { isOverlayOpen } from '../ui/overlays.ts';
import { isShortcut } from '../ui/platform.ts';

export function useSettingsKey(onSettings: () => void): void {
  const open = useEffectEvent(onSettings);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== ',' || event.isComposing || !isShortcut(event) || isOverlayOpen()) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
