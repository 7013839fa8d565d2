/**
 * Every act of a user as a value, whether it came from the panel, the tray, a notification or a shortcut. The schema
 * below is also the guard of the IPC boundary: what does not fit is refused.
 */
import * as v from 'valibot';
import { type SessionId, themes } from './app-state.ts';
import { browserCommandSchemas } from './browser-commands.ts';
import { consoleCommandSchemas } from './console-commands.ts';
import { credentialCommandSchemas } from './credential-commands.ts';
import { doctorCommandSchemas } from './doctor-commands.ts';
import { newSessionCommandSchemas } from './new-session-commands.ts';
import { identityProviderSchema } from './identity-providers.ts';
import { languageSettings } from './messages/languages.ts';
import { panelPlaceSchema } from './panel-place.ts';
import { zoomSteps } from './zoom.ts';
import { preferenceCommandSchemas } from './preference-commands.ts';
import { profileCommandSchemas } from './profile-commands.ts';
import { roleMarkCommandSchemas } from './role-mark-commands.ts';
import { servingCommandSchemas } from './serving-commands.ts';
import { shortcutSchema } from './shortcuts.ts';

const sessionId = v.custom<SessionId>(
  (id) => typeof id === 'string' && /^(sso-session|legacy):./s.test(id) && id.length < 2500,
);
const accountId = v.pipe(v.string(), v.regex(/^\d{12}$/));
const typed = v.pipe(v.string(), v.maxLength(2048));
/** Up to a day. */
const warnMinutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440));

export const commandSchema = v.variant('type', [
  /** The panel has (re)loaded and wants a snapshot now. */
  v.strictObject({ type: v.literal('panel-ready') }),
  /** The panel has drawn the snapshot of this number and can take the next one. */
  v.strictObject({ type: v.literal('panel-drawn'), number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
  /** The panel is hidden, and this is where it was left; null: its window has to stay, or something would be lost. */
  v.strictObject({ type: v.literal('panel-left'), place: v.nullable(panelPlaceSchema) }),
  /** Starts a sign-in; while one runs, opens its page again instead of starting another. */
  v.strictObject({ type: v.literal('sign-in'), sessionId, method: v.optional(v.picklist(['browser', 'device'])) }),
  /** One after the other, of those of these sessions that need it; null: of all. The next page opens after the one before is done with. */
  v.strictObject({
    type: v.literal('sign-in-all'),
    sessionIds: v.nullable(v.pipe(v.array(sessionId), v.maxLength(1000))),
  }),
  v.strictObject({ type: v.literal('cancel-sign-in'), sessionId }),
  v.strictObject({ type: v.literal('copy-user-code'), sessionId }),
  /** The lines of the config file that would let the session renew itself. */
  v.strictObject({ type: v.literal('copy-config-lines'), sessionId }),
  v.strictObject({ type: v.literal('sign-out'), sessionId }),
  /** Signs out, and in again: AWS doesn't extend a session that is still running, nor give it what was assigned later. */
  v.strictObject({ type: v.literal('start-new-session'), sessionId }),
  v.strictObject({ type: v.literal('sign-out-all') }),
  v.strictObject({ type: v.literal('dismiss-sign-out-report') }),
  v.strictObject({ type: v.literal('dismiss-notice'), noticeId: typed }),
  /** Lists accounts (and roles in the background) again. */
  v.strictObject({ type: v.literal('load-accounts'), sessionId }),
  /** Somebody has seen what is new and what is gone in the session's list of accounts. */
  v.strictObject({ type: v.literal('accounts-seen'), sessionId }),
  /** Forgets the session's list of accounts, on the disk as well; it is listed anew where somebody is signed in and looks. */
  v.strictObject({ type: v.literal('forget-accounts'), sessionId }),
  /**
   * Forgets all that Daypass remembers of the session, where nobody is signed in to it; the config file stays. `registration`: its client
   * registration in the AWS CLI's cache as well.
   */
  v.strictObject({ type: v.literal('forget-session'), sessionId, registration: v.boolean() }),
  /** Loads one account's roles before all others. `again`: also where they are known or have failed; else only where they are awaited. */
  v.strictObject({ type: v.literal('load-roles'), sessionId, accountId, again: v.boolean() }),
  ...consoleCommandSchemas,
  /** A text that asks an administrator for what was searched in vain. */
  v.strictObject({ type: v.literal('copy-access-request'), query: typed }),
  ...newSessionCommandSchemas,
  ...profileCommandSchemas,
  ...doctorCommandSchemas,
  ...roleMarkCommandSchemas,
  ...credentialCommandSchemas,
  ...servingCommandSchemas,
  v.strictObject({ type: v.literal('set-language'), language: v.picklist(languageSettings) }),
  v.strictObject({ type: v.literal('set-theme'), theme: v.picklist(themes) }),
  v.strictObject({ type: v.literal('set-identity-provider'), provider: v.nullable(identityProviderSchema) }),
  /** A newer version of Daypass: installs it, or opens its page. */
  v.strictObject({ type: v.literal('take-update') }),
  ...preferenceCommandSchemas,
  v.strictObject({ type: v.literal('set-launch-at-login'), enabled: v.boolean() }),
  /** The keys that show or hide the panel from anywhere; null: none. */
  v.strictObject({ type: v.literal('set-shortcut'), keys: v.nullable(shortcutSchema) }),
  /** How many minutes before an end to warn; none: no warnings ahead. */
  v.strictObject({ type: v.literal('set-warn-minutes'), minutes: v.pipe(v.array(warnMinutes), v.maxLength(10)) }),
  /** No notification about this session any more, or all of them again. */
  v.strictObject({ type: v.literal('mute-session'), sessionId, muted: v.boolean() }),
  /** "Remind me two minutes before" the end that the session has now; nothing sooner. */
  v.strictObject({ type: v.literal('snooze-warning'), sessionId }),
  ...browserCommandSchemas,
  /** Whoever is signed in now is the right one. */
  v.strictObject({ type: v.literal('accept-user'), sessionId }),
  v.strictObject({ type: v.literal('set-show-user'), enabled: v.boolean() }),
  /** Whether signing out of all leaves other programs' sign-ins alone. */
  v.strictObject({ type: v.literal('set-spare-other-tools'), enabled: v.boolean() }),
  /** With a page: opened there, with whatever else it shows given up. */
  v.strictObject({ type: v.literal('show-panel'), page: v.optional(v.picklist(['home', 'settings'])) }),
  v.strictObject({ type: v.literal('hide-panel') }),
  v.strictObject({ type: v.literal('zoom-panel'), step: v.picklist(zoomSteps) }),
  v.strictObject({ type: v.literal('quit') }),
]);

export type Command = v.InferOutput<typeof commandSchema>;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;
