/**
 * Asks again for the roles of accounts that are shown already, without anybody noticing: what is on screen stays until there is
 * something else, and a failure that passes changes nothing, as they will be asked for again anyway.
 */
import type { Entry } from './account-table.ts';
import { judge } from './listing-failures.ts';
import type { ListingWork } from './listing-common.ts';
import { priorities } from '../aws/api/request-budgets.ts';
import { isPassing } from './retry-times.ts';
import { type FirstPage, readAllNames, readFirstPage } from './role-pages.ts';

/** Resolves when all of them have been asked for, or the listing is over. Never rejects. */
export async function refreshRoles(work: ListingWork, entries: readonly Entry[]): Promise<void> {
  await Promise.all(entries.map((entry) => refreshOne(work, entry)));
}

async function refreshOne(work: ListingWork, entry: Entry): Promise<void> {
  const { deps, freshness, table } = work;
  const { roles } = entry.account;
  // Whoever has asked for them meanwhile gets a newer answer.
  const isOver = (): boolean =>
    work.signal.aborted || table.entry(entry.accountId) !== entry || entry.account.roles !== roles;
  let token = '';
  const begin = async (): Promise<FirstPage | null> => {
    if (isOver()) return null;
    const used = deps.access();
    token = used.accessToken;
    return readFirstPage(work, used, entry.accountId);
  };
  try {
    const first = await deps.budget.run(priorities.refresh, begin);
    if (!first) return;
    const names = await readAllNames(first);
    if (isOver()) return;
    // Also where nothing has changed: a restart goes by when AWS told it last.
    table.succeed(entry, names);
  } catch (error) {
    const judgement = isOver() ? null : await judge(deps, token, 'roles', error);
    if (judgement === null || isOver()) return;
    if (judgement.kind === 'over') return work.over();
    if (judgement.kind !== 'failed' || isPassing(judgement.error)) return;
    table.fail(entry, work.failed(entry, judgement.error));
    freshness.refused(entry);
  }
  work.publishSoon();
}
