/** What a header of the AWS config file names: its kind of section and the name after unquoting, as botocore does it. */

export type SectionKind = 'default' | 'profile' | 'sso-session' | 'services' | 'other';

export interface SectionName {
  readonly kind: SectionKind;
  /** Without quotes and escapes; for `other` the header's text. */
  readonly name: string;
}

const namedKinds = ['profile', 'sso-session', 'services'] as const;

/**
 * Reads the text between the brackets of a header.
 *
 * The rule is botocore's (configloader.py `build_profile_map`): the text starts with the kind, and splitting it as a
 * shell does gives two words, the second of which is the name. Two readings are added because other SDKs have them
 * and botocore sees no section there at all: white space inside the brackets, and names with unquoted blanks (both
 * aws-sdk-go-v2).
 */
export function readSectionName(title: string): SectionName {
  const text = title.trim();
  if (text === 'default') return { kind: 'default', name: 'default' };
  const kind = namedKinds.find((candidate) => text.startsWith(candidate));
  const name = kind === undefined ? '' : wordAfter(kind, text);
  return kind === undefined || name === '' ? { kind: 'other', name: text } : { kind, name };
}

/** The same for headers that mean one section: `[default]` is a profile, too. */
export function sectionKey({ kind, name }: SectionName): string {
  return `${kind === 'default' ? 'profile' : kind} ${name}`;
}

function wordAfter(kind: string, text: string): string {
  const words = shellWords(text);
  if (words?.length === 2) return words[1] ?? '';
  const rest = text.slice(kind.length);
  // A quote, backslash or comment sign here is a mistake, not part of a name.
  return /^[ \t]/.test(rest) && !/["'\\#;]/.test(rest) ? rest.trim() : '';
}

/**
 * Splits as Python's `shlex.split` does: blanks separate, single quotes keep everything, double quotes let `\"` and
 * `\\` through, elsewhere a backslash takes the next character as it is. Null if a quote or escape is left open.
 */
export function shellWords(text: string): readonly string[] | null {
  if (!/['"\\]/.test(text)) return text.split(/[ \t\r\n]+/).filter((word) => word !== '');
  if (text.length < long) return split(text);
  if (lastLong?.text !== text) lastLong = { text, words: split(text) };
  return lastLong.words;
}

/** A header that is a whole file long is asked about a dozen times in a row. */
const long = 10_000;
let lastLong: { readonly text: string; readonly words: readonly string[] | null } | undefined;

function split(text: string): readonly string[] | null {
  // A sequence of pieces without blanks between them is one word; the sticky alternatives never overlap.
  const piece =
    /(?<blank>[ \t\r\n]+)|'(?<single>[^']*)'|"(?<double>[^"\\]*(?:\\.[^"\\]*)*)"|\\(?<escaped>.)|(?<plain>[^ \t\r\n'"\\]+)/suy;
  const words: string[] = [];
  let word: string | null = null;
  while (piece.lastIndex < text.length) {
    const { blank, single, double, escaped, plain } = piece.exec(text)?.groups ?? {};
    if (blank !== undefined) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    const part: string | undefined = single ?? double?.replaceAll(/\\(["\\])/g, '$1') ?? escaped ?? plain;
    if (part === undefined) return null;
    word = (word ?? '') + part;
  }
  return word === null ? words : [...words, word];
}
