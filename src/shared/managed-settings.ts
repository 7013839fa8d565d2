/** What an administrator has settled for everybody on this computer. It outranks what the user has chosen. */
import { type Problem, problem } from './problems.ts';
import { withoutTrailing } from './text-ends.ts';

export interface ManagedSettings {
  /** Where they stand, as shown to people: a file, or a key of the registry; null: nothing is managed. */
  readonly place: string | null;
  /** The access portals that may be signed in to; null: any. */
  readonly allowedStartUrls: readonly string[] | null;
  /** Whether Daypass asks for new versions of itself; null: as the user has chosen. */
  readonly checkForUpdates: boolean | null;
  /** Whether Daypass gives role credentials to people and programs; null: it does. */
  readonly credentialFeatures: boolean | null;
}

export const nothingManaged: ManagedSettings = {
  place: null,
  allowedStartUrls: null,
  checkForUpdates: null,
  credentialFeatures: null,
};

/** The part of the state that is about it. */
export interface ManagedState {
  readonly managed: ManagedSettings;
}

/** Whether Daypass asks for new versions; null: nobody has said yet, neither the administrator nor the user. */
export function checksForUpdates(state: ManagedState & { readonly checkForUpdates: boolean | null }): boolean | null {
  return state.managed.checkForUpdates ?? state.checkForUpdates;
}

/** Why a sign-in to this portal is out of the question; null: it may be. */
export function portalRefusal({ managed }: ManagedState, startUrl: string): Problem | null {
  const { place, allowedStartUrls } = managed;
  if (place === null || allowedStartUrls === null) return null;
  const wanted = plainStartUrl(startUrl);
  if (allowedStartUrls.some((allowed) => plainStartUrl(allowed) === wanted)) return null;
  return problem('start-url-not-allowed', { startUrl, place }, 'user');
}

/** Why no role credentials are given to anybody; null: they are. */
export function credentialsRefusal({ managed: { place, credentialFeatures } }: ManagedState): Problem | null {
  if (place === null || credentialFeatures !== false) return null;
  return problem('credentials-managed-off', { place }, 'user');
}

/** Why the user does not choose whether Daypass asks for new versions; null: the user does. */
export function updatesRefusal({ managed: { place, checkForUpdates } }: ManagedState): Problem | null {
  if (place === null || checkForUpdates === null) return null;
  return problem('updates-managed', { place }, 'user');
}

/** Without what makes no other portal of it: letters of the host, the usual port, a query, a fragment, slashes at the end. */
function plainStartUrl(startUrl: string): string {
  const url = URL.parse(startUrl);
  return url === null ? startUrl : `${url.origin}${withoutTrailing(url.pathname, '/')}`;
}
