/** How large an AWS file may be for Daypass to open it, and what is no text at all. */
import { illegalBytes } from '../../system/files.ts';
import { parseWithLines } from './readers/botocore.ts';

/**
 * In bytes. A profile takes some 200 bytes and seven lines, so this is room for every role of a very large company; a file
 * beyond it is a mistake or an attack. Up to here everything that is done with a file takes time in proportion to its size.
 */
export const largestFile = 4 * 1024 * 1024;
const mostLines = 100_000;
/** `[DEFAULT]` gives its keys to every section, so their product is what such a file holds. */
const mostLent = 1_000_000;

/** The reason of `file-unreadable` for a file beyond these limits. */
export const tooLarge = 'too-large';

/** What a look at the characters tells of whether Daypass can do with the text, as the reason of a problem; null if it can. */
export function unfitReason(text: string): string | null {
  if (lineCount(text) > mostLines) return tooLarge;
  // UTF-16 without a mark, or what a crash has left of a file. No AWS file has such a character.
  return text.includes('\0') ? illegalBytes : null;
}

/** Two bytes or more a character: read as UTF-8 it says nothing, not even that there are no sessions. */
export function isWide(text: string): boolean {
  return count(text, '\0') * 4 > text.length;
}

function lineCount(text: string): number {
  return count(text, '\n') + count(text, '\r') - count(text, '\r\n');
}

/** Whether `[DEFAULT]` gives more keys to more sections than anybody can hold; a text without one need not be asked about. */
export function lendsTooMuch(text: string): boolean {
  const parsed = parseWithLines(text);
  return !parsed.refusal && parsed.lent.size * parsed.sections.size > mostLent;
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found++;
  return found;
}
