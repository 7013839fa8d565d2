/** Leaves out of a text what no reader sees, where there is much of it: blank lines and comments. */

/** Of one gap so many lines stay. Where a value goes on behind one, botocore counts its blank lines; nobody has more. */
const kept = 16;

/**
 * The text with long gaps made shorter. To every reader a comment at the left edge is nothing, and a blank line nothing but a
 * line of the value around it. A lone CR is the end of a line to some of them only, so no line with one is left out.
 */
export function withoutLongGaps(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let lines = 0;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found + 1;
    lines = found >= 0 && isGap(text, start, found) ? lines + 1 : 0;
    if (lines > kept) {
      parts.push(text.slice(from, start));
      from = end;
    }
    start = end;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(from);
}

/** Blank, or a comment from its first character on. `end`: where the LF stands. */
function isGap(text: string, start: number, end: number): boolean {
  const last = text[end - 1] === '\r' && end > start ? end - 1 : end;
  const first = text[start];
  const isComment = start < last && (first === '#' || first === ';');
  for (let at = start; at < last; at++) {
    const sign = text.charCodeAt(at);
    if (sign === carriageReturn || (!isComment && sign !== blank && sign !== tab)) return false;
  }
  return true;
}

const [tab, carriageReturn, blank] = [9, 13, 32];
