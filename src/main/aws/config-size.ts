/** How large an AWS file may be for Daypass to open it, and what is no text at all. */
import { illegalBytes } from '../machine/files.ts';
import { mayLend } from './config-names.ts';
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

/** Why Daypass leaves a file with this text alone, as the reason of a problem; null if it does not. */
export function unfitReason(text: string): string | null {
  if (lineCount(text) > mostLines || (mayLend(text) && lentCount(text) > mostLent)) return tooLarge;
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

function lentCount(text: string): number {
  const parsed = parseWithLines(text);
  return parsed.refusal ? 0 : parsed.lent.size * parsed.sections.size;
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found++;
  return found;
}
