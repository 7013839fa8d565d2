/** The storey of AWS: everything that AWS is asked with, and the cache files that all AWS tools share. */
import { type AwsClients, createAwsClients, type OnDate } from '../aws/api/clients.ts';
import { createFederation, type Federation } from '../aws/api/federation.ts';
import { createIdentity, type Identity } from '../aws/api/identity.ts';
import { createOidc, type Oidc } from '../aws/api/oidc.ts';
import { createPortal, type Portal } from '../aws/api/portal.ts';
import { createPortalLookup, type PortalLookup } from '../aws/api/portal-lookup.ts';
import { createRegionLookup, type RegionLookup } from '../aws/api/portal-region.ts';
import { createRequestBudgets, type RequestBudgets } from '../aws/api/request-budgets.ts';
import { createSharedRates } from '../aws/api/shared-rates.ts';
import { createRoleKeysService, type RoleKeysService } from '../aws/api/role-keys.ts';
import { createRegistrationCache, type RegistrationCache } from '../aws/cache/registration-cache.ts';
import { createTokenCache, type TokenCache } from '../aws/cache/token-cache.ts';
import type { AwsPaths } from '../aws/paths.ts';
import { daypassFolder } from '../system/files.ts';
import type { Desktop } from './desktop.ts';

export interface Aws {
  readonly paths: AwsPaths;
  /** For calls that the app does not make, and a command does. */
  readonly clients: AwsClients;
  readonly oidc: Oidc;
  readonly portal: Portal;
  readonly identity: Identity;
  readonly roleKeys: RoleKeysService;
  readonly federation: Federation;
  readonly portalLookup: PortalLookup;
  readonly regionLookup: RegionLookup;
  readonly tokenCache: TokenCache;
  readonly registrationCache: RegistrationCache;
  /** At which rate AWS is called for each organisation, by all Daypass processes on this home. */
  readonly budgets: RequestBudgets;
  /** Calls back with each answer of AWS: which time it tells, and when this computer asked. */
  onDate(listener: OnDate): void;
}

export function createAws({ paths, env }: Pick<Desktop, 'paths' | 'env'>): Aws {
  const listeners: OnDate[] = [];
  const budgets = createRequestBudgets(createSharedRates(daypassFolder(paths.home)));
  const heard: OnDate = (there, askedAt) => {
    for (const listener of listeners) listener(there, askedAt);
  };
  const clients = createAwsClients(env, heard, budgets);
  return {
    paths,
    clients,
    budgets,
    oidc: createOidc(clients),
    portal: createPortal(clients),
    identity: createIdentity(clients),
    roleKeys: createRoleKeysService(clients),
    federation: createFederation(clients, env),
    portalLookup: createPortalLookup(clients),
    regionLookup: createRegionLookup(clients),
    tokenCache: createTokenCache(paths.ssoCacheDir),
    registrationCache: createRegistrationCache(paths.ssoCacheDir),
    onDate: (listener) => void listeners.push(listener),
  };
}
