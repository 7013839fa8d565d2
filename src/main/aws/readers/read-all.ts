/** What all five readers see in both files, for less than five times the work: what is clear to all of them is read once. */
import type { ConfigDocument, ConfigSection } from '../config-document.ts';
import { clearSections } from '../config-plain.ts';
import { readAs, readerNames } from './read-as.ts';
import type { AwsFileKind, AwsTexts, ReaderName, Reading, Settings } from './reading.ts';

export type Readings = Readonly<Record<ReaderName, Reading>>;

/** The same as `readAs` of each reader tells, only that sections may come in another order. */
export function readAll({ config, credentials }: Readonly<Record<AwsFileKind, ConfigDocument>>): Readings {
  // What both files have is merged by each reader in its own way, and each has its own spelling of headers.
  const titles = credentials.sections.map(({ header }) => header.text).join('\n');
  const clear = clearSections(config).filter(({ name }) => !titles.includes(name));
  const texts = { config: textWithout(config, clear), credentials: credentials.toString() };
  const shared = sharedSections(clear);
  return Object.fromEntries(readerNames.map((reader) => [reader, readRest(reader, texts, shared)])) as Record<
    ReaderName,
    Reading
  >;
}

/** Empty lines in the place of the sections: the lines of all others keep their numbers. */
function textWithout(document: ConfigDocument, left: readonly ConfigSection[]): string {
  if (left.length === 0) return document.toString();
  const out = new Set(left);
  const rest = document.sections.map((section) => {
    const lines = [section.header, ...section.body];
    return out.has(section) ? '\n'.repeat(lines.length) : lines.map(({ text, ending }) => text + ending).join('');
  });
  const preamble = document.preamble.map(({ text, ending }) => text + ending).join('');
  return (document.byteOrderMark ? '\uFEFF' : '') + preamble + rest.join('');
}

type Shared = Readonly<Record<'profiles' | 'ssoSessions', readonly (readonly [string, Settings])[]>>;

function sharedSections(sections: readonly ConfigSection[]): Shared {
  const entries = sections.map(({ kind, name, settings }) => {
    const values = new Map(settings.map(({ line }) => [line.key, line.value]));
    return { isSession: kind === 'sso-session', entry: [name, values] as const };
  });
  return {
    profiles: entries.filter(({ isSession }) => !isSession).map(({ entry }) => entry),
    ssoSessions: entries.filter(({ isSession }) => isSession).map(({ entry }) => entry),
  };
}

function readRest(reader: ReaderName, texts: AwsTexts, shared: Shared): Reading {
  const reading = readAs(reader, texts);
  const { refusal } = reading;
  // JavaScript goes on with the one file when it has refused the other.
  if (refusal && (reader !== 'javascript' || refusal.file === 'config')) return reading;
  return {
    ...reading,
    profiles: new Map([...reading.profiles, ...shared.profiles]),
    ssoSessions: new Map([...reading.ssoSessions, ...shared.ssoSessions]),
  };
}
