/** The commands that put role credentials into the clipboard and into the credentials file, and take them out again. */
import * as v from 'valibot';
import type { SessionId } from './app-state.ts';
import { clipboardSeconds, copiedFormats } from './credential-formats.ts';
import { longestRoleName } from './profile-commands.ts';

const sessionId = v.custom<SessionId>(
  (id) => typeof id === 'string' && /^(sso-session|legacy):./s.test(id) && id.length < 2500,
);

const profileName = v.pipe(v.string(), v.maxLength(2048));
/** As long as it may be in the record of them; whether it fits is said where it is written. */
const sectionName = v.pipe(v.string(), v.maxLength(256));

export const credentialCommandSchemas = [
  /** `format` null: that of the user's shell. The keys are seen by the main process alone. */
  v.strictObject({
    type: v.literal('copy-keys'),
    sessionId,
    accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
    roleName: v.pipe(v.string(), v.minLength(1), v.maxLength(longestRoleName)),
    format: v.nullable(v.picklist(copiedFormats)),
  }),
  /** The same for a profile of a session, also one that assumes its role through others. */
  v.strictObject({
    type: v.literal('copy-profile-keys'),
    profile: profileName,
    format: v.nullable(v.picklist(copiedFormats)),
  }),
  /** Takes copied keys out of the clipboard now, if they are still there. */
  v.strictObject({ type: v.literal('clear-keys') }),
  /** How long copied keys stay there. */
  v.strictObject({ type: v.literal('set-clipboard-seconds'), seconds: v.picklist(clipboardSeconds) }),
  /** Keeps a profile's keys in the credentials file, in a section of this name; null: the usual one. */
  v.strictObject({
    type: v.literal('keep-written-keys'),
    profile: profileName,
    section: v.nullable(sectionName),
  }),
  /** Takes them out and keeps them there no longer. */
  v.strictObject({ type: v.literal('remove-written-keys'), section: sectionName }),
] as const;
