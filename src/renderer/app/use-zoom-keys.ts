/** Ctrl, on macOS Cmd, with plus, minus and zero: the panel has no menu that would hold these keys. */
import { useLayoutEffect } from 'react';
import type { ZoomStep } from '../../shared/zoom.ts';
import { useCommands } from '../core/commands.tsx';

/** By what is typed, for keyboards that have these signs elsewhere. Plus is the equals key where that has both. */
const steps: Readonly<Record<string, ZoomStep>> = { '+': 'in', '=': 'in', '-': 'out', '0': 'reset' };

export function useZoomKeys(): void {
  const { send } = useCommands();
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey } = event;
      const step = steps[key];
      if (step === undefined || altKey || !(ctrlKey || metaKey)) return;
      event.preventDefault();
      send({ type: 'zoom-panel', step });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [send]);
}
