/** Writes the lines of a section in the one way that all readers take, where that says the same. */
import type { ConfigLine, ConfigSection, Setting } from '../aws/config/document.ts';
import { isNewProfileName } from '../aws/config/edit.ts';
import { hasPlainHeader } from '../aws/config/plain.ts';
import { isNewSessionName } from '../../shared/session-values.ts';
import { readAs, readerNames } from '../aws/config/readers/read-as.ts';
import type { AwsFileKind } from '../aws/config/readers/reading.ts';
import type { Examination } from './examination.ts';
import { type Cure, instruction } from './finding.ts';
import { visible } from './invisible.ts';
import { commentedOut, type LineEdit, plainHeaderLine } from './line-edits.ts';
import { isSingleWord } from '../aws/config/line-text.ts';
import { type Group, seenIn } from './seen-values.ts';

/** A section of one of the files, `at` its place among them. */
export interface Spot {
  readonly file: AwsFileKind;
  readonly at: number;
  readonly section: ConfigSection;
}

/** One setting with what stands below it; the whole section where that is not enough; else a person has to do it. */
export function plainSetting(examination: Examination, spot: Spot, setting: Setting, group: Group, key: string): Cure {
  const own = plainBlock(spot.section, setting);
  if (own && agree(spot, own, group, key)) return cureOf(examination, spot, own);
  return plainSection(examination, spot, group);
}

/** The whole section, if that brings all readers together. */
export function plainSection(examination: Examination, spot: Spot, group: Group): Cure {
  const { section, file } = spot;
  const blocks = section.settings.map((setting) => plainBlock(section, setting));
  const header = plainHeader(section, file);
  if (blocks.includes(null) || header === null) return instruction;
  const first = section.settings[0]?.line.number ?? Infinity;
  const before = section.body.filter(({ number }) => number < first).flatMap(plainRest);
  const edits = [...header, ...before, ...blocks.flatMap((block) => block ?? [])];
  return edits.length > 0 && agree(spot, edits, group, null) ? cureOf(examination, spot, edits) : instruction;
}

function cureOf({ documents }: Examination, { file, at, section }: Spot, lines: readonly LineEdit[]): Cure {
  const previous = documents[file].sections[at - 1];
  const next = documents[file].sections[at + 1];
  const touches = [previous, section, next].flatMap((one) => {
    if (!one) return [];
    const title = one.header.title.trim();
    return [one.name, title, title.replace(/^\S+\s+/, '')];
  });
  return { kind: 'lines', file, lines, touches };
}

function plainHeader(section: ConfigSection, file: AwsFileKind): readonly LineEdit[] | null {
  const { kind, name, header } = section;
  if (hasPlainHeader(section, file)) return [];
  const fits = kind === 'sso-session' ? isNewSessionName(name) : isNewProfileName(name, file);
  if (!fits || kind === 'other')
    return file === 'credentials' && isNewProfileName(header.title.trim(), file) ? [] : null;
  const title = kind === 'default' ? 'default' : `${kind} ${name}`;
  return [plainHeaderLine(header, title)];
}

/** A setting and all lines up to the next one; null where only a person can tell what is meant. */
function plainBlock({ body }: ConfigSection, { line, below }: Setting): readonly LineEdit[] | null {
  const start = body.findIndex(({ number }) => number === line.number);
  const length = body.slice(start + 1).findIndex(({ kind }) => kind === 'setting' || kind === 'header');
  const rest = length < 0 ? body.slice(start + 1) : body.slice(start + 1, start + 1 + length);
  const isNest = line.value === '' && below.length > 0;
  const value = visible(line.value);
  if (isNest) return rest.flatMap(plainRest);
  if (value === '')
    return [line, ...rest].flatMap((one) => (one.kind === 'blank' ? plainRest(one) : changed(commentedOut(one), one)));
  const isPlain = /^[a-z0-9_-]+ *= *\S/.test(line.text) && line.text === visible(line.text);
  if (!isSingleWord(line.key) && !isPlain) return null;
  const text =
    isPlain && line.value === value && !/\s[#;]/.test(line.text) ? line.text : `${visible(line.key)} = ${value}`;
  const own = changed({ kind: 'replace', line: line.number, texts: [text] }, line);
  return [
    ...own,
    ...rest.flatMap((one) => (one.kind === 'continuation' ? changed(commentedOut(one), one) : plainRest(one))),
  ];
}

/** Blank lines, comments and nested settings. */
function plainRest(line: ConfigLine): readonly LineEdit[] {
  const text = visible(line.text);
  const texts = line.kind === 'blank' ? [''] : line.kind === 'nested' ? [`  ${text}`] : [text];
  return changed({ kind: 'replace', line: line.number, texts }, line);
}

function changed(edit: LineEdit, { text, ending }: ConfigLine): readonly LineEdit[] {
  const isSame = edit.kind === 'replace' && edit.texts.length === 1 && edit.texts[0] === text && ending !== '\r';
  return isSame ? [] : [edit];
}

/** Whether all readers see the same of the section after the edits; of this key, or of all that matter. */
function agree({ section, file }: Spot, edits: readonly LineEdit[], group: Group, key: string | null): boolean {
  const texts = new Map(edits.flatMap((edit) => (edit.kind === 'replace' ? [[edit.line, edit.texts]] : [])));
  const lines = [section.header, ...section.body].flatMap(({ number, text }) => texts.get(number) ?? [text]);
  const files = { config: '', credentials: '', [file]: `${lines.join('\n')}\n` };
  const seen = readerNames.map((reader) => {
    const reading = readAs(reader, files);
    const [settings] = reading[group].values();
    const one = seenIn(settings, group);
    return reading.refusal
      ? null
      : JSON.stringify(key === null ? [...one].toSorted(([a], [b]) => (a < b ? -1 : 1)) : (one.get(key) ?? null));
  });
  return new Set(seen.filter((one) => one !== null)).size <= 1;
}
