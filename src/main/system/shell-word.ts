/** Words for a line that somebody is to paste into a shell. */

/**
 * The word, in single quotes where a shell would not take it as it is. Null if it has a control character or one that
 * turns the direction of writing: quotes do not keep a terminal from acting upon what is pasted, such as the end of a
 * bracketed paste.
 */
export function shellWord(word: string): string | null {
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(word) || !word.isWellFormed()) return null;
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
