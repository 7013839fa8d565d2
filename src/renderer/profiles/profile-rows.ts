/** The list of profiles as data: each with its account's name and its state, and the search over them. */
import type { AppState, Session } from '../../shared/app-state.ts';
import type { ProfileEntry } from '../../shared/doctor-report.ts';
import { type ProfileState, profileState } from '../../shared/profile-state.ts';
import { plainQuery, plainText } from '../ui/search-text.ts';

export interface ProfileRow extends ProfileEntry {
  readonly accountName: string | null;
  readonly state: ProfileState;
  /** Whether its keys are kept in the credentials file. */
  readonly hasKeys: boolean;
  /** Of a section of the credentials file that Daypass keeps: the profile whose keys are in it. Null: it is not such a section. */
  readonly keysOf: string | null;
}

export function profileRows(
  profiles: readonly ProfileEntry[],
  { sessions, writtenKeys }: Pick<AppState, 'sessions' | 'writtenKeys'>,
): readonly ProfileRow[] {
  const sections = new Map(writtenKeys.map(({ section, profile }) => [section, profile]));
  const withKeys = new Set(writtenKeys.map(({ profile }) => profile));
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const accounts = new Map<Session, ReadonlyMap<string, string | null>>();
  return profiles.map((entry) => {
    const session = entry.sessionId === null ? undefined : byId.get(entry.sessionId);
    if (session && !accounts.has(session)) {
      accounts.set(session, new Map(session.accounts.items.map(({ accountId, name }) => [accountId, name])));
    }
    const accountName = session ? (accounts.get(session)?.get(entry.accountId ?? '') ?? null) : null;
    const state = profileState(entry, session);
    const keysOf = state === 'keys' ? (sections.get(entry.name) ?? null) : null;
    return { ...entry, accountName, state, hasKeys: withKeys.has(entry.name), keysOf };
  });
}

export interface ProfileIndex {
  readonly rows: readonly ProfileRow[];
  readonly texts: readonly string[];
}

export function indexProfiles(rows: readonly ProfileRow[]): ProfileIndex {
  const texts = rows.map(({ name, accountName, accountId, roleName, sessionName, via }) => {
    return [name, accountName, accountId, roleName, sessionName, ...via].join(' ');
  });
  return { rows, texts: texts.map(plainText) };
}

/** Those that have every word of the query somewhere, in the order of the files. */
export function findProfiles({ rows, texts }: ProfileIndex, query: string): readonly ProfileRow[] {
  const whole = plainText(query).trim();
  const words = plainQuery(query).split(' ').filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((_, at) => texts[at]?.includes(whole) || words.every((word) => texts[at]?.includes(word)));
}
