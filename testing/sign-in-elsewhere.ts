/** Signing in with another tool, as `aws sso login` does it. */
import { awsTime, type TokenFields } from './aws-files.ts';
import { usualRegion, usualScopes, usualStartUrl } from './config.ts';
import type { Organisation } from './identity-center/organisation.ts';

export interface OtherTool {
  readonly startUrl?: string;
  readonly region?: string;
  readonly sessionName?: string;
  /** Empty as in a legacy profile: then AWS gives no refresh token. */
  readonly scopes?: readonly string[];
  readonly user?: string;
}

/**
 * Signs in at the organisation without Daypass, with the calls of `aws sso login --use-device-code`; resolves to the
 * fields that the AWS CLI would write, in its order. Nothing is written: `writeToken` does that.
 */
export async function signInElsewhere(organisation: Organisation, tool: OtherTool = {}): Promise<TokenFields> {
  const { startUrl = usualStartUrl, region = usualRegion, sessionName = 'corp', scopes = [usualScopes] } = tool;
  const post = async (path: string, body: object): Promise<Record<string, string & number>> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${organisation.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, string & number>;
  };
  const clientName = `botocore-client-${sessionName}`;
  const client = await post('/client/register', { clientName, clientType: 'public', ...(scopes.length && { scopes }) });
  const { clientId, clientSecret } = client;
  const device = await post('/device_authorization', { clientId, clientSecret, startUrl });
  organisation.approveDevice(device['userCode']!, tool.user);
  const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
  const token = await post('/token', { clientId, clientSecret, grantType, deviceCode: device['deviceCode'] });
  return {
    startUrl,
    region,
    accessToken: token['accessToken'],
    expiresAt: awsTime(organisation.now() + token['expiresIn']! * 1000),
    clientId,
    clientSecret,
    registrationExpiresAt: awsTime(client['clientSecretExpiresAt']! * 1000),
    refreshToken: token['refreshToken'],
  };
}
