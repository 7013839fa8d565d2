/**
 * Role credentials that Daypass keeps in the credentials file: in sections of their own, each with a mark that tells them from the
 * user's. The mark is a digest of the very keys: a section whose keys somebody else has written is not Daypass's any more, and is
 * neither changed nor removed.
 */
import { createHash } from 'node:crypto';
import { type ConfigDocument, type ConfigLine, type ConfigSection, parseConfig } from './document.ts';
import type { ConfigEdit, NewSetting, SectionRef } from './edit.ts';
import { leftBehind, type TextLine, textOf } from './sections-text.ts';

/** A secret: see `RoleKeys` (api/role-keys.ts), which this is too. */
export interface OwnKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** `foreign`: there is a section of this name that is not Daypass's, or more than one. */
export type OwnSection = 'missing' | 'ours' | 'foreign';

/** No tool knows this key, and all ignore it; another program that writes the file anew keeps it with its section. */
export const markKey = 'daypass_keys';

/** English and ASCII, whatever language is shown: Python reads the file in the system's own encoding. */
const comment = 'Daypass keeps these keys new while it runs, and removes them when you sign out or quit Daypass.';

/** The same where the text before had no line feed at its end, so that the one that was needed goes with the section. */
const commentAtBareEnd = `${comment} Then the line above has no line feed again.`;

const secretKeys = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'] as const;

export function ownSection(text: string, name: string): OwnSection {
  const [section, ...others] = sectionsNamed(parseConfig(text), name);
  if (section === undefined) return 'missing';
  return others.length === 0 && isMarked(section) ? 'ours' : 'foreign';
}

/** The names of all of Daypass's sections in the text. */
export function ownSections(text: string): readonly string[] {
  return text.includes(markKey) ? [...ownIn(parseConfig(text))].map(nameOf) : [];
}

/** To put the keys into a section that is missing or Daypass's. `region`: for tools that look for one there; null: none. */
export function editsToWrite(text: string, name: string, keys: OwnKeys, region: string | null): readonly ConfigEdit[] {
  const section: SectionRef = { kind: 'profile', name };
  const values = [keys.accessKeyId, keys.secretAccessKey, keys.sessionToken];
  const secrets = secretKeys.map((key, index): NewSetting => [key, values[index] ?? '']);
  const mark: NewSetting = [markKey, markOf(name, values)];
  if (ownSection(text, name) !== 'missing') {
    return [...secrets, mark].map(([key, value]) => ({ kind: 'set-key', section, key, value }));
  }
  const regions: readonly NewSetting[] = region === null ? [] : [['region', region]];
  const isBare = text !== '' && !/[\r\n]$/.test(text);
  const settings = [...secrets, ...regions, mark];
  return [{ kind: 'add-section', section, comment: isBare ? commentAtBareEnd : comment, settings }];
}

/**
 * To take the keys out of a section of Daypass's. It goes as a whole, unless somebody has put lines of his own into it: then it stays
 * with these, marked as one without keys. `region`: what was written with the keys.
 */
export function editsToRemove(text: string, name: string, region: string | null): readonly ConfigEdit[] {
  const [found] = sectionsNamed(parseConfig(text), name);
  const section: SectionRef = { kind: 'profile', name };
  if (!found || !hasOtherLines(found, region)) return [{ kind: 'remove-section', section }];
  return [
    ...secretKeys.map((key): ConfigEdit => ({ kind: 'remove-key', section, key })),
    { kind: 'set-key', section, key: markKey, value: markOf(name, []) },
  ];
}

/**
 * What is left of a text once the section of this name is out of it: where the text before the section had no line feed at its end,
 * it has none again. A section of Daypass's that stands behind it takes that over. `after`: the text without the section.
 */
export function withFormerEnd(before: string, name: string, after: string): string {
  const { sections } = parseConfig(before);
  const at = sections.findIndex((section) => nameOf(section) === name);
  const isBare = sections[at]?.body.some((line) => isComment(line, commentAtBareEnd)) ?? false;
  if (!isBare || ownSection(after, name) !== 'missing') return after;
  const next = sections[at + 1];
  if (next === undefined) return after.replace(/\r?\n$/, '');
  if (!isMarked(next)) return after;
  const header = after.indexOf(`[${nameOf(next)}]`);
  return after.slice(0, header) + after.slice(header).replace(`# ${comment}`, `# ${commentAtBareEnd}`);
}

/**
 * The text without the keys of Daypass's sections, line by line: for copies that outlast them, and where no edit can be made. What
 * others have put into such a section stays. `only`: of the section of this name.
 */
export function withoutOwnKeys(text: string, only: string | null = null): string {
  if (!text.includes(markKey)) return text;
  const document = parseConfig(text);
  const own = ownIn(document);
  const kept = document.sections.flatMap((section): readonly TextLine[] => {
    const lines = [section.header, ...section.body];
    if (!own.has(section) || (only !== null && nameOf(section) !== only)) return lines;
    return hasOtherLines(section, null) ? lines.filter((line) => !isOfKeys(line)) : leftBehind(section);
  });
  return (document.byteOrderMark ? '\uFEFF' : '') + textOf(document.preamble) + textOf(kept);
}

function isComment(line: ConfigLine, text: string): boolean {
  return line.kind === 'comment' && line.text === `# ${text}`;
}

function isOfKeys(line: ConfigLine): boolean {
  return line.kind === 'setting' && ([...secretKeys, markKey] as readonly string[]).includes(line.key);
}

function nameOf({ header }: ConfigSection): string {
  return header.title.trim();
}

function sectionsNamed({ sections }: ConfigDocument, name: string): readonly ConfigSection[] {
  return sections.filter((section) => nameOf(section) === name);
}

/** All of Daypass's sections. */
function ownIn({ sections }: ConfigDocument): ReadonlySet<ConfigSection> {
  const byName = Map.groupBy(sections, nameOf);
  return new Set(sections.filter((section) => byName.get(nameOf(section))?.length === 1 && isMarked(section)));
}

function isMarked(section: ConfigSection): boolean {
  const valuesOf = (key: string): readonly string[] =>
    section.settings.filter(({ line }) => line.key === key).map(({ line }) => line.value);
  const [mark, ...others] = valuesOf(markKey);
  if (mark === undefined || others.length > 0 || !section.header.closed) return false;
  return mark === markOf(nameOf(section), secretKeys.flatMap(valuesOf));
}

/** The name is in it: a copy of the section under another one is the user's. */
function markOf(name: string, values: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([name, ...values]))
    .digest('hex')
    .slice(0, 32);
}

/** Settings or comments that Daypass has not written. `region`: what it wrote; null: any counts as that. */
function hasOtherLines(section: ConfigSection, region: string | null): boolean {
  const left = new Set<TextLine>(leftBehind(section));
  return section.body.some((line) => {
    if (line.kind === 'blank' || left.has(line)) return false;
    if (line.kind === 'comment') return !isComment(line, comment) && !isComment(line, commentAtBareEnd);
    const isRegion = line.kind === 'setting' && line.key === 'region' && (region === null || line.value === region);
    return !isOfKeys(line) && !isRegion;
  });
}
