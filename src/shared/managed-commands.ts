/**
 * Which acts an administrator has ruled out, asked in one place: by the engine, which refuses them, and by every surface, which offers
 * only what is not refused or says why. A command is all that is asked about, so a new button for it needs no rule of its own.
 */
import type { AppState, Session } from './app-state.ts';
import type { Command } from './commands.ts';
import { credentialsRefusal, portalRefusal, updatesRefusal } from './managed-settings.ts';
import type { Problem } from './problems.ts';

/** The part of the state that it depends on. */
export type RuledState = Pick<AppState, 'managed' | 'sessions'>;

/**
 * Why an administrator keeps this from being done; null: nobody does. A new session is judged where its address has been read
 * (`portalRefusal`): what somebody has typed is none yet.
 */
export function commandRefusal(state: RuledState, command: Command): Problem | null {
  if (state.managed.place === null) return null;
  switch (command.type) {
    case 'sign-in':
    case 'start-new-session':
      return sessionRefusal(state, command.sessionId);
    case 'sign-in-all':
      return refusalOfAll(state, command.sessionIds);
    case 'open-console':
      return openingRefusal(state, ({ id }) => id === command.sessionId);
    case 'open-profile-console':
      return openingRefusal(state, hasProfile(command.profile));
    case 'copy-keys':
    case 'serve-role':
      return credentialsRefusal(state) ?? sessionRefusal(state, command.sessionId);
    case 'copy-profile-keys':
    case 'serve-profile':
    case 'keep-written-keys':
      return credentialsRefusal(state) ?? profileRefusal(state, command.profile);
    case 'copy-served-variables':
    case 'set-clipboard-seconds':
    case 'set-served-hours':
      return credentialsRefusal(state);
    case 'set-check-for-updates':
      return updatesRefusal(state);
    default:
      return null;
  }
}

/** Whether an administrator lets somebody sign in to this session. */
export function maySignIn(state: RuledState, { id }: Pick<Session, 'id'>): boolean {
  return commandRefusal(state, { type: 'sign-in', sessionId: id }) === null;
}

function sessionRefusal(state: RuledState, sessionId: string): Problem | null {
  const session = state.sessions.find(({ id }) => id === sessionId);
  return session === undefined ? null : portalRefusal(state, session.startUrl);
}

/** Of the session that the profile gets its role by; one that no session has is not for here to judge. */
function profileRefusal(state: RuledState, profile: string): Problem | null {
  const session = state.sessions.find(hasProfile(profile));
  return session === undefined ? null : portalRefusal(state, session.startUrl);
}

/** Those that are ruled out are left out of several; only where nothing else is left there is nothing to be done. */
function refusalOfAll(state: RuledState, sessionIds: readonly string[] | null): Problem | null {
  const meant = state.sessions.filter(({ id }) => sessionIds === null || sessionIds.includes(id));
  const refusals = meant.map(({ startUrl }) => portalRefusal(state, startUrl));
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}

/** Where nobody is signed in a console begins with a sign-in; one that is there goes on being used. */
function openingRefusal(state: RuledState, isMeant: (session: Session) => boolean): Problem | null {
  const session = state.sessions.find(isMeant);
  if (session === undefined) return null;
  const { phase } = session;
  const isSignedIn = phase.step === 'signing-in' ? phase.keeps !== null : phase.step === 'active';
  return isSignedIn ? null : portalRefusal(state, session.startUrl);
}

function hasProfile(profile: string): (session: Session) => boolean {
  return ({ profiles, chained }) => [...profiles, ...chained].some(({ name }) => name === profile);
}
