/** The access portal of IAM Identity Center: accounts, permission sets and sign-out (API version 2019-06-10). */
import type { SSOClient } from '@aws-sdk/client-sso';
import { type AwsClients, withSignal } from './clients.ts';
import { endpointOf } from './endpoint.ts';
import { toFailure } from './failure.ts';

/** What the portal calls need: the region of the Identity Center instance and the session's access token. */
export interface PortalAccess {
  readonly region: string;
  readonly accessToken: string;
}

export interface ListedAccount {
  readonly accountId: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** All calls throw `AwsFailure`, or the signal's reason when aborted. */
export interface Portal {
  /** Page by page; a page holds up to 100 accounts. */
  listAccounts(access: PortalAccess, signal?: AbortSignal): AsyncGenerator<readonly ListedAccount[]>;
  /** Names of the roles that the user may take in one account, page by page, so that a caller can keep its pace. */
  listAccountRoles(access: PortalAccess, accountId: string, signal?: AbortSignal): AsyncGenerator<readonly string[]>;
  /** Ends the portal session behind the token. Role credentials that were handed out live on until they expire. */
  logout(access: PortalAccess, signal?: AbortSignal): Promise<void>;
}

/** The most that the service gives at once. */
const pageSize = 100;

export function createPortal(clients: AwsClients): Portal {
  const call = async <Output>(
    region: string,
    operation: string,
    signal: AbortSignal | undefined,
    send: (client: SSOClient) => Promise<Output>,
  ): Promise<Output> => {
    const client = await clients.portal(region);
    try {
      return await send(client);
    } catch (error) {
      signal?.throwIfAborted();
      throw toFailure(operation, await hostOf(client), error);
    }
  };

  return {
    async *listAccounts({ region, accessToken }, signal) {
      const { ListAccountsCommand } = await import('@aws-sdk/client-sso');
      let nextToken: string | undefined;
      do {
        const command = new ListAccountsCommand({ accessToken, maxResults: pageSize, nextToken });
        const page = await call(region, 'ListAccounts', signal, async (client) => {
          const { accountList, nextToken: next } = await client.send(command, withSignal(signal));
          return { accounts: whole(accountList), next: onward(nextToken, next) };
        });
        yield page.accounts.flatMap(({ accountId, accountName, emailAddress }) =>
          accountId ? [{ accountId, name: accountName?.trim() || null, email: emailAddress?.trim() || null }] : [],
        );
        nextToken = page.next;
      } while (nextToken);
    },

    async *listAccountRoles({ region, accessToken }, accountId, signal) {
      const { ListAccountRolesCommand } = await import('@aws-sdk/client-sso');
      let nextToken: string | undefined;
      do {
        const command = new ListAccountRolesCommand({ accessToken, accountId, maxResults: pageSize, nextToken });
        const page = await call(region, 'ListAccountRoles', signal, async (client) => {
          const { roleList, nextToken: next } = await client.send(command, withSignal(signal));
          return { roles: whole(roleList), next: onward(nextToken, next) };
        });
        yield page.roles.flatMap(({ roleName }) => roleName ?? []);
        nextToken = page.next;
      } while (nextToken);
    },

    async logout({ region, accessToken }, signal) {
      const { LogoutCommand } = await import('@aws-sdk/client-sso');
      const command = new LogoutCommand({ accessToken });
      // The answer is empty, so the SDK takes any 200 for one: also the page of a proxy or a captive portal.
      command.middlewareStack.add(
        (next) => async (args) => {
          const result = await next(args);
          const { headers = {} } = result.response as { readonly headers?: Readonly<Record<string, string>> };
          if (headers['content-type']?.startsWith('text/html')) throw new NotAws();
          return result;
        },
        { step: 'deserialize', name: 'daypassNoPage', priority: 'low' },
      );
      await call(region, 'Logout', signal, (client) => client.send(command, withSignal(signal)));
    },
  };
}

/** A 200 that is not AWS's; `toFailure` takes what has no AWS error format for a stranger's answer. */
class NotAws extends Error {}

function whole<List>(list: List | undefined): List {
  if (list === undefined) throw new NotAws();
  return list;
}

/** A page that names itself as the next one would be read for ever. */
function onward(from: string | undefined, next: string | undefined): string | undefined {
  if (next && next === from) throw new NotAws();
  return next;
}

/** The host that a message names: where the SDK really sends the calls. */
async function hostOf(client: SSOClient): Promise<string> {
  const { LogoutCommand } = await import('@aws-sdk/client-sso');
  const command = new LogoutCommand({ accessToken: 'none' });
  return (await endpointOf(command, () => client.send(command))).host;
}
