/** Client registrations at the OIDC service: reused through the AWS CLI's cache, made anew where none fits. */
import type { SessionId } from '../../shared/app-state.ts';
import type { ConfiguredSession } from '../aws/config-reader.ts';
import { grantTypes, type Oidc } from '../aws/oidc.ts';
import type { RegistrationCache, RegistrationKey } from '../aws/registration-cache.ts';
import { now } from '../machine/clock.ts';
import type { Log } from '../machine/log.ts';

/** A registration fit for one flow, with the scopes that it may ask for. */
export interface Registered {
  readonly clientId: string;
  /** A secret. */
  readonly clientSecret: string;
  readonly expiresAt: number;
  readonly scopes: readonly string[];
}

export interface Wanted {
  readonly flow: 'browser' | 'device';
  /** The start URL as AWS knows it. */
  readonly portalUrl: string;
}

export interface ClientRegistrations {
  /** Throws `AwsFailure` or the signal's reason. */
  obtain(session: ConfiguredSession, wanted: Wanted, signal: AbortSignal): Promise<Registered>;
  /** Makes the next `obtain` register anew; the cached file stays until then. */
  doubt(session: ConfiguredSession): void;
  /** Throws the cached registration away: AWS does not know it any more. */
  forget(session: ConfiguredSession): Promise<void>;
}

/** Without this scope AWS gives no refresh token, and the sign-in ends for good after its first token. */
const defaultScopes = ['sso:account:access'];

export function createClientRegistrations(oidc: Oidc, cache: RegistrationCache, log: Log): ClientRegistrations {
  const doubted = new Set<SessionId>();
  return {
    async obtain(session, { flow, portalUrl }, signal) {
      const scopes = scopesOf(session);
      const isDoubted = doubted.delete(session.id);
      const kind = flow === 'browser' ? 'pkce' : 'device';
      const cached = isDoubted ? null : await cache.read(keyOf(session), kind, now());
      // One that the AWS CLI made for a device code without scopes would give no refresh token.
      if (cached && scopes.every((scope) => cached.scopes.includes(scope))) return { ...cached, scopes };
      const request = {
        clientName: clientName(session),
        scopes,
        issuerUrl: flow === 'browser' ? portalUrl : null,
      };
      const registration = { ...(await oidc.register(session.region, request, signal)), scopes };
      const grants = flow === 'browser' ? [grantTypes.authorizationCode, grantTypes.refreshToken] : [];
      // Without the cache the next sign-in registers once more: no reason to fail this one.
      const stored = await cache.store(keyOf(session), { ...registration, grantTypes: grants });
      if (stored.kind === 'failed') log.warn('client registration not cached', { reason: stored.reason });
      return registration;
    },
    doubt: ({ id }) => void doubted.add(id),
    async forget(session) {
      await cache.remove(keyOf(session));
    },
  };
}

/**
 * The scopes to register. Legacy profiles get none, as with the AWS CLI: with a scope their token would live one hour
 * instead of the whole session, and no tool renews legacy tokens.
 */
function scopesOf({ kind, scopes }: ConfiguredSession): readonly string[] {
  if (kind === 'legacy') return [];
  return scopes && scopes.length > 0 ? scopes : defaultScopes;
}

/** The key holds the configured scopes, not the default ones (AWS CLI botocore utils.py, `_registration_cache_key`). */
function keyOf({ kind, name, startUrl, region, scopes }: ConfiguredSession): RegistrationKey {
  return { startUrl, region, scopes, sessionName: kind === 'sso-session' ? name : null };
}

/** Shown by AWS to administrators; the AWS CLI's own form, so that both look alike in their lists. */
function clientName({ kind, name }: ConfiguredSession): string {
  return `botocore-client-${kind === 'sso-session' ? name : Math.floor(now() / 1000)}`;
}
