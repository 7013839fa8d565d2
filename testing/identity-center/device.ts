/** The device flow (RFC 8628): StartDeviceAuthorization, the verification page, and the polls of CreateToken. */
import { oidcError } from './errors.ts';
import { html, json, refuse, text, type Call, type Reply } from './http.ts';
import type { User } from './options.ts';
import { askPage, codePage, messagePage } from './pages.ts';
import { userCode as newUserCode } from './secrets.ts';
import { isKnownStartUrl, normaliseStartUrl } from './start-urls.ts';
import { authenticateClient, issueTokens, openPortalSession } from './tokens.ts';
import { deviceGrant, type Client, type DeviceAuthorization, type World } from './world.ts';

/** POST /device_authorization */
export function startDeviceAuthorization(world: World, call: Call): Reply {
  const client = authenticateClient(world, call);
  const startUrl = text(call.body, 'startUrl');
  if (startUrl === undefined) return oidcError('InvalidRequestException', 'startUrl is required');
  if (client.grantTypes !== undefined && !client.grantTypes.includes(deviceGrant)) {
    return oidcError('UnauthorizedClientException');
  }
  if (!isKnownStartUrl(startUrl, world.options.instances)) {
    return oidcError('InvalidRequestException', 'Invalid startUrl provided');
  }
  const device = newDevice(world, client, startUrl);
  const { deviceCodeSeconds, interval } = world.options;
  return json({
    deviceCode: device.deviceCode,
    userCode: device.userCode,
    verificationUri: `${world.url}/device`,
    verificationUriComplete: device.verificationUriComplete,
    expiresIn: deviceCodeSeconds,
    ...(interval === undefined ? {} : { interval }),
  });
}

function newDevice(world: World, client: Client, startUrl: string): DeviceAuthorization {
  const [first] = world.options.users;
  const automatic = world.options.approval === 'automatic' && first !== undefined;
  const userCode = newUserCode();
  const device: DeviceAuthorization = {
    deviceCode: world.secrets.deviceCode(),
    userCode,
    client,
    startUrl: normaliseStartUrl(startUrl),
    verificationUriComplete: `${world.url}/device?user_code=${userCode}`,
    expiresAt: world.now() + world.options.deviceCodeSeconds * 1000,
    answer: automatic ? { allowedBy: first } : 'pending',
  };
  world.devices.set(device.deviceCode, device);
  return device;
}

/** The device_code grant: one poll. */
export function redeemDeviceCode(world: World, call: Call, client: Client): Reply {
  const deviceCode = text(call.body, 'deviceCode');
  if (deviceCode === undefined) return oidcError('InvalidRequestException', 'deviceCode is required');
  const device = world.devices.get(deviceCode);
  if (device === undefined || device.client.clientId !== client.clientId || device.answer === 'used') {
    refuse(oidcError('InvalidGrantException', 'Invalid device code provided'));
  }
  if (device.expiresAt <= world.now()) return oidcError('ExpiredTokenException');
  if (device.answer === 'pending') return oidcError('AuthorizationPendingException');
  if (device.answer === 'denied') return oidcError('AccessDeniedException');
  const session = openPortalSession(world, device.answer.allowedBy, device.startUrl, client);
  device.answer = 'used';
  return issueTokens(world, call, session, client, client.scopes);
}

/** The waiting device authorization of a user code, however it was typed, or of a verificationUriComplete. */
export function findDevice(world: World, userCodeOrUrl: string): DeviceAuthorization | undefined {
  const typed = URL.parse(userCodeOrUrl)?.searchParams.get('user_code') ?? userCodeOrUrl;
  const letters = (code: string): string => code.toUpperCase().replace(/[^A-Z]/g, '');
  return [...world.devices.values()].findLast((device) => letters(device.userCode) === letters(typed));
}

/** GET and POST /device: asks for the code, then for the person's answer. */
export function verifyDevice(world: World, call: Call): Reply {
  const typed = text(call.body, 'user_code') ?? call.query.get('user_code') ?? '';
  if (typed === '') return html(codePage());
  const device = findDevice(world, typed);
  if (device === undefined) return html(codePage('This code is not known. Check it and try again.'), 400);
  if (device.expiresAt <= world.now()) {
    return html(messagePage('This code has expired', 'Go back to the app and start again.'), 400);
  }
  if (device.answer !== 'pending') {
    return html(messagePage('This code was used already', 'You can close this window.'), 400);
  }
  if (call.method !== 'POST') return html(deviceQuestion(world, device));
  const userName = text(call.body, 'user') ?? '';
  const user = world.options.users.find((candidate) => candidate.userName === userName);
  if (user === undefined) return html(deviceQuestion(world, device, `Nobody is called “${userName}” here.`), 400);
  return answerDevice(device, user, text(call.body, 'decision') === 'allow');
}

function deviceQuestion(world: World, device: DeviceAuthorization, problem?: string): string {
  return askPage({
    clientName: device.client.clientName,
    portal: device.startUrl,
    userName: world.options.users[0]?.userName ?? '',
    action: '/device',
    hidden: { user_code: device.userCode },
    code: device.userCode,
    problem,
  });
}

function answerDevice(device: DeviceAuthorization, user: User, allowed: boolean): Reply {
  device.answer = allowed ? { allowedBy: user } : 'denied';
  if (!allowed) return html(messagePage('Request denied', 'Nothing was shared. You can close this window.'));
  return html(messagePage('Request approved', `${device.client.clientName} is signed in. You can close this window.`));
}
