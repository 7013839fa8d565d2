/** What differs between the systems that the panel runs on: names and places of keys. */

export const isMac = navigator.platform.startsWith('Mac');
export const isWindows = navigator.platform.startsWith('Win');

/** Whether the key that begins shortcuts is down, and no other that would make another shortcut of it. */
export function isShortcut({ ctrlKey, metaKey, altKey, shiftKey }: Modifiers): boolean {
  const [own, other] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  return own && !other && !altKey && !shiftKey;
}

/** A shortcut as people of this system read it: `⌘C` or `Ctrl+C`. */
export function shortcutText(key: string): string {
  return isMac ? `⌘${key}` : `Ctrl+${key}`;
}

interface Modifiers {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}
