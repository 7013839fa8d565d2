/**
 * Knows for what each session's token is good. The token does not tell; the client registration that it was made with does,
 * which stands in the same folder. The config file tells only what the next sign-in will ask for.
 */
import type { SessionId } from '../../shared/app-state.ts';
import { areForAccounts } from '../../shared/account-access.ts';
import type { RegistrationCache } from '../aws/cache/registration-cache.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from '../core/store.ts';

export interface TokenScopes {
  /** Whether the session's present token is one for accounts, roles and their credentials. Never rejects. */
  areForAccounts(id: SessionId): Promise<boolean>;
}

export interface TokenScopesDeps {
  readonly store: Store;
  readonly sessions: Pick<Sessions, 'token' | 'configuredSession' | 'onNewToken' | 'onSignIn'>;
  readonly registrations: Pick<RegistrationCache, 'scopesOf'>;
}

export function createTokenScopes({ store, sessions, registrations }: TokenScopesDeps): TokenScopes {
  /** By session: renewals keep the client, and with it the scopes. */
  const known = new Map<SessionId, { readonly clientId: string | undefined; readonly scopes: Promise<Scopes> }>();

  const scopesOf = (id: SessionId): Promise<Scopes> => {
    const token = sessions.token(id);
    const before = known.get(id);
    if (!token || (before && before.clientId === token.clientId)) return before?.scopes ?? Promise.resolve(null);
    // As the file is at this moment: a line that is changed later is not about this sign-in.
    const configured = sessions.configuredSession(id)?.scopes ?? null;
    // Where no registration tells, it is what the AWS CLI goes by too: a token that is refused for accounts then is one that
    // it calls expired or invalid, with a new sign-in as the remedy (aws-cli, UnauthorizedSSOTokenError). So does rejections.ts.
    const { clientId } = token;
    const scopes = (clientId === undefined ? Promise.resolve(null) : registrations.scopesOf(clientId))
      .catch(() => null)
      .then((registered) => registered ?? configured);
    known.set(id, { clientId, scopes });
    return scopes;
  };

  const show = async (id: SessionId): Promise<void> => {
    const asked = scopesOf(id);
    const tokenScopes = await asked;
    if (known.get(id)?.scopes !== asked) return;
    store.updateSession(id, (session) => ({ ...session, tokenScopes }));
  };

  sessions.onNewToken((id) => void show(id));
  sessions.onSignIn((id) => void show(id));

  return { areForAccounts: async (id) => areForAccounts(await scopesOf(id)) };
}

type Scopes = readonly string[] | null;
