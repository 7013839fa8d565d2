/** What the AWS CLI sees in a config document, with the places in it: what it sees counts. */
import type { ConfigPlace } from '../../../shared/findings.ts';
import type { ConfigDocument } from './document.ts';
import type { FoundValue } from './sections.ts';
import { type Group, type LineSection, type LineValue, parseWithLines, placeInBotocore } from './readers/botocore.ts';
import type { SettingValue } from './readers/reading.ts';
import { trimPython } from './readers/text.ts';

/** A section and the text of its header. */
export interface SeenSection extends LineSection {
  readonly title: string;
}

export interface Seen {
  /** What `[DEFAULT]` gives to every section. */
  readonly lent: ReadonlyMap<string, LineValue>;
  /** By name. A name without characters is left out: nothing can refer to it. */
  readonly sections: Readonly<Record<Group, ReadonlyMap<string, SeenSection>>>;
}

const known = new WeakMap<ConfigDocument, Seen | null>();

/** Null if the AWS CLI refuses the file, and so sees nothing at all. */
export function seenByAwsCli(document: ConfigDocument): Seen | null {
  const before = known.get(document);
  if (before !== undefined) return before;
  const parsed = parseWithLines(document.toString());
  const seen = parsed.refusal ? null : { lent: parsed.lent, sections: byName(parsed.sections) };
  known.set(document, seen);
  return seen;
}

/** Of two headers that come to one name the later section takes the place of the earlier one. */
function byName(sections: ReadonlyMap<string, LineSection>): Seen['sections'] {
  const found = {
    profiles: new Map<string, SeenSection>(),
    ssoSessions: new Map<string, SeenSection>(),
    services: new Map<string, SeenSection>(),
  };
  for (const [title, section] of sections) {
    const place = placeInBotocore(title);
    if (place && place.name !== '') found[place.group].set(place.name, { title, ...section });
  }
  return found;
}

/** The values of some keys, each with its place in the file. */
export function foundValues(
  { lines }: ConfigDocument,
  { sections }: Seen,
  settings: ReadonlyMap<string, LineValue>,
  file: string,
): Map<string, FoundValue> {
  const placeAt = (number: number): ConfigPlace => {
    const line = lines[number - 1];
    return { file, line: number, column: line?.kind === 'setting' ? line.valueColumn : (line?.column ?? 1) };
  };
  const names = new Map([
    ['sso_session', sections.ssoSessions],
    ['source_profile', sections.profiles],
  ]);
  return new Map(
    [...settings].map(([key, { line, value }]) => {
      const isName = typeof value === 'string' && names.get(key)?.has(value);
      return [key, { value: isName ? value : meant(value), place: placeAt(line) }];
    }),
  );
}

/** What stands behind a setting on lines of its own, and is a setting to some readers. */
export const hiddenSetting = /^(\w+)\s*=\s*(.*)$/;

/**
 * The AWS CLI takes a comment after a value and all indented lines below it for a part of the value. No start URL, region,
 * account or role works with such a part, and most SDKs leave it off, so what is before it is what was meant. Where the
 * whole value is the name of a section, `foundValues` lets it stand.
 */
function meant(value: SettingValue): string {
  if (typeof value !== 'string') return '';
  if (!/[\n#;]/.test(value)) return value;
  const lines = value.split('\n').map((line) => trimPython(line.slice(0, /(^|\s)[#;]/.exec(line)?.index)));
  return trimPython(lines.filter((line, at) => at === 0 || !/^\[|^\w+\s*=/.test(line)).join('\n'));
}
