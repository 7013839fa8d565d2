/** Where AWS is asked for a session, and by which certificates the connection there is trusted. */
import type { ConfiguredSession } from './config-reader.ts';
import { regionOf, type Token } from './token-file.ts';

export interface AwsPlace {
  readonly region: string;
  /**
   * The files that `ca_bundle` names in the profiles of the session; none for what belongs to no session. They count for
   * its own requests alone: whoever issues certificates in one company's network is nobody to another one's session.
   */
  readonly caBundles: readonly string[];
}

/** For requests of a session; with a token of its own in the region that this one comes from. */
export function placeOf(
  session: Pick<ConfiguredSession, 'region' | 'caBundles'>,
  token?: Pick<Token, 'region'>,
): AwsPlace {
  const { region, caBundles = [] } = session;
  return { region: token ? regionOf(token, region) : region, caBundles };
}
