/** Joins the list with the search field, which stands elsewhere on the page: its keys, and which row it tells to screen readers. */
import { type RefObject, useEffectEvent, useLayoutEffect } from 'react';
import { isOverlayOpen } from '../ui/overlays.ts';
import { isShortcut } from '../ui/platform.ts';
import { type FieldContent, type KeyAct, keyAct, type KeyPress } from './role-keys.ts';

interface ListField {
  readonly input: RefObject<HTMLInputElement | null>;
  /** The id of the selected row's element; null: there is none. */
  readonly selected: string | null;
  /** Does what a key asks for; false where there is nothing to do, and the key is the field's own. */
  readonly onAct: (act: KeyAct) => boolean;
}

export function useListField({ input, selected, onAct }: ListField): void {
  useLayoutEffect(() => {
    if (selected === null) input.current?.removeAttribute('aria-activedescendant');
    else input.current?.setAttribute('aria-activedescendant', selected);
  }, [input, selected]);

  const press = useEffectEvent((event: KeyboardEvent): void => {
    const field = input.current;
    // Keys that choose among the candidates of an input method are its own.
    if (field === null || event.defaultPrevented || event.isComposing) return;
    // Not where the key was pressed: a button of the selected row may have handed the focus back to the field.
    const isInField = document.activeElement === field;
    if (!isInField && (isOverlayOpen() || isEditable(event.target))) return;
    if (asksForSearch(event, isInField)) {
      event.preventDefault();
      field.focus();
      field.select();
      return;
    }
    if (!isInField && !isShortcut(event)) {
      // Keys of a button, such as Enter, stay with it; whatever is typed goes to the field, which it then arrives in.
      if (!isTyped(event) && event.target !== document.body) return;
      field.focus();
    }
    const act = keyAct(pressOf(event), contentOf(field));
    if (act !== null && onAct(act)) event.preventDefault();
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** `/`, where it is not typed as text, or Ctrl+F (on macOS Cmd+F). */
function asksForSearch(event: KeyboardEvent, isInField: boolean): boolean {
  if (event.key.toLowerCase() === 'f') return isShortcut(event);
  return event.key === '/' && !isInField && isTyped(event);
}

/** A character, or the first key of an input method; Space presses buttons. */
function isTyped({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  return (key.length === 1 && key !== ' ') || key === 'Process';
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function pressOf(event: KeyboardEvent): KeyPress {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  return { key, shiftKey, isShortcut: isShortcut(event), isModified: ctrlKey || metaKey || altKey };
}

function contentOf({ value, selectionStart, selectionEnd }: HTMLInputElement): FieldContent {
  return {
    query: value,
    isCaretAtStart: selectionStart === 0,
    isCaretAtEnd: selectionEnd === value.length,
    hasSelectedText: selectionStart !== selectionEnd || document.getSelection()?.type === 'Range',
  };
}
