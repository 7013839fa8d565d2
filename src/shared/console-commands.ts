/** The commands that open consoles, and the portal that leads to them. */
import * as v from 'valibot';
import type { SessionId } from './app-state.ts';
import { longestRoleName } from './profile-commands.ts';

const sessionId = v.custom<SessionId>(
  (id) => typeof id === 'string' && /^(sso-session|legacy):./s.test(id) && id.length < 2500,
);
const role = {
  sessionId,
  accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  roleName: v.pipe(v.string(), v.minLength(1), v.maxLength(longestRoleName)),
};
/** A service and a region as people type them; both may be left out. */
const page = {
  service: v.optional(v.pipe(v.string(), v.maxLength(256))),
  region: v.optional(v.pipe(v.string(), v.maxLength(64))),
};

export const consoleCommandSchemas = [
  /** `inOtherBrowser`: in the system's browser, although the session or the role has one of its own. */
  v.strictObject({ type: v.literal('open-console'), ...role, ...page, inOtherBrowser: v.optional(v.boolean()) }),
  /** The console of a profile that assumes its role through others. */
  v.strictObject({
    type: v.literal('open-profile-console'),
    profile: v.pipe(v.string(), v.maxLength(2048)),
    ...page,
    inOtherBrowser: v.optional(v.boolean()),
  }),
  v.strictObject({ type: v.literal('copy-console-link'), ...role, ...page }),
  /** The access portal's own page, in the session's browser. */
  v.strictObject({ type: v.literal('open-portal'), sessionId }),
  /** The page that ends the browser's sign-in at the company's identity provider, in this session's browser. */
  v.strictObject({ type: v.literal('open-provider-sign-out'), sessionId }),
] as const;
