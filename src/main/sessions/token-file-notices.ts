/** The notices about token files: each cause once, gone when it is mended; one that was dismissed does not come back. */
import { isDeepStrictEqual } from 'node:util';
import type { SessionId } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { Store } from '../core/store.ts';

export interface TokenFileNotices {
  /** What a notice is to say of the session's file; null if nothing. */
  tell(id: SessionId, fileProblem: Problem | null): void;
}

export function createTokenFileNotices(store: Store): TokenFileNotices {
  const told = new Map<SessionId, Problem>();
  return {
    tell(id, fileProblem) {
      const before = told.get(id) ?? null;
      if (isDeepStrictEqual(before, fileProblem)) return;
      if (before) dismissNotice(store, noticeId(id, before));
      if (fileProblem) addNotice(store, noticeId(id, fileProblem), fileProblem);
      if (fileProblem) told.set(id, fileProblem);
      else told.delete(id);
    },
  };
}

/** All sessions lose the same folder. */
function noticeId(id: SessionId, { code }: Problem): string {
  return code === 'aws-folder-gone' ? code : `token ${id}`;
}
