/** Whether a sign-in gives accounts and roles: its scopes tell. */
import type { Session } from './app-state.ts';

/** The scope for accounts, roles and their credentials. */
export const accountScope = 'sso:account:access';

/**
 * Whether a token of these scopes may ask for accounts. One without any scope, as a legacy profile has, is taken for
 * everything; and where the config file names none, every tool that asks for scopes asks for this one.
 */
export function areForAccounts(scopes: readonly string[] | null): boolean {
  return scopes === null || scopes.length === 0 || scopes.includes(accountScope);
}

/**
 * `none`: the session is for something else, such as CodeCatalyst or Kiro. `after-sign-in`: the config file has the scope now,
 * but the sign-in was made without it. A sign-in that has it is good for accounts whatever the file says by now.
 */
export type AccountAccess = 'given' | 'none' | 'after-sign-in';

export function accountAccess({ scopes, tokenScopes }: Pick<Session, 'scopes' | 'tokenScopes'>): AccountAccess {
  if (areForAccounts(tokenScopes ?? scopes)) return 'given';
  return areForAccounts(scopes) ? 'after-sign-in' : 'none';
}
