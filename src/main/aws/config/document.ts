/** A lossless model of an AWS config file: every byte is kept, every line is classified and knows its place. */
import { readSectionName, type SectionKind } from './section-name.ts';

/** The empty ending belongs to a last line without one. */
export type LineEnding = '\n' | '\r\n' | '\r' | '';

interface LineOf<Kind extends string> {
  readonly kind: Kind;
  /** 1-based. */
  readonly number: number;
  /** Without its ending, and in line 1 without the byte order mark. */
  readonly text: string;
  readonly ending: LineEnding;
  /** 1-based column, in UTF-16 code units, of the first character that is not white space; 1 in a blank line. */
  readonly column: number;
}

/** `[title]`; unclosed if the bracket at the end is missing: every AWS reader refuses or skips such a header. */
export interface HeaderLine extends LineOf<'header'> {
  readonly title: string;
  readonly closed: boolean;
}

/** `key = value` (or `key: value`): of a section (`setting`), or one level below a key without value (`nested`). */
export interface SettingLine extends LineOf<'setting' | 'nested'> {
  /** A section's key in lower case, as botocore, Go and Rust look it up; a nested one as it is written. */
  readonly key: string;
  /** Trimmed, without a comment after it. */
  readonly value: string;
  /** 1-based column of the value; where it would stand if it is empty. */
  readonly valueColumn: number;
}

/** An indented line that goes on with the value of the setting before it. */
export interface ContinuationLine extends LineOf<'continuation'> {
  /** Trimmed, without a comment after it. */
  readonly value: string;
}

export type ConfigLine =
  HeaderLine | SettingLine | ContinuationLine | LineOf<'comment'> | LineOf<'blank'> | LineOf<'invalid'>;

export interface Setting {
  readonly line: SettingLine;
  /** The lines that go on with this value, or the settings one level below it; never both. */
  readonly below: readonly (ContinuationLine | SettingLine)[];
}

export interface ConfigSection {
  readonly kind: SectionKind;
  /** After unquoting; for `other` the header's text. */
  readonly name: string;
  readonly header: HeaderLine;
  /** The lines after the header up to the next one. */
  readonly body: readonly ConfigLine[];
  /** In file order, repeated keys included. */
  readonly settings: readonly Setting[];
}

export interface ConfigDocument {
  readonly byteOrderMark: boolean;
  readonly lines: readonly ConfigLine[];
  /** The lines before the first header. */
  readonly preamble: readonly ConfigLine[];
  /** In file order; sections with one name are not merged. */
  readonly sections: readonly ConfigSection[];
  /** The text that was parsed, to the byte. */
  toString(): string;
}

const byteOrderMark = '\uFEFF';

/**
 * Parses any text; nothing makes it fail.
 *
 * Lines are classified as the AWS CLI reads them (Python's `RawConfigParser`), since it is the strictest common
 * reader and the one whose file this is: `=` and `:` delimit, a line that is indented deeper than the setting before
 * it continues that setting, full-line comments start with `#` or `;` at any indentation, and lines end with LF, CRLF
 * or CR. Three things differ on purpose:
 * - a comment after a value, after white space, is not part of the value: JavaScript, Go, Rust and Java cut it off,
 *   and with it no start URL or region works in the AWS CLI either. A `#` inside a value, as in `/start/#/`, stays;
 * - an indented line that begins like a header of a known kind opens a section, as JavaScript and Go read it;
 * - `:` delimits only after a single word, so that `see https://…` is a mistake and not a setting.
 */
export function parseConfig(text: string): ConfigDocument {
  const known = lastParsed?.deref();
  if (known?.text === text) return known.document;
  const document = parseAnew(text);
  lastParsed = new WeakRef({ text, document });
  return document;
}

/** A file that is opened, diagnosed and edited is one text: it is taken apart once. Nobody keeps it alive for that. */
let lastParsed: WeakRef<{ readonly text: string; readonly document: ConfigDocument }> | undefined;

/** The same for a text that nobody parses again. */
export function parseAnew(text: string): ConfigDocument {
  const marked = text.startsWith(byteOrderMark);
  const lines = classify(splitLines(marked ? text.slice(1) : text));
  const firstHeader = lines.findIndex((line) => line.kind === 'header');
  return {
    byteOrderMark: marked,
    lines,
    preamble: firstHeader < 0 ? lines : lines.slice(0, firstHeader),
    sections: groupSections(lines),
    toString: () => (marked ? byteOrderMark : '') + lines.map((line) => line.text + line.ending).join(''),
  };
}

type RawLine = Pick<ConfigLine, 'number' | 'text' | 'ending' | 'column'>;

function splitLines(text: string): readonly RawLine[] {
  const lines: RawLine[] = [];
  const hasReturns = text.includes('\r');
  let start = 0;
  while (start < text.length) {
    const end = hasReturns ? nextBreak(text, start) : indexOr(text.indexOf('\n', start), text.length);
    const line = text.slice(start, end);
    const ending = endingAt(text, end);
    const column = columnOf(line, 0);
    lines.push({ number: lines.length + 1, text: line, ending, column: column > line.length ? 1 : column });
    start = end + ending.length;
  }
  return lines;
}

function nextBreak(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function indexOr(index: number, fallback: number): number {
  return index < 0 ? fallback : index;
}

function endingAt(text: string, index: number): LineEnding {
  if (text[index] === '\n') return '\n';
  if (text[index] !== '\r') return '';
  return text[index + 1] === '\n' ? '\r\n' : '\r';
}

/** The setting that an indented line would belong to. */
interface Open {
  readonly column: number;
  readonly nests: boolean;
}

function classify(raw: readonly RawLine[]): readonly ConfigLine[] {
  let open: Open | null = null;
  return raw.map((line) => {
    const start = line.text[line.column - 1];
    if (line.text.trim() === '') return { ...line, kind: 'blank' };
    if (start === '#' || start === ';') return { ...line, kind: 'comment' };
    const below: Open | null = open !== null && line.column > open.column ? open : null;
    const header = start === '[' ? readHeader(line) : null;
    if (header && (!below || isKnownHeader(header))) {
      open = null;
      return header;
    }
    if (below && !below.nests) return { ...line, kind: 'continuation', value: withoutComment(line.text) };
    const setting = readSetting(line, below ? 'nested' : 'setting');
    if (!below) open = setting && { column: setting.column, nests: setting.value === '' };
    return setting ?? { ...line, kind: 'invalid' };
  });
}

function readHeader(line: RawLine): HeaderLine {
  const inside = line.text.slice(line.column);
  const only = inside.indexOf(']');
  // Nearly every header: nothing behind its one bracket.
  if (only >= 0 && only === inside.length - 1)
    return { ...line, kind: 'header', title: inside.slice(0, -1), closed: true };
  // Up to the first bracket that ends the line or stands before a comment; else, as botocore, up to the last one.
  const clean = /\](?=\s*$|\s*[#;])/.exec(inside)?.index ?? inside.lastIndexOf(']');
  return { ...line, kind: 'header', title: clean < 0 ? inside.trimEnd() : inside.slice(0, clean), closed: clean >= 0 };
}

function isKnownHeader(header: HeaderLine): boolean {
  return readSectionName(header.title).kind !== 'other';
}

function readSetting(line: RawLine, kind: 'setting' | 'nested'): SettingLine | null {
  // botocore takes `:` in nested blocks for a part of the key (configloader.py `_parse_nested`).
  const equals = line.text.indexOf('=');
  const colon = kind === 'nested' ? -1 : line.text.indexOf(':');
  const word = colon >= 0 && !/\s/.test(line.text.slice(0, colon).trim());
  const delimiter = word && (equals < 0 || colon < equals) ? colon : equals;
  const written = line.text.slice(0, Math.max(delimiter, 0)).trim();
  if (written === '') return null;
  const key = kind === 'nested' ? written : written.toLowerCase();
  const after = line.text.slice(delimiter + 1);
  return { ...line, kind, key, value: withoutComment(after), valueColumn: columnOf(line.text, delimiter + 1) };
}

function withoutComment(text: string): string {
  // Most lines have neither sign, and looking for it is cheaper than the pattern.
  const comment = text.includes('#') || text.includes(';') ? /\s[#;]/.exec(text) : null;
  return text.slice(0, comment?.index).trim();
}

/** 1-based column of the first character from `index` on that is not white space; of the end if there is none. */
function columnOf(text: string, index: number): number {
  let at = index;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at + 1;
}

/** White space as `trim` knows it. */
function isBlank(code: number): boolean {
  if (code > 0x20 && code < 0x7f) return false;
  if (code === 0x20 || code === 0x09) return true;
  return String.fromCharCode(code).trim() === '';
}

function groupSections(lines: readonly ConfigLine[]): readonly ConfigSection[] {
  const starts = lines.flatMap((line, index) => (line.kind === 'header' ? [{ header: line, index }] : []));
  return starts.map(({ header, index }, position) => {
    const body = lines.slice(index + 1, starts[position + 1]?.index);
    return { ...readSectionName(header.title), header, body, settings: groupSettings(body) };
  });
}

function groupSettings(body: readonly ConfigLine[]): readonly Setting[] {
  const settings: { line: SettingLine; below: (ContinuationLine | SettingLine)[] }[] = [];
  for (const line of body) {
    if (line.kind === 'setting') settings.push({ line, below: [] });
    else if (line.kind === 'nested' || line.kind === 'continuation') settings.at(-1)?.below.push(line);
  }
  return settings;
}
