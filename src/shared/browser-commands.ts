/** The commands by which browsers are chosen, and what a choice may look like. */
import * as v from 'valibot';
import type { SessionId } from './app-state.ts';
import { type BrowserId, longestContainer } from './browser-choice.ts';
import { longestRoleName } from './profile-commands.ts';
import { nicknameFrom } from './role-marks.ts';

/** Never a path of a program: that is looked up in the main process. */
export const browserId = v.custom<BrowserId>((id) => typeof id === 'string' && /^[a-z]+:.{0,200}$/.test(id));

export const browserWindow = v.variant('kind', [
  v.strictObject({ kind: v.literal('private') }),
  v.strictObject({
    kind: v.literal('container'),
    name: v.pipe(
      v.string(),
      v.maxLength(longestContainer),
      v.check((name) => nicknameFrom(name) === name),
    ),
  }),
]);

const sessionId = v.custom<SessionId>(
  (id) => typeof id === 'string' && /^(sso-session|legacy):./s.test(id) && id.length < 2500,
);
/** Null: none of one's own. A window is one of those that the browser was found with. */
const choice = { browserId: v.nullable(browserId), window: v.optional(browserWindow) };

export const browserCommandSchemas = [
  /** Looks which browsers there are. */
  v.strictObject({ type: v.literal('load-browsers') }),
  /** Where the pages of a session open; null: in the system's own browser. */
  v.strictObject({ type: v.literal('set-session-browser'), sessionId, ...choice }),
  /** Where the consoles of a role open, or without a role those of an account; null: where the session's pages do. */
  v.strictObject({
    type: v.literal('set-role-browser'),
    accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
    roleName: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(longestRoleName))),
    ...choice,
  }),
] as const;
