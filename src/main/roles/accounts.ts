/** Loads the accounts of signed-in sessions and their roles, for as long as somebody looks: one listing a session. */
import type { AccountList, Session, SessionId } from '../../shared/app-state.ts';
import { problem } from '../../shared/problems.ts';
import { placeOf } from '../aws/api/aws-place.ts';
import type { Portal, PortalAccess } from '../aws/api/portal.ts';
import { now } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import { ProblemError } from '../core/problem-error.ts';
import type { Rejections } from '../sessions/renewal/rejections.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { TokenScopes } from '../sessions/token-scopes.ts';
import type { Store } from '../core/store.ts';
import { createListing, type Listing } from './listing.ts';
import { Over } from './listing-failures.ts';
import { createRequestBudgets } from './request-budgets.ts';

export interface Accounts {
  /** Loads where nothing has been loaded yet; `again` loads in any case. Not where the session's scopes give no accounts. */
  load(id: SessionId, again?: boolean): void;
  /** Loads one account's roles before all others, as somebody looks at it; `again` also where they have failed. */
  loadRoles(id: SessionId, accountId: string, again?: boolean): void;
  /** Asks AWS for nothing more until `resume`: nobody looks. */
  pause(): void;
  resume(): void;
  /** What failed for a passing reason may succeed now: another network. */
  retryNow(): void;
  /** Ends what runs for a session. */
  stop(id: SessionId): void;
}

interface AccountsDeps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly portal: Portal;
  readonly tokenScopes: TokenScopes;
  readonly rejections: Rejections;
  readonly log: Log;
}

export function createAccounts(deps: AccountsDeps): Accounts {
  const { store, sessions, tokenScopes, portal, rejections, log } = deps;
  const running = new Map<SessionId, Listing>();
  /** Whose scopes are being looked up. */
  const starting = new Set<SessionId>();
  /** The client that the token of a listing belongs to: renewals keep it. */
  const clients = new Map<SessionId, string | undefined>();
  const budgets = createRequestBudgets();

  const stop = (id: SessionId): void => {
    starting.delete(id);
    running.get(id)?.end();
    running.delete(id);
    // What was not loaded to its end is not there: the next `load` begins with what is.
    store.updateSession(id, ({ accounts, ...session }) => ({ ...session, accounts: unbegun(accounts) }));
  };

  const create = (id: SessionId, { region, startUrl, accounts }: Session): Listing => {
    const listing: Listing = createListing(
      {
        id,
        portal,
        rejections,
        log,
        budget: budgets.of({ region, startUrl }),
        access: () => accessOf(deps, id),
        over: () => {
          if (running.get(id) === listing) stop(id);
        },
        publish(list) {
          const before = store.session(id);
          // Somebody has put the list away, as it is another person's or another portal's.
          if (running.get(id) !== listing || !before || !activeOf(before.phase) || before.accounts.status === 'none') {
            if (running.get(id) === listing) running.delete(id);
            return false;
          }
          store.updateSession(id, (session) => ({ ...session, accounts: list }));
          return true;
        },
      },
      accounts,
    );
    return listing;
  };

  const begin = (id: SessionId): void => {
    const session = store.session(id);
    if (!session || !activeOf(session.phase)) return;
    const known = running.get(id);
    if (known && session.accounts.status !== 'none') return known.list();
    known?.end();
    const listing = create(id, session);
    running.set(id, listing);
    clients.set(id, sessions.token(id)?.clientId);
    store.updateSession(id, (one) => ({ ...one, accounts: { ...one.accounts, status: 'loading', problem: null } }));
    listing.list();
  };

  /** Perhaps another person's: what that one may see is another list. A list that is whole is compared elsewhere (signed-in-users.ts). */
  const followSignIn = (id: SessionId): void => {
    clients.set(id, sessions.token(id)?.clientId);
    const accounts = store.session(id)?.accounts;
    if (accounts && !isWhole(accounts)) running.get(id)?.list();
    else running.get(id)?.retryNow();
  };
  sessions.onSignIn(followSignIn);
  sessions.onNewToken((id) => {
    if (clients.get(id) !== sessions.token(id)?.clientId) followSignIn(id);
    else running.get(id)?.retryNow();
  });

  return {
    load(id, again = false) {
      const session = store.session(id);
      if (!session || !activeOf(session.phase) || !sessions.token(id)) return;
      if (starting.has(id) || (!again && session.accounts.status !== 'none')) return;
      starting.add(id);
      void tokenScopes.areForAccounts(id).then((isGiven) => {
        if (starting.delete(id) && isGiven) begin(id);
      });
    },
    loadRoles: (id, accountId, again = false) => running.get(id)?.want(accountId, again),
    stop,
    pause: () => budgets.pause(),
    resume() {
      budgets.resume();
      for (const listing of running.values()) listing.retryNow();
    },
    retryNow() {
      for (const listing of running.values()) listing.retryNow();
    },
  };
}

/** A token past its end is not shown to AWS: the 401 that it would get says nothing about a session that can be renewed. */
function accessOf({ store, sessions }: AccountsDeps, id: SessionId): PortalAccess {
  const token = sessions.token(id);
  const session = sessions.configuredSession(id);
  if (!token || !session || !activeOf(store.session(id)?.phase ?? { step: 'signing-out' })) throw new Over();
  if (token.expiresAt <= now()) throw new ProblemError(problem('renewal-awaited', {}, 'auto'));
  return { ...placeOf(session, token), accessToken: token.accessToken };
}

function isWhole({ status, items }: AccountList): boolean {
  return status === 'ready' && items.every(({ roles }) => roles.status === 'ready' || roles.status === 'failed');
}

/** Also where the list or an account failed and would have been tried again: nobody does that any more. */
function unbegun(accounts: AccountList): AccountList {
  if (isWhole(accounts) && accounts.items.every(({ roles }) => roles.problem?.retry !== 'auto')) return accounts;
  const items = accounts.items.map((account) =>
    account.roles.status === 'loading'
      ? { ...account, roles: { ...account.roles, status: 'waiting' } as const }
      : account,
  );
  return { status: 'none', problem: null, items };
}
