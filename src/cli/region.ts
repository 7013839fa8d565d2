/** Which region a command calls a service of AWS in, and by which certificates. */
import type { Services } from '../main/app/services.ts';
import { type AwsPlace, placeOf } from '../main/aws/api/aws-place.ts';
import { isRegion } from '../main/aws/values.ts';
import type { Chosen } from './choose.ts';
import { type Terminal, usageError } from './terminal.ts';

/** By `--region`, by the environment or by the profile, as the AWS CLI looks for it. A usage error where none of them tells. */
export function regionFor(
  { env, t }: Terminal,
  option: string | undefined,
  { region }: Pick<Chosen, 'region'>,
): string {
  const found = option ?? (env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || region);
  if (found === null) throw usageError(t('otherTools.noRegion'));
  if (!isRegion(found)) throw usageError(t('otherTools.badRegion', { region: found }));
  return found;
}

/** Where a call goes that is made with the role's keys: to `region`, by the certificates of the session that they come from. */
export function placeIn(region: string, { sessions }: Services, { plan }: Pick<Chosen, 'plan'>): AwsPlace {
  const session = sessions.configuredSession(plan.sso.sessionId);
  const { endpointKinds } = plan;
  return { region, caBundles: session ? placeOf(session).caBundles : [], ...(endpointKinds && { endpointKinds }) };
}
