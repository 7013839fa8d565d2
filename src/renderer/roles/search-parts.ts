/** What rows have in common, such as an account or a role's name, and the texts of all of it as few long ones. */
import { foldText, type FoldedText } from '../ui/search-text.ts';
import { runOf, type TextRun } from './word-match.ts';

/** A text that can be found. */
interface SearchText extends FoldedText {
  /** A session, an e-mail address or a part of an id says less about what was meant than the name of something. */
  readonly isAside: boolean;
}

export interface Part {
  readonly texts: readonly SearchText[];
  /** Among all parts; 0 as long as it is not one of them. */
  number: number;
}

/** `names` and `asides` as they are shown; empty ones count for nothing. */
export function partOf(names: readonly (string | null | undefined)[], asides: readonly (string | null)[] = []): Part {
  const texts: SearchText[] = [];
  for (const text of names) if (text) texts.push({ ...foldText(text), isAside: false });
  for (const text of asides) if (text) texts.push({ ...foldText(text), isAside: true });
  return { texts, number: 0 };
}

/** Texts one after the other, with the part of each, and 1 where it is an aside. */
export interface PartRun extends TextRun {
  readonly partOfText: Int32Array;
  readonly isAside: Uint8Array;
}

export interface PartTexts {
  /** The number above that of every part. */
  readonly parts: number;
  readonly runs: readonly PartRun[];
}

export interface Parts {
  /** Part 0 has no texts: it stands for what a row has not. */
  readonly numberOf: (part: Part) => number;
  /** The first text of a part, plain; empty if it has none. */
  readonly nameOf: (number: number) => string;
  /** Gives all parts new numbers, also in these columns, once most of them are in no column any more. */
  readonly tidy: (columns: readonly Int32Array[]) => void;
  readonly texts: () => PartTexts;
}

/** Fewer new texts than these are not worth a new long text of all. */
const fewTexts = 1000;

/**
 * New parts have a short text of their own until they are many, so that one account that changes does not cost the text of
 * all. Parts that no row has any more stay for a while; they are found, and lead to no row.
 */
export function createParts(): Parts {
  const nothing: Part = { texts: [], number: 0 };
  let parts: Part[] = [nothing];
  let partsTidied = 1;
  /** The parts before this one are in the long text. */
  let longEnd = 1;
  let long = runOfParts(parts);
  let newTexts = 0;
  let all: PartTexts | null = null;

  const numberOf = (part: Part): number => {
    if (part.number > 0) return part.number;
    part.number = parts.length;
    parts.push(part);
    newTexts += part.texts.length;
    all = null;
    return part.number;
  };
  const tidy = (columns: readonly Int32Array[]): void => {
    if (parts.length < 2 * partsTidied + fewTexts) return;
    const before = parts;
    for (const part of before) part.number = 0;
    [parts, longEnd, newTexts] = [[nothing], 1, 0];
    for (const column of columns) {
      for (let at = 0; at < column.length; at++) {
        const number = column[at] ?? 0;
        if (number > 0) column[at] = numberOf(before[number] ?? nothing);
      }
    }
    partsTidied = parts.length;
    long = runOfParts([nothing]);
    all = null;
  };
  const texts = (): PartTexts => {
    if (all !== null) return all;
    if (newTexts > fewTexts + long.partOfText.length / 8) {
      [long, longEnd, newTexts] = [runOfParts(parts), parts.length, 0];
    }
    const runs = newTexts === 0 ? [long] : [long, runOfParts(parts.slice(longEnd))];
    all = { parts: parts.length, runs };
    return all;
  };
  return { numberOf, nameOf: (number) => parts[number]?.texts[0]?.plain ?? '', tidy, texts };
}

function runOfParts(parts: readonly Part[]): PartRun {
  const texts: SearchText[] = [];
  const partOfText: number[] = [];
  for (const part of parts) {
    for (const text of part.texts) {
      texts.push(text);
      partOfText.push(part.number);
    }
  }
  const isAside = Uint8Array.from(texts, (text) => Number(text.isAside));
  return { ...runOf(texts), partOfText: Int32Array.from(partOfText), isAside };
}
