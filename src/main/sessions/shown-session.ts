/** A session in the state: made of what is configured, and changed by what its token file means. */
import type { Active, Session, SessionChoices, SessionPhase, SignedOut } from '../../shared/app-state.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';

/** A running sign-in or sign-out keeps its own phase; what lies under a sign-in is brought up to date. */
export function withPhase(session: Session, phase: SignedOut | Active): Session {
  if (session.phase.step === 'signing-out') return session;
  if (session.phase.step === 'signing-in') {
    return { ...session, phase: { ...session.phase, keeps: phase.step === 'active' ? phase : null } };
  }
  const accounts = phase.step === 'active' ? session.accounts : noAccounts;
  return { ...session, phase, accounts };
}

/** Nobody has asked for them yet. */
export const noAccounts: Session['accounts'] = { status: 'none', problem: null, items: [] };

/** `before` is how the state had it until now; `saved` what was chosen for it at another time. */
export function toState(configured: ConfiguredSession, before: Session | undefined, saved: SessionChoices): Session {
  const { id, kind, name, startUrl, region, profiles, scopes } = configured;
  const never: SessionPhase = { step: 'signed-out', reason: 'never', since: null, problem: null };
  // Another region or start URL under the same name is another sign-in: its accounts are not these.
  const isOther = before?.region !== region || before.startUrl !== startUrl;
  return {
    id,
    kind,
    name,
    startUrl,
    region,
    profiles,
    scopes,
    tokenScopes: before?.tokenScopes ?? null,
    phase: before?.phase ?? never,
    accounts: !before || isOther ? noAccounts : before.accounts,
    recentRoles: before?.recentRoles ?? saved.recentRoles,
    warnings: before?.warnings ?? saved.warnings,
    user: before?.user ?? null,
    rememberedUser: (before ?? saved).rememberedUser,
    browser: (before ?? saved).browser,
    handedOut: before?.handedOut ?? [],
  };
}
