/** Findings by what they are about: a profile, a file, the computer; in the order of the first of each. */
import type { FindingSummary } from '../../shared/findings.ts';

export interface FindingGroup {
  readonly id: string;
  /** Null unless all of it is about one profile. */
  readonly profile: string | null;
  /** Null for what stands in no file. */
  readonly file: string | null;
  readonly findings: readonly FindingSummary[];
}

export function groupFindings(findings: readonly FindingSummary[]): readonly FindingGroup[] {
  const groups = Map.groupBy(findings, ({ profile, place }) => {
    return profile === null ? `file ${place?.file ?? ''}` : `profile ${profile}`;
  });
  return [...groups].map(([id, group]) => {
    const [first] = group;
    return { id, profile: first?.profile ?? null, file: first?.place?.file ?? null, findings: group };
  });
}
