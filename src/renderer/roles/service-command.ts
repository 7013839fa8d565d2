/** The command for words such as "s3 payments admin": the page of a service in the console of the role that the other words find. */
import type { Session } from '../../shared/app-state.ts';
import { consolePaths, proposedServices } from '../../shared/console-services.ts';
import type { Translate } from '../../shared/messages/index.ts';
import { roleLabel } from './account-label.ts';
import { consoleRegions } from './console-regions.ts';
import type { FinderRow } from './finder-rows.ts';
import type { RoleRow } from './groups.ts';
import type { PanelCommand } from './panel-commands.ts';
import { openCommand } from './role-actions.ts';

const all = [...proposedServices, ...Object.keys(consolePaths)];
/** A single letter is the beginning of another word more often than it is a service. */
const services: ReadonlySet<string> = new Set(all.filter((name) => name.length > 1));

/** The first word that is a service, and the best role that the words without it find; null: there is no such word or no such role. */
export function serviceRole(
  query: string,
  find: (words: string) => readonly FinderRow[],
): { readonly service: string; readonly row: RoleRow } | null {
  const words = query.split(/\s+/);
  const at = words.findIndex((word) => services.has(word.toLowerCase()));
  const service = words[at]?.toLowerCase();
  const others = words.toSpliced(at, 1).join(' ');
  if (service === undefined || others === '') return null;
  for (const { match } of find(others)) if (match.kind === 'role') return { service, row: match };
  return null;
}

/** `query`: words that nothing matches. `sessions`: those of the rows that `find` gives. */
export function serviceCommand(
  t: Translate,
  query: string,
  sessions: readonly Session[],
  find: (words: string) => readonly FinderRow[],
): PanelCommand | null {
  const found = serviceRole(query, find);
  const session = sessions.find(({ id }) => id === found?.row.sessionId);
  if (found === null || session === undefined) return null;
  const { service, row } = found;
  const role = roleLabel(t, row);
  const { usual: region } = consoleRegions(row, session);
  return {
    id: `console-page ${service} ${row.id}`,
    title: t('panel.roles.consolePage.ofRole', { service, role }),
    act: { command: openCommand(row, false, { service, region }) },
    words: [],
    session: null,
  };
}
