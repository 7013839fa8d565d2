/** Words for a line that somebody is to paste into a shell. */

/**
 * Whether a terminal takes the word for what it looks like: no control character in it, and none that turns the direction of
 * writing. Quotes do not keep a terminal from acting upon what is pasted, such as the end of a bracketed paste.
 */
export function isPasteable(word: string): boolean {
  return word.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(word);
}

/** The word, in single quotes where a POSIX shell would not take it as it is; null if it cannot be pasted safely. */
export function shellWord(word: string): string | null {
  if (!isPasteable(word)) return null;
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
