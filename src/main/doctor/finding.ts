/** What a finding is: the mistake, where it stands, which tools it concerns, and the one thing that cures it. */
import type { CureKind, FindingCode, FindingParams, FindingSummary, Severity, Told } from '../../shared/findings.ts';
import type { ConfigPlace } from '../../shared/problems.ts';
import type { ConfigEdit, SectionRef } from '../aws/config-edit.ts';
import { toolOf } from '../aws/readers/read-as.ts';
import type { AwsFileKind, ReaderName } from '../aws/readers/reading.ts';
import type { LineEdit } from './line-edits.ts';

export type Cure =
  /** Sections and keys; applied as `applyEdits` does it. */
  | { readonly kind: 'edit'; readonly file: AwsFileKind; readonly edits: readonly ConfigEdit[] }
  /** Lines, for what cannot be said in sections and keys. */
  | {
      readonly kind: 'lines';
      readonly file: AwsFileKind;
      readonly lines: readonly LineEdit[];
      /** The sections, as readers name them, in which they may come to see something else. All others stay the same. */
      readonly touches: readonly string[];
    }
  | { readonly kind: 'permissions'; readonly file: AwsFileKind; readonly mode: number }
  /** A session section in the place of the legacy keys: more than one edit, so another part of Daypass does it. */
  | { readonly kind: 'convert'; readonly profile: string }
  /** Only a person can know what was meant; the messages say what to do. */
  | { readonly kind: 'instruction' };

export const instruction: Cure = { kind: 'instruction' };

export type Finding = Told & {
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

/** `about` tells the finding from others of its code: a section, a key, a variable; never a line number if it can be helped. */
export function finding<Code extends FindingCode>(
  code: Code,
  params: FindingParams[Code],
  about: readonly string[],
  { severity, place, tools, cure = instruction, profile = null }: Details,
): Finding {
  const id = [code, ...about].join('|');
  return { id, code, params, severity, place, tools, cure, profile } as Finding;
}

/** What the state and the command line tell of a finding: all of it but the edit. */
export function summaryOf({ cure, tools, ...told }: Finding): FindingSummary {
  const kind: CureKind = cure.kind === 'lines' ? 'edit' : cure.kind;
  return { ...told, tools: tools.map((tool) => toolOf[tool]), cure: kind };
}

/** The edit that gives a section another value for a key. */
export function setKey(file: AwsFileKind, section: SectionRef, key: string, value: string): Cure {
  return { kind: 'edit', file, edits: [{ kind: 'set-key', section, key, value }] };
}

/** A value for a message: no credentials of a URL, no line breaks, not endless. */
export function shown(value: string): string {
  const safe = value.replace(/\/\/.*@/s, '//…@').replaceAll(/\p{Cc}+/gu, ' ');
  return safe.length > 120 ? `${safe.slice(0, 120)}…` : safe;
}
