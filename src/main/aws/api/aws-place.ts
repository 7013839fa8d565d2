/** Where AWS is asked for a session, and by which certificates the connection there is trusted. */
import type { EndpointKinds } from '../endpoint-kinds.ts';
import { isRegion } from '../values.ts';

export interface AwsPlace {
  readonly region: string;
  /** Of the session: by its portal, AWS's calls for one organisation are counted together. Absent for what belongs to no session. */
  readonly startUrl?: string | undefined;
  /**
   * The files that `ca_bundle` names in the profiles of the session; none for what belongs to no session. They count for
   * its own requests alone: whoever issues certificates in one company's network is nobody to another one's session.
   */
  readonly caBundles: readonly string[];
  /** Whether AWS's FIPS endpoint is meant, also where the environment does not ask for it. */
  readonly useFipsEndpoint?: boolean | undefined;
  /** What the profile asks for that the call is made for, or all profiles of the session. The environment outranks it. */
  readonly endpointKinds?: EndpointKinds | undefined;
}

/** For requests of a session; with a token of its own in the region that this one comes from. */
export function placeOf(
  session: Pick<AwsPlace, 'region' | 'startUrl' | 'endpointKinds'> & Partial<Pick<AwsPlace, 'caBundles'>>,
  token?: OfARegion,
): AwsPlace {
  const { region, startUrl, caBundles = [], endpointKinds } = session;
  return {
    region: token ? regionOf(token, region) : region,
    caBundles,
    ...(startUrl !== undefined && { startUrl }),
    ...(endpointKinds !== undefined && { endpointKinds }),
  };
}

/** A token knows the region that it comes from; one that another tool has written may not. */
interface OfARegion {
  readonly region?: string | undefined;
}

/**
 * Where AWS is to be asked with a token: in the region that it comes from, whatever the config says by now. It becomes part
 * of a host name, so what cannot be a region is left aside.
 */
export function regionOf({ region }: OfARegion, configured: string): string {
  return region !== undefined && isRegion(region) ? region : configured;
}
