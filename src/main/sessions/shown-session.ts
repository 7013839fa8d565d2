/** A session in the state: made of what is configured, and changed by what its token file means. */
import type { AccountList, Active, Session, SessionChoices, SessionPhase, SignedOut } from '../../shared/app-state.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';

/** A running sign-in or sign-out keeps its own phase; what lies under a sign-in is brought up to date. */
export function withPhase(session: Session, phase: SignedOut | Active): Session {
  if (session.phase.step === 'signing-out') return session;
  if (session.phase.step === 'signing-in') {
    return { ...session, phase: { ...session.phase, keeps: phase.step === 'active' ? phase : null } };
  }
  const accounts = phase.step === 'active' ? session.accounts : rememberedAccounts(session.accounts);
  return { ...session, phase, accounts };
}

/** Nothing was ever asked for. */
export const noAccounts: AccountList = { status: 'none', problem: null, items: [], listedAt: null, user: null };

/**
 * A list that AWS is not asked about any more, because nobody is signed in: it stays to be looked at, and none of its roles
 * counts as told by AWS until they are asked for again.
 */
export function rememberedAccounts(list: AccountList): AccountList {
  const isRemembered = ({ roles }: AccountList['items'][number]): boolean =>
    roles.status === 'waiting' && roles.problem === null;
  if (list.status === 'none' && list.problem === null && list.items.every(isRemembered)) return list;
  const items = list.items.map((account) =>
    isRemembered(account)
      ? account
      : { ...account, roles: { ...account.roles, status: 'waiting', problem: null } as const },
  );
  return { ...list, status: 'none', problem: null, items };
}

/** What is known of a session from another time: what was chosen for it, and which accounts it had. */
export interface Saved extends SessionChoices {
  readonly accounts: AccountList;
}

/** `before` is how the state had it until now. */
export function toState(configured: ConfiguredSession, before: Session | undefined, saved: Saved): Session {
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
    chained: before?.chained ?? [],
    scopes,
    tokenScopes: before?.tokenScopes ?? null,
    phase: before?.phase ?? never,
    accounts: !before || isOther ? saved.accounts : before.accounts,
    recentRoles: before?.recentRoles ?? saved.recentRoles,
    warnings: before?.warnings ?? saved.warnings,
    user: before?.user ?? null,
    rememberedUser: (before ?? saved).rememberedUser,
    browser: (before ?? saved).browser,
    handedOut: before?.handedOut ?? [],
    waiting: before?.waiting ?? null,
  };
}
