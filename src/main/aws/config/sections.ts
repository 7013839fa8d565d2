/** The sections of a config document as the AWS readers see them: one for each name, with one value for each key. */
import type { ConfigPlace } from '../../../shared/findings.ts';
import type { ConfigDocument, ConfigLine, ConfigSection, Setting } from './document.ts';
import type { SectionKind } from './section-name.ts';
import { foundValues, hiddenSetting, type Seen, seenByAwsCli, type SeenSection } from './seen.ts';
import { type Group, placeInBotocore } from './readers/botocore.ts';

export interface FoundValue {
  readonly value: string;
  /** Where the value begins. */
  readonly place: ConfigPlace;
}

/** All sections of one name, as one. */
export interface EffectiveSection {
  readonly name: string;
  /** The header's text, for messages. */
  readonly title: string;
  readonly place: ConfigPlace;
  /** The section's own keys. */
  readonly own: ReadonlyMap<string, FoundValue>;
  /** The same and what `[DEFAULT]` lends (Python's configparser, so the AWS CLI and boto3). */
  readonly all: ReadonlyMap<string, FoundValue>;
}

/**
 * The sections of the given kinds, in file order.
 *
 * What the AWS CLI sees counts, down to which of two headers of one name it is and which value a key has: it is taken from
 * its own reader. Only what it does not see at all is added: sections with a closed header that another reader finds, such
 * as `[ sso-session corp ]` (Go), and keys that hide in the lines below a value (JavaScript, Go). Where it refuses the
 * whole file there is nothing of it to go by, and the document is read as the SDKs do that go on.
 */
export function effectiveSections(
  document: ConfigDocument,
  kinds: readonly SectionKind[],
  file: string,
): readonly EffectiveSection[] {
  const seen = seenByAwsCli(document);
  const groups = new Set(kinds.flatMap((kind) => (kind === 'other' ? [] : [groupOf[kind]])));
  const fromCli = [...groups].flatMap((group) => (seen ? fromAwsCli(document, seen, group, file) : []));
  const names = new Set(fromCli.map(({ name }) => name));
  const others = fromOthers(document, kinds, file, seen === null).filter(({ name }) => !names.has(name));
  if (others.length === 0) return fromCli;
  return [...fromCli, ...others].toSorted((a, b) => a.place.line - b.place.line);
}

const groupOf = {
  default: 'profiles',
  profile: 'profiles',
  'sso-session': 'ssoSessions',
  services: 'services',
} as const satisfies Record<Exclude<SectionKind, 'other'>, Group>;

/** Where a line's text begins. */
export function placeOf({ number, column }: Pick<ConfigLine, 'number' | 'column'>, file: string): ConfigPlace {
  return { file, line: number, column };
}

/** A key with a value; an empty one counts as absent. */
export function filledValue({ all }: EffectiveSection, key: string): FoundValue | null {
  const found = all.get(key);
  return found && found.value !== '' ? found : null;
}

function fromAwsCli(document: ConfigDocument, seen: Seen, group: Group, file: string): readonly EffectiveSection[] {
  const byLine = new Map(document.sections.map((section) => [section.header.number, section]));
  const lent = foundValues(document, seen, seen.lent, file);
  const found = [...seen.sections[group]].map(([name, section]) => {
    const own = foundValues(document, seen, section.own, file);
    const written = byLine.get(section.line);
    for (const [key, value] of written ? hiddenIn(written.settings, file) : []) {
      if (!own.has(key) && !lent.has(key)) own.set(key, value);
    }
    return effective(
      name,
      section,
      own,
      lent,
      placeOf(document.lines[section.line - 1] ?? { number: section.line, column: 1 }, file),
    );
  });
  return found.toSorted((a, b) => a.place.line - b.place.line);
}

function effective(
  name: string,
  { title }: Pick<SeenSection, 'title'>,
  own: ReadonlyMap<string, FoundValue>,
  lent: ReadonlyMap<string, FoundValue>,
  place: ConfigPlace,
): EffectiveSection {
  return { name, title: title.trim(), place, own, all: lent.size === 0 ? own : new Map([...lent, ...own]) };
}

/** `lends`: whether there is no reader to say what `[DEFAULT]` lends, and to whom. */
function fromOthers(
  { sections }: ConfigDocument,
  kinds: readonly SectionKind[],
  file: string,
  lends: boolean,
): readonly EffectiveSection[] {
  const lent = keysOf(lends ? sections.filter(({ header }) => header.title === 'DEFAULT') : [], file);
  const byName = new Map<string, ConfigSection[]>();
  for (const section of sections) {
    if (!section.header.closed || !kinds.includes(section.kind)) continue;
    const before = byName.get(section.name);
    if (!before || takesPlaceOf(before[0], section)) byName.set(section.name, [section]);
    else if (before[0]?.header.title === section.header.title) before.push(section);
  }
  return [...byName].flatMap(([name, same]) => {
    const [first] = same;
    return first ? [effective(name, first.header, keysOf(same, file), lent, placeOf(first.header, file))] : [];
  });
}

/**
 * Which of two sections of one name counts. One header twice makes the AWS CLI reject the file; the SDKs that do not, merge.
 * A header that the AWS CLI does not know hides none that it knows. Of one name in other words, such as quotes or
 * `[profile default]` and `[default]`, the later one counts, as in botocore.
 */
function takesPlaceOf(rival: ConfigSection | undefined, { header }: ConfigSection): boolean {
  if (rival?.header.title === header.title) return false;
  const isKnown = (title: string): boolean => placeInBotocore(title) !== null;
  return isKnown(header.title) || !isKnown(rival?.header.title ?? '');
}

function keysOf(sections: readonly ConfigSection[], file: string): ReadonlyMap<string, FoundValue> {
  const keys = new Map<string, FoundValue>();
  for (const { settings } of sections) {
    for (const setting of settings) {
      const { key, number: line, valueColumn: column } = setting.line;
      keys.set(key, { value: valueOf(setting), place: { file, line, column } });
    }
  }
  for (const { settings } of sections) {
    for (const [key, value] of hiddenIn(settings, file)) if (!keys.has(key)) keys.set(key, value);
  }
  return keys;
}

function valueOf({ line, below }: Setting): string {
  const more = below.filter(({ kind, value }) => kind === 'continuation' && !hiddenSetting.test(value));
  return [line, ...more].map(({ value }) => value).join('\n');
}

/**
 * What hides in the lines that continue a setting: an indented `key = value` below a value is a part of that value for the
 * AWS CLI and Rust, but a key of its own for JavaScript and Go. No value that a sign-in needs has a line like this in it,
 * so the latter is what was meant, where the key does not stand in its own place as well.
 */
function hiddenIn(settings: readonly Setting[], file: string): readonly (readonly [string, FoundValue])[] {
  return settings.flatMap(({ below }) =>
    below.flatMap((next) => {
      const [, key, value = ''] = next.kind === 'continuation' ? (hiddenSetting.exec(next.value) ?? []) : [];
      return key === undefined ? [] : [[key.toLowerCase(), { value, place: placeOf(next, file) }] as const];
    }),
  );
}
