/** What a finding is: the mistake, where it stands, which tools it concerns, and the one thing that cures it. */
import { createHash } from 'node:crypto';
import type {
  ConfigPlace,
  CureSummary,
  FindingCode,
  FindingParams,
  FindingSummary,
  Severity,
  Shell,
  FindingDetails,
} from '../../shared/findings.ts';
import type { ConfigEdit, SectionRef } from '../aws/config/edit.ts';
import { familyOf } from '../aws/config/readers/read-as.ts';
import type { AwsFileKind, ReaderName } from '../aws/config/readers/reading.ts';
import { withHiddenShown } from './invisible.ts';
import type { LineEdit } from './line-edits.ts';
import { withoutUserInfo } from '../../shared/text-ends.ts';

export type Cure =
  /** Sections and keys; applied as `applyEdits` does it. */
  | { readonly kind: 'edit'; readonly file: AwsFileKind; readonly edits: readonly ConfigEdit[] }
  /** Lines, for what cannot be said in sections and keys. */
  | {
      readonly kind: 'lines';
      readonly file: AwsFileKind;
      readonly lines: readonly LineEdit[];
      /** The sections, as readers name them, in which they may come to see something else. All others stay the same. */
      readonly touches: readonly string[] | 'all';
    }
  | { readonly kind: 'permissions'; readonly file: AwsFileKind; readonly mode: number }
  /** A session section in the place of the legacy keys: more than one edit, so another part of Daypass does it. */
  | { readonly kind: 'convert'; readonly profile: string }
  /** A value that only a person can know; `withValue` makes an edit of it. */
  | ValueCure
  /** The session that is missing, with the name that is asked for; null where any will do. */
  | { readonly kind: 'add-session'; readonly name: string | null }
  /** A line for a shell: no program can change the environment of another one. */
  | { readonly kind: 'command'; readonly shell: Shell; readonly command: string }
  /** Only a person can know what was meant; the messages say what to do. */
  | { readonly kind: 'instruction' };

export interface ValueCure {
  readonly kind: 'value';
  readonly file: AwsFileKind;
  readonly asked: WantedValue;
  /** Likely ones, the likeliest first; any other may be right as well. */
  readonly suggestions: readonly string[];
}

export type WantedValue =
  | { readonly for: 'key'; readonly section: SectionRef; readonly key: string }
  /** Another name, which all that mention the old one are to get. */
  | { readonly for: 'name'; readonly section: SectionRef; readonly mentions: readonly Mention[] };

/** A profile's key that names a section. */
export interface Mention {
  readonly profile: string;
  readonly key: 'sso_session' | 'source_profile';
}

export const instruction: Cure = { kind: 'instruction' };

export type Finding = FindingDetails & {
  /** The same for the same mistake, as long as it is there. */
  readonly id: string;
  readonly severity: Severity;
  readonly profile: string | null;
  /** Null for what stands in no file. */
  readonly place: ConfigPlace | null;
  readonly tools: readonly ReaderName[];
  readonly cure: Cure;
};

interface Details {
  readonly severity: Severity;
  readonly place: ConfigPlace | null;
  readonly tools: readonly ReaderName[];
  readonly cure?: Cure;
  readonly profile?: string | null;
}

/**
 * `about` tells the finding from others of its code: a section, a key, a variable; never a line number if it can be
 * helped. In the id it is a digest: a name in a file may be of any length, and of signs that no command may have.
 */
export function finding<Code extends FindingCode>(
  code: Code,
  params: FindingParams[Code],
  about: readonly string[],
  { severity, place, tools, cure = instruction, profile = null }: Details,
): Finding {
  const id = `${code}|${digestOf(about)}`;
  return { id, code, params, severity, place, tools, cure, profile } as Finding;
}

function digestOf(about: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 32);
}

/**
 * What the state and the command line tell of a finding: all of it but the edit. Whatever a file or variable says is
 * made fit to be shown here, so that no check can forget it; checks and cures work with the names as they are.
 */
export function summaryOf({ cure, tools, params, profile, ...told }: Finding): FindingSummary {
  const safe = {
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shownParam(name, value)])),
    profile: profile === null ? null : shown(profile),
    tools: tools.map((tool) => familyOf[tool]),
    cure: cureSummary(cure),
  };
  return { ...told, ...safe } as FindingSummary;
}

/** Paths are shown whole, and lists of names may be longer than one name. */
const unlimited: ReadonlySet<string> = new Set(['file', 'folder', 'home', 'userProfile', 'circle', 'profiles', 'also']);

function shownParam(name: string, value: unknown): unknown {
  if (typeof value === 'string') return unlimited.has(name) ? withHiddenShown(value.toWellFormed()) : shown(value);
  // What tools see is shown as the check has made it.
  return value;
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** What keeps a tool from working comes first, also before what is left out of a long list; else in the order of the files. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => ranks[a.severity] - ranks[b.severity]);
}

const longestShown = 120;

/** As many as a person looks through, and as the state can carry for every finding. */
export const mostSuggestions = 100;

function cureSummary(cure: Cure): CureSummary {
  switch (cure.kind) {
    case 'edit':
    case 'lines':
    case 'convert':
      return { kind: 'edit' };
    case 'permissions':
      return { kind: 'permissions' };
    case 'value': {
      const { asked, suggestions } = cure;
      const key = asked.for === 'key' ? asked.key : null;
      return { kind: 'value', key, suggestions: suggestions.slice(0, mostSuggestions).map(shown) };
    }
    case 'add-session':
    case 'command':
    case 'instruction':
      return cure;
  }
}

/** The edit that gives a section another value for a key. */
export function setKey(file: AwsFileKind, section: SectionRef, key: string, value: string): Cure {
  return { kind: 'edit', file, edits: [{ kind: 'set-key', section, key, value }] };
}

/** The same for a value that is still to be found out. */
export function askForKey(
  file: AwsFileKind,
  section: SectionRef,
  key: string,
  suggestions: readonly string[] = [],
): ValueCure {
  return { kind: 'value', file, asked: { for: 'key', section, key }, suggestions: [...new Set(suggestions)] };
}

/** A value for a message: no credentials of a URL, what nobody sees told by its number, not endless. */
export function shown(value: string): string {
  const start = withoutUserInfo(value).slice(0, 2 * longestShown);
  const safe = withHiddenShown(start.toWellFormed());
  return safe.length > longestShown ? `${safe.slice(0, longestShown).toWellFormed()}…` : safe;
}
