/** Asks AWS for role credentials with a session's token, and says in plain words why it gives none. */
import type { SessionId } from '../../shared/app-state.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import { minute, second } from '../../shared/time.ts';
import { type AwsPlace, placeOf } from '../aws/api/aws-place.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import type { Portal, PortalAccess } from '../aws/api/portal.ts';
import type { RoleKeys, RoleKeysService } from '../aws/api/role-keys.ts';
import type { EndpointKinds } from '../aws/endpoint-kinds.ts';
import { ProblemError } from '../core/problem-error.ts';
import type { Store } from '../core/store.ts';
import type { ClockCheck } from '../sessions/clock-check.ts';
import type { Rejections } from '../sessions/renewal/rejections.ts';
import type { Renewals } from '../sessions/renewal/renewals.ts';
import { activeOf } from '../sessions/session-phase.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { now } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import type { AssumedRole, SsoRole } from './plan.ts';

/** Both throw `ProblemError` with words that help. `kinds`: what the profile asks for; without it, its session. */
export interface RoleQuestions {
  ofRole(role: SsoRole, kinds?: EndpointKinds): Promise<RoleKeys>;
  /** `sessionId`: from which `keys` come, in the end. */
  assume(role: AssumedRole, sessionId: SessionId, keys: RoleKeys, kinds?: EndpointKinds): Promise<RoleKeys>;
}

export interface RoleQuestionsDeps {
  readonly store: Store;
  readonly sessions: Pick<Sessions, 'configuredSession' | 'readTokens' | 'token' | 'onSignIn'>;
  readonly renewals: Pick<Renewals, 'renewNow'>;
  readonly rejections: Pick<Rejections, 'heard'>;
  readonly clockCheck: Pick<ClockCheck, 'awsNow'>;
  readonly roleKeys: RoleKeysService;
  readonly portal: Pick<Portal, 'listAccountRoles'>;
  readonly log: Log;
}

export function createRoleQuestions(deps: RoleQuestionsDeps): RoleQuestions {
  const { store, sessions, roleKeys, rejections } = deps;

  const ask = async (role: SsoRole, kinds: EndpointKinds | undefined, isAgain: boolean): Promise<RoleKeys> => {
    const { sessionId } = role;
    const token = await usableToken(deps, sessionId);
    const session = sessions.configuredSession(sessionId);
    if (!token || !session) throw notSignedIn(store, sessionId);
    try {
      const place = withKinds(placeOf(session, token), kinds);
      return await roleKeys.ofRole({ ...place, accessToken: token.accessToken }, role);
    } catch (error) {
      if (!(error instanceof AwsFailure)) throw error;
      if (error.reason === 'forbidden' || error.reason === 'not-found') {
        throw new ProblemError(
          await refusalOf(deps, role, { ...placeOf(session, token), accessToken: token.accessToken }),
        );
      }
      if (error.reason === 'invalid-request') {
        const { accountId, roleName } = role;
        throw new ProblemError(problem('role-invalid', { accountId, roleName }, 'user'));
      }
      if (error.reason !== 'unauthorized') throw error;
      const meaning = await rejections.heard(sessionId, token.accessToken, 'roles');
      if (meaning === 'ended') throw notSignedIn(store, sessionId);
      if (meaning === 'ask-again' && !isAgain) return ask(role, kinds, true);
      throw meaning === 'refused-here' ? new ProblemError(refusalBy(listedRoles(store, role), role)) : error;
    }
  };

  return {
    ofRole: (role, kinds) => ask(role, kinds, false),
    async assume(role, sessionId, keys, kinds) {
      const session = sessions.configuredSession(sessionId);
      if (!session) throw notSignedIn(store, sessionId);
      const { caBundles, region, endpointKinds } = placeOf(session);
      const roleSessionName = role.roleSessionName ?? `daypass-session-${Math.floor(now() / second)}`;
      try {
        const place = withKinds({ caBundles, region: role.region ?? region, endpointKinds }, kinds);
        return await roleKeys.assume(place, keys, { ...role.request, roleSessionName });
      } catch (error) {
        if (!(error instanceof AwsFailure)) throw error;
        const { profile, request } = role;
        const { roleArn } = request;
        if (error.reason === 'denied') throw new ProblemError(problem('assume-refused', { roleArn, profile }, 'user'));
        if (error.reason === 'invalid-request') {
          throw new ProblemError(problem('assume-invalid', { roleArn, profile }, 'user'));
        }
        if (error.reason === 'keys-refused') throw new ProblemError(clockProblem(deps) ?? refusedKeys(profile));
        throw error;
      }
    },
  };
}

function withKinds(place: AwsPlace, kinds: EndpointKinds | undefined): AwsPlace {
  return kinds === undefined ? place : { ...place, endpointKinds: kinds };
}

/** A token that has ended and can be renewed is renewed first, as the AWS CLI does it. */
async function usableToken({ store, sessions, renewals, clockCheck }: RoleQuestionsDeps, id: SessionId) {
  const phase = store.session(id)?.phase;
  const active = phase && activeOf(phase);
  if (!active) return undefined;
  if (active.accessTokenEndsAt <= clockCheck.awsNow()) await renewals.renewNow(id);
  return sessions.token(id);
}

/** `session-not-signed-in`, with the session's name. */
export function notSignedIn(store: Pick<Store, 'session'>, id: SessionId): ProblemError {
  const session = store.session(id)?.name ?? id.slice(id.indexOf(':') + 1);
  return new ProblemError(problem('session-not-signed-in', { session }, 'user'));
}

/** For a list that only makes a refusal clearer. */
const longestListing = 5 * second;

/** By the list that is at hand; where the account is not in it, as in a command, by asking AWS for its roles. */
async function refusalOf({ store, portal, log }: RoleQuestionsDeps, role: SsoRole, access: PortalAccess) {
  const known = listedRoles(store, role);
  if (known.length > 0) return refusalBy(known, role);
  const names: string[] = [];
  try {
    const pages = portal.listAccountRoles(access, role.accountId, AbortSignal.timeout(longestListing));
    for await (const { items } of pages) names.push(...items);
  } catch (error) {
    log.info('no roles listed for a refused one', { error });
  }
  return refusalBy(names, role);
}

function listedRoles(store: Store, { sessionId, accountId }: SsoRole): readonly string[] {
  const account = store.session(sessionId)?.accounts.items.find((one) => one.accountId === accountId);
  return account?.roles.names ?? [];
}

/** Not assigned in effect yet, no longer, or a name that is written in other letters than AWS's. `names`: of the account's roles. */
function refusalBy(names: readonly string[], { accountId, roleName }: SsoRole): Problem {
  if (names.includes(roleName)) return problem('not-assigned', { accountId }, 'user');
  const listed = names.find((name) => name.toLowerCase() === roleName.toLowerCase());
  if (listed !== undefined) return problem('role-other-case', { roleName, listed, accountId }, 'user');
  return problem('role-refused', { roleName, accountId }, 'user');
}

function refusedKeys(profile: string): Problem {
  return problem('keys-refused', { profile }, 'user');
}

/** Where this clock differs from AWS's by minutes: then nothing that is signed is taken. */
function clockProblem({ clockCheck }: RoleQuestionsDeps): Problem | null {
  const ahead = Math.round((now() - clockCheck.awsNow()) / minute);
  if (ahead === 0) return null;
  return problem('clock-skewed', { minutes: Math.abs(ahead), direction: ahead > 0 ? 'ahead' : 'behind' }, 'user');
}
