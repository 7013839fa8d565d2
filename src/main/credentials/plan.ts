/**
 * How a profile gets its credentials from a sign-in: the role of IAM Identity Center that AWS is asked for, and the roles that are
 * assumed with it, one with the other. Found as botocore finds it (profiles/resolution.ts), so that it means what `aws` means.
 */
import type { SessionId } from '../../shared/app-state.ts';
import { problem, type Problem } from '../../shared/problems.ts';
import type { AssumeRequest, RoleName } from '../aws/api/role-keys.ts';
import { type RoleEntry, roleCredentialFileName } from '../aws/cache/entry-names.ts';
import { readBotocore } from '../aws/config/readers/botocore.ts';
import { type AwsTexts, type Reading, type Settings, textOf } from '../aws/config/readers/reading.ts';
import { type EndpointKinds, endpointKindsIn } from '../aws/endpoint-kinds.ts';
import { isRegion } from '../aws/values.ts';
import { assumedRoleFileName, durationOf } from '../profiles/assumed-roles.ts';
import { type AssumedStep, createResolver, type Resolution, type Resolver, sessionIn } from '../profiles/resolution.ts';

/** A role of IAM Identity Center. */
export interface SsoRole extends RoleName {
  readonly sessionId: SessionId;
  /** The name of its entry in the AWS CLI's cache. */
  readonly fileName: string;
}

/** A role that is assumed with the keys of the one before. */
export interface AssumedRole {
  /** The profile that says so. */
  readonly profile: string;
  readonly request: Omit<AssumeRequest, 'roleSessionName'>;
  /** Null: one is made up for each call. */
  readonly roleSessionName: string | null;
  /** Where STS is asked; null: where IAM Identity Center is. */
  readonly region: string | null;
  /** The name of its entry in the AWS CLI's cache. */
  readonly fileName: string;
}

export interface CredentialPlan {
  readonly sso: SsoRole;
  /** In the order in which they are assumed; empty: the role of IAM Identity Center is the one. */
  readonly assumed: readonly AssumedRole[];
  /** What the profile asks for, for each of these steps; absent of a role without a profile: as its session does. */
  readonly endpointKinds?: EndpointKinds;
}

/** A plan, or why there is none. */
export type Planned = FoundPlan | { readonly problem: Problem };

export interface FoundPlan {
  readonly plan: CredentialPlan;
  /** Of the profile; null if it names none. */
  readonly region: string | null;
  /** What the files say of the session's portal, whether or not it can be used. */
  readonly portal: { readonly startUrl: string; readonly region: string };
}

/** The account of the role in the end; null where its ARN names none. */
export function accountOf({ sso, assumed }: CredentialPlan): string | null {
  const arn = assumed.at(-1)?.request.roleArn;
  return arn === undefined ? sso.accountId : (/^arn:[^:]*:iam::(\d{12}):/.exec(arn)?.[1] ?? null);
}

/** The plan for one role of a session, without any profile. */
export function planForRole(sessionId: SessionId, role: RoleName): CredentialPlan {
  return { sso: ssoRole(sessionId, role), assumed: [] };
}

/** The plan for a profile of these files. `isDecoded`: false if one of them is not all UTF-8. */
export function planForProfile(texts: AwsTexts, profile: string, isDecoded = true): Planned {
  const reading = readBotocore(texts);
  return planned(reading, createResolver(reading, texts.credentials, isDecoded), profile);
}

/** All profiles of these files that get credentials from a sign-in, with their plans, in the order of the file. */
export function* plansOfAll(texts: AwsTexts): Generator<{ readonly profile: string; readonly plan: CredentialPlan }> {
  const reading = readBotocore(texts);
  const resolver = createResolver(reading, texts.credentials, true);
  for (const profile of reading.profiles.keys()) {
    const found = planned(reading, resolver, profile);
    if ('plan' in found) yield { profile, plan: found.plan };
  }
}

function planned(reading: Reading, resolver: Resolver, profile: string): Planned {
  const way = resolver.resolve(profile);
  if (way.kind !== 'sso') return { problem: noPlan(profile, way) };
  const needsMfa = way.assumed.find(({ settings }) => textOf(settings, 'mfa_serial') !== '');
  if (needsMfa) return { problem: problem('profile-needs-mfa', { profile: needsMfa.profile }, 'user') };
  const own = reading.profiles.get(profile);
  // As for the AWS CLI, the settings of the profile that is asked for count, and not those of the others on the way.
  const endpointKinds = endpointKindsIn((key) => (own ? textOf(own, key) : ''));
  const assumed = way.assumed.toReversed().map(assumedRole);
  const plan = { sso: ssoRole(...roleIn(way.settings)), assumed, endpointKinds };
  const portal = way.session ?? way.settings;
  return {
    plan,
    region: own ? regionOf(own) : null,
    portal: { startUrl: textOf(portal, 'sso_start_url'), region: textOf(portal, 'sso_region') },
  };
}

/** Whether AWS tools that are to use this profile get credentials by it, or an error, and look nowhere else. */
export function hasCredentials(texts: AwsTexts, profile: string): boolean {
  const way = createResolver(readBotocore(texts), texts.credentials, true).resolve(profile);
  if (way.kind === 'broken') return way.fault.code !== 'no-such-profile';
  return way.kind === 'sso' || way.kind === 'other';
}

/** All profiles of these files, as botocore knows them. */
export function profileNames(texts: AwsTexts): readonly string[] {
  return [...readBotocore(texts).profiles.keys()];
}

function roleIn(settings: Settings): [SessionId, RoleName] {
  const role = { accountId: textOf(settings, 'sso_account_id'), roleName: textOf(settings, 'sso_role_name') };
  return [sessionIn(settings), role];
}

function ssoRole(sessionId: SessionId, { accountId, roleName }: RoleName): SsoRole {
  const [kind, ...rest] = sessionId.split(':');
  const owner = kind === 'legacy' ? { startUrl: rest.join(':') } : { sessionName: rest.join(':') };
  const entry: RoleEntry = { accountId, roleName, ...owner };
  return { sessionId, accountId, roleName, fileName: roleCredentialFileName(entry) };
}

function assumedRole({ profile, settings }: AssumedStep): AssumedRole {
  const roleArn = textOf(settings, 'role_arn');
  return {
    profile,
    request: {
      roleArn,
      externalId: textOf(settings, 'external_id') || undefined,
      durationSeconds: durationOf(settings) ?? undefined,
    },
    roleSessionName: textOf(settings, 'role_session_name') || null,
    region: regionOf(settings),
    fileName: assumedRoleFileName(roleArn, settings),
  };
}

function regionOf(settings: Settings): string | null {
  const region = textOf(settings, 'region');
  return isRegion(region) ? region : null;
}

/** Why a profile has no credentials of a sign-in, in the words that help most. */
function noPlan(profile: string, way: Exclude<Resolution, { readonly kind: 'sso' }>): Problem {
  if (way.kind !== 'broken') return problem('profile-without-sign-in', { profile }, 'user');
  const { code, at, names } = way.fault;
  const [first = ''] = names;
  switch (code) {
    case 'no-such-profile':
      return problem('profile-missing', { profile }, 'user');
    case 'unknown-source':
      return problem('profile-source-missing', { profile: at, source: first }, 'user');
    case 'source-circle':
      return problem('profile-circle', { profile: at, circle: circleText(names) }, 'user');
    case 'unknown-session':
      return problem('profile-session-missing', { profile: at }, 'user');
    default:
      return problem('profile-not-usable', { profile: at }, 'user');
  }
}

/** As many as a person looks through. */
const mostNames = 5;

function circleText(names: readonly string[]): string {
  const told = names.length > mostNames ? [...names.slice(0, mostNames - 1), '…', names.at(-1) ?? ''] : names;
  return told.join(' → ');
}
