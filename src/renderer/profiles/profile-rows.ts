/** The list of profiles as data: each with its account's name and its state, and the search over them. */
import type { AppState, Session } from '../../shared/app-state.ts';
import type { ProfileEntry } from '../../shared/doctor-report.ts';
import { plainQuery, plainText } from '../ui/search-text.ts';
import { isUsable } from '../sessions/session-queries.ts';

/**
 * `keys`: a profile that does not sign in, with keys or another source of its credentials; `token`: one that is signed in
 * and has no role.
 */
export type ProfileState = 'usable' | 'token' | 'sign-in' | 'broken' | 'keys';

export interface ProfileRow extends ProfileEntry {
  readonly accountName: string | null;
  readonly state: ProfileState;
}

export function profileRows(profiles: readonly ProfileEntry[], sessions: AppState['sessions']): readonly ProfileRow[] {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const accounts = new Map<Session, ReadonlyMap<string, string | null>>();
  return profiles.map((entry) => {
    const session = entry.sessionId === null ? undefined : byId.get(entry.sessionId);
    if (session && !accounts.has(session)) {
      accounts.set(session, new Map(session.accounts.items.map(({ accountId, name }) => [accountId, name])));
    }
    const accountName = session ? (accounts.get(session)?.get(entry.accountId ?? '') ?? null) : null;
    return { ...entry, accountName, state: stateOf(entry, session) };
  });
}

function stateOf({ faults, leads, sessionName }: ProfileEntry, session: Session | undefined): ProfileState {
  if (faults > 0 || leads === 'nowhere' || (sessionName !== null && !session)) return 'broken';
  if (!session || leads === 'elsewhere') return 'keys';
  if (!isUsable(session.phase)) return 'sign-in';
  return leads === 'role' ? 'usable' : 'token';
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
