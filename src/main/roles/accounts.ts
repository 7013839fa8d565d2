/** Loads the accounts of signed-in sessions and their roles, and keeps them fresh: one listing a session. */
import type { AccountList, Session, SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { day, type Ms } from '../../shared/time.ts';
import { placeOf } from '../aws/api/aws-place.ts';
import type { Portal, PortalAccess } from '../aws/api/portal.ts';
import { now } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { ProblemError } from '../core/problem-error.ts';
import type { Rejections } from '../sessions/renewal/rejections.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { noAccounts } from '../sessions/shown-session.ts';
import type { TokenScopes } from '../sessions/token-scopes.ts';
import type { Store } from '../core/store.ts';
import { listWithoutNews } from './account-news.ts';
import { favoriteAccounts } from './favorite-accounts.ts';
import { createListing, type Listing } from './listing.ts';
import type { ListedSoFar } from './listing-common.ts';
import { ListingOver } from './listing-failures.ts';
import type { RequestBudgets } from '../aws/api/request-budgets.ts';

export interface Accounts {
  /** Loads where nothing has been loaded yet; `again` loads in any case. Not where the session's scopes give no accounts. */
  load(id: SessionId, again?: boolean): void;
  /** Loads one account's roles before all others, as somebody looks at it; `again` also where they are known or have failed. */
  loadRoles(id: SessionId, accountId: string, again?: boolean): void;
  /** Asks AWS again for a part of what is old, where everything has been loaded. */
  refresh(id: SessionId): void;
  /** Whether somebody looks: if not, AWS is asked ten times more slowly. */
  setShown(isShown: boolean): void;
  /** What failed for a passing reason may succeed now: another network. */
  retryNow(): void;
  /** Somebody has seen what is new and what is gone among a session's accounts and roles. */
  seen(id: SessionId): void;
  /** Ends what runs for a session. */
  stop(id: SessionId): void;
  /** Also forgets what is known of its accounts, on the disk as well (kept-accounts.ts). */
  forget(id: SessionId): void;
}

interface AccountsDeps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly portal: Portal;
  readonly tokenScopes: TokenScopes;
  readonly rejections: Rejections;
  readonly log: Log;
  readonly budgets: RequestBudgets;
}

export function createAccounts(deps: AccountsDeps): Accounts {
  return new SessionAccounts(deps);
}

class SessionAccounts implements Accounts {
  readonly #deps: AccountsDeps;
  readonly #running = new Map<SessionId, Listing>();
  /** Whose scopes are being looked up. */
  readonly #starting = new Set<SessionId>();
  /** The client that the token of a listing belongs to: renewals keep it. */
  readonly #clients = new Map<SessionId, string | undefined>();

  constructor(deps: AccountsDeps) {
    this.#deps = deps;
    const { sessions } = deps;
    sessions.onSignIn((id) => this.#followSignIn(id));
    sessions.onNewToken((id) => {
      if (this.#clients.get(id) !== sessions.token(id)?.clientId) this.#followSignIn(id);
      else this.#running.get(id)?.retryNow();
    });
  }

  load(id: SessionId, again = false): void {
    const { store, sessions, tokenScopes } = this.#deps;
    const session = store.session(id);
    if (!session || !activeOf(session.phase) || !sessions.token(id)) return;
    if (this.#starting.has(id) || (!again && session.accounts.status !== 'none')) return;
    this.#starting.add(id);
    void tokenScopes.areForAccounts(id).then((isGiven) => {
      if (this.#starting.delete(id) && isGiven) this.#begin(id, again);
    });
  }

  loadRoles(id: SessionId, accountId: string, again = false): void {
    this.#running.get(id)?.want(accountId, again);
  }

  stop(id: SessionId): void {
    this.#starting.delete(id);
    this.#running.get(id)?.end();
    this.#running.delete(id);
    // What was not loaded to its end is not there: the next `load` begins with what is.
    this.#deps.store.updateSession(id, (session) => ({ ...session, accounts: unbegun(session.accounts) }));
  }

  refresh(id: SessionId): void {
    this.#running.get(id)?.refresh();
  }

  seen(id: SessionId): void {
    const listing = this.#running.get(id);
    if (listing) return listing.seen();
    this.#deps.store.updateSession(id, (session) => ({ ...session, accounts: listWithoutNews(session.accounts) }));
  }

  forget(id: SessionId): void {
    this.stop(id);
    this.#deps.store.updateSession(id, (session) => ({ ...session, accounts: noAccounts }));
  }

  setShown(isShown: boolean): void {
    this.#deps.budgets.setShown(isShown);
    if (isShown) this.retryNow();
  }

  retryNow(): void {
    for (const listing of this.#running.values()) listing.retryNow();
  }

  #begin(id: SessionId, again: boolean): void {
    const { store, sessions } = this.#deps;
    const session = store.session(id);
    if (!session || !activeOf(session.phase)) return;
    const known = this.#running.get(id);
    if (known && session.accounts.status !== 'none') return known.list(true);
    known?.end();
    const listing = this.#create(id, session);
    this.#running.set(id, listing);
    this.#clients.set(id, sessions.token(id)?.clientId);
    store.updateSession(id, (one) => ({ ...one, accounts: { ...one.accounts, status: 'loading', problem: null } }));
    listing.list(again);
  }

  #create(id: SessionId, session: Session): Listing {
    const { budgets, portal, rejections, log, sessions } = this.#deps;
    const listing: Listing = createListing(
      {
        id,
        portal,
        rejections,
        log,
        favorites: () => favoriteAccounts(this.#deps.store.state, id),
        budget: budgets.of(placeOf(session, sessions.token(id))),
        access: () => accessOf(this.#deps, id),
        over: () => {
          if (this.#running.get(id) === listing) this.stop(id);
        },
        publish: (list) => this.#publish(id, listing, list),
      },
      shownAtFirst(session),
    );
    return listing;
  }

  #publish(id: SessionId, listing: Listing, list: ListedSoFar): boolean {
    const { store } = this.#deps;
    if (this.#running.get(id) !== listing) return false;
    const before = store.session(id);
    // Somebody has put the list away, as it is another person's or another portal's.
    if (!before || !activeOf(before.phase) || before.accounts.status === 'none') {
      this.#running.delete(id);
      return false;
    }
    store.updateSession(id, (session) => ({ ...session, accounts: { ...session.accounts, ...list } }));
    return true;
  }

  /** Perhaps another person's: what that one may see is another list. A list that is whole is compared elsewhere (signed-in-users.ts). */
  #followSignIn(id: SessionId): void {
    const { store, sessions } = this.#deps;
    this.#clients.set(id, sessions.token(id)?.clientId);
    const accounts = store.session(id)?.accounts;
    if (accounts && !isWhole(accounts)) this.#running.get(id)?.list(true);
    else this.#running.get(id)?.retryNow();
  }
}

/** A token past its end is not shown to AWS: the 401 that it would get says nothing about a session that can be renewed. */
function accessOf({ store, sessions }: AccountsDeps, id: SessionId): PortalAccess {
  const token = sessions.token(id);
  const session = sessions.configuredSession(id);
  if (!token || !session || !activeOf(store.session(id)?.phase ?? { step: 'signing-out' })) throw new ListingOver();
  if (token.expiresAt <= now()) throw new ProblemError(problem('renewal-awaited', {}, 'auto'));
  return { ...placeOf(session, token), accessToken: token.accessToken };
}

/** Longer ago, assignments may have changed for all that is known. */
const believedFor: Ms = day;

/**
 * What AWS has told lately, and to the very person who is signed in now, counts as told: it is asked for again in small parts, as
 * in a process that went on. So a restart does not list thousands of accounts anew.
 */
function shownAtFirst({ user, accounts }: Session): AccountList {
  if (user === null || user !== accounts.user) return accounts;
  const oldest = now() - believedFor;
  const items = accounts.items.map((account) => {
    const { status, knownAt } = account.roles;
    const isBelieved = status === 'waiting' && knownAt !== undefined && knownAt > oldest;
    return isBelieved ? { ...account, roles: { ...account.roles, status: 'ready' } as const } : account;
  });
  return { ...accounts, items };
}

function isWhole({ status, items }: AccountList): boolean {
  return status === 'ready' && items.every(({ roles }) => roles.status === 'ready' || roles.status === 'failed');
}

/** Also where the list or an account failed and would have been tried again: nobody does that any more. */
function unbegun(accounts: AccountList): AccountList {
  if (isWhole(accounts) && accounts.items.every(({ roles }) => roles.problem?.retry !== 'auto')) return accounts;
  const items = accounts.items.map((account) =>
    account.roles.status === 'loading' || account.roles.problem?.retry === 'auto'
      ? { ...account, roles: { ...account.roles, status: 'waiting', problem: null } as const }
      : account,
  );
  return { ...accounts, status: 'none', problem: null, items };
}
