/** Finds a role with which AWS can be asked who is signed in: any will do, so the most harmless of those that are known. */
import type { Session } from '../../shared/app-state.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import type { Identity } from '../aws/api/identity.ts';
import type { RoleName } from '../aws/api/role-keys.ts';
import type { Portal, PortalAccess } from '../aws/api/portal.ts';

export interface FindUserDeps {
  readonly portal: Portal;
  readonly identity: Identity;
}

/** Of what is known already, and again of what was listed. */
const mostRoles = 2;

/** Null if no role can be used. Throws `AwsFailure`, or the signal's reason. */
export async function findUser(
  { portal, identity }: FindUserDeps,
  session: Session,
  access: PortalAccess,
  signal: AbortSignal,
): Promise<string | null> {
  let doubt: AwsFailure | undefined;
  const tryRoles = async (roles: readonly RoleName[]): Promise<string | null> => {
    for (const role of roles.slice(0, mostRoles)) {
      const user = await identity.userOf(access, role, signal).catch((error: unknown) => {
        // It may be about this role alone, or about the token: asked of another one.
        if (error instanceof AwsFailure && error.reason === 'unauthorized') doubt ??= error;
        return nullIfRefused(error);
      });
      if (user !== null) return user;
    }
    return null;
  };
  const user = await tryRoles(rolesToAsk(session));
  if (user !== null) return user;
  // Nothing is known, or it is what another person had.
  const listed = await tryRoles(await listRolesToAsk(portal, access, signal));
  // Not answered, and worth another question when somebody looks again.
  if (listed === null && doubt) throw doubt;
  return listed;
}

/** Each use of such a role is an event in itself: somebody is called out of bed. */
const alarming = /break.?glass|emergency|fire.?call|fire.?fighter/i;
const harmless = /read.?only|view.?only|audit|monitor/i;
const mighty = /admin|root|owner|full.?access/i;

/**
 * The roles of the session that are known without asking: those of the profiles first, because tools on this machine use them
 * anyway. Among all, those that can do least come first, and those whose use sets off an alarm are left out.
 */
export function rolesToAsk({
  profiles,
  recentRoles,
  accounts,
}: Pick<Session, 'profiles' | 'recentRoles' | 'accounts'>): readonly RoleName[] {
  const ofProfiles = profiles.flatMap(({ accountId, roleName }) =>
    accountId !== null && roleName !== null ? [{ accountId, roleName }] : [],
  );
  // What is assumed through others is nobody's to hand out here.
  const recent = recentRoles.flatMap(({ accountId, roleName, profile }) =>
    profile === undefined ? [{ accountId, roleName }] : [],
  );
  const listed = accounts.items.flatMap(({ accountId, roles, news }) =>
    news === 'gone' ? [] : roles.names.map((roleName) => ({ accountId, roleName })),
  );
  return leastFirst([...ofProfiles, ...recent, ...listed]);
}

/** Of a company's many accounts the first ones have to do. */
const mostAccounts = 2;

/** Asks AWS for some roles of whoever is signed in: one page of accounts, and the roles of the first ones. */
async function listRolesToAsk(portal: Portal, access: PortalAccess, signal: AbortSignal): Promise<readonly RoleName[]> {
  const page = await portal.listAccounts(access, signal).next();
  const accounts = page.value?.items.slice(0, mostAccounts) ?? [];
  const roles: RoleName[] = [];
  for (const { accountId } of accounts) {
    // One page has enough of them.
    const first = await portal.listAccountRoles(access, accountId, signal).next();
    roles.push(...(first.value?.items ?? []).map((roleName) => ({ accountId, roleName })));
    if (roles.some(({ roleName }) => !alarming.test(roleName))) break;
  }
  return leastFirst(roles);
}

function leastFirst(roles: readonly RoleName[]): readonly RoleName[] {
  const weight = ({ roleName }: RoleName): number => (mighty.test(roleName) ? 2 : harmless.test(roleName) ? 0 : 1);
  return roles.filter(({ roleName }) => !alarming.test(roleName)).toSorted((a, b) => weight(a) - weight(b));
}

/** The user does not have this role, but may have another one. */
function nullIfRefused(error: unknown): null {
  // Whatever STS says is not about the role: nobody needs a permission to ask it for a name.
  if (error instanceof AwsFailure && !error.isPassing && error.reason !== 'denied') return null;
  throw error;
}
