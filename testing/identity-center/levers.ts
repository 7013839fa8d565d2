/** What a test does in place of people: answers questions without a browser, ends sessions, revokes tokens. */
import { findDevice } from './device.ts';
import { isActive, type DeviceAuthorization, type PortalSession, type World } from './world.ts';

/** A device authorization that waits for a person. */
export interface PendingDevice {
  readonly userCode: string;
  readonly startUrl: string;
  readonly clientName: string;
  readonly verificationUriComplete: string;
}

export interface Levers {
  /** Device authorizations that wait for a person, oldest first. */
  readonly pendingDevices: readonly PendingDevice[];
  /** Allows a device; takes the user code or the verificationUriComplete. The user is the first one unless named. */
  approveDevice(userCode: string, userName?: string): void;
  denyDevice(userCode: string): void;
  /** The next poll gets expired_token. */
  expireDeviceCode(userCode: string): void;
  /** Signs in on the page of an authorize URL; resolves with the URL that the browser would follow back to the app. */
  approveAuthorization(authorizeUrl: string, userName?: string): Promise<string>;
  /** Denies on the page; resolves with the URL of the way back, with `error=access_denied`. */
  denyAuthorization(authorizeUrl: string): Promise<string>;
  /** Ends portal sessions on the server's side: that of a token, those of a user, or all. Returns how many. */
  endPortalSession(tokenOrUserName?: string): number;
  /** Makes one access token or refresh token worthless; its portal session goes on. */
  revokeToken(token: string): void;
  /** Forgets every registered client: the next call of one gets invalid_client. */
  forgetClients(): void;
}

export function createLevers(world: World): Levers {
  return {
    get pendingDevices() {
      const pending = [...world.devices.values()].filter((device) => device.answer === 'pending');
      return pending.filter((device) => device.expiresAt > world.now()).map(toPending);
    },
    approveDevice(userCode, userName) {
      pendingDevice(world, userCode).answer = { allowedBy: userNamed(world, userName) };
    },
    denyDevice: (userCode) => void (pendingDevice(world, userCode).answer = 'denied'),
    expireDeviceCode: (userCode) => void (pendingDevice(world, userCode).expiresAt = world.now()),
    approveAuthorization: (url, userName) => decide(world, url, 'allow', userNamed(world, userName).userName),
    denyAuthorization: (url) => decide(world, url, 'deny', ''),
    endPortalSession(tokenOrUserName) {
      const now = world.now();
      const ending = sessionsOf(world, tokenOrUserName).filter((session) => isActive(session, now));
      for (const session of ending) session.endedAt = now;
      return ending.length;
    },
    revokeToken(token) {
      const known = world.accessTokens.get(token) ?? world.refreshTokens.get(token);
      if (known === undefined) throw new Error('This token was not issued here.');
      known.revoked = true;
    },
    forgetClients: () => world.clients.clear(),
  };
}

function toPending({ userCode, startUrl, client, verificationUriComplete }: DeviceAuthorization): PendingDevice {
  return { userCode, startUrl, clientName: client.clientName, verificationUriComplete };
}

function pendingDevice(world: World, userCode: string): DeviceAuthorization {
  const device = findDevice(world, userCode);
  if (device?.answer !== 'pending') throw new Error(`No device authorization waits with the code ${userCode}.`);
  return device;
}

function userNamed(world: World, userName: string | undefined) {
  const user =
    userName === undefined ? world.options.users[0] : world.options.users.find((one) => one.userName === userName);
  if (user === undefined) throw new Error(`Nobody is called ${userName} here.`);
  return user;
}

function sessionsOf(world: World, tokenOrUserName: string | undefined): readonly PortalSession[] {
  if (tokenOrUserName === undefined) return [...world.sessions.values()];
  const known = world.accessTokens.get(tokenOrUserName) ?? world.refreshTokens.get(tokenOrUserName);
  if (known !== undefined) return [known.session];
  return [...world.sessions.values()].filter((session) => session.userName === tokenOrUserName);
}

/** Loads the page and posts its form, as a browser without scripts would, so that the page's own checks apply. */
async function decide(world: World, authorizeUrl: string, decision: 'allow' | 'deny', user: string): Promise<string> {
  if (!authorizeUrl.startsWith(`${world.url}/`)) throw new Error('This authorize URL is not one of this organisation.');
  const shown = await fetch(authorizeUrl, { redirect: 'manual' });
  const page = await shown.text();
  const already = shown.headers.get('location');
  if (already !== null) return already;
  if (shown.status !== 200) throw new Error(`The page refused with ${shown.status}: ${titleOf(page)}`);
  const body = new URLSearchParams({ user, decision });
  const answered = await fetch(authorizeUrl, { method: 'POST', body, redirect: 'manual' });
  const location = answered.headers.get('location');
  if (location === null) throw new Error(`The form refused with ${answered.status}: ${titleOf(await answered.text())}`);
  return location;
}

function titleOf(page: string): string {
  return /<title>(.*?)<\/title>/.exec(page)?.[1] ?? 'no title';
}
