/** What all checks of the doctor look at: both files parsed, and what each of the five readers sees in them. */
import type { SessionId } from '../../shared/app-state.ts';
import type { ConfigPlace, OwnFault } from '../../shared/findings.ts';
import { type ConfigDocument, type ConfigSection, parseConfig } from '../aws/config/document.ts';
import { type EffectiveSection, effectiveSections, type FoundValue, placeOf } from '../aws/config/sections.ts';
import { readAll, type Readings } from '../aws/config/readers/read-all.ts';
import type { AwsFileKind } from '../aws/config/readers/reading.ts';
import { illegalBytes } from '../system/files.ts';
import { isNear } from './near-names.ts';
import { createResolver, type Resolution } from '../profiles/resolution.ts';

export const fileKinds: readonly AwsFileKind[] = ['config', 'credentials'];

export interface ExaminedFile {
  /** As shown to people. */
  readonly file: string;
  /** Empty if there is no such file; of one that is not all UTF-8, what can be read of it. */
  readonly text: string;
  /** Why the file could not be read or decoded (the system's code, or `EILSEQ` for bytes that are no UTF-8); else null. */
  readonly unread: string | null;
  /** Permission bits; null if there is no file, or the system has none. */
  readonly mode: number | null;
}

/** Role names by account id; null where an account's roles are not known. */
export type AssignedRoles = ReadonlyMap<string, readonly string[] | null>;

/** All that the doctor is told; it looks at nothing by itself. */
export interface DoctorInput {
  readonly files: Readonly<Record<AwsFileKind, ExaminedFile>>;
  /** Those between the home folder and the files, and the caches, that are there; modes only where the system has them. */
  readonly folders: readonly { readonly folder: string; readonly mode: number }[];
  /** Files that a setting or variable names (certificates), and that are not there. */
  readonly absent: ReadonlySet<string>;
  /** Of the shell that started the app. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** What AWS assigns to the user, by session; sessions whose accounts are not all known are left out. */
  readonly assigned: ReadonlyMap<SessionId, AssignedRoles>;
  /** The regions that are known; others may exist. */
  readonly regions: readonly string[];
  /** Regions that have been seen to work, by the session's start URL. */
  readonly regionOf: ReadonlyMap<string, string>;
  /** What is wrong with Daypass's own settings. */
  readonly own: readonly OwnFault[];
}

export interface Examination extends DoctorInput {
  readonly documents: Readonly<Record<AwsFileKind, ConfigDocument>>;
  readonly readings: Readings;
  /** Of the config file, as its sections say and the credentials file adds; in file order. */
  readonly profiles: readonly Profile[];
  readonly sessions: readonly EffectiveSection[];
  readonly profileNamed: (name: string) => Profile | undefined;
  readonly sessionNamed: (name: string) => EffectiveSection | undefined;
  /** Names that are the same in other letters or one slip away; none once many have been asked for. */
  readonly nearProfiles: (name: string) => readonly string[];
  readonly nearSessions: (name: string) => readonly string[];
  /** How the AWS CLI gets the credentials of a profile. Worked out once for each. */
  readonly resolve: (profile: string) => Resolution;
}

export interface Profile {
  readonly name: string;
  /** The header's text, for messages. */
  readonly title: string;
  readonly place: ConfigPlace;
  /** Null for a profile that only the credentials file has. */
  readonly section: EffectiveSection | null;
  /** Both files as most readers merge them: the credentials win. Empty values count as absent. */
  readonly values: ReadonlyMap<string, FoundIn>;
}

export interface FoundIn extends FoundValue {
  readonly in: AwsFileKind;
}

export function examine(input: DoctorInput): Examination {
  const texts = { config: input.files.config.text, credentials: input.files.credentials.text };
  const documents = { config: parseConfig(texts.config), credentials: parseConfig(texts.credentials) };
  const readings = readAll(documents);
  const profiles = profilesOf(documents, input.files);
  const sessions = effectiveSections(documents.config, ['sso-session'], input.files.config.file);
  const byName = new Map(profiles.map((profile) => [profile.name, profile]));
  const sessionsByName = new Map(sessions.map((session) => [session.name, session]));
  // botocore refuses a file that it cannot decode, and with it both.
  const isDecoded = fileKinds.every((kind) => input.files[kind].unread !== illegalBytes);
  const resolver = createResolver(readings.botocore, texts.credentials, isDecoded);
  const resolved = new Map<string, Resolution>();
  return {
    ...input,
    documents,
    readings,
    profiles,
    sessions,
    profileNamed: (name) => byName.get(name),
    sessionNamed: (name) => sessionsByName.get(name),
    nearProfiles: nearNames([...byName.keys()]),
    nearSessions: nearNames([...sessionsByName.keys()]),
    resolve: (name) => {
      const known = resolved.get(name) ?? resolver.resolve(name);
      resolved.set(name, known);
      return known;
    },
  };
}

/** Each takes a look at every name, and a file may have thousands of mistakes: beyond these a person is asked. */
const mostSearches = 300;

function nearNames(names: readonly string[]): (name: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (wanted) => {
    const found = known.get(wanted);
    if (found) return found;
    const near = known.size < mostSearches ? names.filter((name) => isNear(name, wanted)) : [];
    known.set(wanted, near);
    return near;
  };
}

function profilesOf(documents: Examination['documents'], files: DoctorInput['files']): readonly Profile[] {
  const keys = new Map<string, { readonly section: ConfigSection; readonly values: Map<string, FoundIn> }>();
  for (const section of documents.credentials.sections) {
    if (!section.header.closed) continue;
    const name = section.header.title.trim();
    const values = keys.get(name)?.values ?? new Map<string, FoundIn>();
    for (const { line } of section.settings) {
      const place = { file: files.credentials.file, line: line.number, column: line.valueColumn };
      if (line.value !== '') values.set(line.key, { value: line.value, place, in: 'credentials' });
    }
    keys.set(name, { section: keys.get(name)?.section ?? section, values });
  }
  const configured = effectiveSections(documents.config, ['default', 'profile'], files.config.file).map((section) => {
    const values = new Map<string, FoundIn>();
    for (const [key, { value, place }] of section.all)
      if (value !== '') values.set(key, { value, place, in: 'config' });
    for (const [key, found] of keys.get(section.name)?.values ?? []) values.set(key, found);
    return { name: section.name, title: section.title, place: section.place, section, values };
  });
  const names = new Set(configured.map(({ name }) => name));
  const others = [...keys].flatMap(([name, { section, values }]) => {
    const place = placeOf(section.header, files.credentials.file);
    return names.has(name) ? [] : [{ name, title: name, place, section: null, values }];
  });
  return [...configured, ...others];
}

/** The section in which a line stands; a header stands in the one before it. In the time of a search in a sorted list. */
export function sectionAbove({ sections }: ConfigDocument, line: number): ConfigSection | undefined {
  let [from, to] = [0, sections.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sections[middle]?.header.number ?? Infinity) < line) from = middle + 1;
    else to = middle;
  }
  return sections[from - 1];
}

/** The session that the profile names; null if it is not there. */
export function sessionOf({ sessionNamed }: Examination, { values }: Profile): EffectiveSection | null {
  const name = values.get('sso_session')?.value;
  return name === undefined ? null : (sessionNamed(name) ?? null);
}

/** Whether the profile gets its credentials through another profile or the computer, whatever else it names. */
export function isChained({ values }: Profile): boolean {
  return values.has('role_arn') && (values.has('source_profile') || values.has('credential_source'));
}

/** Whether any AWS tool would take the profile for one of IAM Identity Center. */
export function isSso({ values }: Profile): boolean {
  return ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_role_name', 'sso_region'].some((key) =>
    values.has(key),
  );
}
