/** Client registrations at the OIDC service: reused through the AWS CLI's cache, made anew where none fits. */
import { accountScope } from '../../shared/account-access.ts';
import type { SessionId } from '../../shared/app-state.ts';
import { clientName } from '../../shared/client-name.ts';
import type { ConfiguredSession } from '../aws/config/configured-sessions.ts';
import { grantTypes, type Oidc } from '../aws/api/oidc.ts';
import type { RegistrationCache, RegistrationKey, RegistrationRemoved } from '../aws/cache/registration-cache.ts';
import { now } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import type { SessionPortal } from '../sessions/session-portals.ts';

/** A registration fit for one flow, with the scopes that it may ask for. */
export interface Registered {
  readonly clientId: string;
  /** A secret. */
  readonly clientSecret: string;
  readonly expiresAt: number;
  readonly scopes: readonly string[];
}

/** Who registers, and where. */
export interface Registrant {
  readonly session: ConfiguredSession;
  readonly portal: SessionPortal;
}

/** Whose registration is filed, and at which region it was asked for. */
export interface RegisteredAt {
  readonly session: ConfiguredSession;
  readonly portal: Pick<SessionPortal, 'region'>;
}

export interface ClientRegistrations {
  /** Throws `AwsFailure` or the signal's reason. */
  obtain(registrant: Registrant, flow: 'browser' | 'device', signal: AbortSignal): Promise<Registered>;
  /** Makes the next `obtain` register anew; the cached file stays until then. */
  doubt(session: ConfiguredSession): void;
  /** Throws the cached registration away: AWS does not know it any more, or the user wants it gone. Never one of another session. */
  forget(registrant: RegisteredAt): Promise<RegistrationRemoved>;
}

/** Without this scope AWS gives no refresh token, and the sign-in ends for good after its first token. */
const defaultScopes = [accountScope];

export function createClientRegistrations(oidc: Oidc, cache: RegistrationCache, log: Log): ClientRegistrations {
  const doubted = new Set<SessionId>();
  return {
    async obtain({ session, portal }, flow, signal) {
      const key = keyOf(session, portal);
      const scopes = scopesOf(session);
      const isDoubted = doubted.delete(session.id);
      const kind = flow === 'browser' ? 'pkce' : 'device';
      const cached = isDoubted ? null : await cache.read(key, kind, now());
      // One that the AWS CLI made for a device code without scopes would give no refresh token.
      if (cached && scopes.every((scope) => cached.scopes.includes(scope))) return { ...cached, scopes };
      const request = {
        clientName: clientName(session, Math.floor(now() / 1000)),
        scopes,
        issuerUrl: flow === 'browser' ? portal.startUrl : null,
      };
      const registration = { ...(await oidc.register(portal, request, signal)), scopes };
      const grants = flow === 'browser' ? [grantTypes.authorizationCode, grantTypes.refreshToken] : [];
      // Without the cache the next sign-in registers once more: no reason to fail this one.
      const stored = await cache.store(key, { ...registration, grantTypes: grants });
      if (stored.kind === 'failed') log.warn('client registration not cached', { reason: stored.reason });
      return registration;
    },
    doubt: ({ id }) => void doubted.add(id),
    forget: ({ session, portal }) => cache.remove(keyOf(session, portal)),
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

/**
 * The key holds the configured scopes, not the default ones, the configured start URL, not the portal that it leads to, but
 * the region that is asked (AWS CLI botocore utils.py, `_registration_cache_key`).
 */
function keyOf(session: ConfiguredSession, { region }: RegisteredAt['portal']): RegistrationKey {
  const { kind, name, startUrl, scopes } = session;
  return { startUrl, region, scopes, sessionName: kind === 'sso-session' ? name : null };
}
