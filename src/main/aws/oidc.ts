/** The OIDC service of IAM Identity Center: registration, device authorization and tokens (API version 2019-06-10). */
import type { CreateTokenCommandInput, CreateTokenCommandOutput, SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { type EpochMs, type Ms, second } from '../../shared/time.ts';
import { type AwsClients, withSignal } from './clients.ts';
import { endpointOf } from './endpoint.ts';
import { toFailure, unexpectedAnswer } from './failure.ts';

/** The grant types of RFC 6749 and RFC 8628 by the names that the service takes. */
export const grantTypes = {
  authorizationCode: 'authorization_code',
  refreshToken: 'refresh_token',
  deviceCode: 'urn:ietf:params:oauth:grant-type:device_code',
} as const;

/** Registered without a port; the service accepts any port of the loopback address (RFC 8252, 7.3). */
export const registeredRedirectUri = 'http://127.0.0.1/oauth/callback';

export interface ClientRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAt: EpochMs;
}

export interface NewTokens {
  readonly accessToken: string;
  /** From now, by the server's word. */
  readonly expiresIn: Ms;
  readonly refreshToken: string | undefined;
}

export interface DeviceAuthorization {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete: string;
  readonly expiresIn: Ms;
  /** Between two questions; 5 s where the service says nothing (RFC 8628, 3.2), and never none at all. */
  readonly interval: Ms;
}

export interface RegistrationRequest {
  readonly clientName: string;
  /** Left out of the request when empty, as the AWS CLI does for legacy profiles. */
  readonly scopes: readonly string[];
  /** The start URL for the authorization code grant; null for the device grant. */
  readonly issuerUrl: string | null;
}

/** All calls throw `AwsFailure`, or the signal's reason when aborted. */
export interface Oidc {
  register(region: string, request: RegistrationRequest, signal?: AbortSignal): Promise<ClientRegistration>;
  startDeviceAuthorization(
    region: string,
    request: { readonly clientId: string; readonly clientSecret: string; readonly startUrl: string },
    signal?: AbortSignal,
  ): Promise<DeviceAuthorization>;
  createToken(region: string, request: CreateTokenCommandInput, signal?: AbortSignal): Promise<NewTokens>;
  /** Scheme and host of the service in a region, overrides included: where `/authorize` is. */
  baseUrl(region: string): Promise<URL>;
}

export function createOidc(clients: AwsClients): Oidc {
  const call = async <Output>(
    region: string,
    operation: string,
    signal: AbortSignal | undefined,
    send: (client: SSOOIDCClient) => Promise<Output>,
  ): Promise<{ readonly answer: Output; readonly host: string }> => {
    const client = await clients.oidc(region);
    const { host } = await resolveBaseUrl(client);
    try {
      return { answer: await send(client), host };
    } catch (error) {
      signal?.throwIfAborted();
      throw toFailure(operation, host, error);
    }
  };

  return {
    async register(region, { clientName, scopes, issuerUrl }, signal) {
      const { RegisterClientCommand } = await import('@aws-sdk/client-sso-oidc');
      const command = new RegisterClientCommand({
        clientName,
        clientType: 'public',
        ...(scopes.length > 0 && { scopes: [...scopes] }),
        ...(issuerUrl !== null && {
          grantTypes: [grantTypes.authorizationCode, grantTypes.refreshToken],
          redirectUris: [registeredRedirectUri],
          issuerUrl,
        }),
      });
      const { answer, host } = await call(region, 'RegisterClient', signal, (client) =>
        client.send(command, withSignal(signal)),
      );
      const { clientId, clientSecret, clientSecretExpiresAt } = answer;
      if (!clientId || !clientSecret || !clientSecretExpiresAt) throw unexpectedAnswer('RegisterClient', host);
      return { clientId, clientSecret, expiresAt: clientSecretExpiresAt * second };
    },

    async startDeviceAuthorization(region, request, signal) {
      const { StartDeviceAuthorizationCommand } = await import('@aws-sdk/client-sso-oidc');
      const { answer, host } = await call(region, 'StartDeviceAuthorization', signal, (client) =>
        client.send(new StartDeviceAuthorizationCommand(request), withSignal(signal)),
      );
      const { deviceCode, userCode, verificationUri, verificationUriComplete, expiresIn, interval } = answer;
      if (!deviceCode || !verificationUri || !isUserCode(userCode)) {
        throw unexpectedAnswer('StartDeviceAuthorization', host);
      }
      return {
        deviceCode,
        userCode,
        verificationUri,
        verificationUriComplete: verificationUriComplete ?? verificationUri,
        expiresIn: (expiresIn ?? 600) * second,
        interval: Math.max(interval ?? 5, 1) * second,
      };
    },

    async createToken(region, request, signal) {
      const { CreateTokenCommand } = await import('@aws-sdk/client-sso-oidc');
      const { answer, host } = await call(region, 'CreateToken', signal, (client) =>
        client.send(new CreateTokenCommand(request), withSignal(signal)),
      );
      return toTokens(answer, host);
    },

    async baseUrl(region) {
      return resolveBaseUrl(await clients.oidc(region));
    },
  };
}

/** Codes are short and made for typing (RFC 8628, 6.1): they are shown large, stand in a menu and go to the clipboard. */
function isUserCode(code: string | undefined): code is string {
  return code !== undefined && /^[A-Za-z0-9-]{1,32}$/.test(code);
}

function toTokens({ accessToken, expiresIn, refreshToken }: CreateTokenCommandOutput, host: string): NewTokens {
  if (!accessToken || !expiresIn) throw unexpectedAnswer('CreateToken', host);
  return { accessToken, expiresIn: expiresIn * second, refreshToken };
}

async function resolveBaseUrl(client: SSOOIDCClient): Promise<URL> {
  const { RegisterClientCommand } = await import('@aws-sdk/client-sso-oidc');
  const command = new RegisterClientCommand({ clientName: 'daypass', clientType: 'public' });
  return endpointOf(command, () => client.send(command));
}
