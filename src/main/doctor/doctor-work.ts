/** What the doctor does with the texts of both files: pure, and in the thread for long texts where they are long. */
import { createHash } from 'node:crypto';
import type { Locale } from '../../shared/app-state.ts';
import type { DiffLine } from '../../shared/config-preview.ts';
import { doctorText } from '../../shared/finding-text.ts';
import { createTranslator } from '../../shared/messages/index.ts';
import type { Result } from '../../shared/result.ts';
import { parseConfig } from '../aws/config/document.ts';
import type { AwsTexts } from '../aws/config/readers/reading.ts';
import { inTextThread } from '../system/text-thread.ts';
import { planConversion } from '../profiles/convert.ts';
import { previewLines } from '../profiles/edit-preview.ts';
import { diagnose } from './diagnose.ts';
import { type DoctorInput, fileKinds } from './examination.ts';
import { bySeverity, type Cure, type Finding, summaryOf } from './finding.ts';
import { mend, type Mended } from './mend.ts';
import { mendSafe } from './mend-safe.ts';
import { viewsOfProfile } from './profile-views.ts';
import { countConfigProblems, countNotes, makeReport } from './report.ts';
import { withValue } from './value-cures.ts';

export interface PlannedCure {
  readonly file: string;
  /** The texts, or the permission bits of a cure that changes no text. */
  readonly change: Mended | number;
  /** What the change looks like; no lines for one that changes no text. */
  readonly lines: readonly DiffLine[];
  readonly digest: string;
}

/** `value`: what the cure asks for, as it was typed. Null if there is no such finding any more. */
function planCure(input: DoctorInput, findingId: string, value: string): Result<PlannedCure> | null {
  const findings = diagnose(input);
  const found = findings.find(({ id }) => id === findingId);
  if (!found) return null;
  const { cure } = found;
  if (cure.kind === 'permissions') {
    const { file } = input.files[cure.file];
    const digest = digestOf([findingId, cure.mode]);
    return { ok: true, value: { file, change: cure.mode, lines: [], digest } };
  }
  const mended = mend(input, found, findings, exactCure(input, cure, value));
  if (!mended.ok) return mended;
  const { file, before, after } = mended.value;
  const lines = previewLines(before, after);
  const planned = { file: input.files[file].file, change: mended.value, lines };
  return { ok: true, value: { ...planned, digest: digestOf([before, after]) } };
}

/** What all safe cures together make of the files. */
export interface PlannedSafeCures {
  readonly texts: readonly (Omit<PlannedCure, 'change' | 'digest'> & { readonly change: Mended })[];
  readonly modes: readonly FileMode[];
  /** How many findings it mends, and how many are left, notes about the computer not counted. */
  readonly mended: number;
  readonly left: number;
  readonly digest: string;
}

interface FileMode {
  readonly file: string;
  readonly mode: number;
}

function planSafeCures(input: DoctorInput): PlannedSafeCures {
  const { input: after, ...mends } = mendSafe(input);
  const left = countWithoutNotes(mends.left);
  const texts = fileKinds.flatMap((file) => {
    const change = { file, before: input.files[file].text, after: after.files[file].text };
    if (change.before === change.after) return [];
    return [{ file: input.files[file].file, change, lines: previewLines(change.before, change.after) }];
  });
  const modes = fileKinds.flatMap((kind): readonly FileMode[] => {
    const { file, mode } = after.files[kind];
    return mode === null || mode === input.files[kind].mode ? [] : [{ file, mode }];
  });
  const digest = digestOf([texts.map(({ file, change }) => [file, change]), modes]);
  // One cure may help several findings.
  const mended = Math.max(countWithoutNotes(mends.found) - left, mends.mended.length > 0 ? 1 : 0);
  return { texts, modes, mended, left, digest };
}

function countWithoutNotes(findings: readonly Finding[]): number {
  return findings.length - countNotes(findings);
}

/** What the finding leaves open: a conversion depends on all sessions of the file, a value on a person. */
function exactCure({ files }: DoctorInput, cure: Cure, value: string): Cure {
  if (cure.kind === 'value') return withValue(cure, value);
  if (cure.kind !== 'convert') return cure;
  const { edits } = planConversion(parseConfig(files.config.text), [cure.profile]);
  return { kind: 'edit', file: 'config', edits };
}

function digestOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** All findings in words, for whoever is to be shown them. */
function findingsText(input: DoctorInput, locale: Locale): string {
  return doctorText(bySeverity(diagnose(input)).map(summaryOf), createTranslator(locale));
}

/** The line for a shell that cures it; null if that is not its cure. */
function commandOf(input: DoctorInput, findingId: string): string | null {
  const cure = diagnose(input).find(({ id }) => id === findingId)?.cure;
  return cure?.kind === 'command' ? cure.command : null;
}

/** More than a few different ones are no honest file. */
const mostBundles = 50;

/** The files of certificates that settings name. */
function bundlesNamed({ config, credentials }: AwsTexts): readonly string[] {
  const settings = [config, credentials].flatMap((text) =>
    parseConfig(text).sections.flatMap((section) => section.settings),
  );
  const named = settings.flatMap(({ line }) => (line.key === 'ca_bundle' && line.value !== '' ? [line.value] : []));
  return [...new Set(named)].slice(0, mostBundles);
}

export const doctorWork = inTextThread('doctor', {
  makeReport,
  countConfigProblems,
  planCure,
  viewsOfProfile,
  planSafeCures,
  findingsText,
  commandOf,
  bundlesNamed,
});
