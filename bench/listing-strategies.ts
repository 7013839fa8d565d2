/** Ways to list all accounts and their roles at a portal with a limit: Daypass's own, and what other tools do. */
import { ListAccountRolesCommand, ListAccountsCommand, SSOClient } from '@aws-sdk/client-sso';
import { listAll } from '../testing/support/limited-listing.ts';
import { type LimitedPortal, pageSize, type Situation } from '../testing/support/limited-portal.ts';
import type { SimulatedTime } from '../testing/support/simulated-time.ts';

/** Resolves with the accounts whose roles are not known at the end. */
export type Strategy = (portal: LimitedPortal, situation: Situation, time: SimulatedTime) => Promise<number>;

/** The listing as the app runs it, with one budget for all sessions of the organisation. */
export const daypass: Strategy = (portal, { sessions }) => listAll(portal, sessions).lost;

/** Five at a time, each of which waits for five seconds when it is refused. */
export const fiveWorkers: Strategy = async (portal, _situation, time) => {
  const patient = async (): Promise<void> => {
    while (!(await portal.call())) await time.wait(5000);
  };
  for (let at = 0; at < portal.accounts.length; at += pageSize) await patient();
  let left = portal.accounts.length;
  const work = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1;
      await patient();
    }
  };
  await Promise.all(Array.from({ length: 5 }, work));
  return 0;
};

/** All accounts at once, with the SDK's own retry as it is by itself (three attempts). */
export const allAtOnce: Strategy = async (portal) => {
  const client = new SSOClient({
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1',
    requestHandler: {
      handle: async ({ query }: { readonly query: Readonly<Record<string, string>> }) => {
        const isTaken = await portal.call();
        const at = Number(query['next_token'] ?? 0);
        const isLast = at + pageSize >= portal.accounts.length;
        const page = {
          accountList: portal.accounts.slice(at, at + pageSize).map(({ accountId }) => ({ accountId })),
          roleList: portal.roles.map((roleName) => ({ roleName })),
          nextToken: isLast ? undefined : String(at + pageSize),
        };
        const refusal = { 'x-amzn-errortype': 'TooManyRequestsException' };
        const headers = { 'content-type': 'application/json', ...(!isTaken && refusal) };
        const body = Buffer.from(JSON.stringify(isTaken ? page : { message: 'HTTP 429 Unknown Code' }));
        const response = { statusCode: isTaken ? 200 : 429, headers, body };
        return { response: response as never };
      },
    },
  });
  const accessToken = 'a';
  const accounts: string[] = [];
  for (let nextToken: string | undefined, isFirst = true; isFirst || nextToken; isFirst = false) {
    const answer = await client.send(new ListAccountsCommand({ accessToken, maxResults: pageSize, nextToken }));
    accounts.push(...(answer.accountList ?? []).flatMap(({ accountId }) => accountId ?? []));
    nextToken = answer.nextToken;
  }
  const asked = accounts.map((accountId) => client.send(new ListAccountRolesCommand({ accessToken, accountId })));
  return (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected').length;
};
