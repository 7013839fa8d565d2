/** Makes of findings what the panel shows. */
import { isDeepStrictEqual } from 'node:util';
import type { SessionId } from '../../shared/app-state.ts';
import type { DoctorReport, ProfileEntry } from '../../shared/doctor-report.ts';
import { diagnoseExamined } from './diagnose.ts';
import { type DoctorInput, examine, isSso, type Profile } from './examination.ts';
import { type Finding, summaryOf } from './finding.ts';
import { sessionIdOf } from './profile-checks.ts';

/** More at once help nobody, and the state goes to the page as a whole. */
const mostFindings = 200;

export interface Reporter {
  /** The last report again if nothing has changed since: not every event of the file watcher is a change. */
  reportOn(input: DoctorInput, known: ReadonlySet<SessionId>): DoctorReport;
  /** Lets go of the files' texts. */
  forget(): void;
}

export function createReporter(): Reporter {
  let last: { readonly facts: unknown; readonly report: DoctorReport } | null = null;
  return {
    reportOn(input, known) {
      // The environment is the process's own, and would be equal to itself whatever is done to it.
      const facts = { ...input, env: { ...input.env }, known };
      if (last === null || !isDeepStrictEqual(facts, last.facts)) last = { facts, report: makeReport(input, known) };
      return last.report;
    },
    forget() {
      last = null;
    },
  };
}

function makeReport(input: DoctorInput, known: ReadonlySet<SessionId>): DoctorReport {
  const examination = examine(input);
  const findings = diagnoseExamined(examination);
  const faults = faultsByProfile(findings);
  return {
    findings: findings.slice(0, mostFindings).map(summaryOf),
    total: findings.length,
    profiles: examination.profiles.map((profile) => entryOf(profile, known, faults.get(profile.name) ?? 0)),
  };
}

function faultsByProfile(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const faults = new Map<string, number>();
  for (const { profile, severity } of findings) {
    if (profile !== null && severity !== 'note') faults.set(profile, (faults.get(profile) ?? 0) + 1);
  }
  return faults;
}

function entryOf(profile: Profile, known: ReadonlySet<SessionId>, faults: number): ProfileEntry {
  const { name, values } = profile;
  const accountId = values.get('sso_account_id')?.value;
  const sessionId = isSso(profile) ? sessionIdOf(profile) : null;
  return {
    name,
    accountId: accountId !== undefined && /^\d{12}$/.test(accountId) ? accountId : null,
    roleName: values.get('sso_role_name')?.value ?? null,
    sessionId: sessionId !== null && known.has(sessionId) ? sessionId : null,
    sessionName: values.get('sso_session')?.value ?? null,
    faults,
  };
}
