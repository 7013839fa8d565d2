/** A signed-in session for the tests of this folder. */
import type { Account, RecentRole, Session } from '../../shared/app-state.ts';

/** `roles` null: they could not be loaded; `[]`: they are not there yet. */
export function exampleAccount(
  accountId: string,
  name: string | null,
  roles: readonly string[] | null,
  email: string | null = null,
): Account {
  const status = roles === null ? 'failed' : roles.length === 0 ? 'waiting' : 'ready';
  return { accountId, name, email, roles: { status, problem: null, names: roles ?? [] } };
}

export function exampleSession(
  name: string,
  items: readonly Account[],
  recentRoles: readonly RecentRole[] = [],
): Session {
  return {
    id: `sso-session:${name}`,
    kind: 'sso-session',
    name,
    startUrl: 'https://d-1234567890.awsapps.com/start',
    region: 'eu-west-1',
    profiles: [],
    chained: [],
    scopes: null,
    tokenScopes: null,
    phase: {
      step: 'active',
      accessTokenEndsAt: 0,
      signedInAt: null,
      estimatedEndsAt: null,
      renewal: { kind: 'running', failed: null },
    },
    accounts: { status: 'ready', problem: null, items, listedAt: 0, user: null },
    recentRoles,
    warnings: { muted: false, snoozed: null },
    user: null,
    rememberedUser: null,
    browser: null,
    handedOut: [],
    waiting: null,
  };
}
