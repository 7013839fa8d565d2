/** The commands that put role credentials into the clipboard, and take them out of it. */
import * as v from 'valibot';
import type { SessionId } from './app-state.ts';
import { clipboardSeconds, copiedFormats } from './credential-formats.ts';
import { longestRoleName } from './profile-commands.ts';

const sessionId = v.custom<SessionId>(
  (id) => typeof id === 'string' && /^(sso-session|legacy):./s.test(id) && id.length < 2500,
);

export const credentialCommandSchemas = [
  /** `format` null: that of the user's shell. The keys are seen by the main process alone. */
  v.strictObject({
    type: v.literal('copy-keys'),
    sessionId,
    accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
    roleName: v.pipe(v.string(), v.minLength(1), v.maxLength(longestRoleName)),
    format: v.nullable(v.picklist(copiedFormats)),
  }),
  /** Takes copied keys out of the clipboard now, if they are still there. */
  v.strictObject({ type: v.literal('clear-keys') }),
  /** How long copied keys stay there. */
  v.strictObject({ type: v.literal('set-clipboard-seconds'), seconds: v.picklist(clipboardSeconds) }),
] as const;
