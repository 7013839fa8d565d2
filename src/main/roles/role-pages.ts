/** Reads the names of an account's roles, page by page: the first page in a turn that the caller has, the others each in its own. */
import type { Portal, PortalAccess, Turn } from '../aws/api/portal.ts';
import type { ListingWork } from './listing-common.ts';
import { priorities } from '../aws/api/request-budgets.ts';

type Reading = ReturnType<Portal['listAccountRoles']>;

export interface FirstPage {
  readonly reading: Reading;
  readonly page: Awaited<ReturnType<Reading['next']>>;
}

/** Rejects as `Portal.listAccountRoles` does. */
export async function readFirstPage(
  { deps, signal }: ListingWork,
  used: PortalAccess,
  accountId: string,
): Promise<FirstPage> {
  let isFirst = true;
  const turn: Turn = (call) => {
    const hasTurn = isFirst;
    isFirst = false;
    return hasTurn ? call() : deps.budget.run(priorities.inSight, call);
  };
  const reading = deps.portal.listAccountRoles(used, accountId, signal, turn);
  return { reading, page: await reading.next() };
}

/** All names, also those of the further pages. */
export async function readAllNames({ reading, page: firstPage }: FirstPage): Promise<readonly string[]> {
  const names: string[] = [];
  for (let page = firstPage; !page.done; page = await reading.next()) names.push(...page.value.items);
  return names;
}
