/** Characters that nobody sees, and that tools take for a part of a name or value. */
import { trimPython } from '../aws/config/readers/text.ts';

/**
 * Control and format characters (zero-width, bidirectional, byte order marks), the fillers that have no shape, and every
 * white space but the blank. The tab is one in a value only: around it every reader cuts it off.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const oddBlank = /[^\S \t\r\n]/;
const either = new RegExp(`${hidden.source}|${oddBlank.source}`, 'gu');

/**
 * Without what nobody sees, and with plain blanks; trimmed. What is white space in any language becomes one: left out, it would
 * make one word of two.
 */
export function visible(text: string): string {
  return text.replaceAll(either, (character) => (trimPython(character) === '' ? ' ' : '')).trim();
}

/** As `U+FEFF`, each once, in the order in which they come. */
export function hiddenIn(text: string): readonly string[] {
  const found = text.match(either) ?? [];
  return [...new Set(found)].map(codeOf);
}

/** The text with each of them told by its number, so that a message can show it. */
export function withHiddenShown(text: string): string {
  return text.replaceAll(either, (character) => `⟨${codeOf(character)}⟩`);
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
