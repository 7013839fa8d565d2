/** Leaves out of a config file what no reader can read differently after an edit elsewhere: most of a long file. */
import type { ConfigSection } from './document.ts';
import { mayHaveDefaultSection, possibleNames } from './names.ts';
import { endsPlainly, hasPlainHeader, isPlain } from './plain.ts';
import { linesOf, textOf } from './sections-text.ts';
import type { AwsFileKind } from './readers/reading.ts';

/** A section, or text that belongs to none: what stands before the first header, comments that a section left. */
export type Piece = { readonly section: ConfigSection } | { readonly section?: undefined; readonly text: string };

/**
 * The places of the pieces that matter, given the file in pieces before and after: what was touched, what is odd in any
 * way, what an odd piece may continue, and what an odd piece may name as well. The rest are sections in the form that every
 * reader takes, with a header that ends whatever stands above it and followed by such a header: they are read by themselves.
 * Where `[DEFAULT]` lends to all sections, all of them matter.
 */
export function affectedSections(
  before: readonly Piece[],
  after: readonly Piece[],
  isOnlyOne: (section: ConfigSection) => boolean,
  file: AwsFileKind,
): readonly number[] {
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, place) => place);
  if ([before, after].some((pieces) => pieces.some((piece) => mayHaveDefaultSection(textOfPiece(piece)))))
    return places;
  const startsPlainly = (piece: Piece | undefined): boolean => {
    return !piece || (piece.section !== undefined && hasPlainHeader(piece.section, file));
  };
  const isAtLineStart = [before, after].map(lineStarts);
  const isOdd = places.map((place) => {
    const { section } = before[place] ?? {};
    if (!section || before[place] !== after[place] || isAtLineStart.some((starts) => !starts[place])) return true;
    if (!startsPlainly(before[place + 1]) || !startsPlainly(after[place + 1])) return true;
    return !isPlain(section, file) || !isOnlyOne(section);
  });
  const odd = [before, after].flatMap((pieces) => pieces.filter((_, place) => isOdd[place]).map(textOfPiece));
  const names = possibleNames(odd);
  return places.filter((place) => isOdd[place] === true || names.has(before[place]?.section?.name ?? ''));
}

export function textOfPiece(piece: Piece): string {
  const { section } = piece;
  if (!section) return piece.text;
  const known = longTexts.get(section);
  if (known !== undefined) return known;
  const whole = textOf(linesOf(section));
  if (section.body.length > manyLines) longTexts.set(section, whole);
  return whole;
}

/** Of long sections, since all the file may be one: each is asked for several times. */
const longTexts = new WeakMap<ConfigSection, string>();
const manyLines = 100;

/** For each piece whether all readers see a line end before it: not after a lone CR or a byte order mark. */
function lineStarts(pieces: readonly Piece[]): readonly boolean[] {
  let ended = true;
  return pieces.map((piece) => {
    const starts = ended;
    if (piece.section) ended = endsPlainly(piece.section.body.at(-1) ?? piece.section.header);
    else if (piece.text !== '') ended = piece.text.endsWith('\n');
    return starts;
  });
}
