/** The few things that Daypass itself remembers, in one small file of its own: the language and the roles used last. */
import * as v from 'valibot';
import type { LanguageSetting, RecentRole, SessionId } from '../shared/app-state.ts';
import { readText, writeAtomically } from './files.ts';
import type { Log } from './log.ts';

export interface Settings {
  readonly language: LanguageSetting;
  /** Newest first. */
  readonly recentRoles: Readonly<Record<SessionId, readonly RecentRole[]>>;
}

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

/** Each field, and each role, falls back by itself: one damaged value costs no other one. */
const schema = v.fallback(
  v.object({
    language: v.fallback(v.picklist(['system', 'en', 'ja']), 'system'),
    recentRoles: v.fallback(v.record(v.string(), recentRoles), {}),
  }),
  { language: 'system', recentRoles: {} },
);

/** In bytes; more than Daypass ever writes. */
const largest = 1024 * 1024;

export interface SettingsFile {
  readonly settings: Settings;
  load(): Promise<void>;
  change(change: (settings: Settings) => Settings): void;
  /** Resolves when all changes so far are on disk, or could not be written. */
  saved(): Promise<void>;
}

export function createSettingsFile(file: string, log: Log): SettingsFile {
  let settings: Settings = { language: 'system', recentRoles: {} };
  let writing: Promise<void> = Promise.resolve();
  return {
    get settings() {
      return settings;
    },
    async load() {
      const read = await readText(file, largest);
      settings = v.parse(schema, read.kind === 'text' ? parseJson(read.text) : {});
    },
    change(change) {
      settings = change(settings);
      const text = `${JSON.stringify(settings, null, 2)}\n`;
      writing = writing
        .then(() => writeAtomically(file, text, { mode: 0o600, dirMode: 0o700 }))
        .then((written) => {
          if (written.kind === 'failed') log.warn('settings not saved', { reason: written.reason });
        });
    },
    saved: () => writing,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
