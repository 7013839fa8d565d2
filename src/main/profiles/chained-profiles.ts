/** The profiles that assume a role with the credentials of a sign-in, as the panel shows them: by what botocore makes of both files. */
import type { ChainedProfile, SessionId } from '../../shared/app-state.ts';
import { readBotocore } from '../aws/config/readers/botocore.ts';
import { type AwsTexts, textOf } from '../aws/config/readers/reading.ts';
import { createResolver, sessionIn } from './resolution.ts';

/** By session, in the order of the files. */
export type ChainedProfiles = ReadonlyMap<SessionId, readonly ChainedProfile[]>;

/** `isDecoded`: false if one of the files is not all UTF-8, so that the AWS CLI takes nothing from them. */
export function chainedProfilesOf(texts: AwsTexts, isDecoded: boolean): ChainedProfiles {
  const reading = readBotocore(texts);
  const resolver = createResolver(reading, texts.credentials, isDecoded);
  const found = new Map<SessionId, ChainedProfile[]>();
  for (const [name, settings] of reading.profiles) {
    const role = roleInArn(textOf(settings, 'role_arn'));
    const way = role === null ? null : resolver.resolve(name);
    if (role === null || way?.kind !== 'sso' || way.assumed.length === 0) continue;
    const needsMfa = way.assumed.some((step) => textOf(step.settings, 'mfa_serial') !== '');
    const id = sessionIn(way.settings);
    const region = textOf(settings, 'region');
    const ofSession = found.get(id) ?? [];
    ofSession.push({ name, ...role, via: shortWay(way.via), needsMfa, ...(region !== '' && { region }) });
    found.set(id, ofSession);
  }
  return found;
}

/** Null for what is no role of an account. */
export function roleInArn(arn: string): Pick<ChainedProfile, 'accountId' | 'roleName'> | null {
  const [, accountId, roleName] = /^arn:[\w-]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  return accountId !== undefined && roleName !== undefined ? { accountId, roleName } : null;
}

/** More steps than this are told of as one. */
const mostSteps = 3;

export function shortWay(via: readonly string[]): readonly string[] {
  return via.length > mostSteps ? [...via.slice(0, mostSteps - 1), '…', ...via.slice(-1)] : via;
}
