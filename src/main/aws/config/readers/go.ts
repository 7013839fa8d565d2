/** The config as the AWS SDK for Go v2 sees it, and so Terraform: internal/ini, then config/shared_config.go. */
import {
  type AwsTexts,
  type MutableSections,
  type MutableSettings,
  nothingRead,
  type RawFile,
  type Reading,
  refused,
  type Sections,
  sectionOf,
  type Settings,
  textOf,
} from './reading.ts';
import { trimBlanks, trimUnicode, upTo } from './text.ts';

/**
 * Sections by the header's text with one blank after its first word. What is odd is left out; only a value that is one
 * quotation mark, wherever it stands, makes the reader cut the text outside of its bounds and the whole program panic.
 */
export function parseGo(text: string): RawFile {
  const sections: MutableSections = new Map();
  let section: MutableSettings | null = null;
  let key = '';
  for (const [index, line] of text.split('\n').entries()) {
    const content = trimUnicode(line);
    if (content === '' || /^[ \t]*[#;]/.test(line)) continue;
    const title = content.startsWith('[') ? readTitle(content) : null;
    if (title !== null) {
      const opened = sectionOf(sections, title);
      // A header without text opens a section into which nothing can be put.
      section = title === '' ? null : opened;
      key = '';
      continue;
    }
    const property = splitProperty(isIndented(line) ? trimBlanks(line) : withoutComment(line));
    if (property?.value === '"' || property?.value === "'") return refused(index + 1, 'lone-quote');
    if (section) key = readInto(section, line, property, key);
  }
  return { sections, refusal: null };
}

function isIndented(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t');
}

/** Puts a line into the section; the key that later lines may go on with. */
function readInto(section: MutableSettings, line: string, property: Property | null, key: string): string {
  const indented = isIndented(line);
  const current = section.get(key);
  if (!indented) {
    if (!property) return key;
    section.set(property.key, unquoted(property.value));
    return property.key;
  }
  if (!property) {
    if (key !== '' && typeof current === 'string' && current !== '') {
      section.set(key, `${current}\n${line.replace(/^[ \t]+/, '')}`);
    }
    return key;
  }
  if (key === '' || (typeof current === 'string' && current !== '')) {
    // parse.go: an "orphaned" sub-property is promoted to a property.
    section.set(property.key, trimUnicode(withoutComment(unquoted(property.value))));
    return property.key;
  }
  // Filled in place: a block of many lines must not be copied for each of them.
  const nested = current instanceof Map ? current : new Map<string, string>();
  nested.set(property.key, unquoted(property.value));
  section.set(key, nested);
  return key;
}

function readTitle(line: string): string | null {
  const text = trimUnicode(upTo(line, '#', ';'));
  if (text.length < 2 || !text.startsWith('[') || !text.endsWith(']')) return null;
  return trimUnicode(text.slice(1, -1)).replace(/^([^ \t]+)[ \t]+/, '$1 ');
}

function withoutComment(text: string): string {
  return trimBlanks(upTo(text, ' #', ' ;', '\t#', '\t;'));
}

interface Property {
  readonly key: string;
  readonly value: string;
}

function splitProperty(text: string): Property | null {
  const delimiter = text.search(/[=:]/);
  if (delimiter < 0) return null;
  return { key: lowered(trimUnicode(text.slice(0, delimiter))), value: trimUnicode(text.slice(delimiter + 1)) };
}

/**
 * `strings.ToLower` goes letter by letter and makes one of each: it knows no final sigma, and no second character for the
 * dot of `İ`, as JavaScript and Python do.
 */
function lowered(key: string): string {
  if (!/\P{ASCII}/u.test(key)) return key.toLowerCase();
  return Array.from(key, (letter) => (letter === 'İ' ? 'i' : letter.toLowerCase())).join('');
}

/** One pair of outer quotes is taken off, even if they do not belong together: `"C:\a b" --c "d"`. */
function unquoted(value: string): string {
  const quote = value.charAt(0);
  const isQuoted = value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote);
  return isQuoted ? value.slice(1, -1) : value;
}

/** The keys that the credentials file may give to a profile of the config file (`mergeSections`). */
const mergedKeys: readonly string[] = [
  'role_arn source_profile credential_source external_id mfa_serial role_session_name region',
  'endpoint_discovery_enabled credential_process web_identity_token_file s3_use_arn_region',
  's3_disable_multiregion_access_points ec2_metadata_service_endpoint_mode',
  'ec2_metadata_service_endpoint ec2_metadata_v1_disabled use_dualstack_endpoint use_fips_endpoint',
  'defaults_mode retry_mode ca_bundle duration_seconds max_attempts auth_scheme_preference sso_session',
  'sso_account_id sso_region sso_role_name sso_start_url login_session',
].flatMap((line) => line.split(' '));
const pair: readonly string[] = ['aws_access_key_id', 'aws_secret_access_key'];

export function readGo({ config, credentials }: AwsTexts): Reading {
  const raw = parseGo(config);
  if (raw.refusal) return { ...nothingRead, refusal: { file: 'config', ...raw.refusal } };
  const keys = parseGo(credentials);
  if (keys.refusal) return { ...nothingRead, refusal: { file: 'credentials', ...keys.refusal } };
  const merged = new Map(knownSections(raw.sections));
  for (const [name, settings] of keys.sections) {
    if (name.startsWith('profile ')) continue;
    const base = merged.get(name);
    merged.set(name, base ? mergeSettings(base, settings) : settings);
  }
  const pick = (prefix: string): Sections =>
    new Map([...merged].flatMap(([name, one]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), one]] : [])));
  const others = /^(sso-session|services) /;
  return {
    profiles: new Map([...merged].filter(([name]) => !others.test(name))),
    ssoSessions: pick('sso-session '),
    services: pick('services '),
    refusal: null,
  };
}

/** processConfigSections: `[profile x]` becomes `x` and wins over what has that name already, in the order of names. */
function knownSections(raw: Sections): Sections {
  const known = new Map(raw);
  const renamed = new Set<string>();
  for (const title of [...raw.keys()].sort()) {
    if (renamed.has(title)) continue;
    if (title.startsWith('profile ')) {
      const name = title.slice('profile '.length);
      known.set(name, known.get(title) ?? new Map());
      known.delete(title);
      renamed.add(name);
    } else if (!/^(sso-session|services) /.test(title) && title.toLowerCase() !== 'default') {
      known.delete(title);
    }
  }
  return known;
}

function mergeSettings(base: Settings, over: Settings): Settings {
  const hasPair = pair.every((key) => over.has(key));
  const keys = hasPair ? [...mergedKeys, ...pair, 'aws_session_token'] : mergedKeys;
  return new Map([...base, ...keys.flatMap((key) => (over.has(key) ? [[key, textOf(over, key)] as const] : []))]);
}
