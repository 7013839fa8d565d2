/** Makes of findings what the panel shows. */
import type { SessionId } from '../../shared/app-state.ts';
import type { BrokenLink, DoctorReport, Leads, ProfileEntry } from '../../shared/doctor-report.ts';
import { filledValue } from '../aws/config/sections.ts';
import { textOf } from '../aws/config/readers/reading.ts';
import { diagnose, diagnoseExamined } from './diagnose.ts';
import { type DoctorInput, type Examination, examine, fileKinds, isSso, type Profile } from './examination.ts';
import { bySeverity, type Finding, summaryOf } from './finding.ts';
import { roleInArn, shortWay } from '../profiles/chained-profiles.ts';
import { sessionIdOf } from './profile-checks.ts';
import type { Resolution } from '../profiles/resolution.ts';
import { isSafe } from './safe-cures.ts';

/** More at once help nobody, and the state goes to the page as a whole. */
const mostFindings = 200;

/** `known`: the sessions that the panel shows. */
export function makeReport(input: DoctorInput, known: ReadonlySet<SessionId>): DoctorReport {
  const examination = examine(input);
  const findings = diagnoseExamined(examination);
  const faults = faultsByProfile(findings);
  return {
    findings: bySeverity(findings).slice(0, mostFindings).map(summaryOf),
    total: findings.length,
    notes: countNotes(findings),
    safe: findings.filter(isSafe).length,
    unread: fileKinds.flatMap((kind) => (input.files[kind].unread === null ? [] : [input.files[kind].file])),
    profiles: examination.profiles.map((profile) => entryOf(examination, profile, known, faults)),
  };
}

/** What is only good to know, and stands in no file. */
export function countNotes(findings: readonly Finding[]): number {
  return findings.filter(({ severity, place }) => severity === 'note' && place === null).length;
}

/** The faults of the config file, counted; `ids`: of the first ones. */
export interface CountedProblems {
  readonly total: number;
  readonly ids: readonly string[];
}

export function countConfigProblems(input: DoctorInput): CountedProblems {
  const faults = configFaults(input);
  return { total: faults.length, ids: faults.slice(0, mostFindings).map(({ id }) => id) };
}

/**
 * What the panel gives notice of: where a tool fails because of the config file. Warnings and notes are for the check alone,
 * and so is a file that cannot be read: that has a notice of its own.
 */
export function configFaults(input: DoctorInput): readonly Finding[] {
  const { file, unread } = input.files.config;
  if (unread !== null) return [];
  return diagnose(input).filter(({ severity, place }) => severity === 'error' && place?.file === file);
}

function faultsByProfile(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const faults = new Map<string, number>();
  for (const { profile, severity } of findings) {
    if (profile !== null && severity !== 'note') faults.set(profile, (faults.get(profile) ?? 0) + 1);
  }
  return faults;
}

function entryOf(
  examination: Examination,
  profile: Profile,
  known: ReadonlySet<SessionId>,
  faults: ReadonlyMap<string, number>,
): ProfileEntry {
  const { name, values } = profile;
  const way = examination.resolve(name);
  const via = 'via' in way ? way.via : [];
  // Where the AWS CLI cannot read the file, the profile still says what it means.
  const source = via.length > 0 ? examination.profileNamed(via.at(-1) ?? '') : profile;
  const sessionId = source && isSso(source) && way.kind !== 'other' ? sessionIdOf(source) : null;
  const assumes = via.length > 0 || (values.has('role_arn') && !values.has('web_identity_token_file'));
  const role = assumes ? roleInArn(values.get('role_arn')?.value ?? '') : null;
  const accountId = role?.accountId ?? values.get('sso_account_id')?.value;
  return {
    name,
    accountId: accountId !== undefined && /^\d{12}$/.test(accountId) ? accountId : null,
    roleName: role?.roleName ?? values.get('sso_role_name')?.value ?? null,
    via: shortWay(via),
    needsMfa: way.kind === 'sso' && way.assumed.some(({ settings }) => textOf(settings, 'mfa_serial') !== ''),
    brokenLink: brokenLinkOf(way),
    leads: leadsTo(examination, way),
    sessionId: sessionId !== null && known.has(sessionId) ? sessionId : null,
    sessionName: (sessionId !== null && source?.values.get('sso_session')?.value) || null,
    faults: [name, ...via].reduce((sum, one) => sum + (faults.get(one) ?? 0), 0),
  };
}

/** Only if the AWS CLI reads the same session as Daypass does. */
function leadsTo({ sessionNamed }: Examination, way: Resolution): Leads {
  if (way.kind === 'broken') return 'nowhere';
  if (way.kind === 'other' && way.isAwsLogin) return 'aws-login';
  if (way.kind !== 'sso' && way.kind !== 'token') return 'elsewhere';
  if (way.kind === 'token' && !way.session) return 'nowhere';
  const own = sessionNamed(textOf(way.settings, 'sso_session'));
  const isSame = (key: string): boolean => {
    const read = own && filledValue(own, key)?.value;
    return read === undefined || read === textOf(way.session ?? way.settings, key);
  };
  if (way.session && !(own && isSame('sso_start_url') && isSame('sso_region'))) return 'nowhere';
  return way.kind === 'sso' ? 'role' : 'sign-in';
}

/** The link at which a chain of profiles ends, where it does not lead to credentials. */
function brokenLinkOf(way: Resolution): BrokenLink | null {
  if (way.kind !== 'broken') return null;
  const { code, at, names } = way.fault;
  const [source = ''] = names;
  if (code === 'source-circle') return { kind: 'circle', names: shortCircle(names) };
  return code === 'unknown-source' ? { kind: 'missing', profile: at, source } : null;
}

/** As many as a person looks through. */
const mostNames = 5;

function shortCircle(names: readonly string[]): readonly string[] {
  return names.length > mostNames ? [...names.slice(0, mostNames - 1), '…', ...names.slice(-1)] : names;
}
