/** Writes the region that a company's own domain has told into the config file, as the AWS CLI does after a sign-in. */
import type { SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { editConfigFile } from '../aws/config/change.ts';
import { readConfigFile } from '../aws/config/file.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import type { Log } from '../system/log.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { Store } from '../core/store.ts';
import { regionWork } from './region-work.ts';

export interface RegionCorrection {
  /** Never rejects: the sign-in has succeeded, whatever becomes of the file. What was done, or could not be, is told. */
  correct(session: ConfiguredSession, region: string): Promise<void>;
  /** What was told about a session is over: another sign-in begins. */
  forget(id: SessionId): void;
}

export interface RegionCorrectionDeps {
  readonly store: Store;
  /** The config file. */
  readonly file: string;
  readonly log: Log;
}

export function createRegionCorrection({ store, file, log }: RegionCorrectionDeps): RegionCorrection {
  const noticeId = (id: SessionId): string => `region ${id}`;
  return {
    async correct({ id, name, startUrl }, region) {
      const { text } = await readConfigFile(file);
      // As it is now: the sign-in may have taken minutes.
      const { before, edits } = await regionWork.regionEdits(text, { id, startUrl }, region);
      if (edits.length === 0) return;
      const written = await editConfigFile(file, edits);
      const told = { session: name, region, file };
      if (written.ok) {
        log.info('region corrected', { session: id, region, before });
        addNotice(store, noticeId(id), problem('region-corrected', told, 'none'));
      } else {
        log.warn('region not corrected', { session: id, region, problem: written.problem });
        addNotice(store, noticeId(id), problem('region-not-corrected', told, 'user'));
      }
    },
    forget: (id) => dismissNotice(store, noticeId(id)),
  };
}
