/** The config as the AWS CLI v2 and boto3 see it: Python's `RawConfigParser`, then botocore's configloader.py. */
import { shellWords } from '../section-name.ts';
import {
  type AwsTexts,
  type MutableSettings,
  nothingRead,
  type RawFile,
  type RawRefusal,
  type Reading,
  type RefusalReason,
  type Sections,
  type Settings,
  type SettingValue,
} from './reading.ts';
import { pythonLines, trimPython, universalLines } from './text.ts';

/** Sections by the text between the brackets; `[DEFAULT]` is in no section, its keys are in all (configparser.py). */
export function parseBotocore(text: string): RawFile {
  const parsed = parseWithLines(text);
  if (parsed.refusal) return parsed;
  const { lent, sections } = parsed;
  return {
    sections: new Map([...sections].map(([title, { own }]) => [title, withoutLines(lent, own)])),
    refusal: null,
  };
}

/** A value and the line on which its key stands, 1-based. */
export interface LineValue {
  readonly line: number;
  readonly value: SettingValue;
}

/** A section without what `[DEFAULT]` lends. */
export interface LineSection {
  /** Of the header. */
  readonly line: number;
  readonly own: ReadonlyMap<string, LineValue>;
}

export type LineFile =
  | {
      readonly lent: ReadonlyMap<string, LineValue>;
      readonly sections: ReadonlyMap<string, LineSection>;
      readonly refusal: null;
    }
  | { readonly sections: null; readonly refusal: RawRefusal };

/** The same, with what comes from where. */
export function parseWithLines(text: string): LineFile {
  const parser = new RawParser();
  let number = 0;
  for (const line of universalLines(text)) {
    const refusal = parser.read(line, ++number);
    if (refusal) return { sections: null, refusal };
  }
  return parser.finish();
}

function withoutLines(...all: readonly ReadonlyMap<string, LineValue>[]): MutableSettings {
  const settings: MutableSettings = new Map();
  for (const one of all) for (const [key, { value }] of one) settings.set(key, value);
  return settings;
}

interface Option {
  readonly line: number;
  readonly parts: string[];
}

interface Opened {
  readonly line: number;
  readonly options: Map<string, Option>;
}

/** One pass over the lines; the names are those of configparser.py's `_read`. */
class RawParser {
  readonly #defaults = new Map<string, Option>();
  readonly #sections = new Map<string, Opened>();
  #section: Map<string, Option> | null = null;
  #option: Option | null = null;
  #indent = 0;

  /** The file is refused as a whole, so the first reason will do. */
  read(line: string, number: number): RawRefusal | null {
    const value = trimPython(line);
    if (value === '') {
      this.#option?.parts.push('');
      return null;
    }
    if (value.startsWith('#') || value.startsWith(';')) return null;
    const indent = line.indexOf(value.charAt(0));
    if (this.#option && indent > this.#indent) {
      this.#option.parts.push(value);
      return null;
    }
    this.#indent = indent;
    const title = value.startsWith('[') ? value.slice(1, Math.max(value.lastIndexOf(']'), 1)) : '';
    if (title !== '') return this.#open(title, number);
    if (!this.#section) return { line: number, reason: opened(value) ?? 'outside-section' };
    return this.#set(this.#section, value, number);
  }

  #open(title: string, line: number): RawRefusal | null {
    this.#option = null;
    if (title === 'DEFAULT') {
      this.#section = this.#defaults;
      return null;
    }
    if (this.#sections.has(title)) return { line, reason: 'duplicate-section' };
    this.#section = new Map();
    this.#sections.set(title, { line, options: this.#section });
    return null;
  }

  #set(section: Map<string, Option>, value: string, line: number): RawRefusal | null {
    const delimiter = value.search(/[=:]/);
    const key = trimPython(value.slice(0, Math.max(delimiter, 0))).toLowerCase();
    if (key === '') return { line, reason: opened(value) ?? 'not-a-setting' };
    if (section.has(key)) return { line, reason: 'duplicate-key' };
    this.#option = { line, parts: [trimPython(value.slice(delimiter + 1))] };
    section.set(key, this.#option);
    return null;
  }

  finish(): LineFile {
    const lent = valuesOf(this.#defaults);
    const sections = new Map<string, LineSection>();
    for (const [title, { line, options }] of this.#sections) {
      const own = valuesOf(options);
      // A bad block that `[DEFAULT]` lends is only looked at where the section has no such key of its own.
      const wrong = [...own.wrong, ...[...lent.wrong].filter(([key]) => !options.has(key))];
      const [first] = wrong;
      if (first) return { sections: null, refusal: { line: first[1], reason: 'not-a-setting' } };
      sections.set(title, { line, own: own.values });
    }
    return { lent: lent.values, sections, refusal: null };
  }
}

interface Values {
  readonly values: ReadonlyMap<string, LineValue>;
  /** The lines of keys that hold a nested block with a line that is no setting. */
  readonly wrong: ReadonlyMap<string, number>;
}

function valuesOf(options: ReadonlyMap<string, Option>): Values {
  const values = new Map<string, LineValue>();
  const wrong = new Map<string, number>();
  for (const [key, { line, parts }] of options) {
    const value = valueOf(parts);
    if (value === null) wrong.set(key, line);
    else values.set(key, { line, value });
  }
  return { values, wrong };
}

function opened(line: string): RefusalReason | null {
  return line.startsWith('[') ? 'unclosed-header' : null;
}

/** A value that begins with a line break is a nested block (configloader.py `_parse_nested`); null if a line has no `=`. */
function valueOf(parts: readonly string[]): SettingValue | null {
  const value = parts.length === 1 ? (parts[0] ?? '') : trimPython(`.${parts.join('\n')}`).slice(1);
  if (!value.startsWith('\n')) return value;
  const nested = new Map<string, string>();
  for (const line of pythonLines(value)) {
    const equals = line.indexOf('=');
    if (equals >= 0) nested.set(trimPython(line.slice(0, equals)), trimPython(line.slice(equals + 1)));
    else if (trimPython(line) !== '') return null;
  }
  return nested;
}

/** configloader.py `build_profile_map`; the credentials are laid over the profiles by session.py `full_config`. */
export function readBotocore({ config, credentials }: AwsTexts): Reading {
  const raw = parseBotocore(config);
  if (raw.refusal) return { ...nothingRead, refusal: { file: 'config', ...raw.refusal } };
  const keys = parseBotocore(credentials);
  if (keys.refusal) return { ...nothingRead, refusal: { file: 'credentials', ...keys.refusal } };
  const { profiles, ssoSessions, services } = classify(raw.sections);
  for (const [name, settings] of keys.sections) {
    profiles.set(name, new Map([...(profiles.get(name) ?? []), ...settings]));
  }
  return { profiles, ssoSessions, services, refusal: null };
}

/** If two headers come to one name, the later section takes the place of the earlier one. */
function classify(raw: Sections): Readonly<Record<Group, Map<string, Settings>>> {
  const found = {
    profiles: new Map<string, Settings>(),
    ssoSessions: new Map<string, Settings>(),
    services: new Map<string, Settings>(),
  };
  for (const [title, settings] of raw) {
    const place = placeInBotocore(title);
    if (place) found[place.group].set(place.name, settings);
  }
  return found;
}

export type Group = 'profiles' | 'ssoSessions' | 'services';

/** What a header's text means (configloader.py `build_profile_map` and `_parse_section`); null for nothing of the kind. */
export function placeInBotocore(title: string): { readonly group: Group; readonly name: string } | null {
  if (title === 'default') return { group: 'profiles', name: title };
  const group = groupOf(title);
  const words = group && shellWords(title);
  return words?.length === 2 && group ? { group, name: words[1] ?? '' } : null;
}

function groupOf(title: string): Group | null {
  if (title.startsWith('profile')) return 'profiles';
  if (title.startsWith('sso-session')) return 'ssoSessions';
  return title.startsWith('services') ? 'services' : null;
}
