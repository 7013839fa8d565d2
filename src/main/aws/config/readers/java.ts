/** The config as the AWS SDK for Java v2 sees it (core/profiles, ProfileFileReader.java and ProfileFile.java). */
import {
  type AwsFileKind,
  type AwsTexts,
  isIdentifier,
  type MutableSections,
  type MutableSettings,
  nothingRead,
  type RawRefusal,
  type Reading,
  type RefusalReason,
  sectionOf,
  textOf,
} from './reading.ts';
import { trimBlanks, trimJava, universalLines, upTo } from './text.ts';

type JavaSections = Readonly<Record<'profiles' | 'ssoSessions' | 'services', MutableSections>>;

/** The sections of one file by kind; the first line that Java throws for refuses them all. */
export function parseJava(
  text: string,
  file: AwsFileKind,
): { readonly sections: JavaSections; readonly refusal: RawRefusal | null } {
  const sections: JavaSections = { profiles: new Map(), ssoSessions: new Map(), services: new Map() };
  const reader = new JavaReader(sections, file);
  for (const [index, line] of universalLines(text).entries()) {
    const reason = reader.read(line);
    if (reason) return { sections, refusal: { line: index + 1, reason } };
  }
  return { sections, refusal: null };
}

type Place = { readonly sections: MutableSections; readonly name: string } | null;

/** One pass over the lines. A section or key with a name of other characters is passed over, with all that is in it. */
class JavaReader {
  readonly #sections: JavaSections;
  readonly #file: AwsFileKind;
  #section: MutableSettings | 'ignored' | null = null;
  #key: string | null = null;
  #isIgnoringKey = false;
  #nests = false;
  #hasPrefixedDefault = false;

  constructor(sections: JavaSections, file: AwsFileKind) {
    this.#sections = sections;
    this.#file = file;
  }

  /** Why the file is refused, or null. */
  read(line: string): RefusalReason | null {
    if (trimBlanks(line) === '' || line.startsWith('#') || line.startsWith(';')) return null;
    if (line.startsWith('[')) return this.#open(trimJava(upTo(line, '#', ';')));
    if (this.#section === 'ignored') return null;
    if (!line.startsWith(' ') && !line.startsWith('\t')) return this.#set(line);
    if (this.#isIgnoringKey) return null;
    if (this.#section === null || this.#key === null)
      return this.#section === null ? 'outside-section' : 'stray-indent';
    if (this.#nests && !hasKey(trimJava(line))) return 'not-a-setting';
    // Comments belong to the value here.
    this.#section.set(this.#key, `${textOf(this.#section, this.#key)}\n${trimJava(line)}`);
    return null;
  }

  #open(header: string): RefusalReason | null {
    if (!header.endsWith(']')) return 'unclosed-header';
    const place = this.#placeOf(trimJava(header.slice(1, -1)));
    if (!place || !isIdentifier(place.name)) {
      this.#section = 'ignored';
      return null;
    }
    this.#section = sectionOf(place.sections, place.name);
    this.#key = null;
    this.#isIgnoringKey = false;
    return null;
  }

  #placeOf(title: string): Place {
    const { profiles, ssoSessions, services } = this.#sections;
    const [, prefix, rest = ''] = /^(sso-session|services|profile)[ \t](.*)$/s.exec(title) ?? [];
    const name = trimJava(rest);
    if (prefix === 'sso-session' || prefix === 'services') {
      return this.#file === 'config' ? { sections: prefix === 'services' ? services : ssoSessions, name } : null;
    }
    if (this.#file === 'credentials') return { sections: profiles, name: title };
    if (prefix === undefined && title !== 'default') return null;
    if (prefix === undefined) return this.#hasPrefixedDefault ? null : { sections: profiles, name: title };
    if (name === 'default' && !this.#hasPrefixedDefault) {
      profiles.delete(name);
      this.#hasPrefixedDefault = true;
    }
    return { sections: profiles, name };
  }

  #set(line: string): RefusalReason | null {
    if (this.#section === null || this.#section === 'ignored') return 'outside-section';
    const property = trimJava(upTo(line, ' #', ' ;', '\t#', '\t;'));
    if (!hasKey(property)) return 'not-a-setting';
    const equals = property.indexOf('=');
    const key = trimJava(property.slice(0, equals));
    this.#isIgnoringKey = !isIdentifier(key);
    if (this.#isIgnoringKey) return null;
    const value = trimJava(property.slice(equals + 1));
    this.#key = key;
    this.#nests = value === '';
    this.#section.set(key, value);
    return null;
  }
}

function hasKey(property: string): boolean {
  const equals = property.indexOf('=');
  return equals >= 0 && trimJava(property.slice(0, equals)) !== '';
}

/** ProfileFile.Aggregator: one refused file fails all; the credentials win, key by key. */
export function readJava({ config, credentials }: AwsTexts): Reading {
  const { sections, refusal } = parseJava(config, 'config');
  if (refusal) return { ...nothingRead, refusal: { file: 'config', ...refusal } };
  const keys = parseJava(credentials, 'credentials');
  if (keys.refusal) return { ...nothingRead, refusal: { file: 'credentials', ...keys.refusal } };
  const profiles: MutableSections = new Map(sections.profiles);
  for (const [name, settings] of keys.sections.profiles) {
    profiles.set(name, new Map([...(profiles.get(name) ?? []), ...settings]));
  }
  return { ...sections, profiles, refusal: null };
}
