/** Sections in the form that every reader takes, and that mean the same to all of them. */
import type { ConfigDocument, ConfigLine, ConfigSection, Setting } from './document.ts';
import { isNewProfileName } from './edit.ts';
import { sectionKey } from './section-name.ts';
import { linesOf, textOf } from './sections-text.ts';
import { isNewSessionName } from '../../../shared/session-values.ts';
import { mayHaveDefaultSection, possibleNames } from './names.ts';
import type { AwsFileKind } from './readers/reading.ts';
import { trimUnicode } from './readers/text.ts';

const plainHeaders: Readonly<Record<AwsFileKind, RegExp>> = {
  config: /^\[(default|(profile|sso-session) [A-Za-z0-9_\-/.%@:+]+)\]$/,
  credentials: /^\[(?!DEFAULT\]|__proto__\])[A-Za-z0-9_\-/.%@:+]+\]$/,
};

/** The header ends whatever stands above it, to every reader; a lone CR behind it ends no line for most of them. */
export function hasPlainHeader({ header }: ConfigSection, file: AwsFileKind): boolean {
  return header.ending !== '\r' && plainHeaders[file].test(header.text);
}

/** No reader refuses it, and no line of it continues another one. Of the values only one quote alone matters (Go). */
export function isPlain(section: ConfigSection, file: AwsFileKind): boolean {
  const { header, body, settings } = section;
  // JavaScript loses such a section, or refuses the file for it.
  if (!hasPlainHeader(section, file) || section.name in Object.prototype) return false;
  if (hasRepeatedKey(settings)) return false;
  return endsPlainly(header) && body.every((line) => endsPlainly(line) && isPlainLine(line));
}

/** Sections are short: looking through one again is cheaper than a set of its keys. */
export function hasRepeatedKey(settings: readonly Setting[]): boolean {
  if (settings.length > 20) return new Set(settings.map(({ line }) => line.key)).size < settings.length;
  return settings.some(({ line }, at) => settings.findIndex((other) => other.line.key === line.key) < at);
}

function isPlainLine(line: ConfigLine): boolean {
  if (line.kind === 'setting') return /^[a-z0-9_-]+[ \t]*=/.test(line.text) && !/^["']$/.test(trimUnicode(line.value));
  return line.kind === 'comment' ? line.column === 1 : line.kind === 'blank' && /^[ \t]*$/.test(line.text);
}

export function endsPlainly({ ending }: Pick<ConfigLine, 'ending'>): boolean {
  return ending === '\n' || ending === '\r\n';
}

/**
 * The sections of a config file that all five readers see under the same name with the same settings, and that have no
 * part in how the rest of the file is read: plain ones with values that nobody cuts or unquotes, each followed by a plain
 * header, and whose name no line of the rest could have for any reader. None where `[DEFAULT]` lends something to all of them, and where a lone CR
 * lets the readers disagree about the number of a line.
 */
export function clearSections(document: ConfigDocument): readonly ConfigSection[] {
  const { sections, lines, byteOrderMark } = document;
  if (lines.some(({ text, ending }) => ending === '\r' || mayHaveDefaultSection(text))) return [];
  const count = new Map<string, number>();
  for (const key of sections.map(sectionKey)) count.set(key, (count.get(key) ?? 0) + 1);
  const isPlainAt = sections.map((section) => isPlain(section, 'config'));
  const clear = sections.filter((section, at) => {
    const previous = at === 0 ? document.preamble.at(-1) : (sections[at - 1]?.body.at(-1) ?? sections[at - 1]?.header);
    const next = sections[at + 1];
    const startsLine = previous ? endsPlainly(previous) : !byteOrderMark;
    const isAlone = count.get(sectionKey(section)) === 1 && (next === undefined || hasPlainHeader(next, 'config'));
    return isPlainAt[at] === true && startsLine && isAlone && isClear(section);
  });
  const names = possibleNames([textOf(linesWithout(document, clear))]);
  return clear.filter(({ name }) => !names.has(name));
}

/** All lines of the document but those of the given sections. */
export function linesWithout(
  { lines, preamble, sections }: ConfigDocument,
  left: readonly ConfigSection[],
): readonly ConfigLine[] {
  if (left.length === 0) return lines;
  const out = new Set(left);
  return [...preamble, ...sections.flatMap((section) => (out.has(section) ? [] : linesOf(section)))];
}

/** JavaScript has no sections and keys without values, and loses names that every object inherits. */
function isClear({ kind, name, settings }: ConfigSection): boolean {
  const fits = kind === 'sso-session' ? isNewSessionName(name) : isNewProfileName(name);
  return (
    fits && settings.length > 0 && settings.every(({ line }) => isClearValue(line.text) && line.key !== '__proto__')
  );
}

/** In plain characters, without a sign that could begin a comment or a quotation. */
function isClearValue(text: string): boolean {
  return /^[a-z0-9_-]+[ \t]*=[ \t]*[!$-&(-:<-~][!-~]*([ \t]+[!"$-:<-~][!-~]*)*[ \t]*$/.test(text);
}
