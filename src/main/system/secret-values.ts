/** Finds where the value of a secret ends in a text; each reads every character once. */

/** After the mark that opens at `begin` and ends at `open`: the place of the one that closes it, or the text's end. */
export function endOfQuoted(text: string, begin: number, open: number): number {
  const opening = text.slice(begin, open);
  const sign = opening.at(-1) ?? '';
  if (!/^\\*["'`]$/.test(opening)) {
    const closing = text.indexOf(opening, open);
    return closing < 0 ? text.length : closing;
  }
  const depth = opening.length - 1;
  for (let end = text.indexOf(sign, open); end >= 0; end = text.indexOf(sign, end + 1)) {
    let slashes = 0;
    while (end - slashes > open && text[end - slashes - 1] === '\\') slashes++;
    // JSON within JSON doubles what it finds: a mark of the value itself has more backslashes than the one that closes it.
    if (slashes % (2 * (depth + 1)) === depth) return end - depth;
  }
  return text.length;
}

export interface BareValue {
  /** To the end of the line, as a header's. */
  readonly isLine: boolean;
  /** What has been taken out already stands before `from`. */
  readonly isMark: boolean;
  /** One word, and never what stands in brackets. */
  readonly isWord: boolean;
}

const brackets: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')', '<': '>' };

/** A value without quotes: a word, a line, or all that its brackets hold. */
export function endOfValue(text: string, from: number, { isLine, isMark, isWord }: BareValue): number {
  const close = isMark || isWord ? undefined : brackets[text[from] ?? ''];
  if (close !== undefined) return endOfBrackets(text, from, close);
  const stops = isLine ? /[\r\n"'`]/g : /[\s&"'`<>]|[,;})\]](?=[\s"'`)}\],;]|$)|%2[267]|\\+["'nr]/g;
  stops.lastIndex = from;
  return stops.exec(text)?.index ?? text.length;
}

/** Brackets within quotes count as well: a value is rather hidden too far than not far enough. */
function endOfBrackets(text: string, from: number, close: string): number {
  const open = text[from];
  let depth = 0;
  for (let index = from; index < text.length; index++) {
    if (text[index] === open) depth++;
    else if (text[index] === close && --depth === 0) return index + 1;
  }
  return text.length;
}
