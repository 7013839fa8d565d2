/** Has reports made, and makes none on facts that have not changed. */
import { isDeepStrictEqual } from 'node:util';
import type { SessionId } from '../../shared/app-state.ts';
import type { DoctorReport } from '../../shared/doctor-report.ts';
import { doctorWork } from './doctor-work.ts';
import type { DoctorInput } from './examination.ts';

export interface Reporter {
  /** The last report again if nothing has changed since: not every event of the file watcher is a change. */
  reportOn(input: DoctorInput, known: ReadonlySet<SessionId>): Promise<DoctorReport>;
  /** Lets go of the files' texts. */
  forget(): void;
}

export function createReporter(): Reporter {
  let last: { readonly facts: unknown; readonly report: Promise<DoctorReport> } | null = null;
  return {
    async reportOn(input, known) {
      const facts = { ...input, known };
      if (last === null || !isDeepStrictEqual(facts, last.facts)) {
        last = { facts, report: doctorWork.makeReport(input, known) };
      }
      const { report } = last;
      try {
        return await report;
      } catch (error) {
        // What could not be made is made anew the next time.
        if (last?.report === report) last = null;
        throw error;
      }
    },
    forget() {
      last = null;
    },
  };
}
