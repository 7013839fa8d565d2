/** The commands that begin and end the serving of a role's credentials to programs of this computer. */
import * as v from 'valibot';
import type { SessionId } from './app-state.ts';
import { longestRoleName } from './profile-commands.ts';
import { servedHours, variableFormats } from './serving.ts';

const sessionId = v.custom<SessionId>(
  (id) => typeof id === 'string' && /^(sso-session|legacy):./s.test(id) && id.length < 2500,
);
const servedId = v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/));

/** For how long; and where it can be asked for: null is at 127.0.0.1, where only programs of this computer can. */
const manner = {
  hours: v.picklist(servedHours),
  address: v.nullable(v.pipe(v.string(), v.maxLength(100))),
} as const;

export const servingCommandSchemas = [
  v.strictObject({
    type: v.literal('serve-role'),
    sessionId,
    accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
    roleName: v.pipe(v.string(), v.minLength(1), v.maxLength(longestRoleName)),
    ...manner,
  }),
  /** The same for a profile of a session, also one that assumes its role through others. */
  v.strictObject({ type: v.literal('serve-profile'), profile: v.pipe(v.string(), v.maxLength(2048)), ...manner }),
  /** Null: all of them. */
  v.strictObject({ type: v.literal('stop-serving'), servedId: v.nullable(servedId) }),
  /** What leads programs to it, without the token. `format` null: that of the user's shell. */
  v.strictObject({
    type: v.literal('copy-served-variables'),
    servedId,
    format: v.nullable(v.picklist(variableFormats)),
  }),
  /** For how long a role is served from now on. */
  v.strictObject({ type: v.literal('set-served-hours'), hours: v.picklist(servedHours) }),
] as const;
