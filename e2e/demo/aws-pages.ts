/** What the demo shows in the place of AWS's own pages: nothing that it opens leaves the machine. */
import type { Page } from 'playwright';
import { accountsPage, consolePage } from '../../testing/identity-center/pages.ts';
import type { Account, Organisation } from '../../testing/identity-center/organisation.ts';

/** Goes to an address that Daypass has opened. Those of this machine answer for themselves, every other one is simulated. */
export async function openPage(page: Page, url: string, organisation: Organisation): Promise<void> {
  await page.route(isElsewhere, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: simulatedPage(url, organisation) }),
  );
  await page.goto(url);
}

/** Whether it is an address of another machine. */
export function isElsewhere({ protocol, hostname }: URL): boolean {
  return protocol.startsWith('http') && hostname !== '127.0.0.1' && hostname !== 'localhost';
}

/** As many as fit on a page. */
const mostAccounts = 40;

/** The page of a portal, or of the console that its link leads to. */
export function simulatedPage(address: string, { accountsOf }: Pick<Organisation, 'accountsOf'>): string {
  const { origin, pathname, hash } = new URL(address);
  const accounts = accountsOf(`${origin}${pathname}`);
  const [, query] = /^#\/console\?(.*)$/.exec(hash) ?? [];
  if (query === undefined) return accountsPage(`${origin}${pathname}`, accounts.slice(0, mostAccounts).map(nameOf));
  const asked = new URLSearchParams(query);
  const account = accounts.find(({ accountId }) => accountId === asked.get('account_id'));
  return consolePage(account ? nameOf(account) : (asked.get('account_id') ?? ''), asked.get('role_name') ?? '');
}

function nameOf({ accountId, accountName }: Account): string {
  return accountName ?? accountId;
}
