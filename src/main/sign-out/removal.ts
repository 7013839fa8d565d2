/** Takes the sign-ins off this computer, and finds out what AWS is to be told about them. */
import { accountScope } from '../../shared/account-access.ts';
import path from 'node:path';
import type { SessionId } from '../../shared/app-state.ts';
import type { Problem } from '../../shared/problems.ts';
import type { OtherSignIn } from '../../shared/sign-out-report.ts';
import { second } from '../../shared/time.ts';
import { type AwsPlace, placeOf } from '../aws/api/aws-place.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import { isNewRegion } from '../../shared/session-values.ts';
import { isSendable } from '../aws/values.ts';
import { tokenFileName, type TokenCache, type TokenRemoved } from '../aws/cache/token-cache.ts';
import type { Token } from '../aws/cache/token-file.ts';
import { otherPortalOf } from '../sessions/token-portal.ts';
import type { StoredToken } from '../aws/cache/token-sweep.ts';
import { fewAtOnce, inTime } from '../system/time-limits.ts';
import { unwritable } from '../core/problem-error.ts';
import type { BeyondFile } from '../sessions/renewal/beyond-file.ts';
import { type Sessions, tokenKey } from '../sessions/sessions.ts';
import type { LogoutOutcome, TokenToEnd } from './aws-logout.ts';
import { harmlessName } from './sign-out-report.ts';

/** A session as it was when its sign-out began. */
export interface SignedInSession {
  readonly configured: ConfiguredSession;
  /** A secret: it goes to AWS and to nobody else. */
  readonly token: Token | undefined;
}

export interface RemovalDeps {
  readonly sessions: Sessions;
  readonly tokenCache: TokenCache;
  /** Whether sign-ins that other programs keep in the same folder are left alone. */
  readonly sparesOtherTools: () => boolean;
  /** What is known of a session's tokens beyond its file. */
  readonly beyond: (id: SessionId) => BeyondFile;
  /**
   * What the sign-out is of; null for a session that was not configured then. The config file may go meanwhile, and with it
   * all that `sessions` knows.
   */
  readonly known: (id: SessionId) => SignedInSession | null;
}

/** One sign-in that is gone from here. */
export interface RemovedSignIn {
  /** Null for one that the config file does not know. */
  readonly session: string | null;
  /** What AWS is to be told of; else why it is not asked. */
  readonly token: TokenToEnd | LogoutOutcome;
}

export interface Removed {
  readonly removedSignIns: readonly RemovedSignIn[];
  readonly others: readonly OtherSignIn[];
  /** What could not be removed. */
  readonly kept: readonly Problem[];
}

/** Reading a token again takes two seconds at most, unless its drive does not answer. */
const longestRead = 4 * second;

/**
 * The token of one session, from its file, else from memory: what cannot be read at this moment is no less signed in.
 * `isAsked`: the user means this very session, so AWS is asked about it also if its file has gone a moment ago.
 */
export async function removeToken(
  { sessions, tokenCache, beyond, known }: Omit<RemovalDeps, 'sparesOtherTools'>,
  session: ConfiguredSession,
  isAsked: boolean,
): Promise<Removed & { readonly wasThere: boolean }> {
  const before = sessions.token(session.id) ?? known(session.id)?.token;
  await inTime(sessions.readTokens(session.id), longestRead);
  const [fileProblem, key] = [sessions.fileProblem(session.id), tokenKey(session)];
  const [removed = noAnswer(key)] = await fewAtOnce([key], (name) => tokenCache.remove(name), noAnswer);
  const wasThere = removed.kind !== 'missing';
  const hasLeft = sessions.configuredSession(session.id) === undefined;
  // One that another tool has emptied this instant may live on at AWS.
  const token =
    sessions.token(session.id) ??
    sessions.strayToken(session.id) ??
    (wasThere || isAsked || hasLeft ? before : undefined);
  const unasked: LogoutOutcome = {
    outcome: wasThere ? 'not-asked' : 'not-found',
    problem: wasThere ? fileProblem : null,
  };
  const signIn = { session: session.name, token: token ? toEndOf(session, token, beyond) : unasked };
  return {
    removedSignIns: [signIn],
    others: [],
    kept: keptOf([removed]),
    wasThere: wasThere || token !== undefined,
  };
}

/** Every token in the cache folder; and the files of the configured sessions that hold none which can be read. */
export async function removeAllTokens(deps: RemovalDeps, ids: readonly SessionId[]): Promise<Removed> {
  const configured = ids.flatMap((id) => deps.known(id)?.configured ?? []);
  const byFile = new Map(configured.map((session) => [tokenFileName(tokenKey(session)), session]));
  const found = await deps.tokenCache.sweep();
  const sessionOf = ({ file }: StoredToken): ConfiguredSession | undefined => byFile.get(path.basename(file));
  const isOther = (token: StoredToken): boolean => !sessionOf(token) && isOfOtherTool(token);
  const isSpared = (token: StoredToken): boolean => deps.sparesOtherTools() && isOther(token);
  // What holds nothing that AWS could be told is looked for in memory, as what cannot be read at all.
  const isEmpty = (token: StoredToken): boolean => sessionOf(token) !== undefined && !isSendable(token.accessToken);
  const going = found.filter((token) => !isSpared(token) && !isEmpty(token));
  const removals = await fewAtOnce(
    going,
    ({ file }) => deps.tokenCache.removeFile(file),
    ({ file }) => noAnswer(file),
  );
  const removedSignIns = going.flatMap((token) => leavingOf(token, sessionOf(token), deps.beyond));
  const others = going.flatMap((token, index): readonly OtherSignIn[] => {
    const outcome = removals[index]?.kind === 'failed' ? 'not-removed' : 'removed';
    return isOther(token) ? [{ name: nameOf(token), outcome }] : [];
  });
  const spared = found.filter(isSpared).map((token) => ({ name: nameOf(token), outcome: 'spared' as const }));
  const places = new Map(configured.map(({ name }, index) => [name, index]));
  const placeOf = ({ session }: RemovedSignIn): number => places.get(session ?? '') ?? places.size;
  const read = new Set(going.flatMap((token) => sessionOf(token)?.id ?? []));
  const unread = configured.filter(({ id }) => !read.has(id));
  const rest = await Promise.all(unread.map((session) => removeToken(deps, session, false)));
  return {
    // Those of the config file first, in its order: of the others there may be any number.
    removedSignIns: [...removedSignIns, ...rest.flatMap((one) => (one.wasThere ? one.removedSignIns : []))].toSorted(
      (one, other) => placeOf(one) - placeOf(other),
    ),
    others: [...spared, ...others],
    kept: [...keptOf(removals), ...rest.flatMap(({ kept }) => kept)],
  };
}

/** Nothing for what is another tool's: its token is sent to nobody. */
function leavingOf(
  token: StoredToken,
  session: ConfiguredSession | undefined,
  beyond: RemovalDeps['beyond'],
): readonly RemovedSignIn[] {
  if (session) return [{ session: session.name, token: toEndOf(session, token, beyond) }];
  if (isOfOtherTool(token)) return [];
  // As `aws sso logout`: in the region that the file names, and nowhere if it names none.
  return [{ session: null, token: toEnd(token, placesIn(plainRegions(token.region), token), false) ?? notAsked }];
}

const notAsked: LogoutOutcome = { outcome: 'not-asked', problem: null };

/** The AWS CLI and the SDKs write where a token comes from; Kiro and others that keep theirs in this folder do not. */
export function isOfOtherTool({ startUrl, tool }: StoredToken): boolean {
  return startUrl === undefined || tool !== undefined;
}

function nameOf({ tool, file }: StoredToken): string {
  return tool ?? harmlessName(path.basename(file));
}

/** AWS is asked where the token says that it comes from, and where the config file says that the session is. */
function toEndOf(
  session: ConfiguredSession,
  found: Token | StoredToken,
  beyond: RemovalDeps['beyond'],
): TokenToEnd | LogoutOutcome {
  const { accessToken = '', refreshToken } = found;
  const { newer, mayBeUsedUp } = beyond(session.id)({ accessToken, refreshToken });
  const token = newer ?? found;
  // That of another portal is of no interest to this session's.
  const isStray = otherPortalOf(token, session) !== null && plainRegions(token.region).length > 0;
  const regions = [...new Set([...plainRegions(token.region), ...(isStray ? [] : [session.region])])];
  const isForAccounts = session.scopes === null || session.scopes.includes(accountScope);
  const end = toEnd(token, placesIn(regions, session), isForAccounts);
  return end ? { ...end, mayBeUsedUp } : notAsked;
}

/** It becomes part of a host name: what does not look like AWS's regions never does. */
function plainRegions(region: string | undefined): readonly string[] {
  return region !== undefined && isNewRegion(region) ? [region] : [];
}

function placesIn(
  regions: readonly string[],
  of: Partial<Pick<AwsPlace, 'startUrl' | 'caBundles' | 'endpointKinds'>>,
): readonly AwsPlace[] {
  const { startUrl, caBundles, endpointKinds } = of;
  return regions.map((region) => placeOf({ region, startUrl, endpointKinds, ...(caBundles && { caBundles }) }));
}

function toEnd(token: Token | StoredToken, places: readonly AwsPlace[], isForAccounts: boolean): TokenToEnd | null {
  const { accessToken, expiresAt, clientId, clientSecret, refreshToken } = token;
  if (!isSendable(accessToken) || places.length === 0) return null;
  const canRenew = isSendable(clientId) && isSendable(clientSecret) && isSendable(refreshToken);
  const renewal = canRenew ? { clientId, clientSecret, refreshToken } : undefined;
  return { places, accessToken, expiresAt, renewal, isForAccounts, mayBeUsedUp: false };
}

function noAnswer(file: string): TokenRemoved {
  return { kind: 'failed', file, reason: 'ETIMEDOUT' };
}

function keptOf(removals: readonly TokenRemoved[]): readonly Problem[] {
  return removals.flatMap((removed) => (removed.kind === 'failed' ? [unwritable(removed)] : []));
}
