/** The keys of the main page that belong to no part of it: Escape, one step back each time, and a number for each session. */
import { useEffectEvent, useLayoutEffect } from 'react';
import type { Session, SessionId } from '../../shared/app-state.ts';
import { useCommands } from '../core/commands.tsx';
import { isOverlayOpen } from '../ui/overlays.ts';
import { useEscape } from './use-escape.ts';

interface HomeKeys {
  readonly sessions: readonly Session[];
  readonly query: string;
  readonly isSheetOpen: boolean;
  readonly onClear: () => void;
  readonly onClose: () => void;
  /** Opens the sheet of this session, or closes it. */
  readonly onToggle: (sessionId: SessionId) => void;
}

export function useHomeKeys({ sessions, query, isSheetOpen, onClear, onClose, onToggle }: HomeKeys): void {
  const { send } = useCommands();
  useEscape(() => {
    if (query !== '') onClear();
    else if (isSheetOpen) onClose();
    else send({ type: 'hide-panel' });
  });
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { code, altKey, ctrlKey, metaKey, shiftKey } = event;
    // By its place on the keyboard: with Option, macOS makes other characters of the digits.
    const digit = /^Digit([1-9])$/.exec(code)?.[1];
    if (!altKey || ctrlKey || metaKey || shiftKey || digit === undefined || isOverlayOpen()) return;
    const session = sessions[Number(digit) - 1];
    if (session === undefined) return;
    event.preventDefault();
    onToggle(session.id);
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
