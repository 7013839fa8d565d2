/** Sign-ins of sessions whose start URL is at a company's own domain: what AWS is asked, what is written, what can go wrong. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAuthority } from '../../../testing/corporate-network/certificates.ts';
import { type CorporateProxy, type Route, startProxy } from '../../../testing/corporate-network/proxy.ts';
import type { SigningIn } from '../../shared/app-state.ts';
import type { AwsPlace } from '../aws/api/aws-place.ts';
import { registrationFileName } from '../aws/cache/registration-cache.ts';
import { readConfiguredSessions } from '../aws/config/configured-sessions.ts';
import { advance, now } from '../../../testing/support/clock.ts';
import { type Engine, ssoSession, startEngine, startUrl } from '../../../testing/support/engine.ts';
import { eventually } from '../../../testing/support/eventually.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const own = 'https://aws.mycompany.test';
const dualStack = 'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws';
const scopes = 'sso_registration_scopes = sso:account:access';
const corpText = `[sso-session corp]\nsso_start_url = ${own}\nsso_region = us-east-1\n${scopes}\n`;
const legacyText = `[profile old]\nsso_start_url = ${own}\nsso_region = us-east-1\n`;
const [corp, legacy] = readConfiguredSessions(corpText + legacyText) as [
  ReturnType<typeof ssoSession>,
  ReturnType<typeof ssoSession>,
];
const authority = createAuthority('Corp Inspection');

let engine: Engine;
let proxy: CorporateProxy;
let route: Route | null;
/** The regions in which the OIDC service was asked, by what. */
let regions: [operation: string, region: string][];
beforeEach(async () => {
  route = null;
  regions = [];
  proxy = await startProxy({ route: () => route ?? { inspect: authority, url: engine.organisation.url } });
  vi.stubEnv('HTTPS_PROXY', proxy.url);
  const ownDomains = { 'aws.mycompany.test': `${dualStack}/?from=domain#/` };
  engine = await startEngine({ organisation: { ownDomains }, sessions: [corp, legacy, ssoSession({ name: 'aws' })] });
  vi.stubEnv('AWS_CA_BUNDLE', path.join(engine.home, 'corp.pem'));
  await writeFile(path.join(engine.home, 'corp.pem'), authority.certificate);
  await putConfig(corpText + legacyText);
  const { oidc } = engine;
  for (const name of ['register', 'startDeviceAuthorization', 'createToken', 'baseUrl'] as const) {
    const real = oidc[name].bind(oidc) as (place: AwsPlace, ...rest: unknown[]) => unknown;
    const noting = (place: AwsPlace, ...rest: unknown[]): unknown => {
      regions.push([name, place.region]);
      return real(place, ...rest);
    };
    Object.assign(oidc, { [name]: noting });
  }
});
afterEach(async () => {
  await engine.close();
  await proxy[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
});

const asked = (): readonly string[] => engine.organisation.requestsOf('OwnDomain').map(({ method }) => method);
const putConfig = async (content: string | Uint8Array): Promise<void> => {
  await mkdir(path.dirname(engine.paths.configFile), { recursive: true });
  await writeFile(engine.paths.configFile, content);
};
const config = () => readFile(engine.paths.configFile, 'utf8');
const signInWithCode = async (id: typeof corp.id): Promise<void> => {
  await engine.signIn.start(id, 'device');
  const code = await eventually(() => {
    const { progress } = engine.phase(id) as SigningIn;
    if (progress.kind !== 'device') throw new Error(progress.kind);
    return progress.userCode;
  });
  engine.organisation.approveDevice(code);
  await eventually(() => {
    advance(1000);
    expect(engine.phase(id).step).toBe('active');
  });
};
const signInWithBrowser = async (): Promise<void> => {
  const before = engine.opened.length;
  await engine.signIn.start(corp.id);
  const page = await eventually(() => {
    expect(engine.opened).toHaveLength(before + 1);
    return engine.opened[before]!;
  });
  await fetch(await engine.organisation.approveAuthorization(page));
  await engine.phaseIs('active', corp.id);
};
const codes = () => engine.store.state.notices.map(({ problem }) => problem.code);

describe('AWS is asked about the portal, in the region that it tells; files keep to the configured start URL', () => {
  test('in the browser', async () => {
    await signInWithBrowser();
    expect(asked()).toEqual(['HEAD']);
    expect(engine.organisation.requestsOf('RegisterClient')[0]!.body).toMatchObject({ issuerUrl: dualStack });
    expect(new Set(regions.map(([, region]) => region))).toEqual(new Set(['eu-west-1']));
    expect(await engine.tokenIn(corp)).toMatchObject({ startUrl: own, region: 'eu-west-1' });
  });

  test('with a code', async () => {
    await signInWithCode(corp.id);
    expect(asked()).toEqual(['HEAD']);
    expect(engine.organisation.requestsOf('StartDeviceAuthorization')[0]!.body).toMatchObject({ startUrl: dualStack });
    expect(new Set(regions.map(([, region]) => region))).toEqual(new Set(['eu-west-1']));
    expect(await engine.tokenIn(corp)).toMatchObject({ startUrl: own, region: 'eu-west-1' });
  });

  test('in the older form', async () => {
    await signInWithCode(legacy.id);
    expect(await engine.tokenIn(legacy)).toMatchObject({ startUrl: own, region: 'eu-west-1' });
    const corrected = corpText + legacyText.replace('us-east-1', 'eu-west-1');
    await eventually(async () => expect(await config()).toBe(corrected));
  });

  test('the registration is filed under the configured start URL and the portal’s region, as by the AWS CLI', async () => {
    await signInWithBrowser();
    const key = { startUrl: own, region: 'eu-west-1', scopes: ['sso:account:access'], sessionName: 'corp' };
    expect(await engine.cacheFiles()).toContain(registrationFileName(key));
    await engine.signOut.signOut(corp.id);
    await signInWithBrowser();
    expect(engine.organisation.requestsOf('RegisterClient')).toHaveLength(1);
    expect(asked()).toEqual(['HEAD', 'HEAD']);
  });
});

describe('the region in the config', () => {
  test('is corrected after the sign-in, not before; the next sign-in takes the notice away', async () => {
    await engine.signIn.start(corp.id);
    await eventually(() => expect(engine.opened).toHaveLength(1));
    expect(await config()).toBe(corpText + legacyText);
    await engine.signIn.cancel(corp.id);
    expect([await config(), codes()]).toEqual([corpText + legacyText, []]);
    await signInWithBrowser();
    await eventually(() => expect(codes()).toEqual(['region-corrected']));
    expect(await config()).toBe(corpText.replace('us-east-1', 'eu-west-1') + legacyText);
    await engine.signIn.start(corp.id, 'device');
    expect(codes()).toEqual([]);
  });

  test('that cannot be written costs no sign-in, and what follows goes by the token’s', async () => {
    const damaged = Buffer.from(`${corpText}# Büro\n`, 'latin1');
    await putConfig(damaged);
    await signInWithBrowser();
    await eventually(() => expect(codes()).toEqual(['region-not-corrected']));
    expect(await readFile(engine.paths.configFile)).toEqual(damaged);
    expect(engine.session(corp.id).region).toBe('us-east-1');

    regions = [];
    const first = await engine.tokenIn(corp);
    advance(50 * 60_000);
    engine.renewals.look(now());
    await eventually(async () => expect((await engine.tokenIn(corp)).accessToken).not.toBe(first.accessToken));
    expect(regions).toEqual([['createToken', 'eu-west-1']]);
    expect(await engine.tokenIn(corp)).toMatchObject({ startUrl: own, region: 'eu-west-1' });

    const list = vi.spyOn(engine.portal, 'listAccounts');
    engine.accounts.load(corp.id);
    await eventually(() => expect(engine.session(corp.id).accounts.status).toBe('ready'));
    expect(list.mock.calls.map(([access]) => access.region)).toEqual(['eu-west-1']);
    const logout = vi.spyOn(engine.portal, 'logout');
    await engine.signOut.signOut(corp.id);
    expect(logout.mock.calls.map(([access]) => access.region)).toEqual(['eu-west-1']);
  });
});

test("the certificates that the session's own profiles name count for its domain, and not for another's", async () => {
  vi.stubEnv('AWS_CA_BUNDLE', '');
  await engine.sessions.configure([{ ...corp, caBundles: [path.join(engine.home, 'corp.pem')] }, legacy]);
  // The other one is at the same domain, and in the same region.
  await engine.signIn.start(legacy.id);
  expect(await engine.phaseIs('signed-out', legacy.id)).toMatchObject({ problem: { code: 'tls-failed' } });
  await signInWithBrowser();
  expect(asked()).toEqual(['HEAD']);
});

describe('a domain', () => {
  const problemOf = async () => {
    await engine.signIn.start(corp.id);
    return engine.phaseIs('signed-out', corp.id);
  };
  const nothingOfAws = () => engine.organisation.requests.filter(({ operation }) => operation !== 'OwnDomain');

  test('that cannot be reached', async () => {
    route = 502;
    const params = { host: 'aws.mycompany.test', status: 502 };
    expect(await problemOf()).toMatchObject({ problem: { code: 'proxy-failed', params, retry: 'user' } });
    expect([nothingOfAws(), await engine.cacheFiles(), engine.opened]).toEqual([[], [], []]);
  });

  test('that leads elsewhere', async () => {
    await engine.close();
    engine = await startEngine({ organisation: { ownDomains: { 'aws.mycompany.test': own } }, sessions: [corp] });
    vi.stubEnv('AWS_CA_BUNDLE', path.join(engine.home, 'corp.pem'));
    await writeFile(path.join(engine.home, 'corp.pem'), authority.certificate);
    const params = { host: 'aws.mycompany.test' };
    expect(await problemOf()).toMatchObject({ problem: { code: 'start-url-leads-elsewhere', params, retry: 'user' } });
    expect([nothingOfAws(), engine.opened]).toEqual([[], []]);
  });

  test('that does not answer is not waited for after a cancel', async () => {
    engine.organisation.faults.always('OwnDomain', 'hang');
    await engine.signIn.start(corp.id);
    await eventually(() => expect(asked()).toHaveLength(1));
    expect(engine.phase(corp.id)).toMatchObject({ step: 'signing-in', progress: { kind: 'starting' } });
    await engine.signIn.cancel(corp.id);
    expect(engine.phase(corp.id)).toMatchObject({ step: 'signed-out', problem: null });
    expect([nothingOfAws(), engine.opened]).toEqual([[], []]);
  });

  test('is not where a page of a sign-in may be: it leads to the portal, and nothing leads back', async () => {
    const { oidc } = engine;
    const start = oidc.startDeviceAuthorization.bind(oidc);
    const at =
      (url: string) =>
      async (...args: Parameters<typeof start>) => {
        const pages = { verificationUri: `${url}/#/device`, verificationUriComplete: `${url}/#/device?user_code=A` };
        return { ...(await start(...args)), ...pages };
      };
    Object.assign(oidc, { startDeviceAuthorization: at(own) });
    await engine.signIn.start(corp.id, 'device');
    const problem = { code: 'url-not-trusted', params: { url: 'aws.mycompany.test' } };
    expect(await engine.phaseIs('signed-out', corp.id)).toMatchObject({ problem });
    Object.assign(oidc, { startDeviceAuthorization: at(dualStack) });
    await engine.signIn.start(corp.id, 'device');
    await eventually(() => {
      const progress = { kind: 'device', verificationUri: `${dualStack}/#/device` };
      expect(engine.phase(corp.id)).toMatchObject({ step: 'signing-in', progress });
    });
  });
});

test('a start URL at AWS costs no request more', async () => {
  await signInWithCode('sso-session:aws');
  expect(engine.organisation.requestsOf('StartDeviceAuthorization')[0]!.body).toMatchObject({ startUrl });
  expect([asked(), proxy.asked]).toEqual([[], []]);
});
