/** Gathers the role lists of many accounts into few state changes: thousands of single ones would each copy the list. */
import type { RoleList, SessionId } from '../../shared/app-state.ts';
import type { Ms } from '../../shared/time.ts';
import type { Store } from '../store.ts';

export interface RoleUpdates {
  set(accountId: string, change: (roles: RoleList) => RoleList): void;
  /** Puts into the state at once what has been gathered. */
  flush(): void;
}

/** Short enough to look alive, long enough for some answers to come together. */
const gathering: Ms = 100;

export function createRoleUpdates(store: Store, id: SessionId): RoleUpdates {
  const pending = new Map<string, ((roles: RoleList) => RoleList)[]>();
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (pending.size === 0) return;
    const changes = new Map(pending);
    pending.clear();
    store.updateSession(id, (session) => {
      const items = session.accounts.items.map((account) => {
        const roles = changes.get(account.accountId)?.reduce((list, change) => change(list), account.roles);
        return roles ? { ...account, roles } : account;
      });
      return { ...session, accounts: { ...session.accounts, items } };
    });
  };

  return {
    set(accountId, change) {
      pending.set(accountId, [...(pending.get(accountId) ?? []), change]);
      timer ??= setTimeout(flush, gathering);
    },
    flush,
  };
}
