/** What a pasted start URL tells, as the form for a new session shows it. */

/**
 * Where the region comes from: the address itself, the redirect of a company's own domain, the portal's own page, or
 * nobody has told it.
 * `not-followed`: a company's own domain that has not been asked yet where it leads.
 */
export type RegionSource = 'address' | 'redirect' | 'page' | 'unknown' | 'not-followed';

export interface StartUrlFinding {
  /** AWS's own address of the portal in its plain form, or the company's own if that has not been followed. */
  readonly startUrl: string;
  readonly region: string | null;
  readonly how: RegionSource;
  /** The company's own domain that leads there; null if AWS's address was given. */
  readonly via: string | null;
  /** For the session: made from the address, not taken yet, and one that every AWS tool reads. */
  readonly name: string;
}

/**
 * The region to sign in with, as the AWS CLI decides (customizations/sso/resolve.py): a redirect outranks what was
 * chosen, and what was chosen the address of a portal.
 */
export function regionFor({ how, region }: Pick<StartUrlFinding, 'how' | 'region'>, chosen: string | null) {
  return how === 'redirect' ? (region ?? chosen) : (chosen ?? region);
}
