/** Compares what the five readers see before and after edits with what the edits say. */
import type { NewSetting } from './edit.ts';
import { withoutLongGaps } from './gaps.ts';
import { mayHaveDefaultSection } from './names.ts';
import { readAs, readerNames, toolOf } from './readers/read-as.ts';
import {
  type AwsFileKind,
  hasSameSettings,
  type ReaderName,
  type Reading,
  type Sections,
  type Settings,
  type SettingValue,
  textsWith,
} from './readers/reading.ts';

/** An edit as it was carried out: on which headers, as the lines stand in the file. */
export type AppliedEdit =
  | { readonly kind: 'set'; readonly header: string; readonly settings: readonly NewSetting[] }
  | { readonly kind: 'remove-key'; readonly headers: readonly string[]; readonly key: string }
  | { readonly kind: 'remove'; readonly headers: readonly string[] }
  /** Pairs of the old header and the new one. */
  | { readonly kind: 'rename'; readonly headers: readonly (readonly [string, string])[] };

const groups = ['profiles', 'ssoSessions', 'services'] as const;
type Group = (typeof groups)[number];

/** The sections of a reading, to be changed as the edits say; null if it is not known what the reader sees in one. */
type View = Readonly<Record<Group, Map<string, Settings | null>>>;

/** Where a reader puts a section: nowhere if it does not see the header. */
interface SectionPlace {
  readonly group: Group;
  readonly name: string;
}

/** The first tool that would see anything else than the edits say, or null. A tool that refused the file has no say. */
export function unforeseenChange(
  before: string,
  after: string,
  edits: readonly AppliedEdit[],
  file: AwsFileKind,
): string | null {
  const [old, now] = [withoutLongGaps(before), withoutLongGaps(after)];
  for (const reader of readerNames) {
    const reading = readAs(reader, textsWith(old, file));
    if (reading.refusal) continue;
    const result = readAs(reader, textsWith(now, file));
    const isForeseen = result.refusal === null && isSame(expected(reader, reading, edits, old, file), result, reader);
    if (!isForeseen) return toolOf[reader];
  }
  return null;
}

function expected(
  reader: ReaderName,
  reading: Reading,
  edits: readonly AppliedEdit[],
  before: string,
  file: AwsFileKind,
): View {
  const view: View = {
    profiles: new Map(reading.profiles),
    ssoSessions: new Map(reading.ssoSessions),
    services: new Map(reading.services),
  };
  const lent = reader === 'botocore' ? lentSettings(before, file) : new Map<string, SettingValue>();
  for (const edit of edits) change(view, edit, (header) => seatOf(reader, header, file), lent);
  return view;
}

function change(view: View, edit: AppliedEdit, seat: (header: string) => SectionPlace | null, lent: Settings): void {
  switch (edit.kind) {
    case 'set':
      return onSeat(view, seat(edit.header), (old) => {
        const written = new Set(edit.settings.map(([key]) => key));
        const next = new Map<string, SettingValue>(old ?? lent);
        for (const key of next.keys()) if (written.has(key.toLowerCase())) next.delete(key);
        for (const [key, value] of edit.settings) next.set(key, value);
        return next;
      });
    case 'remove-key':
      return seatsOf(edit.headers, seat).forEach((one) =>
        onSeat(view, one, (old) => old && without(old, edit.key, lent)),
      );
    case 'remove':
      return seatsOf(edit.headers, seat).forEach((one) => onSeat(view, one, () => undefined));
    case 'rename':
      // A reader that did not see the old name comes to see the section now: that is what such a rename is for.
      for (const [from, to] of edit.headers) {
        const place = seat(from);
        const settings = place ? view[place.group].get(place.name) : null;
        onSeat(view, place, () => undefined);
        if (settings !== undefined) onSeat(view, seat(to), () => settings);
      }
  }
}

/** Each place once: one header may stand in a file thousands of times. */
function seatsOf(headers: readonly string[], seat: (header: string) => SectionPlace | null): readonly SectionPlace[] {
  const seats = [...new Set(headers)].flatMap((header) => seat(header) ?? []);
  return [...new Map(seats.map((one) => [`${one.group} ${one.name}`, one])).values()];
}

function onSeat(
  view: View,
  seat: SectionPlace | null,
  next: (old: Settings | undefined) => Settings | null | undefined,
): void {
  if (!seat) return;
  const old = view[seat.group].get(seat.name);
  const section = old === null ? null : next(old);
  if (section === undefined) view[seat.group].delete(seat.name);
  else view[seat.group].set(seat.name, section);
}

/** JavaScript spells nested keys with a dot. What `[DEFAULT]` lends shows again when the section's own key is gone. */
function without(settings: Settings, key: string, lent: Settings): Settings {
  const kept = [...settings].filter(([one]) => one.toLowerCase() !== key && !one.toLowerCase().startsWith(`${key}.`));
  const inherited = lent.get(key);
  return new Map([...kept, ...(inherited === undefined ? [] : [[key, inherited] as const])]);
}

/** What Python's parser takes from `[DEFAULT]` into every section, seen in one more. */
function lentSettings(text: string, file: AwsFileKind): Settings {
  if (!mayHaveDefaultSection(text)) return new Map();
  const probe = 'daypass-probe';
  const header = file === 'config' ? `[profile ${probe}]` : `[${probe}]`;
  return readAs('botocore', textsWith(`${text}\n${header}\n`, file)).profiles.get(probe) ?? new Map();
}

/** A header that needs no reading: every reader takes it, and names the section by what follows the kind. */
const plainHeader = /^\[(profile|sso-session) ([A-Za-z0-9_\-/.%@:+]+)\]$/;

function seatOf(reader: ReaderName, header: string, file: AwsFileKind): SectionPlace | null {
  const [, kind, name = ''] = file === 'config' ? (plainHeader.exec(header) ?? []) : [];
  if (kind === 'sso-session') return { group: 'ssoSessions', name };
  if (kind === 'profile' && !(name in Object.prototype)) return { group: 'profiles', name };
  const reading = readAs(reader, textsWith(`${header}\na = b\n`, file));
  for (const group of groups) {
    const [found] = reading[group].keys();
    if (found !== undefined) return { group, name: found };
  }
  return null;
}

function isSame(view: View, reading: Reading, reader: ReaderName): boolean {
  return groups.every((group) => hasSameSections(view[group], reading[group], reader));
}

/** A section that lost its last key does not exist for JavaScript; all others still see it. */
function hasSameSections(before: View[Group], after: Sections, reader: ReaderName): boolean {
  const isThere = (settings: Settings): boolean => reader !== 'javascript' || settings.size > 0;
  let count = 0;
  for (const [name, settings] of before) {
    const other = after.get(name);
    if (settings === null) {
      if (other) count++;
      continue;
    }
    if (!isThere(settings)) continue;
    if (!other || !hasSameSettings(settings, other)) return false;
    count++;
  }
  return count === after.size;
}
