/** Leaves out of a config file what no reader can read differently after an edit elsewhere: most of a long file. */
import type { ConfigLine, ConfigSection } from './config-document.ts';
import type { AwsFileKind } from './readers/reading.ts';

/** A section, or text that belongs to none: what stands before the first header, comments that a section left. */
export type Piece = { readonly section: ConfigSection } | { readonly section?: undefined; readonly text: string };

/**
 * The places of the pieces that matter, given the file in pieces before and after: what was touched, what is odd in any
 * way, and what an odd piece may continue. The rest are sections in the form that every reader takes, with a header
 * that ends whatever stands above it and followed by such a header: they are read by themselves.
 */
export function concerned(
  before: readonly Piece[],
  after: readonly Piece[],
  isOnlyOne: (section: ConfigSection) => boolean,
  file: AwsFileKind,
): readonly number[] {
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, place) => place);
  const startsPlainly = (piece: Piece | undefined): boolean => !piece || hasPlainHeader(piece, file);
  const isAtLineStart = [before, after].map(lineStarts);
  return places.filter((place) => {
    const { section } = before[place] ?? {};
    if (!section || before[place] !== after[place] || isAtLineStart.some((starts) => !starts[place])) return true;
    if (!startsPlainly(before[place + 1]) || !startsPlainly(after[place + 1])) return true;
    return !isPlain(section, file) || !isOnlyOne(section);
  });
}

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

const plainHeaders: Readonly<Record<AwsFileKind, RegExp>> = {
  config: /^\[(default|(profile|sso-session) [A-Za-z0-9_\-/.%@:+]+)\]$/,
  credentials: /^\[(?!DEFAULT\]|__proto__\])[A-Za-z0-9_\-/.%@:+]+\]$/,
};

function hasPlainHeader({ section }: Piece, file: AwsFileKind): boolean {
  return section !== undefined && plainHeaders[file].test(section.header.text);
}

/** No reader refuses it, and no line of it continues another one. What the values are does not matter. */
function isPlain(section: ConfigSection, file: AwsFileKind): boolean {
  const { header, body, settings } = section;
  if (!hasPlainHeader({ section }, file) || header.text === '[profile __proto__]') return false;
  if (new Set(settings.map(({ line }) => line.key)).size < settings.length) return false;
  return endsPlainly(header) && body.every((line) => endsPlainly(line) && isPlainLine(line));
}

function isPlainLine(line: ConfigLine): boolean {
  if (line.kind === 'setting') return /^[a-z0-9_-]+[ \t]*=/.test(line.text);
  return line.kind === 'comment' ? line.column === 1 : line.kind === 'blank' && /^[ \t]*$/.test(line.text);
}

function endsPlainly({ ending }: ConfigLine): boolean {
  return ending === '\n' || ending === '\r\n';
}
