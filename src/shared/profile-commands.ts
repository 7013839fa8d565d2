/** The commands about profiles: each change is shown as a preview first, and written only as it was shown. */
import * as v from 'valibot';
import type { SessionId } from './app-state.ts';
import { letterCases, separators } from './profile-names.ts';
import { outputs } from './profile-plans.ts';

/** More than anybody has been seen to have, so that nothing endless is planned. */
const mostRoles = 5000;

/** As long as those that are listed (portal.ts): which can be written is said in the preview, of each. */
export const longestRoleName = 256;

/** The shells that a line for the environment can be written for. */
export const exportShells = ['posix', 'fish', 'powershell', 'cmd'] as const;
export type ExportShell = (typeof exportShells)[number];

const sessionId = v.custom<SessionId>((id) => typeof id === 'string' && /^sso-session:./s.test(id) && id.length < 2500);
const role = v.strictObject({
  accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  roleName: v.pipe(v.string(), v.minLength(1), v.maxLength(longestRoleName)),
});
const profileName = v.pipe(v.string(), v.maxLength(2048));
const profileNames = v.pipe(v.array(profileName), v.maxLength(10_000));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** A base name; which there are is for the main process to say. */
const backup = v.nullable(v.pipe(v.string(), v.maxLength(512), v.regex(/^[^/\\]+$/)));

const profileRequest = {
  sessionId,
  roles: v.pipe(v.array(role), v.maxLength(mostRoles)),
  template: v.strictObject({
    pattern: v.pipe(v.string(), v.maxLength(256)),
    letterCase: v.picklist(letterCases),
    separator: v.picklist(separators),
  }),
  region: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  output: v.nullable(v.picklist(outputs)),
  clashes: v.picklist(['leave-out', 'rename']),
  remove: profileNames,
};

export const profileCommandSchemas = [
  v.strictObject({ type: v.literal('preview-profiles'), ...profileRequest }),
  v.strictObject({ type: v.literal('write-profiles'), ...profileRequest, digest }),
  /** `profiles`: these only; null: all legacy ones. */
  v.strictObject({ type: v.literal('preview-conversion'), profiles: v.nullable(profileNames) }),
  v.strictObject({ type: v.literal('convert-profiles'), profiles: v.nullable(profileNames), digest }),
  /** `backup`: null is the newest. */
  v.strictObject({ type: v.literal('preview-restore'), backup }),
  v.strictObject({ type: v.literal('restore-config-backup'), backup, digest }),
  /** `--profile NAME`, of a profile that a session has. */
  v.strictObject({ type: v.literal('copy-profile-argument'), profile: profileName }),
  /** The profile's name as it is, for a field that takes one. */
  v.strictObject({ type: v.literal('copy-profile-name'), profile: profileName }),
  /** `export AWS_PROFILE=NAME`; `shell`: null is the user's own. */
  v.strictObject({
    type: v.literal('copy-profile-export'),
    profile: profileName,
    shell: v.nullable(v.picklist(exportShells)),
  }),
] as const;
