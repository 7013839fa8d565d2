/** What a caller that waits for a sign-in leaves for the app, and what the app answers. */
import * as v from 'valibot';
import type { NoteKind } from '../system/process-notes.ts';

export interface WaitingNote {
  /** `sso-session:<name>` or `legacy:<start URL>`, as the state names sessions. */
  readonly sessionId: string;
  /** The answer: somebody has signed out of the session, and so wants nobody to wait for it. */
  readonly isDismissed?: boolean | undefined;
}

export const waitingNotes: NoteKind<WaitingNote> = {
  name: 'waiting',
  content: v.object({
    sessionId: v.pipe(v.string(), v.minLength(1), v.maxLength(2500)),
    isDismissed: v.optional(v.boolean()),
  }),
};
