/** What counts as a line and as white space in each reader's language: they disagree on a dozen characters. */

/** Python's universal newlines and Java's `BufferedReader`: LF, CRLF and a lone CR. No line after the last ending. */
export function universalLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Python's `str.splitlines`, which knows more line breaks than Python's files do. */
export function pythonLines(text: string): readonly string[] {
  return text.split(new RegExp(`[${pythonBreak}]`));
}

const pythonBreak = '\\n\\v\\f\\r\\x1c-\\x1e\\x85\\u2028\\u2029';
/** Python's `str.isspace`: Unicode's white space and the four separators of ASCII, but no byte order mark. */
const pythonBlank = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
/** Go's `unicode.IsSpace` and Rust's `char::is_whitespace` (Unicode's White_Space). */
const unicodeBlank = '\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

type Trim = (text: string) => string;

/**
 * Cuts characters of a class off both ends. Only the ends are looked at: a pattern like `/\s+$/` would try each blank
 * of the middle, which takes minutes for a line of a million blanks.
 */
function trimmer(blanks: string): Trim {
  const blank = new RegExp(`[${blanks}]`);
  const isBlank = (text: string, index: number): boolean => {
    const code = text.charCodeAt(index);
    if (code > 0x20 && code < 0x7f) return false;
    // All four classes have the blank and the tab, of which there may be millions.
    return code === 0x20 || code === 0x09 || blank.test(text.charAt(index));
  };
  return (text) => {
    let start = 0;
    let end = text.length;
    while (start < end && isBlank(text, start)) start++;
    while (end > start && isBlank(text, end - 1)) end--;
    return start === 0 && end === text.length ? text : text.slice(start, end);
  };
}

export const trimPython: Trim = trimmer(pythonBlank);
export const trimUnicode: Trim = trimmer(unicodeBlank);
/** Blank and tab only. */
export const trimBlanks: Trim = trimmer(' \\t');
/** Java's `String.trim`: everything up to the blank. */
export const trimJava: Trim = trimmer('\\x00-\\x20');

export function isUnicodeBlank(character: string): boolean {
  return trimUnicode(character) === '' && character !== '';
}

/** The text up to the first of the marks. */
export function upTo(text: string, ...marks: readonly string[]): string {
  let end = text.length;
  for (const mark of marks) {
    const index = text.indexOf(mark);
    if (index >= 0 && index < end) end = index;
  }
  return end === text.length ? text : text.slice(0, end);
}
