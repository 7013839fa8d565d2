/** What a process that serves a role tells the others of it, and what they answer. Nothing in it opens the role. */
import * as v from 'valibot';
import type { SessionId } from '../../shared/app-state.ts';
import type { NoteKind } from '../system/process-notes.ts';

export interface ServedNote {
  /** As in `ServedRole`. */
  readonly id: string;
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly roleName: string;
  readonly profile: string | null;
  readonly address: string;
  /** Epoch ms; null: until the session ends. */
  readonly endsAt: number | null;
  /** The answer: somebody wants it to end. */
  readonly isStopped?: boolean | undefined;
}

export const servedNotes: NoteKind<ServedNote> = {
  name: 'serving',
  content: v.object({
    id: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
    sessionId: v.custom<SessionId>((id) => typeof id === 'string' && /^(sso-session|legacy):./s.test(id)),
    accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
    roleName: v.pipe(v.string(), v.maxLength(256)),
    profile: v.nullable(v.pipe(v.string(), v.maxLength(2048))),
    address: v.pipe(v.string(), v.maxLength(100)),
    endsAt: v.nullable(v.pipe(v.number(), v.finite())),
    isStopped: v.optional(v.boolean()),
  }),
};
