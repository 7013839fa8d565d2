/** The few things that Daypass itself remembers: the part of the state that is saved, and what may be read of it again. */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import {
  type AppState,
  type LanguageSetting,
  type RecentRole,
  type RememberedUser,
  type Session,
  type SessionId,
  themes,
  type ThemeSetting,
  type WarningChoices,
} from '../../shared/app-state.ts';
import type { BrowserChoice } from '../../shared/browser-choice.ts';
import { type ClipboardSeconds, clipboardSeconds } from '../../shared/credential-formats.ts';
import { identityProviderSchema } from '../../shared/identity-providers.ts';
import { languageSettings } from '../../shared/messages/languages.ts';
import { type Preferences, usualPreferences } from '../../shared/preferences.ts';
import { quietHoursSchema } from '../../shared/quiet.ts';
import type { RoleMark } from '../../shared/role-marks.ts';
import { visibleName } from '../../shared/names.ts';
import { mostRecentRoles } from '../../shared/role-uses.ts';
import { type ServedHours, servedHours } from '../../shared/serving.ts';
import { shortcutSchema } from '../../shared/shortcuts.ts';
import { defaultWarnings } from '../../shared/warnings.ts';
import { browserChoice, roleMarks } from './saved-marks.ts';

export interface Settings extends Preferences {
  readonly language: LanguageSetting;
  readonly theme: ThemeSetting;
  /** Newest first. */
  readonly recentRoles: Readonly<Record<SessionId, readonly RecentRole[]>>;
  readonly roleMarks: readonly RoleMark[];
  /** Minutes before an end. */
  readonly warnMinutes: readonly number[];
  /** What differs from the usual. */
  readonly warnings: Readonly<Record<SessionId, WarningChoices>>;
  readonly shortcut: string | null;
  readonly showUser: boolean;
  /** Whether signing out of all leaves the sign-ins of other programs in the token folder alone. */
  readonly spareOtherTools: boolean;
  /** How long copied keys stay in the clipboard. */
  readonly clipboardSeconds: ClipboardSeconds;
  /** For how long a role is served from the panel. */
  readonly servedHours: ServedHours;
  readonly users: Readonly<Record<SessionId, RememberedUser>>;
  /** The sessions whose pages do not open in the system's browser. */
  readonly browsers: Readonly<Record<SessionId, BrowserChoice>>;
}

export const usualChoices: WarningChoices = { muted: false, snoozed: null };

const usual: Settings = {
  language: 'system',
  theme: 'system',
  recentRoles: {},
  roleMarks: [],
  ...defaultWarnings,
  warnings: {},
  shortcut: null,
  showUser: true,
  spareOtherTools: false,
  clipboardSeconds: 45,
  servedHours: 0,
  ...usualPreferences,
  users: {},
  browsers: {},
};

/** No `Date` holds more (ECMAScript, time values). */
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));

/** Whatever has come into the file, a menu is made of it: nothing in it is endless. */
const recentRole = v.object({
  accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  accountName: v.pipe(
    v.nullable(v.pipe(v.string(), v.maxLength(1000))),
    v.transform((name) => visibleName(name)),
  ),
  roleName: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  usedAt: v.number(),
  uses: v.exactOptional(v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(1000)), 1)),
  profile: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(2048))),
});

const recentRoles = v.pipe(
  v.fallback(v.array(v.fallback(v.nullable(recentRole), null)), []),
  v.transform((roles) => withoutRepeats(roles.filter((role) => role !== null)).slice(0, mostRecentRoles)),
);

/** Of two of one role the first one stays, which is the newest. */
function withoutRepeats<Role extends Pick<RecentRole, 'accountId' | 'roleName' | 'profile'>>(
  roles: readonly Role[],
): readonly Role[] {
  const seen = new Set<string>();
  return roles.filter(({ accountId, roleName, profile }) => {
    const key = JSON.stringify([accountId, roleName, profile]);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

const warningChoices = v.object({
  muted: v.fallback(v.boolean(), false),
  snoozed: v.fallback(v.nullable(v.number()), null),
});

const warnMinutes = v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440))), v.maxLength(10));

/** As in an ARN (IAM, RoleSessionName). */
const userName = v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,64}$/));
const rememberedUser = v.object({
  expected: userName,
  current: v.object({ user: userName, signIn: v.pipe(v.string(), v.maxLength(64)) }),
});

/** A damaged value is left out. */
const recordOf = <Value extends v.GenericSchema>(value: Value) =>
  v.pipe(
    v.fallback(v.record(v.string(), v.fallback(v.nullable(value), null)), {}),
    v.transform(withoutNulls<v.InferOutput<Value>>),
  );

function withoutNulls<Value>(values: Readonly<Record<string, Value | null>>): Record<SessionId, Value> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Record<SessionId, Value>;
}

/** Each field, and each role, falls back by itself: one damaged value costs no other one. Other fields stay: newer ones. */
export const settingsSchema = v.fallback(
  v.looseObject({
    language: v.fallback(v.picklist(languageSettings), 'system'),
    theme: v.fallback(v.picklist(themes), 'system'),
    recentRoles: v.fallback(v.record(v.string(), recentRoles), {}),
    roleMarks,
    warnMinutes: v.fallback(warnMinutes, [...usual.warnMinutes]),
    warnings: v.fallback(v.record(v.string(), v.fallback(warningChoices, usualChoices)), {}),
    shortcut: v.fallback(v.nullable(shortcutSchema), null),
    showUser: v.fallback(v.boolean(), true),
    spareOtherTools: v.fallback(v.boolean(), false),
    clipboardSeconds: v.fallback(v.picklist(clipboardSeconds), 45),
    servedHours: v.fallback(v.picklist(servedHours), 0),
    checkForUpdates: v.fallback(v.nullable(v.boolean()), null),
    identityProvider: v.fallback(v.nullable(identityProviderSchema), null),
    openAtStart: v.fallback(v.boolean(), false),
    quietHours: v.fallback(v.nullable(quietHoursSchema), null),
    pausedUntil: v.fallback(v.nullable(instant), null),
    users: recordOf(rememberedUser),
    browsers: recordOf(browserChoice),
  }),
  { ...usual, roleMarks: [], warnMinutes: [...usual.warnMinutes] },
);

/** The settings in the text of a settings file; the usual ones for whatever cannot be read in it. */
export function settingsIn(text: string): Settings {
  try {
    return v.parse(settingsSchema, JSON.parse(text));
  } catch {
    return usual;
  }
}

/** The settings that the state has under the same names. */
const plainNames = [
  'language',
  'theme',
  'roleMarks',
  'warnMinutes',
  'showUser',
  'spareOtherTools',
  'clipboardSeconds',
  'servedHours',
  'checkForUpdates',
  'identityProvider',
  'openAtStart',
  'quietHours',
  'pausedUntil',
] as const satisfies readonly (keyof AppState & keyof Settings)[];
type PlainSettings = Pick<Settings, (typeof plainNames)[number]>;

/** What the state and the settings hold in the same form. */
export function plainSettingsOf(from: PlainSettings): PlainSettings {
  return Object.fromEntries(plainNames.map((name) => [name, from[name]])) as unknown as PlainSettings;
}

/**
 * The settings that the state tells. It holds the sessions that are configured now; for all others, and for fields of a
 * newer version, `before` stays as it is: a session that comes back finds its choices again.
 */
export function settingsOf(state: AppState, before: Settings): Settings {
  const { sessions, showUser } = state;
  const kept = <Value>(
    others: Readonly<Record<SessionId, Value>>,
    choiceOf: (session: Session) => Value | null,
  ): Readonly<Record<SessionId, Value>> => {
    const choices = new Map<SessionId, Value | null>(Object.entries(others) as [SessionId, Value][]);
    for (const session of sessions) choices.set(session.id, choiceOf(session));
    return withoutNulls(Object.fromEntries(choices));
  };
  return {
    ...before,
    ...plainSettingsOf(state),
    recentRoles: kept(before.recentRoles, ({ recentRoles }) => (recentRoles.length > 0 ? recentRoles : null)),
    warnings: kept(before.warnings, ({ warnings }) => (isDeepStrictEqual(warnings, usualChoices) ? null : warnings)),
    shortcut: state.shortcut.keys,
    // Who does not want it has nobody remembered, of other sessions neither.
    users: showUser ? kept(before.users, ({ rememberedUser }) => rememberedUser) : {},
    browsers: kept(before.browsers, ({ browser }) => browser),
  };
}
