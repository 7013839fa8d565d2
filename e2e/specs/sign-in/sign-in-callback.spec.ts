/** The loopback listener of a browser sign-in: one honest answer counts, whatever else knocks at the port. */
import os from 'node:os';
import { expect, test } from '../../hosts/fixture.ts';
import { hasToken } from '../../../testing/aws-files.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { idleConnection, knock, redirectUriOf, refusalOf, stateOf } from '../../objects/loopback.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { signInInTray, trayLine } from '../../objects/tray.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

test('hostile callbacks are turned away, and the wait goes on', async ({ app, home, organisation }) => {
  const card = await (await panelOf(app)).session('corp');
  await card.signIn.click();
  const page = await openedPage(app);
  const callback = redirectUriOf(page);
  const state = stateOf(page);
  const forged = (path: string, query: Readonly<Record<string, string>>): URL =>
    new URL(`${path}?${new URLSearchParams(query).toString()}`, callback);
  const stolen = forged('/oauth/callback', { code: 'stolen', state });
  const attacks = {
    'another path': knock(forged('/', { code: 'stolen', state })),
    'a longer path': knock(forged('/oauth/callback/', { code: 'stolen', state })),
    'a path in other letters': knock(forged('/OAuth/callback', { code: 'stolen', state })),
    'a path with dots': knock(callback, { target: `/x/../oauth/callback%2F?code=stolen&state=${state}` }),
    'no state': knock(forged('/oauth/callback', { code: 'stolen' })),
    'an empty state': knock(forged('/oauth/callback', { code: 'stolen', state: '' })),
    'a wrong state': knock(forged('/oauth/callback', { code: 'stolen', state: crypto.randomUUID() })),
    'a state that only begins right': knock(forged('/oauth/callback', { code: 'stolen', state: state.slice(0, -1) })),
    'two states': knock(new URL(`${stolen.href}&state=other`)),
    'two codes': knock(new URL(`${stolen.href}&code=other`)),
    'no code': knock(forged('/oauth/callback', { state })),
    'a forged error': knock(forged('/oauth/callback', { error: 'access_denied' })),
    'a forged error with a wrong state': knock(forged('/oauth/callback', { error: 'access_denied', state: 'x' })),
    'the host of a rebound name': knock(stolen, { headers: { host: `evil.example:${callback.port}` } }),
    localhost: knock(stolen, { headers: { host: `localhost:${callback.port}` } }),
    'a host without the port': knock(stolen, { headers: { host: '127.0.0.1' } }),
    'an absolute target elsewhere': knock(stolen, { target: `http://evil.example/oauth/callback${stolen.search}` }),
  };
  for (const [name, answer] of Object.entries(attacks)) expect((await answer).status, name).toBe(404);
  for (const method of ['POST', 'PUT', 'OPTIONS', 'HEAD', 'DELETE'])
    expect((await knock(stolen, { method })).status, method).toBe(405);
  // What comes from a request never gets into the page.
  const echo = await knock(forged('/<script>alert(1)</script>', { code: '<script>', state: '"><script>' }));
  expect(echo.text).not.toContain('script');

  // Browsers open spare connections; other programs send rubbish or half a request.
  const idle = await Promise.all(Array.from({ length: 20 }, () => idleConnection(callback)));
  using half = await idleConnection(callback, 'GET /oauth/callback?code=');
  using rubbish = await idleConnection(callback, '\u0016\u0003\u0001 not http at all\r\n\r\n');

  await expect(card.status).toHaveText('Signing in…');
  await expect(card.problem).toHaveCount(0);
  expect(organisation.requestsOf('CreateToken')).toEqual([]);

  const answer = await allowInBrowser(organisation, page);
  expect(answer.status).toBe(200);
  await expect(card.status).toHaveText('Signed in');
  expect(hasToken(home, 'corp')).toBe(true);
  // One success is all: the port is closed, with every connection that was still open.
  await Promise.all([...idle, half, rubbish].map(({ ended }) => ended));
  expect(await refusalOf(callback.hostname, callback.port)).toBe('ECONNREFUSED');
});

test('only the first answer with the right state counts', async ({ app, home, organisation }) => {
  organisation.faults.next('CreateToken', { delayMs: 1_000 });
  await signInInTray(app, 'corp');
  const page = await openedPage(app);
  const redirect = new URL(await organisation.approveAuthorization(page));
  const answers = await Promise.all([
    knock(redirect),
    knock(new URL(`/oauth/callback?code=other&state=${stateOf(page)}`, redirect)).catch(() => null),
  ]);
  expect(answers[0].status).toBe(200);
  expect(answers[1]?.status ?? 'refused').not.toBe(200);
  await expect.poll(() => trayLine(app, 'corp')).toContain('Signed in');
  expect(organisation.requestsOf('CreateToken')).toHaveLength(1);
  expect(hasToken(home, 'corp')).toBe(true);
});

test('nobody else on the network can answer', async ({ app }) => {
  await signInInTray(app, 'corp');
  const { port } = redirectUriOf(await openedPage(app));
  const addresses = Object.values(os.networkInterfaces()).flatMap((found) => found ?? []);
  const others = addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map((own) => own.address);
  if (process.platform === 'linux') others.push('127.0.0.2');
  expect(await refusalOf('127.0.0.1', port)).toBeNull();
  for (const address of [...others, '::1']) expect(await refusalOf(address, port), address).not.toBeNull();
});
