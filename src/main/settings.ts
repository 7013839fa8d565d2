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

const recentRole = v.object({
  accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
  accountName: v.nullable(v.string()),
  roleName: v.string(),
  usedAt: v.number(),
});

/** Each field, and each session's roles, fall back by themselves: one damaged value costs no other one. */
const schema = v.fallback(
  v.object({
    language: v.fallback(v.picklist(['system', 'en', 'ja']), 'system'),
    recentRoles: v.fallback(v.record(v.string(), v.fallback(v.array(recentRole), [])), {}),
  }),
  { language: 'system', recentRoles: {} },
);

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
      const read = await readText(file);
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
