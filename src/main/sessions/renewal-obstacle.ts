/** Whether a token can be renewed at all: what the file alone tells, before anybody asks AWS. */
import type { NoRenewal } from '../../shared/app-state.ts';
import type { EpochMs } from '../../shared/time.ts';
import type { Token } from '../aws/cache/token-file.ts';

/** Why this token cannot be renewed; null if it can. */
export function obstacleToRenewal(kind: 'sso-session' | 'legacy', token: Token, now: EpochMs): NoRenewal | null {
  if (kind === 'legacy') return 'legacy';
  if (!token.refreshToken || !token.clientId || !token.clientSecret) return 'no-refresh-token';
  if (token.registrationExpiresAt !== undefined && token.registrationExpiresAt <= now) return 'registration-ended';
  return null;
}
