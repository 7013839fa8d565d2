/** Hears each time that the panel is shown after it was hidden. */
import { useEffect, useEffectEvent } from 'react';

export function useShown(onShown: () => void): void {
  const show = useEffectEvent(onShown);
  useEffect(() => {
    const listen = (): void => {
      if (document.visibilityState === 'visible') show();
    };
    document.addEventListener('visibilitychange', listen);
    return () => document.removeEventListener('visibilitychange', listen);
  }, []);
}
