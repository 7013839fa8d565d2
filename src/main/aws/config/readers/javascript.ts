/** The config as the AWS SDK for JavaScript v3 sees it (@smithy/core, shared-ini-file-loader). */
import {
  type AwsTexts,
  type MutableSections,
  type RawFile,
  type Reading,
  type RawRefusal,
  refused,
  type Sections,
  sectionOf,
  type Settings,
} from './reading.ts';

const kinds: ReadonlySet<string> = new Set(['profile', 'sso-session', 'services']);
/** What nobody may assign to a function; the attempt throws, and the file counts as empty. */
const fixedOfFunctions: ReadonlySet<string> = new Set(['name', 'length', 'arguments', 'caller']);
const namedHeader = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/;

/**
 * parseIni: sections by their kind and name with a dot between, such as `sso-session.corp`, or by the header's text if
 * it is of another form. A section without any value does not exist, nor does a key without one.
 */
export function parseJavaScript(text: string): RawFile {
  const sections: MutableSections = new Map();
  let section: string | null = null;
  let parent: string | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = withoutComment(line).trim();
    if (content.startsWith('[') && content.endsWith(']')) {
      const title = content.slice(1, -1);
      if (title === '__proto__' || title === 'profile __proto__') return refused(index + 1, 'forbidden-name');
      section = sectionKey(title);
      parent = null;
      continue;
    }
    const equals = content.indexOf('=');
    if (!section || equals <= 0) continue;
    const key = content.slice(0, equals).trim();
    const value = content.slice(equals + 1).trim();
    if (value === '') {
      parent = key;
      continue;
    }
    if (line.trimStart() === line) parent = null;
    const full = parent === null ? key : `${parent}.${key}`;
    if (section in Object.prototype) {
      // The assignment goes to a function that every object inherits: into the void, or nowhere at all.
      const isFixed = fixedOfFunctions.has(full) || (section === 'constructor' && full === 'prototype');
      if (isFixed) return refused(index + 1, 'forbidden-name');
      continue;
    }
    const settings = sectionOf(sections, section);
    // This one is no key but an object's prototype, which a text cannot be.
    if (full !== '__proto__') settings.set(full, value);
  }
  return { sections, refusal: null };
}

/** As `split(/(^|\s)[;#]/)[0]`; looking for the sign first spares the pattern most lines. */
function withoutComment(line: string): string {
  if (!line.includes('#') && !line.includes(';')) return line;
  return line.slice(0, /(^|\s)[;#]/.exec(line)?.index);
}

/** Null for a kind that the SDK does not know. */
function sectionKey(title: string): string | null {
  const [, kind, , name] = namedHeader.exec(title) ?? [];
  if (kind === undefined || name === undefined) return title;
  return kinds.has(kind) ? `${kind}.${name}` : null;
}

/** getConfigData: `[default]`, and what has one of the three kinds; `[profile default]` takes the place of `[default]`. */
export function configData(raw: Sections): Sections {
  const fallback = raw.get('default');
  const data = new Map(fallback ? [['default', fallback]] : []);
  for (const [key, settings] of raw) {
    const dot = key.indexOf('.');
    const kind = key.slice(0, Math.max(dot, 0));
    if (kinds.has(kind)) data.set(kind === 'profile' ? key.slice(dot + 1) : key, settings);
  }
  return data;
}

/** A refused file counts as an empty one; the other file stays in use (loadSharedConfigFiles). */
export function readJavaScript({ config, credentials }: AwsTexts): Reading {
  const raw = parseJavaScript(config);
  const keys = parseJavaScript(credentials);
  const data = configData(raw.sections ?? new Map());
  const profiles = new Map<string, Settings>();
  for (const file of [data, keys.sections ?? new Map()] as const) {
    for (const [name, settings] of file) {
      // mergeConfigFiles finds `constructor` and its like already there, inherited, and writes to that (smithy-typescript).
      if (name in Object.prototype || name.startsWith('sso-session.') || name.startsWith('services.')) continue;
      const base = profiles.get(name);
      profiles.set(name, base ? new Map([...base, ...settings]) : settings);
    }
  }
  const ssoSessions = named(raw.sections ?? new Map(), 'sso-session.');
  const services = named(data, 'services.');
  return { profiles, ssoSessions, services, refusal: refusalOf(raw.refusal, keys.refusal) };
}

function named(sections: Sections, prefix: string): Sections {
  return new Map(
    [...sections].flatMap(([key, settings]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), settings]] : [])),
  );
}

function refusalOf(config: RawRefusal | null, credentials: RawRefusal | null): Reading['refusal'] {
  if (config) return { file: 'config', ...config };
  return credentials && { file: 'credentials', ...credentials };
}
