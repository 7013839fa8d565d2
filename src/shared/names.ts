/** Names that other people chose, as they may stand on a screen: something is to be seen, and no text around them is turned by them. */

/** What nobody sees: blanks of all kinds, control characters, signs of direction and joining; of Braille the empty one. */
const unseen = /^[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]*$/u;

/** The name; null where nothing of it is to be seen, so that what is known besides it is shown. */
export function visibleName(name: string | null | undefined): string | null {
  return name === null || name === undefined || unseen.test(name) ? null : name;
}

const controls = /[\p{Cc}\u2028\u2029]+/gu;
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Letters that are written from right to left, of the scripts that Unicode keeps these ranges for. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The name on one line, without what would turn its direction or break the line. */
export function plainLine(name: string): string {
  return unturned(name).trim();
}

function unturned(name: string): string {
  return name.replace(controls, ' ').replace(directions, '');
}

/**
 * The name as a part of a sentence, whose other words stay where they are whatever the direction of the name. A part that has been
 * put together like this stays as it is.
 */
export function inSentence(name: string): string {
  if (isApart(name)) return name;
  const plain = unturned(name);
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Whether the only signs of direction are such as stand around parts that are apart already. */
function isApart(text: string): boolean {
  if (!text.includes('\u2068')) return false;
  const rest = text.replaceAll(/\u2068[^\u2068\u2069\p{Cc}\u2028\u2029]*\u2069/gu, '');
  return rest === unturned(rest) && !rightToLeft.test(rest);
}
