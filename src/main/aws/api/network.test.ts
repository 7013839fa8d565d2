/** Real proxies, real TLS, the real SDK: what a company's network does to the way to AWS, and what is said about it. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import {
  createAuthority,
  type Identity,
  notYet,
  over,
  selfSigned,
} from '../../../../testing/corporate-network/certificates.ts';
import { type CorporateProxy, type ProxyOptions, startProxy } from '../../../../testing/corporate-network/proxy.ts';
import { type Organisation, startOrganisation } from '../../../../testing/identity-center/organisation.ts';
import type { Problem } from '../../../shared/problems.ts';
import { createAwsClients } from './clients.ts';
import { AwsFailure } from './failure.ts';
import { createOidc, type Oidc } from './oidc.ts';

const host = 'oidc.corp.test';
const password = 'p%ss-canary:@9';
/** The company's authority, one that only the system's store knows, and one that nobody knows. */
const corp = createAuthority('Corp Inspection');
const installed = createAuthority('Corp Installed');
const unknown = createAuthority('Corp Unknown');

let organisation: Organisation;
let endpoint: string;
let folder: string;
const file = (name: string) => path.join(folder, name);
const save = (name: string, text: string) => writeFile(file(name), text);

beforeAll(async () => {
  organisation = await startOrganisation();
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-network-'));
  await save('installed.pem', installed.certificate);
  await save('corp.pem', corp.certificate);
  // On Linux this file is the system's store. It is read once in the life of a process.
  process.env['SSL_CERT_FILE'] = file('installed.pem');
});

afterAll(() => Promise.all([organisation.close(), removeFolder(folder)]));

beforeEach(() => {
  vi.stubEnv('AWS_CONFIG_FILE', file('no-config'));
  endpoint = `https://${host}`;
  return () => vi.unstubAllEnvs();
});

async function proxy(route: ProxyOptions['route'], credentials?: string): Promise<CorporateProxy> {
  const started = await startProxy(credentials === undefined ? { route } : { route, credentials });
  onTestFinished(async () => started[Symbol.asyncDispose]());
  return started;
}

/** A proxy that looks into everything and speaks with the organisation. */
const inspecting = async (authority = corp, credentials?: string): Promise<CorporateProxy> =>
  proxy(() => ({ inspect: authority, url: organisation.url }), credentials);

const oidcWith = (env: NodeJS.ProcessEnv): Oidc =>
  createOidc(createAwsClients({ AWS_ENDPOINT_URL_SSO_OIDC: endpoint, ...env }));
const register = (oidc: Oidc, caBundles: readonly string[] = []) =>
  oidc.register({ region: 'eu-west-1', caBundles }, { clientName: 'test', scopes: [], issuerUrl: null });
const works = async (oidc: Oidc, caBundles?: readonly string[]) =>
  expect((await register(oidc, caBundles)).clientId).toMatch(/\w+/);

async function problemOf(oidc: Oidc, caBundles?: readonly string[]): Promise<Problem> {
  const failure: unknown = await register(oidc, caBundles).then(
    () => 'it worked',
    (error: unknown) => error,
  );
  if (!(failure instanceof AwsFailure)) throw new Error(inspect(failure));
  // Whatever is wrong on the way says nothing about the session.
  expect(failure.isPassing).toBe(true);
  expect(inspect(failure, { depth: 9, showHidden: true })).not.toMatch(/canary|cCVzcy1jYW5hcnk/);
  return failure.problem;
}

describe('a proxy that looks into TLS', () => {
  test('with an unknown authority is named, and with its certificate in AWS_CA_BUNDLE it works', async () => {
    const { url } = await inspecting();
    expect(await problemOf(oidcWith({ HTTPS_PROXY: url }))).toEqual({
      code: 'tls-failed',
      params: { host, reason: 'SELF_SIGNED_CERT_IN_CHAIN' },
      retry: 'user',
    });
    await works(oidcWith({ HTTPS_PROXY: url, AWS_CA_BUNDLE: file('corp.pem') }));
  });

  test.skipIf(process.platform !== 'linux')(
    "works with its certificate in the system's store, with and without a bundle",
    async () => {
      const { url } = await inspecting(installed);
      await works(oidcWith({ HTTPS_PROXY: url }));
      await works(oidcWith({ HTTPS_PROXY: url, AWS_CA_BUNDLE: file('corp.pem') }));
    },
  );

  test.skipIf(process.platform !== 'linux')('is learned by all calls that were under way at once', async () => {
    const { url } = await inspecting(installed);
    const oidc = oidcWith({ HTTPS_PROXY: url });
    await Promise.all([works(oidc), works(oidc), works(oidc), works(oidc)]);
  });

  test("beside a bundle, Node's own certificates go on to count", async () => {
    const own = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...own, unknown.certificate]);
    onTestFinished(() => tls.setDefaultCACertificates(own));
    const { url, asked } = await inspecting(unknown);
    await works(oidcWith({ HTTPS_PROXY: url, AWS_CA_BUNDLE: file('corp.pem') }));
    expect(asked, 'tries').toHaveLength(1);
  });

  test('a bundle that is completed while the app runs counts at the next call', async () => {
    await save('growing.pem', unknown.certificate);
    const { url, asked } = await inspecting();
    const oidc = oidcWith({ HTTPS_PROXY: url, AWS_CA_BUNDLE: file('growing.pem') });
    expect(await problemOf(oidc)).toMatchObject({ code: 'tls-failed' });
    const before = asked.length;
    expect(await problemOf(oidc)).toMatchObject({ code: 'tls-failed' });
    expect(asked.length, 'tries when there is nothing new to trust').toBe(before + 1);
    await save('growing.pem', `${unknown.certificate}\n${corp.certificate}`);
    await works(oidc);
  });
});

describe('certificates that are wrong', () => {
  async function serverWith({ certificate, key }: Identity): Promise<number> {
    const server = https.createServer({ cert: certificate, key }, (_, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return (server.address() as AddressInfo).port;
  }

  test.each([
    ['expired', () => corp.issue(host, over), 'CERT_HAS_EXPIRED'],
    ['not valid yet', () => corp.issue(host, notYet), 'CERT_NOT_YET_VALID'],
    ['of another host', () => corp.issue('login.corp.test'), 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['self-signed', () => selfSigned(host), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['of an unknown issuer', () => unknown.issue(host), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ])('%s', async (_, issue, reason) => {
    const port = await serverWith(issue());
    const { url } = await proxy(() => ({ port }));
    const problem = await problemOf(oidcWith({ HTTPS_PROXY: url, AWS_CA_BUNDLE: file('corp.pem') }));
    expect(problem).toEqual({ code: 'tls-failed', params: { host, reason }, retry: 'user' });
  });

  test('no TLS at all', async () => {
    const { url } = await proxy(() => ({ port: Number(new URL(organisation.url).port) }));
    const problem = await problemOf(oidcWith({ HTTPS_PROXY: url }));
    expect(problem).toEqual({
      code: 'tls-failed',
      params: { host, reason: 'ERR_SSL_WRONG_VERSION_NUMBER' },
      retry: 'user',
    });
  });

  test('without a proxy as with one', async () => {
    endpoint = `https://localhost:${await serverWith(unknown.issue('localhost'))}`;
    expect(await problemOf(oidcWith({}))).toMatchObject({
      code: 'tls-failed',
      params: { reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    });
  });
});

describe('AWS_CA_BUNDLE', () => {
  test.each([
    ['is not there', 'ENOENT', async () => {}],
    ['is empty', 'no-certificate', async () => save('bundle.pem', '')],
    ['holds no certificate', 'no-certificate', async () => save('bundle.pem', corp.key)],
    ['is damaged', 'no-certificate', async () => save('bundle.pem', corp.certificate.replaceAll(/^M.*$/gm, 'AAAA'))],
  ])('that %s is a problem until it is mended', async (_, reason, spoil) => {
    await rm(file('bundle.pem'), { force: true });
    await spoil();
    const { url, asked } = await inspecting();
    const oidc = oidcWith({ HTTPS_PROXY: url, AWS_CA_BUNDLE: file('bundle.pem') });
    expect(await problemOf(oidc)).toEqual({
      code: 'ca-bundle-unreadable',
      params: { file: file('bundle.pem'), reason },
      retry: 'user',
    });
    expect(asked).toEqual([]);
    await save('bundle.pem', `A comment\n${corp.certificate}`);
    await works(oidc);
  });

  test('that is a folder is a problem', async () => {
    const problem = await problemOf(oidcWith({ AWS_CA_BUNDLE: folder }));
    expect(problem).toMatchObject({ code: 'ca-bundle-unreadable', params: { file: folder, reason: 'EISDIR' } });
  });

  test.skipIf(process.platform === 'win32')(
    'that is a pipe, a device or a giant is a problem, and keeps nobody waiting',
    async () => {
      execFileSync('mkfifo', [file('pipe.pem')]);
      await save('giant.pem', '');
      await truncate(file('giant.pem'), 300 * 1024 * 1024);
      for (const [bundle, reason] of [
        [file('pipe.pem'), 'ENXIO'],
        [file('giant.pem'), 'EFBIG'],
        ['/dev/zero', 'no-certificate'],
      ] as const) {
        const params = { file: bundle, reason };
        expect(await problemOf(oidcWith({ AWS_CA_BUNDLE: bundle }))).toMatchObject({
          code: 'ca-bundle-unreadable',
          params,
        });
      }
    },
  );

  test('that the config file names counts for the sessions that it names it for', async () => {
    const { url } = await inspecting();
    const env = { AWS_ENDPOINT_URL_SSO_OIDC: endpoint, HTTPS_PROXY: url };
    const oidc = createOidc(createAwsClients(env));
    const bundles = [file('corp.pem')];
    await works(oidc, bundles);
    // Another session in the same region, which names none, or one of its own that is not there.
    expect(await problemOf(oidc)).toMatchObject({ code: 'tls-failed' });
    const params = { file: file('gone.pem'), reason: 'ENOENT' };
    const gone = [params.file];
    expect(await problemOf(oidc, gone)).toEqual({ code: 'config-ca-bundle-unreadable', params, retry: 'user' });
    await works(oidc, bundles);
    // Profiles of one session may name several: each counts.
    await works(oidc, [file('installed.pem'), ...bundles]);
    // The variable outranks it, as for the AWS CLI.
    await works(createOidc(createAwsClients({ ...env, AWS_CA_BUNDLE: file('corp.pem') })), gone);
  });

  test('that is empty is none', async () => {
    endpoint = organisation.url;
    await works(oidcWith({ AWS_CA_BUNDLE: '' }));
  });
});

describe('a proxy', () => {
  const trusting = { AWS_CA_BUNDLE: '' };
  beforeAll(() => void (trusting.AWS_CA_BUNDLE = file('corp.pem')));

  test('that wants a password gets it, also one with signs of its own', async () => {
    const { port } = await inspecting(corp, `ana:${password}`);
    for (const written of [encodeURIComponent(password), password]) {
      await works(oidcWith({ ...trusting, HTTPS_PROXY: `http://ana:${written}@127.0.0.1:${port}` }));
    }
    const wrong = oidcWith({ ...trusting, HTTPS_PROXY: `http://ana:wrong-${password}@127.0.0.1:${port}` });
    expect(await problemOf(wrong)).toEqual({ code: 'proxy-failed', params: { host, status: 407 }, retry: 'user' });
  });

  test.each([
    [403, 'user'],
    [502, 'auto'],
    [503, 'auto'],
  ])('that refuses with %d is named', async (status, retry) => {
    const { url, asked } = await proxy(() => status);
    expect(await problemOf(oidcWith({ HTTPS_PROXY: url }))).toEqual({
      code: 'proxy-failed',
      params: { host, status },
      retry,
    });
    expect(asked).toEqual([`${host}:443`]);
  });

  test.each(['cut', 'silence'] as const)(
    'that answers with %s is named, soon enough',
    async (route) => {
      const { url, port } = await proxy(() => route);
      const start = performance.now();
      const problem = await problemOf(oidcWith({ HTTPS_PROXY: url }));
      const params = { host: `127.0.0.1:${port}` };
      expect(problem).toEqual({ code: 'proxy-unreachable', params, retry: 'auto' });
      expect(performance.now() - start).toBeLessThan(9_000);
    },
    20_000,
  );

  test('that is not there is named without its password', async () => {
    const { port } = await inspecting();
    const gone = await proxy(() => 'cut');
    await gone[Symbol.asyncDispose]();
    const withPassword = `http://ana:${encodeURIComponent(password)}@127.0.0.1:${gone.port}`;
    expect(await problemOf(oidcWith({ HTTPS_PROXY: withPassword }))).toEqual({
      code: 'proxy-unreachable',
      params: { host: `127.0.0.1:${gone.port}` },
      retry: 'auto',
    });
    expect(await problemOf(oidcWith({ HTTPS_PROXY: `http://proxy.invalid:${port}` }))).toMatchObject({
      code: 'proxy-unreachable',
      params: { host: `proxy.invalid:${port}` },
    });
  });

  test('written without a scheme counts, as for the AWS CLI', async () => {
    const { port, asked } = await inspecting();
    await works(oidcWith({ ...trusting, https_proxy: `127.0.0.1:${port}` }));
    expect(asked).toEqual([`${host}:443`]);
  });

  test.each([
    'socks5://ana:canary@127.0.0.1:1080',
    'http://ana:12/canary@127.0.0.1:8080',
    'http://127.0.0.1:port-canary',
  ])('that is no HTTP proxy is a problem: %s', async (value) => {
    expect(await problemOf(oidcWith({ HTTPS_PROXY: value }))).toEqual({
      code: 'proxy-invalid',
      params: { variable: 'HTTPS_PROXY' },
      retry: 'user',
    });
  });

  test.each(['127.0.0.1', 'localhost'])('is not asked for %s', async (name) => {
    const { url, asked } = await proxy(() => 502);
    const { port } = new URL(organisation.url);
    endpoint = `http://${name}:${port}`;
    await works(oidcWith({ HTTP_PROXY: url, HTTPS_PROXY: url }));
    expect(asked).toEqual([]);
  });

  test('is left out where NO_PROXY says so', async () => {
    const { url, asked } = await proxy(() => 502);
    const problem = await problemOf(oidcWith({ HTTPS_PROXY: url, NO_PROXY: 'corp.test' }));
    // The name is known to no DNS, so without the proxy there is no way.
    expect(problem).toMatchObject({ code: 'network-unreachable', params: { host } });
    expect(asked).toEqual([]);
  });

  test('keeps its tunnel for the next call', async () => {
    const { url, asked } = await inspecting();
    const oidc = oidcWith({ ...trusting, HTTPS_PROXY: url });
    await works(oidc);
    await works(oidc);
    expect(asked).toHaveLength(1);
  });

  test('that has refused is left with no open connection', async () => {
    const { url, port } = await proxy(() => 502);
    await problemOf(oidcWith({ HTTPS_PROXY: url }));
    const isToProxy = (handle: unknown) => handle instanceof net.Socket && handle.remotePort === port;
    const handles = (process as unknown as { _getActiveHandles(): unknown[] })._getActiveHandles();
    expect(handles.filter(isToProxy)).toEqual([]);
  });
});
