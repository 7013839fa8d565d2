/** Puts who is signed in to a session into the state, and tells when it is not the one who was before. */
import type { RememberedUser, Session, SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { Store } from '../core/store.ts';
import { noAccounts } from '../sessions/shown-session.ts';

/**
 * Compares with whom the session had before; without such a one, this is the right one. `userBefore`: who was signed in until
 * this sign-in replaced another one. Returns whether it is somebody else, and that is told.
 */
export function settleUser(store: Store, { id, name }: Session, user: string, userBefore: string | null): boolean {
  const expected = store.session(id)?.rememberedUser?.expected ?? user;
  show(store, id, user);
  store.updateSession(id, (session) => {
    const others = [userBefore, session.accounts.user].some((one) => one !== null && !isSameUser(one, user));
    // A list of another person, on screen or remembered, is put away, and loaded anew where somebody looks at it.
    return { ...session, accounts: { ...(others ? noAccounts : session.accounts), user } };
  });
  if (isSameUser(user, expected)) {
    dismissNotice(store, noticeId(id));
    return false;
  }
  addNotice(store, noticeId(id), problem('other-identity', { session: name, sessionId: id, user, expected }, 'user'));
  return true;
}

/** After a restart nobody is asked again about the sign-in `signIn`. */
export function rememberUser(store: Store, id: SessionId, current: RememberedUser['current']): void {
  const expected = store.session(id)?.rememberedUser?.expected ?? current.user;
  store.updateSession(id, (session) => ({ ...session, rememberedUser: { expected, current } }));
}

/** The one who is signed in now is the right one. */
export function acceptUser(store: Store, id: SessionId): void {
  const { user = null, rememberedUser = null } = store.session(id) ?? {};
  if (user === null || rememberedUser === null) return;
  store.updateSession(id, (session) => ({ ...session, rememberedUser: { ...rememberedUser, expected: user } }));
  dismissNotice(store, noticeId(id));
}

/** It is not known who is signed in. */
export function hideUser(store: Store, id: SessionId): void {
  show(store, id, null);
  dismissNotice(store, noticeId(id));
}

function show(store: Store, id: SessionId, user: string | null): void {
  store.updateSession(id, (session) => ({ ...session, user }));
}

function noticeId(id: SessionId): string {
  return `identity ${id}`;
}

/** Directories do not tell capitals from small letters in user names. */
function isSameUser(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
