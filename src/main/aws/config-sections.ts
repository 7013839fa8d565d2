/** The sections of a config document as the AWS readers see them: one for each name, with one value for each key. */
import type { ConfigPlace } from '../../shared/problems.ts';
import type { ConfigDocument, ConfigSection, Setting } from './config-document.ts';
import { placeOf } from './config-problems.ts';
import type { SectionKind } from './config-section-name.ts';

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

/** The sections of the given kinds that have a closed header, in file order. */
export function effectiveSections(
  { sections }: ConfigDocument,
  kinds: readonly SectionKind[],
  file: string,
): readonly EffectiveSection[] {
  const lenders = sections.filter(({ header }) => header.title === 'DEFAULT');
  const lent = keysOf(lenders, file);
  const byName = new Map<string, readonly ConfigSection[]>();
  for (const section of sections) {
    if (!section.header.closed || !kinds.includes(section.kind)) continue;
    byName.set(section.name, together(byName.get(section.name) ?? [], section));
  }
  return [...byName].flatMap(([name, same]) => {
    const [first] = same;
    if (!first) return [];
    const own = keysOf(same, file);
    const all = lent.size === 0 ? own : new Map([...lent, ...own]);
    return [{ name, title: first.header.title.trim(), place: placeOf(first.header, file), own, all }];
  });
}

/** A key with a value; an empty one counts as absent. */
export function filledValue({ all }: EffectiveSection, key: string): FoundValue | null {
  const found = all.get(key);
  return found && found.value !== '' ? found : null;
}

/** Which sections of one name count when one more comes along. */
function together(before: readonly ConfigSection[], next: ConfigSection): readonly ConfigSection[] {
  const [rival] = before;
  // The AWS CLI rejects a file that has one header twice; the SDKs that do not, merge.
  if (rival?.header.title === next.header.title) return [...before, next];
  // JavaScript, Go, Rust and Java let `[profile default]` win wherever it stands; for botocore the later one wins.
  if (rival?.kind === 'profile' && next.kind === 'default') return before;
  // One name in other words, such as quotes: the later section replaces the earlier one in botocore.
  return [next];
}

function keysOf(sections: readonly ConfigSection[], file: string): ReadonlyMap<string, FoundValue> {
  const keys = new Map<string, FoundValue>();
  for (const { settings } of sections) for (const setting of settings) addValues(keys, setting, file);
  return keys;
}

/**
 * A setting and what hides in the lines that continue it: an indented `key = value` below a value is a part of that
 * value for the AWS CLI and Rust, but a key of its own for JavaScript and Go. No value that a sign-in needs has a line
 * like this in it, so the latter is what was meant.
 */
function addValues(keys: Map<string, FoundValue>, { line, below }: Setting, file: string): void {
  const place = { file, line: line.number, column: line.valueColumn };
  const hidden: [string, FoundValue][] = [];
  let { value } = line;
  for (const next of below) {
    if (next.kind !== 'continuation') continue;
    const [, key, inner = ''] = /^(\w+)\s*=\s*(.*)$/.exec(next.value) ?? [];
    if (key === undefined) value += `\n${next.value}`;
    else hidden.push([key.toLowerCase(), { value: inner, place: placeOf(next, file) }]);
  }
  keys.set(line.key, { value, place });
  for (const [key, found] of hidden) keys.set(key, found);
}
