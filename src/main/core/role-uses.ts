/** Remembers that a role was used: its console opened, its link or its profile copied. */
import { type RoleUse, withUse } from '../../shared/role-uses.ts';
import { now } from '../system/clock.ts';
import type { Store } from './store.ts';

/** Does nothing where the session is gone. */
export function rememberUse(store: Store, { sessionId, accountId, roleName, profile }: RoleUse): void {
  store.update((state) => {
    const sessions = withUse(state.sessions, { sessionId, accountId, roleName, profile }, now());
    return sessions === state.sessions ? state : { ...state, sessions };
  });
}
