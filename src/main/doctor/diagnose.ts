/** The doctor: finds what is wrong with the AWS files and says what cures it. Pure, so that a command line can use it. */
import type { FindingCode } from '../../shared/findings.ts';
import { readerNames } from '../aws/config/readers/read-as.ts';
import type { AwsFileKind } from '../aws/config/readers/reading.ts';
import { checkCredentials } from './credentials-checks.ts';
import { checkEndpoints } from './endpoint-checks.ts';
import { type DoctorInput, type Examination, examine, fileKinds } from './examination.ts';
import { type Cure, type Finding, finding, instruction } from './finding.ts';
import { checkChains, checkUsable } from './chain-checks.ts';
import { checkDisagreements } from './disagreement-checks.ts';
import { checkForm } from './form-checks.ts';
import { atLeftEdge, commentedOut } from './line-edits.ts';
import { checkMachine } from './machine-checks.ts';
import { checkNames } from './name-checks.ts';
import { checkOwnSettings } from './own-checks.ts';
import { checkProfiles } from './profile-checks.ts';
import { checkReading } from './reading-checks.ts';
import { checkSessions } from './session-checks.ts';
import { checkSpelling } from './spelling-checks.ts';
import { isAboutSection, isTelling } from './telling-codes.ts';

/** Those that are about such a file itself. */
const unreadCodes: ReadonlySet<FindingCode> = new Set(['file-not-utf8', 'file-not-read', 'permissions-open'] as const);

const checks: readonly ((examination: Examination) => readonly Finding[])[] = [
  checkReading,
  checkForm,
  checkSpelling,
  checkNames,
  checkCredentials,
  checkSessions,
  checkProfiles,
  checkChains,
  checkEndpoints,
  checkMachine,
  checkOwnSettings,
];

/** In the order of files and lines; what stands in no file comes last. A broken part hides nothing of the others. */
export function diagnose(input: DoctorInput): readonly Finding[] {
  return diagnoseExamined(examine(input));
}

/** The same for files that have been examined already. */
export function diagnoseExamined(examination: Examination): readonly Finding[] {
  const found = checks.flatMap((check) => check(examination));
  const explained = [...found, ...otherRefusals(examination, found)].map((one) => asSevere(examination, one));
  const compared = [...explained, ...checkDisagreements(examination, explained)];
  const all = [...compared, ...checkUsable(examination, compared)].toSorted(byPlace(examination));
  return withOwnIds(all.filter((one) => unreadCodes.has(one.code) || !isInUnread(examination, one)));
}

/** Of a file that could not be read only that is told: the AWS CLI takes nothing of it, and nothing in it can be changed. */
function isInUnread({ files }: Examination, { place }: Finding): boolean {
  return fileKinds.some((kind) => files[kind].unread !== null && place?.file === files[kind].file);
}

/** Where a tool refuses the file for it, or the AWS CLI has no such profile because of it, no difference is a small one. */
function asSevere(examination: Examination, one: Finding): Finding {
  const { readings, files } = examination;
  if (one.severity === 'error' || !isTelling(one)) return one;
  if (hidesProfile(examination, one)) return { ...one, severity: 'error' };
  const isRefused = one.tools.some((tool) => {
    const { refusal } = readings[tool];
    return refusal !== null && one.place?.file === files[refusal.file].file && one.place.line === refusal.line;
  });
  return isRefused ? { ...one, severity: 'error' } : one;
}

function hidesProfile({ resolve }: Examination, one: Finding): boolean {
  const { profile, tools } = one;
  if (profile === null || !tools.includes('botocore') || !isAboutSection(one)) return false;
  const way = resolve(profile);
  return way.kind === 'broken' && way.fault.code === 'no-such-profile' && way.fault.at === profile;
}

/** A reader that refuses a file although nothing found so far explains it. */
function otherRefusals(examination: Examination, found: readonly Finding[]): readonly Finding[] {
  const { readings, files } = examination;
  const refusals = readerNames.flatMap((reader) => {
    const { refusal } = readings[reader];
    if (!refusal) return [];
    const { file } = files[refusal.file];
    const isExplained = found.some((one) => {
      const { place, tools } = one;
      return place?.file === file && place.line === refusal.line && tools.includes(reader) && isTelling(one);
    });
    return isExplained ? [] : [{ reader, kind: refusal.file, place: { file, line: refusal.line, column: 1 } }];
  });
  return [...Map.groupBy(refusals, ({ kind, place }) => `${kind}|${place.line}`).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const tools = same.map(({ reader }) => reader);
    const cure = asComment(examination, first.kind, first.place.line);
    return [finding('file-refused', {}, [first.kind], { severity: 'error', place: first.place, tools, cure })];
  });
}

/** Every reader passes over a comment at the left edge. A header or a setting is refused for what stands above it. */
function asComment({ documents }: Examination, file: AwsFileKind, number: number): Cure {
  const line = documents[file].lines[number - 1];
  if (!line || line.kind === 'header' || line.kind === 'setting') return instruction;
  const section = documents[file].sections.findLast(({ header }) => header.number < number);
  const edit = line.kind === 'comment' ? atLeftEdge(line) : commentedOut(line);
  return { kind: 'lines', file, lines: [edit], touches: section ? [section.name, section.header.title.trim()] : [] };
}

function byPlace({ files }: Examination): (a: Finding, b: Finding) => number {
  const fileOf = ({ place }: Finding): number => {
    return place ? [files.config.file, files.credentials.file].indexOf(place.file) : 2;
  };
  const lineOf = ({ place }: Finding): number => place?.line ?? 0;
  return (a, b) => fileOf(a) - fileOf(b) || lineOf(a) - lineOf(b);
}

/** Two mistakes that are the same in all but their line are counted. */
function withOwnIds(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.map((one) => {
    const count = (seen.get(one.id) ?? 0) + 1;
    seen.set(one.id, count);
    return count === 1 ? one : { ...one, id: `${one.id}#${count}` };
  });
}
