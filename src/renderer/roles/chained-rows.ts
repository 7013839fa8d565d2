/** The roles that profiles assume through others, as rows of the list: of each session those that come from its sign-in. */
import type { Account, ChainedProfile, Session } from '../../shared/app-state.ts';
import type { RoleRow } from './groups.ts';

const known = new WeakMap<ChainedProfile, RoleRow>();

/** In the order of the file. The same object for as long as nothing of it has changed. */
export function chainedRows({ id, chained, accounts }: Session): readonly RoleRow[] {
  if (chained.length === 0) return [];
  const names = accountsById(accounts.items);
  return chained.map((profile) => {
    const accountName = names.get(profile.accountId)?.name ?? null;
    const before = known.get(profile);
    if (before !== undefined && before.sessionId === id && before.accountName === accountName) return before;
    const { name, accountId, roleName, via, needsMfa } = profile;
    const row: RoleRow = {
      kind: 'role',
      id: `profile ${id} ${name}`,
      sessionId: id,
      accountId,
      accountName,
      roleName,
      recent: false,
      chain: { profile: name, via, needsMfa },
    };
    known.set(profile, row);
    return row;
  });
}

const knownLists = new WeakMap<readonly Account[], ReadonlyMap<string, Account>>();

/** Made once for the same list. */
export function accountsById(accounts: readonly Account[]): ReadonlyMap<string, Account> {
  const before = knownLists.get(accounts);
  if (before !== undefined) return before;
  const made = new Map(accounts.map((account) => [account.accountId, account]));
  knownLists.set(accounts, made);
  return made;
}
