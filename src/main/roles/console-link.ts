/** The access portal's own links to the console of an account and role: they hold no credentials. */
import { withoutTrailing } from '../../shared/text-ends.ts';

export interface ConsoleTarget {
  readonly accountId: string;
  /** Name of the permission set. */
  readonly roleName: string;
  /** An address of the AWS console; null: where the administrator has chosen, or the console's home. */
  readonly destination: string | null;
}

/**
 * The shortcut link that the portal itself makes (`…/start/#/console?account_id=…&role_name=…`, feature "create shortcut
 * link" of the access portal). `startUrl` is at AWS, not at a company's own domain. The browser signs in to the portal with its own session.
 */
export function consoleLink(startUrl: string, { accountId, roleName, destination }: ConsoleTarget): string {
  const query = new URLSearchParams({ account_id: accountId, role_name: roleName });
  if (destination !== null) query.set('destination', destination);
  return `${portalUrl(startUrl)}/#/console?${query.toString()}`;
}

/** People paste start URLs from the browser's address bar, with `/`, `#` or `#/` at the end. */
function portalUrl(startUrl: string): string {
  const url = new URL(startUrl);
  return withoutTrailing(`${url.origin}${url.pathname}`, '/');
}
