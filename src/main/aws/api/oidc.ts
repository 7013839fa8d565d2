/** The OIDC service of IAM Identity Center: registration, device authorization and tokens (API version 2019-06-10). */
import type { CreateTokenCommandInput, RegisterClientCommandInput, SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { day, type EpochMs, hour, type Ms, second } from '../../../shared/time.ts';
import { now } from '../../system/clock.ts';
import { checked, deviceAnswer, registrationAnswer, tokensAnswer } from './answers.ts';
import { type AwsCall, callAws } from './aws-call.ts';
import type { AwsPlace } from './aws-place.ts';
import type { AwsClients } from './clients.ts';
import { unexpectedAnswer } from './failure.ts';

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
  register(place: AwsPlace, request: RegistrationRequest, signal?: AbortSignal): Promise<ClientRegistration>;
  startDeviceAuthorization(
    place: AwsPlace,
    request: { readonly clientId: string; readonly clientSecret: string; readonly startUrl: string },
    signal?: AbortSignal,
  ): Promise<DeviceAuthorization>;
  createToken(place: AwsPlace, request: CreateTokenCommandInput, signal?: AbortSignal): Promise<NewTokens>;
  /** Scheme and host of the service in a region, overrides included: where `/authorize` is. */
  baseUrl(place: AwsPlace): Promise<URL>;
}

/** No registration is believed for longer; AWS gives 90 days. */
const longestRegistration: Ms = 365 * day;
/** Of a device code; AWS gives ten minutes. Somebody looks at it. */
const longestCode: Ms = hour;

export function createOidc(clients: AwsClients): Oidc {
  const callIn = (place: AwsPlace, operation: string, signal: AbortSignal | undefined): AwsCall<SSOOIDCClient> => ({
    operation,
    host: `oidc.${place.region}`,
    service: () => clients.oidc(place),
    signal,
    // The SDK repeats it, and says how often: what AWS says of a token depends on that.
    attempts: clients.budgets.of(place).count,
  });

  return {
    async register(place, request, signal) {
      const { RegisterClientCommand } = await import('@aws-sdk/client-sso-oidc');
      const command = new RegisterClientCommand(registrationInput(request));
      return callAws(callIn(place, 'RegisterClient', signal), async (client, host, options) => {
        const answer = checked(registrationAnswer, await client.send(command, options), 'RegisterClient', host);
        const expiresAt = Math.min(answer.clientSecretExpiresAt * second, now() + longestRegistration);
        // One that is over at once would keep the sign-in made with it from being renewed.
        if (expiresAt <= now()) throw unexpectedAnswer('RegisterClient', host);
        return { clientId: answer.clientId, clientSecret: answer.clientSecret, expiresAt };
      });
    },

    async startDeviceAuthorization(place, request, signal) {
      const { StartDeviceAuthorizationCommand } = await import('@aws-sdk/client-sso-oidc');
      const command = new StartDeviceAuthorizationCommand(request);
      return callAws(callIn(place, 'StartDeviceAuthorization', signal), async (client, host, options) => {
        const answer = checked(deviceAnswer, await client.send(command, options), 'StartDeviceAuthorization', host);
        const { deviceCode, userCode, verificationUri, verificationUriComplete, expiresIn, interval } = answer;
        return {
          deviceCode,
          userCode,
          verificationUri,
          verificationUriComplete: verificationUriComplete ?? verificationUri,
          expiresIn: Math.min((expiresIn ?? 600) * second, longestCode),
          interval: (interval ?? 5) * second,
        };
      });
    },

    async createToken(place, request, signal) {
      const { CreateTokenCommand } = await import('@aws-sdk/client-sso-oidc');
      const command = new CreateTokenCommand(request);
      return callAws(callIn(place, 'CreateToken', signal), async (client, host, options) => {
        const answer = checked(tokensAnswer, await client.send(command, options), 'CreateToken', host);
        const { accessToken, expiresIn, refreshToken } = answer;
        return { accessToken, expiresIn: expiresIn * second, refreshToken };
      });
    },

    async baseUrl(place) {
      return (await clients.oidc(place)).base;
    },
  };
}

function registrationInput({ clientName, scopes, issuerUrl }: RegistrationRequest): RegisterClientCommandInput {
  return {
    clientName,
    clientType: 'public',
    ...(scopes.length > 0 && { scopes: [...scopes] }),
    ...(issuerUrl !== null && {
      grantTypes: [grantTypes.authorizationCode, grantTypes.refreshToken],
      redirectUris: [registeredRedirectUri],
      issuerUrl,
    }),
  };
}
