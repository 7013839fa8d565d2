/** The config as the AWS CLI v2 and boto3 see it: Python's `RawConfigParser`, then botocore's configloader.py. */
import { shellWords } from '../config-section-name.ts';
import {
  type AwsTexts,
  type MutableSections,
  nothingRead,
  type RawFile,
  type RawRefusal,
  type Reading,
  type RefusalReason,
  refused,
  type Sections,
  sectionOf,
  type Settings,
  type SettingValue,
} from './reading.ts';
import { pythonLines, trimPython, universalLines } from './text.ts';

/** Sections by the text between the brackets; `[DEFAULT]` is in no section, its keys are in all (configparser.py). */
export function parseBotocore(text: string): RawFile {
  const parser = new RawParser();
  const lines = universalLines(text);
  for (const [index, line] of lines.entries()) {
    const refusal = parser.read(line, index + 1);
    if (refusal) return { sections: null, refusal };
  }
  return parser.finish();
}

interface Option {
  readonly line: number;
  readonly parts: string[];
}

/** One pass over the lines; the names are those of configparser.py's `_read`. */
class RawParser {
  readonly #defaults = new Map<string, Option>();
  readonly #sections = new Map<string, Map<string, Option>>();
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
    this.#sections.set(title, this.#section);
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

  finish(): RawFile {
    const sections: MutableSections = new Map();
    for (const [title, own] of this.#sections) {
      const settings = sectionOf(sections, title);
      for (const [key, option] of this.#defaults.size === 0 ? own : new Map([...this.#defaults, ...own])) {
        const value = valueOf(option.parts);
        if (value === null) return refused(option.line, 'not-a-setting');
        settings.set(key, value);
      }
    }
    return { sections, refusal: null };
  }
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
    const group = groupOf(title);
    const words = title === 'default' ? ['profile', 'default'] : shellWords(title);
    if (group && words?.length === 2) found[group].set(words[1] ?? '', settings);
  }
  return found;
}

type Group = 'profiles' | 'ssoSessions' | 'services';

function groupOf(title: string): Group | null {
  if (title.startsWith('profile') || title === 'default') return 'profiles';
  if (title.startsWith('sso-session')) return 'ssoSessions';
  return title.startsWith('services') ? 'services' : null;
}
