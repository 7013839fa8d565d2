/** The config as the AWS SDK for Rust sees it (aws-runtime, env_config/parse.rs and normalize.rs). */
import {
  type AwsFileKind,
  type AwsTexts,
  isIdentifier,
  type MutableSections,
  type MutableSettings,
  nothingRead,
  type RawFile,
  type RawRefusal,
  type Reading,
  type RefusalReason,
  type Sections,
  sectionOf,
  textOf,
} from './reading.ts';
import { isUnicodeBlank, trimBlanks, trimUnicode } from './text.ts';

/** Sections by the text between the brackets. The structure is strict: one wrong line fails the whole load. */
export function parseRust(text: string): RawFile {
  const sections: MutableSections = new Map();
  let section: MutableSettings | null = null;
  let key: string | null = null;
  let nests = false;
  for (const [index, line] of linesOf(text).entries()) {
    const refuse = (reason: RefusalReason): RawFile => ({ sections: null, refusal: { line: index + 1, reason } });
    if (trimBlanks(line) === '' || line.startsWith('#') || line.startsWith(';')) continue;
    if (line.startsWith('[')) {
      const header = prepared(line, false);
      if (header.length < 2 || !header.endsWith(']')) return refuse('unclosed-header');
      section = sectionOf(sections, header.slice(1, -1));
      key = null;
      continue;
    }
    if (!section) return refuse('outside-section');
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (key === null) return refuse('stray-indent');
      if (nests && !propertyOf(line)) return refuse('not-a-setting');
      section.set(key, `${textOf(section, key)}\n${trimBlanks(line)}`);
      continue;
    }
    const property = propertyOf(line);
    if (!property) return refuse('not-a-setting');
    ({ key } = property);
    nests = property.value === '';
    section.set(key, property.value);
  }
  return { sections, refusal: null };
}

/** `str::lines`: a CR belongs to the ending only before a LF. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line, index, { length }) => {
    return line.endsWith('\r') && index < length - 1 ? line.slice(0, -1) : line;
  });
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function propertyOf(line: string): { readonly key: string; readonly value: string } | null {
  const text = prepared(line, true);
  const equals = text.indexOf('=');
  const key = trimBlanks(text.slice(0, Math.max(equals, 0)));
  // Rust lowers the case of ASCII only.
  const lower = key.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return key === '' ? null : { key: lower, value: trimBlanks(text.slice(equals + 1)) };
}

/** Without white space around it and without a comment, which in a property needs white space before it. */
function prepared(line: string, needsBlank: boolean): string {
  const text = trimBlanks(line);
  const comment = /[#;]/g;
  for (let found = comment.exec(text); found; found = comment.exec(text)) {
    if (!needsBlank || isUnicodeBlank(text.charAt(found.index - 1))) return trimBlanks(text.slice(0, found.index));
  }
  return text;
}

export function readRust({ config, credentials }: AwsTexts): Reading {
  const reading = { profiles: new Map(), ssoSessions: new Map(), services: new Map() } satisfies Record<string, object>;
  for (const [file, text] of [
    ['config', config],
    ['credentials', credentials],
  ] as const) {
    const raw = parseRust(text);
    if (raw.refusal) return { ...nothingRead, refusal: inFile(file, raw.refusal) };
    mergeIn(reading, raw.sections, file);
  }
  return { ...reading, refusal: null };
}

function inFile(file: AwsFileKind, refusal: RawRefusal): Reading['refusal'] {
  return { file, ...refusal };
}

type Target = Readonly<Record<'profiles' | 'ssoSessions' | 'services', MutableSections>>;

/** normalize.rs `merge_in`. */
function mergeIn(target: Target, raw: Sections, file: AwsFileKind): void {
  const named = [...raw].map(([title, settings]) => ({ ...nameOf(title), settings }));
  const hides = file === 'config' && named.some(({ prefix, name }) => prefix === 'profile' && name === 'default');
  for (const { prefix, name, settings } of named) {
    const sections = sectionsFor(target, file, prefix, name);
    if (!sections || !isIdentifier(name) || (hides && prefix === null)) continue;
    const merged = sectionOf(sections, name);
    for (const [key, value] of settings) if (isIdentifier(key)) merged.set(key, value);
  }
}

function nameOf(title: string): { readonly prefix: string | null; readonly name: string } {
  const text = trimBlanks(title);
  const blank = text.search(/[ \t]/);
  if (blank < 0) return { prefix: null, name: trimUnicode(text) };
  return { prefix: trimUnicode(text.slice(0, blank)), name: trimUnicode(text.slice(blank)) };
}

function sectionsFor(
  { profiles, ssoSessions, services }: Target,
  file: AwsFileKind,
  prefix: string | null,
  name: string,
): MutableSections | null {
  if (file === 'credentials') return prefix === null ? profiles : null;
  if (prefix === null) return name === 'default' ? profiles : null;
  // No table: a file may well say `[constructor x]`, and every object has a `constructor`.
  if (prefix === 'profile') return profiles;
  if (prefix === 'sso-session') return ssoSessions;
  return prefix === 'services' ? services : null;
}
