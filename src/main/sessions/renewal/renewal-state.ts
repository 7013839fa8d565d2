/** The renewal of a session in the state: how it stands, and its changes. */
import type { Active, Renewal, SessionId } from '../../../shared/app-state.ts';
import type { Store } from '../../core/store.ts';
import { activeOf, withRenewal } from '../session-phase.ts';

/** Null where nobody is signed in. */
export function renewalOf(store: Store, id: SessionId): Renewal | null {
  const session = store.session(id);
  return session ? (activeOf(session.phase)?.renewal ?? null) : null;
}

/** Of a signed-in session, also one that lies under a new sign-in. */
export function changeRenewal(store: Store, id: SessionId, change: (active: Active) => Renewal): void {
  store.updateSession(id, (session) => ({ ...session, phase: withRenewal(session.phase, change) }));
}
