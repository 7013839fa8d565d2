/** The few things that Daypass itself remembers, in one small file of its own: the user's choices and the roles used last. */
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type {
  BrowserChoice,
  BrowserId,
  LanguageSetting,
  RecentRole,
  SessionId,
  WarningChoices,
} from '../../shared/app-state.ts';
import { defaultWarnings } from '../../shared/warnings.ts';
import type { Log } from '../system/log.ts';
import { createOwnFile } from '../system/own-file.ts';

export interface Settings {
  readonly language: LanguageSetting;
  /** Newest first. */
  readonly recentRoles: Readonly<Record<SessionId, readonly RecentRole[]>>;
  /** Minutes before an end. */
  readonly warnMinutes: readonly number[];
  /** What differs from the usual. */
  readonly warnings: Readonly<Record<SessionId, WarningChoices>>;
  readonly showUser: boolean;
  /** Whether signing out of all leaves the sign-ins of other programs in the token folder alone. */
  readonly spareOtherTools: boolean;
  readonly users: Readonly<Record<SessionId, RememberedUser>>;
  /** The sessions whose pages do not open in the system's browser. */
  readonly browsers: Readonly<Record<SessionId, BrowserChoice>>;
}

/** Whose a session is. */
export interface RememberedUser {
  /** Who is taken to be the right one: the first who was seen, or was accepted since. */
  readonly expected: string;
  /** The last answer about a sign-in, so that AWS is asked once for each; `signIn` holds no part of a token. */
  readonly current: { readonly user: string; readonly signIn: string };
}

export const usualChoices: WarningChoices = { muted: false, snoozed: null };

const usual: Settings = {
  language: 'system',
  recentRoles: {},
  ...defaultWarnings,
  warnings: {},
  showUser: true,
  spareOtherTools: false,
  users: {},
  browsers: {},
};

/** The tray shows a few of them; the panel may show more. */
export const mostRecentRoles = 10;

/** Whatever has come into the file, a menu is made of it: nothing in it is endless. */
const recentRole = v.object({
  accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  accountName: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  roleName: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  usedAt: v.number(),
});

const recentRoles = v.pipe(
  v.fallback(v.array(v.fallback(v.nullable(recentRole), null)), []),
  v.transform((roles) => roles.filter((role) => role !== null).slice(0, mostRecentRoles)),
);

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

const browserChoice = v.object({
  id: v.custom<BrowserId>((id) => typeof id === 'string' && /^[a-z]+:.{0,200}$/.test(id)),
  label: v.pipe(v.string(), v.maxLength(300)),
});

/** A damaged value is left out. */
const recordOf = <Value extends v.GenericSchema>(value: Value) =>
  v.pipe(
    v.fallback(v.record(v.string(), v.fallback(v.nullable(value), null)), {}),
    v.transform(
      (values) =>
        Object.fromEntries(Object.entries(values).filter(([, known]) => known !== null)) as Record<
          SessionId,
          v.InferOutput<Value>
        >,
    ),
  );

/** Each field, and each role, falls back by itself: one damaged value costs no other one. Other fields stay: newer ones. */
const schema = v.fallback(
  v.looseObject({
    language: v.fallback(v.picklist(['system', 'en', 'ja']), 'system'),
    recentRoles: v.fallback(v.record(v.string(), recentRoles), {}),
    warnMinutes: v.fallback(warnMinutes, [...usual.warnMinutes]),
    warnings: v.fallback(v.record(v.string(), v.fallback(warningChoices, usualChoices)), {}),
    showUser: v.fallback(v.boolean(), true),
    spareOtherTools: v.fallback(v.boolean(), false),
    users: recordOf(rememberedUser),
    browsers: recordOf(browserChoice),
  }),
  { ...usual, warnMinutes: [...usual.warnMinutes] },
);

export interface SettingsFile {
  readonly settings: Settings;
  /** The file and the base name under which it is kept, if not all of it could be read; null if nothing was wrong. */
  readonly damage: { readonly file: string; readonly kept: string } | null;
  load(): Promise<void>;
  /** Takes effect at once and is written behind the caller's back. */
  change(change: (settings: Settings) => Settings): void;
  /** Resolves when all changes so far are on disk, or could not be written. */
  saved(): Promise<void>;
}

export function createSettingsFile(file: string, log: Log): SettingsFile {
  let settings = usual;
  const own = createOwnFile({ file, name: 'settings', content: () => settings, log });
  return {
    get settings() {
      return settings;
    },
    get damage() {
      return own.keptAs === null ? null : { file, kept: path.basename(own.keptAs) };
    },
    async load() {
      const found = await own.load();
      settings = v.parse(schema, found);
      if (isMore(found, settings)) await own.keepCopy();
    },
    change(change) {
      settings = change(settings);
      own.save();
    },
    saved: () => own.saved(),
  };
}

/** Whether a value of the file was not understood, and would be gone with the next write. */
function isMore(found: object, understood: Settings): boolean {
  const known = new Map<string, unknown>(Object.entries(understood));
  return Object.entries(found).some(([name, value]) => !isDeepStrictEqual(known.get(name), value));
}
