/** Signing in: through Daypass as a person does it, and with another tool as `aws sso login` does it. */
import { expect } from 'playwright/test';
import type { DaypassHost } from '../hosts/driver.ts';
import type { Organisation, PendingDevice } from '../identity-center/organisation.ts';
import { awsTime, type TokenFields } from './aws-files.ts';
import { usualRegion, usualScopes, usualStartUrl } from './config.ts';
import { panelOf, type SessionCard } from './panel.ts';
import { chooseInTray, trayLine } from './tray.ts';

/** Waits until the app has opened `count` pages in all; resolves to the last one. */
export async function openedPage(app: DaypassHost, count = 1): Promise<string> {
  await expect.poll(async () => (await app.openedUrls()).length, 'pages opened').toBe(count);
  return (await app.openedUrls()).at(-1) ?? '';
}

/** Waits for the one device authorization that a person has not answered yet, of this start URL if one is given. */
export async function pendingDevice(organisation: Organisation, startUrl?: string): Promise<PendingDevice> {
  const pending = () =>
    organisation.pendingDevices.filter((device) => startUrl === undefined || device.startUrl === startUrl);
  await expect.poll(() => pending().length, 'device authorizations that wait').toBe(1);
  return pending()[0]!;
}

/** Allows on the page and follows the redirect, as a browser would; resolves to the answer that the browser shows. */
export async function allowInBrowser(
  organisation: Organisation,
  authorizeUrl: string,
  user?: string,
): Promise<Response> {
  return fetch(await organisation.approveAuthorization(authorizeUrl, user));
}

/** Signs a session in from the tray, in the browser, and waits until the tray says so. */
export async function signInFromTray(app: DaypassHost, organisation: Organisation, session = 'corp'): Promise<void> {
  const before = (await app.openedUrls()).length;
  await chooseInTray(app, session, 'Sign in');
  await allowInBrowser(organisation, await openedPage(app, before + 1));
  await expect.poll(() => trayLine(app, session)).toContain('Signed in');
}

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

export async function askForCode(
  app: DaypassHost,
  organisation: Organisation,
): Promise<{ readonly card: SessionCard; readonly code: string }> {
  await chooseInTray(app, 'corp', 'Sign in with a code');
  const card = (await panelOf(app)).session('corp');
  const { userCode } = await pendingDevice(organisation);
  await expect(card.code).toHaveText(userCode);
  return { card, code: userCode };
}
