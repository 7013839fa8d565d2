/** How a profile stands: by what the files say of it, and whether somebody is signed in. */
import type { Session } from './app-state.ts';
import type { ProfileEntry } from './doctor-report.ts';

/**
 * `aws-login`: a profile of `aws login`, which is another sign-in than that of IAM Identity Center; `keys`: a profile that does not sign in, with keys or another source of its credentials; `token`: one that is signed in
 * and has no role.
 */
export type ProfileState = 'usable' | 'token' | 'sign-in' | 'broken' | 'aws-login' | 'keys';

/** `session`: that of the entry's `sessionId`; undefined: it has none, or none that is configured. */
export function profileState(
  { faults, leads, sessionName }: Pick<ProfileEntry, 'faults' | 'leads' | 'sessionName'>,
  session: Pick<Session, 'phase'> | undefined,
): ProfileState {
  // Whatever else stands in it: it is nothing that a sign-in here could mend, and `aws login` goes on working with it.
  if (leads === 'aws-login') return 'aws-login';
  if (faults > 0 || leads === 'nowhere' || (sessionName !== null && !session)) return 'broken';
  if (!session || leads === 'elsewhere') return 'keys';
  const { phase } = session;
  if (phase.step !== 'active' && (phase.step !== 'signing-in' || phase.keeps === null)) return 'sign-in';
  return leads === 'role' ? 'usable' : 'token';
}
