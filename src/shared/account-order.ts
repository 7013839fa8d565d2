/** The order in which accounts and roles are shown, by the main process and by the page. */

/** What the order of an account depends on. AWS may leave out name and e-mail address. */
export interface NamedAccount {
  readonly accountId: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** By name, then by e-mail address, then by id. Accounts without a name come last, as a number tells nobody much. */
export function byName(a: NamedAccount, b: NamedAccount): number {
  return compareKnown(a.name, b.name) || compareKnown(a.email, b.email) || compareNames(a.accountId, b.accountId);
}

/** What is not known comes last. */
function compareKnown(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareNames(a, b);
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}
