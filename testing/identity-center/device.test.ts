/** The device flow: codes, polls, the verification page, and the levers that stand in for a person. */
import { CreateTokenCommand, StartDeviceAuthorizationCommand } from '@aws-sdk/client-sso-oidc';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Organisation } from './organisation.ts';
import {
  deviceGrant,
  oidcClient,
  post,
  register,
  registerForCode,
  start,
  startUrl,
  type Registered,
} from './test-support.ts';

let organisation: Organisation;
let client: Registered;
beforeEach(async () => {
  organisation = await start();
  client = await register(organisation);
});
afterEach(() => organisation.close());

async function startDevice() {
  const command = new StartDeviceAuthorizationCommand({ ...client, startUrl });
  const { deviceCode = '', userCode = '', ...rest } = await oidcClient(organisation).send(command);
  return { deviceCode, userCode, ...rest };
}

function poll(deviceCode: string) {
  const command = new CreateTokenCommand({ ...client, grantType: deviceGrant, deviceCode });
  return oidcClient(organisation).send(command);
}

/** What the page says, without its markup. */
async function page(path: string, form?: Record<string, string>) {
  const init = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
  const response = await fetch(`${organisation.url}${path}`, init);
  return { status: response.status, text: await response.text() };
}

test('answers both URLs on this server, the code, its life and the interval', async () => {
  const device = await startDevice();
  expect(device).toMatchObject({ expiresIn: 600, interval: 5, verificationUri: `${organisation.url}/device` });
  expect(device.userCode).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
  expect(device.verificationUriComplete).toBe(`${organisation.url}/device?user_code=${device.userCode}`);
  expect(organisation.pendingDevices).toMatchObject([{ userCode: device.userCode, startUrl }]);
});

test('leaves the interval out when told to', async () => {
  organisation.configure({ interval: undefined });
  expect(await startDevice()).not.toHaveProperty('interval');
});

test('polls: pending, then a token once, then the code is used up', async () => {
  const { deviceCode, userCode } = await startDevice();
  await expect(poll(deviceCode)).rejects.toMatchObject({
    name: 'AuthorizationPendingException',
    error: 'authorization_pending',
    $metadata: { httpStatusCode: 400 },
  });
  organisation.approveDevice(userCode, 'kenji.sato@example.com');
  expect(organisation.pendingDevices).toEqual([]);
  expect(await poll(deviceCode)).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600 });
  expect(organisation.portalSessions).toMatchObject([{ userName: 'kenji.sato@example.com' }]);
  await expect(poll(deviceCode)).rejects.toMatchObject({ name: 'InvalidGrantException' });
});

test('polls: denied', async () => {
  const { deviceCode, userCode } = await startDevice();
  organisation.denyDevice(userCode);
  await expect(poll(deviceCode)).rejects.toMatchObject({ name: 'AccessDeniedException', error: 'access_denied' });
});

test('polls: expired, by the clock and by the lever', async () => {
  const first = await startDevice();
  organisation.advance(599_999);
  await expect(poll(first.deviceCode)).rejects.toMatchObject({ name: 'AuthorizationPendingException' });
  organisation.advance(1);
  await expect(poll(first.deviceCode)).rejects.toMatchObject({ name: 'ExpiredTokenException', error: 'expired_token' });
  const second = await startDevice();
  organisation.expireDeviceCode(second.userCode);
  await expect(poll(second.deviceCode)).rejects.toMatchObject({ name: 'ExpiredTokenException' });
});

test('refuses unknown codes, foreign clients, unknown start URLs and clients of the other flow', async () => {
  const { deviceCode } = await startDevice();
  await expect(poll('made-up')).rejects.toMatchObject({ name: 'InvalidGrantException' });
  client = await register(organisation);
  await expect(poll(deviceCode)).rejects.toMatchObject({ name: 'InvalidGrantException' });
  for (const wrong of ['http://d-1.awsapps.com/start', 'https://awsapps.com.evil.net/start', 'nonsense']) {
    const answer = await post(organisation, '/device_authorization', { ...client, startUrl: wrong });
    expect(answer).toMatchObject({ status: 400, type: 'InvalidRequestException', body: { error: 'invalid_request' } });
  }
  const other = { ...(await registerForCode(organisation)), startUrl };
  expect((await post(organisation, '/device_authorization', other)).type).toBe('UnauthorizedClientException');
  const nobody = { ...client, clientSecret: 'wrong', startUrl };
  expect(await post(organisation, '/device_authorization', nobody)).toMatchObject({ status: 401 });
});

test('knows only the declared instances when there are some, however their URL ends', async () => {
  await using declared = await start({ instances: [{ startUrl: 'https://corp.awsapps.com/start/' }] });
  const registered = await register(declared);
  const ask = (url: string) => post(declared, '/device_authorization', { ...registered, startUrl: url });
  expect((await ask('https://corp.awsapps.com/start#/')).status).toBe(200);
  expect((await ask(startUrl)).type).toBe('InvalidRequestException');
});

test('the page asks for the code, then for an answer; it takes the code as people type it', async () => {
  const { deviceCode, userCode } = await startDevice();
  expect((await page('/device')).text).toContain('name="user_code"');
  expect(await page('/device?user_code=WRONG')).toMatchObject({ status: 400 });
  const question = await page(`/device?user_code=${userCode.toLowerCase().replace('-', ' ')}`);
  expect(question.text).toContain(userCode);
  expect(question.text).toContain(startUrl);
  const nobody = await page('/device', { user_code: userCode, user: 'mallory', decision: 'allow' });
  expect(nobody).toMatchObject({ status: 400 });
  expect(nobody.text).toContain('role="alert"');
  await expect(poll(deviceCode)).rejects.toMatchObject({ name: 'AuthorizationPendingException' });
  const allowed = await page('/device', { user_code: userCode, user: 'ana.lima', decision: 'allow' });
  expect(allowed.text).toContain('Request approved');
  expect((await poll(deviceCode)).accessToken).toBeDefined();
  expect((await page(`/device?user_code=${userCode}`)).text).toContain('used already');
});

test('the page denies, and says when the code has expired', async () => {
  const { deviceCode, userCode } = await startDevice();
  const denied = await page('/device', { user_code: userCode, user: 'ana.lima', decision: 'deny' });
  expect(denied.text).toContain('Request denied');
  await expect(poll(deviceCode)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  const late = await startDevice();
  organisation.advance(600_000);
  expect((await page(`/device?user_code=${late.userCode}`)).text).toContain('expired');
  expect(organisation.pendingDevices).toEqual([]);
});

test('automatic approval needs nobody', async () => {
  organisation.configure({ approval: 'automatic' });
  const { deviceCode } = await startDevice();
  expect((await poll(deviceCode)).accessToken).toBeDefined();
});

test('a lever without a waiting code throws', () => {
  expect(() => organisation.approveDevice('AAAA-AAAA')).toThrow('No device authorization waits');
});
