/** What all five readers see in both files, for less than five times the work: what is clear to all of them is read once. */
import type { ConfigDocument, ConfigLine, ConfigSection } from '../document.ts';
import { possibleNames } from '../names.ts';
import { clearSections, linesWithout } from '../plain.ts';
import { textOf } from '../sections-text.ts';
import { readAs, readerNames } from './read-as.ts';
import type { AwsFileKind, AwsTexts, ReaderName, Reading, Refusal, Settings } from './reading.ts';

export type Readings = Readonly<Record<ReaderName, Reading>>;

/** The same as `readAs` of each reader tells, only that sections may come in another order. */
export function readAll({ config, credentials }: Readonly<Record<AwsFileKind, ConfigDocument>>): Readings {
  // What both files have is merged by each reader in its own way.
  const names = possibleNames([credentials.toString()]);
  const clear = clearSections(config).filter(({ name }) => !names.has(name));
  const lines = linesWithout(config, clear);
  const mark = config.byteOrderMark ? '\uFEFF' : '';
  const texts = { config: mark + textOf(lines), credentials: credentials.toString() };
  const shared = sharedSections(clear);
  const readings = readerNames.map((reader) => [reader, readRest(reader, texts, lines, shared)] as const);
  return Object.fromEntries(readings) as Record<ReaderName, Reading>;
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

function readRest(reader: ReaderName, texts: AwsTexts, lines: readonly ConfigLine[], shared: Shared): Reading {
  const rest = readAs(reader, texts);
  const refusal = rest.refusal && inWholeFile(rest.refusal, lines);
  const reading = { ...rest, refusal };
  // JavaScript goes on with the one file when it has refused the other.
  if (refusal && (reader !== 'javascript' || refusal.file === 'config')) return reading;
  return {
    ...reading,
    profiles: new Map([...reading.profiles, ...shared.profiles]),
    ssoSessions: new Map([...reading.ssoSessions, ...shared.ssoSessions]),
  };
}

/** The reader counted the lines that it was given. */
function inWholeFile(refusal: Refusal, lines: readonly ConfigLine[]): Refusal {
  const line = refusal.file === 'config' ? lines[refusal.line - 1]?.number : undefined;
  return line === undefined ? refusal : { ...refusal, line };
}
