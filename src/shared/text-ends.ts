/** Parts of texts that others make as long as they like, each found in one pass over the text. */

/**
 * Without any of these characters at the end. Only the end is looked at: a pattern such as `/\/+$/` would begin anew at each
 * slash of the middle, which takes minutes for a URL of a hundred thousand.
 */
export function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** For messages: what may be a name and password of a URL, up to the last `@`, becomes `…`. */
export function withoutUserInfo(text: string): string {
  const start = text.indexOf('//');
  const end = text.lastIndexOf('@');
  return start < 0 || end < start + 2 ? text : `${text.slice(0, start)}//…${text.slice(end)}`;
}
