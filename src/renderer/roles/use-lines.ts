/** The lines that the list shows now: all of them, or those that match what is typed. */
import { useEffect, useMemo, useState } from 'react';
import type { AppState, Session, SessionId } from '../../shared/app-state.ts';
import { useLanguage } from '../core/i18n.tsx';
import { useNow } from '../core/use-now.ts';
import type { TextRange } from '../ui/search-text.ts';
import { chainedRows } from './chained-rows.ts';
import { finderRows, type FinderRow } from './finder-rows.ts';
import { favoriteRows } from './favorites.ts';
import { allAccountGroups, recentGroup, type RoleRow } from './groups.ts';
import { homeLines, type Lines, matchLines } from './lines.ts';
import type { ListedSession } from './listed-sessions.ts';
import { createAccountMerge } from './merged-accounts.ts';
import { type CommandsState, findCommands, panelCommands } from './panel-commands.ts';
import { createSearch, matchesShown } from './search.ts';
import { serviceCommand } from './service-command.ts';

export interface Shown {
  readonly lines: Lines;
  /** How many roles match, with those that the list leaves out; null while nobody searches. */
  readonly matches: number | null;
  /** How many accounts there are. */
  readonly accounts: number;
  /** What of a shown text matches; null while nobody searches. */
  readonly marks: Marks | null;
}

export type Marks = (text: string) => readonly TextRange[];

interface LinesOptions {
  readonly state: CommandsState & Pick<AppState, 'roleMarks'>;
  /** Those that are in the list. */
  readonly sessions: readonly Session[];
  readonly listed: ReadonlyMap<SessionId, ListedSession>;
  readonly query: string;
  /** The ids of the accounts whose roles are shown. */
  readonly open: ReadonlySet<string>;
}

export function useLines({ state, sessions, listed, query, open }: LinesOptions): Shown {
  const { sessions: all, locale, roleMarks, warnMinutes, otherSignIns, spareOtherTools } = state;
  const { served, writtenKeys, copiedKeys, managed } = state;
  const { t } = useLanguage();
  const now = useNow(null);
  const [merge] = useState(createAccountMerge);
  const accounts = useMemo(() => merge(sessions.map((session) => allAccountGroups([session]))), [merge, sessions]);
  const chained = useMemo(() => sessions.flatMap(chainedRows), [sessions]);
  const rows = useMemo(() => {
    const searched = sessions.map(({ id, name, recentRoles }) => {
      return [id, { name, recentRoles, profiles: listed.get(id)?.profiles ?? new Map() }] as const;
    });
    return finderRows(accounts, new Map(searched), roleMarks, chained);
  }, [accounts, sessions, listed, roleMarks, chained]);
  const commands = useMemo(() => {
    const keys = { served, writtenKeys, copiedKeys, roleMarks, managed };
    return onDemand(() =>
      panelCommands({ sessions: all, locale, warnMinutes, otherSignIns, spareOtherTools, ...keys }, now),
    );
  }, [
    all,
    locale,
    warnMinutes,
    otherSignIns,
    spareOtherTools,
    served,
    writtenKeys,
    copiedKeys,
    roleMarks,
    managed,
    now,
  ]);
  const find = usePreparedSearch(rows, commands);
  return useMemo(() => {
    if (query !== '') {
      const { hits, total, marks } = find(query);
      const found = findCommands(commands(), query);
      const isNothing = total === 0 && found.length === 0;
      const ofService = isNothing ? serviceCommand(t, query, sessions, (words) => find(words).hits) : null;
      const lines = matchLines(
        hits.map(({ match }) => match),
        ofService === null ? found : [{ command: ofService, isWhole: true }],
      );
      return { lines, matches: total, accounts: accounts.length, marks };
    }
    const favorites = favoriteRows(roleMarks, sessions, listed);
    const isFavorite = new Set(favorites.map(targetOf));
    const recent = recentGroup(sessions)?.rows.filter((row) => !isFavorite.has(targetOf(row))) ?? [];
    const lines = homeLines({ favorites, recent, accounts, open, chained });
    return { lines, matches: null, accounts: accounts.length, marks: null };
  }, [sessions, listed, roleMarks, accounts, open, chained, find, commands, query, t]);
}

/** Which role of which session a row is of. */
function targetOf({ sessionId, accountId, roleName, chain }: RoleRow): string {
  return `${sessionId} ${accountId} ${roleName} ${chain?.profile ?? ''}`;
}

type Find = (query: string) => ReturnType<ReturnType<typeof createSearch<FinderRow>>['find']>;

/** Made when it is first asked for: nobody who opens the panel to look at a role waits for what only a search needs. */
function onDemand<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The search over these rows and commands, prepared while the page has nothing else to do: the first letter should not wait for it. */
function usePreparedSearch(rows: readonly FinderRow[], commands: () => unknown): Find {
  const [search] = useState(() => {
    const { setRows, find, warmUp } = createSearch<FinderRow>();
    let isWarm = false;
    let prepared: readonly FinderRow[] | null = null;
    const prepare = (now: readonly FinderRow[]): void => {
      if (prepared !== now) setRows(now);
      prepared = now;
    };
    const prepareAll = (now: readonly FinderRow[]): void => {
      prepare(now);
      if (!isWarm && now.length > 0) warmUp();
      isWarm ||= now.length > 0;
    };
    return { prepare, prepareAll, find };
  });
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      commands();
      search.prepareAll(rows);
    });
    return () => cancelIdleCallback(idle);
  }, [search, rows, commands]);
  return useMemo(
    () => (query) => {
      search.prepare(rows);
      return search.find(query, matchesShown);
    },
    [search, rows],
  );
}
