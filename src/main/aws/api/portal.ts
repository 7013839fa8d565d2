/** The access portal of IAM Identity Center: accounts, permission sets and sign-out (API version 2019-06-10). */
import type { SSOClient } from '@aws-sdk/client-sso';
import { visibleName } from '../../../shared/names.ts';
import type { RawAnswer } from './whole-answer.ts';
import { accountsAnswer, checked, rolesAnswer } from './answers.ts';
import { type AwsCall, callAws } from './aws-call.ts';
import type { AwsPlace } from './aws-place.ts';
import type { AwsClients } from './clients.ts';
import { unexpectedAnswer } from './failure.ts';

/** What the portal calls need: where the Identity Center instance is, and the session's access token. */
export interface PortalAccess extends AwsPlace {
  readonly accessToken: string;
}

export interface ListedAccount {
  readonly accountId: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** A page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
}

/** Makes the call of one page when it may be made, and once more where that may help; settles as the last one does. */
export type Turn = <Answer>(call: () => Promise<Answer>) => Promise<Answer>;

/**
 * All calls throw `AwsFailure`, or the signal's reason when aborted. Lists come page by page, one call a page: whoever reads on
 * decides when the next one is made. One that does not come to its end is given up with `unexpected-answer`, after all that
 * it may have held. Without a `turn` each call is made at once, for somebody who waits for it (`RequestBudget.runNow`).
 */
export interface Portal {
  /** A page holds up to 100 accounts. */
  listAccounts(access: PortalAccess, signal?: AbortSignal, turn?: Turn): AsyncGenerator<Page<ListedAccount>, void>;
  /** Names of the roles that the user may take in one account, page by page, so that a caller can keep its pace. */
  listAccountRoles(
    access: PortalAccess,
    accountId: string,
    signal?: AbortSignal,
    turn?: Turn,
  ): AsyncGenerator<Page<string>, void>;
  /** Ends the portal session behind the token. Role credentials that were handed out live on until they expire. */
  logout(access: PortalAccess, signal?: AbortSignal): Promise<void>;
}

/** The most that the service gives at once. */
const pageSize = 100;

/** No list has more pages; that of a service which gives a new `nextToken` with each answer has no end. */
const mostPages = 500;
const mostAccounts = 50_000;
/** In one account. AWS's limit is 500 permission sets there. */
const mostRoles = 2_000;
/** The names of roles have 64 characters at most. What is longer is none, and is left out. */
const longestRoleName = 256;

export function createPortal(clients: AwsClients): Portal {
  const callWith = (
    access: PortalAccess,
    operation: string,
    signal: AbortSignal | undefined,
    turn?: Turn,
  ): AwsCall<SSOClient> => {
    const service = () => clients.portal(access);
    const { runNow } = clients.budgets.of(access);
    return { operation, host: `portal.sso.${access.region}`, service, signal, attempts: turn ? undefined : runNow };
  };

  return {
    async *listAccounts(access, signal, turn) {
      const { ListAccountsCommand } = await import('@aws-sdk/client-sso');
      const call = callWith(access, 'ListAccounts', signal, turn);
      yield* pagesOf<ListedAccount>(mostAccounts, turn, async (nextToken, checkOn) =>
        callAws(call, async (client, host, options) => {
          const { accessToken } = access;
          const command = new ListAccountsCommand({ accessToken, maxResults: pageSize, nextToken });
          const answer = checked(accountsAnswer, await client.send(command, options), 'ListAccounts', host);
          const items = answer.accountList.map(({ accountId, accountName, emailAddress }) => ({
            accountId,
            name: visibleName(accountName),
            email: emailAddress || null,
          }));
          return checkOn({ items, next: answer.nextToken }, host);
        }),
      );
    },

    async *listAccountRoles(access, accountId, signal, turn) {
      const { ListAccountRolesCommand } = await import('@aws-sdk/client-sso');
      const call = callWith(access, 'ListAccountRoles', signal, turn);
      yield* pagesOf<string>(mostRoles, turn, async (nextToken, checkOn) =>
        callAws(call, async (client, host, options) => {
          const { accessToken } = access;
          const command = new ListAccountRolesCommand({ accessToken, accountId, maxResults: pageSize, nextToken });
          const answer = checked(rolesAnswer, await client.send(command, options), 'ListAccountRoles', host);
          const items = answer.roleList.flatMap(({ roleName }) => (roleName.length > longestRoleName ? [] : roleName));
          return checkOn({ items, next: answer.nextToken }, host);
        }),
      );
    },

    async logout(access, signal) {
      const { LogoutCommand } = await import('@aws-sdk/client-sso');
      const { accessToken } = access;
      await callAws(callWith(access, 'Logout', signal), async (client, host, options) => {
        const command = new LogoutCommand({ accessToken });
        // The answer is empty, so the SDK takes anything for one: also the page of a proxy or a captive portal.
        command.middlewareStack.add(
          (next) => async (args) => {
            const result = await next(args);
            if (!isEmptyAnswer(result.response as RawAnswer)) throw unexpectedAnswer('Logout', host);
            return result;
          },
          { step: 'deserialize', name: 'daypassNoPage', priority: 'high' },
        );
        await client.send(command, options);
      });
    },
  };
}

/** A 200 without content; an empty object is none either. */
function isEmptyAnswer({ statusCode, headers, body }: RawAnswer): boolean {
  const text = body instanceof Uint8Array ? Buffer.from(body).toString('latin1').trim() : '';
  return statusCode === 200 && !headers['content-type']?.startsWith('text/html') && (text === '' || text === '{}');
}

interface Answered<Item> {
  readonly items: readonly Item[];
  /** Empty or undefined on the last one. */
  readonly next: string | undefined;
}

/** Reads on from page to page, until the last one or a page that cannot be one of an honest list. */
async function* pagesOf<Item>(
  mostItems: number,
  turn: Turn | undefined,
  ask: (
    nextToken: string | undefined,
    checkOn: (answer: Answered<Item>, host: string) => Answered<Item>,
  ) => Promise<Answered<Item>>,
): AsyncGenerator<Page<Item>, void> {
  const asked = new Set<string>();
  let [items, nextToken] = [0, undefined as string | undefined];
  do {
    const from = nextToken;
    const checkOn = (answer: Answered<Item>, host: string): Answered<Item> => {
      // A page that names itself or an earlier one would be read for ever.
      const turnsBack = Boolean(answer.next) && asked.has(answer.next ?? '');
      const isTooMuch = items + answer.items.length > mostItems || asked.size >= mostPages;
      if (turnsBack || isTooMuch) throw unexpectedAnswer('List', host);
      return answer;
    };
    const page = turn ? await turn(() => ask(from, checkOn)) : await ask(from, checkOn);
    items += page.items.length;
    nextToken = page.next;
    yield { items: page.items };
    if (nextToken) asked.add(nextToken);
  } while (nextToken);
}
