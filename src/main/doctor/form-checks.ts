/** Mistakes of form, for which a tool refuses a whole file: repeated sections and keys, lines that are no settings. */
import type { ConfigDocument, ConfigLine, ConfigSection, HeaderLine, Setting } from '../aws/config/document.ts';
import { hasRepeatedKey } from '../aws/config/plain.ts';
import { readSectionName } from '../aws/config/section-name.ts';
import { readerNames } from '../aws/config/readers/read-as.ts';
import { isIdentifier, type AwsFileKind, type ReaderName } from '../aws/config/readers/reading.ts';
import { type Examination, fileKinds, sectionAbove } from './examination.ts';
import { placeOf } from '../aws/config/sections.ts';
import { type Cure, type Finding, finding, instruction } from './finding.ts';
import { atLeftEdge, commentedOut, type LineEdit } from './line-edits.ts';
import { firstWord } from '../aws/config/line-text.ts';
import { linesOfSetting, merged } from './merged-sections.ts';

/** As many line numbers as a sentence can hold. */
const mostLines = 5;

const strict: readonly ReaderName[] = ['botocore', 'rust', 'java'];

export function checkForm(examination: Examination): readonly Finding[] {
  return fileKinds.flatMap((kind) => [
    ...byteOrderMark(examination, kind),
    ...carriageReturns(examination, kind),
    ...loneQuotes(examination, kind),
    ...outsideSections(examination, kind),
    ...brokenLines(examination, kind),
    ...repeatedSections(examination, kind),
    ...repeatedKeys(examination, kind),
  ]);
}

function byteOrderMark({ documents, files }: Examination, kind: AwsFileKind): readonly Finding[] {
  if (!documents[kind].byteOrderMark) return [];
  const cure: Cure = { kind: 'lines', file: kind, lines: [{ kind: 'drop-byte-order-mark' }], touches: firstTitle() };
  const place = { file: files[kind].file, line: 1, column: 1 };
  return [finding('byte-order-mark', {}, [kind], { severity: 'error', place, tools: [...strict, 'go'], cure })];

  /** Go loses the first section with the mark before it. */
  function firstTitle(): readonly string[] {
    const [first] = documents[kind].sections;
    const title = first?.header.title.trim() ?? '';
    return first ? [first.name, title, title.replace(/^\S+\s+/, '')] : [];
  }
}

/** For Go a lone carriage return is a blank, for JavaScript and Rust a part of the line; for the others it ends one. */
function carriageReturns({ documents, files }: Examination, kind: AwsFileKind): readonly Finding[] {
  const odd = documents[kind].lines.filter(({ ending }) => ending === '\r');
  const [first] = odd;
  if (!first) return [];
  const numbers = odd.slice(0, mostLines).map(({ number }) => number);
  const params = { lines: numbers.join(', ') + (odd.length > numbers.length ? ' …' : '') };
  const lines = odd.flatMap((line) => endedOrJoined(line, documents[kind].lines[line.number]));
  const cure: Cure = { kind: 'lines', file: kind, lines, touches: 'all' };
  const place = placeOf(first, files[kind].file);
  return [finding('carriage-return', params, [kind], { severity: 'error', place, tools: readerNames, cure })];
}

/** A line that such a character has cut in two becomes one again; every other one ends as most do. */
function endedOrJoined(line: ConfigLine, next: ConfigLine | undefined): readonly LineEdit[] {
  const isCut = line.kind === 'invalid' || (line.kind === 'header' && !line.closed) || next?.kind === 'invalid';
  const isJoined =
    isCut && next !== undefined && next.kind !== 'header' && next.ending !== '\r' && line.kind !== 'blank';
  if (!isJoined) return [{ kind: 'end', line: line.number }];
  return [
    { kind: 'end', line: line.number },
    { kind: 'replace', line: line.number, texts: [line.text + next.text] },
    { kind: 'replace', line: next.number, texts: [] },
  ];
}

/** Go takes one quotation mark off either end of such a value, and crashes: there is only one (`ini.unquote`). */
function loneQuotes({ documents, files }: Examination, kind: AwsFileKind): readonly Finding[] {
  const document = documents[kind];
  return document.lines.flatMap((line) => {
    const [, key = '', value = ''] = /^([^=:]*)[=:](.*)$/s.exec(line.text) ?? [];
    const plain = value.replace(/[ \t][#;].*$/s, '').trim();
    if (line.kind === 'comment' || line.kind === 'header' || (plain !== '"' && plain !== "'")) return [];
    const section = sectionAbove(document, line.number);
    const params = { section: section?.header.title.trim() ?? '', key: firstWord(key.trim()) };
    // The line above may have a value that this one continues, to some readers.
    const touches = section ? [section.name, params.section] : [];
    const cure: Cure = { kind: 'lines', file: kind, lines: [commentedOut(line)], touches };
    const profile = section ? profileOf(section, kind) : null;
    const details = {
      severity: 'error',
      place: placeOf(line, files[kind].file),
      tools: ['go'],
      cure,
      profile,
    } as const;
    return [finding('lone-quote', params, [kind, params.section, params.key], details)];
  });
}

function outsideSections({ documents, files }: Examination, kind: AwsFileKind): readonly Finding[] {
  return documents[kind].preamble.flatMap((line) => {
    if (line.kind !== 'setting') return [];
    const params = { key: firstWord(line.key) };
    const place = placeOf(line, files[kind].file);
    const cure = withoutPreamble(documents[kind], kind);
    return [finding('outside-section', params, [kind, params.key], { severity: 'error', place, tools: strict, cure })];
  });
}

/** All of it at once: what one line means depends on those above. */
function withoutPreamble({ preamble }: ConfigDocument, file: AwsFileKind): Cure {
  const lines = preamble.filter(({ kind }) => kind !== 'blank' && kind !== 'comment').map(commentedOut);
  return { kind: 'lines', file, lines, touches: [] };
}

function brokenLines({ documents, files }: Examination, kind: AwsFileKind): readonly Finding[] {
  const document = documents[kind];
  let closed: ReadonlySet<string> | null = null;
  return document.lines.flatMap((line): readonly Finding[] => {
    const isOpen = line.kind === 'header' && !line.closed;
    const isEmptyHeader = line.kind === 'header' && line.title === '';
    if (line.kind !== 'invalid' && !isOpen && !isEmptyHeader) return [];
    const place = placeOf(line, files[kind].file);
    const text = firstWord(line.text.trim());
    if (isOpen) {
      closed ??= closedNames(document);
      const cure = closingBracket(line, document, closed, kind);
      return [finding('unclosed-header', { text }, [kind, text], { severity: 'error', place, tools: strict, cure })];
    }
    const isOut = line.number <= document.preamble.length;
    const alone = inNestedBlock(document, line, kind) ?? {
      kind: 'lines' as const,
      file: kind,
      lines: [commentedOut(line)],
      touches: [],
    };
    const cure = isEmptyHeader ? instruction : isOut ? withoutPreamble(document, kind) : alone;
    const about = [kind, isOut ? 'outside' : 'inside', text];
    return [finding('not-a-setting', { text }, about, { severity: 'error', place, tools: strict, cure })];
  });
}

/** An indented header below a nested block: JavaScript and Go take it for a header, and so it was meant. */
function inNestedBlock(document: ConfigDocument, line: ConfigLine, file: AwsFileKind): Cure | null {
  const [, title] = /^\s+\[([^[\]]+)\]\s*$/.exec(line.text) ?? [];
  const above = title === undefined ? undefined : sectionAbove(document, line.number);
  if (title === undefined || !above) return null;
  const touches = [above.name, title.trim(), title.trim().replace(/^\S+\s+/, '')];
  return { kind: 'lines', file, lines: [atLeftEdge(line)], touches };
}

function closedNames({ sections }: ConfigDocument): ReadonlySet<string> {
  return new Set(sections.flatMap(({ header, kind, name }) => (header.closed ? [`${kind} ${name}`] : [])));
}

/** Only where no doubt is left which section was meant; without quotes, which Go takes for a part of the name. */
function closingBracket(
  line: HeaderLine,
  document: ConfigDocument,
  closed: ReadonlySet<string>,
  file: AwsFileKind,
): Cure {
  const { kind, name } = readSectionName(line.title);
  const isMeant = isIdentifier(name) && name !== '' && (kind !== 'other' || file === 'credentials');
  const isTaken = closed.has(`${kind} ${name}`);
  if (!isMeant || isTaken) return instruction;
  const previous = sectionAbove(document, line.number);
  // JavaScript and Go took these lines for the section before.
  const touches = [name, ...(previous ? [previous.name] : [])];
  const title = kind === 'default' || kind === 'other' ? name : `${kind} ${name}`;
  return { kind: 'lines', file, lines: [{ kind: 'replace', line: line.number, texts: [`[${title}]`] }], touches };
}

/** Exactly the same text between the brackets, as Python's configparser compares it. */
function repeatedSections({ documents, files }: Examination, kind: AwsFileKind): readonly Finding[] {
  const closed = documents[kind].sections.filter(({ header }) => header.closed && header.title !== 'DEFAULT');
  return [...Map.groupBy(closed, ({ header }) => header.title)].flatMap(([title, same]) => {
    const [first, second] = same;
    if (!first || !second) return [];
    const section = title.trim();
    const { sections } = documents[kind];
    // An indented header is one for some readers only, and they come to see the same as the others.
    const isIndented = same.some(({ header }) => header.column > 1);
    const touches = isIndented
      ? [first, ...same.map((one) => sectionAbove(documents[kind], one.header.number) ?? one)]
      : [];
    const cure: Cure = {
      kind: 'lines',
      file: kind,
      lines: merged(sections, first, same.slice(1)),
      touches: touches.map(({ name }) => name),
    };
    const lines = same.map(({ header }) => header.number).join(', ');
    const place = placeOf(second.header, files[kind].file);
    const details = { severity: 'error', place, tools: ['botocore'], cure, profile: profileOf(first, kind) } as const;
    return [finding('duplicate-section', { section, lines }, [kind, section], details)];
  });
}

/** Python refuses the file; all others take the last one. */
function repeatedKeys({ documents, files }: Examination, kind: AwsFileKind): readonly Finding[] {
  const repeating = documents[kind].sections.filter(({ settings }) => hasRepeatedKey(settings));
  return repeating.flatMap((section) =>
    [...Map.groupBy(section.settings, ({ line }) => line.key)].flatMap(([name, same]) => {
      const [, second] = same;
      if (!second) return [];
      const key = firstWord(name);
      const cure = lastOf(same, section, kind);
      const title = section.header.title.trim();
      const params = { section: title, key, lines: same.map(({ line }) => line.number).join(', ') };
      const place = placeOf(second.line, files[kind].file);
      const profile = profileOf(section, kind);
      const details = { severity: 'error', place, tools: ['botocore'], cure, profile } as const;
      return [finding('duplicate-key', params, [kind, title, key], details)];
    }),
  );
}

/** What goes had no say; where keys differ in their letters it had one in JavaScript and Java, so there it is kept as a comment. */
function lastOf(same: readonly Setting[], { name }: ConfigSection, file: AwsFileKind): Cure {
  const isSameText = same.every(({ line }) => line.text.startsWith(line.key));
  const others = same.slice(0, -1);
  if (!isSameText) {
    const lines = others.flatMap(({ line, below }) => [line, ...below]).map(commentedOut);
    return { kind: 'lines', file, lines, touches: [name] };
  }
  const lines = others.flatMap(linesOfSetting).map((line) => ({ kind: 'replace', line, texts: [] }) as const);
  return { kind: 'lines', file, lines, touches: [] };
}

export function profileOf({ kind, name, header }: ConfigSection, file: AwsFileKind): string | null {
  if (file === 'credentials') return header.title.trim();
  return kind === 'profile' || kind === 'default' ? name : null;
}
