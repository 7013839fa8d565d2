/** What the variables mean, asked of Node's own agent: it is the one that decides in the end. */
import https from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AwsFailure } from './failure.ts';
import { readProxies } from './proxy-environment.ts';

const proxy = { port: 9, url: 'http://127.0.0.1:9' };

/** Whether a connection to this host and port would go through the proxy; none is made. */
async function isProxied(env: NodeJS.ProcessEnv, host: string, port = 443): Promise<boolean> {
  const agent = new https.Agent({ proxyEnv: { ...readProxies(env).environment } });
  // Asked for the host itself only: the proxy has an address.
  const lookup: LookupFunction = (_name, _options, found) => found(new Error('direct'), '');
  return new Promise((resolve) => {
    const socket = agent.createConnection({ host, port, lookup }, () => {}) as Socket;
    socket.on('connectionAttempt', (_, attempted) => {
      resolve(attempted === proxy.port);
      // Node is in the middle of it.
      setImmediate(() => socket.destroy());
    });
    socket.on('error', () => resolve(false));
  });
}

describe('NO_PROXY', () => {
  test.each([
    ['oidc.corp.test', 'oidc.corp.test', 443, false],
    ['OIDC.Corp.Test', 'oidc.corp.test', 443, false],
    ['corp.test', 'oidc.corp.test', 443, false],
    ['.corp.test', 'oidc.corp.test', 443, false],
    ['*.corp.test', 'oidc.corp.test', 443, false],
    ['.corp.test', 'corp.test', 443, false],
    ['corp.test', 'notcorp.test', 443, true],
    ['oidc.corp.test', 'portal.corp.test', 443, true],
    ['oidc.corp.test:443', 'oidc.corp.test', 443, false],
    ['oidc.corp.test:8443', 'oidc.corp.test', 443, true],
    ['oidc.corp.test:8443', 'oidc.corp.test', 8443, false],
    ['other.test, corp.test', 'oidc.corp.test', 443, false],
    ['other.test corp.test', 'oidc.corp.test', 443, false],
    ['*', 'oidc.corp.test', 443, false],
    ['', 'oidc.corp.test', 443, true],
    [' , ', 'oidc.corp.test', 443, true],
    ['10.0.0.7', '10.0.0.7', 443, false],
    ['10.0.0.1-10.0.0.9', '10.0.0.7', 443, false],
    ['10.0.0.1-10.0.0.9', '10.0.0.10', 443, true],
    ['[2001:db8::7]', '2001:db8::7', 443, false],
    ['', '127.0.0.1', 8443, false],
    ['', '127.9.9.9', 8443, false],
    ['other.test', 'localhost', 8443, false],
    ['', '::1', 8443, false],
    ['', 'localhost.corp.test', 443, true],
  ])('"%s": %s:%d through the proxy: %s', async (list, host, port, expected) => {
    expect(await isProxied({ HTTPS_PROXY: proxy.url, NO_PROXY: list }, host, port)).toBe(expected);
  });
});

describe('names', () => {
  const host = 'oidc.corp.test';
  const other = 'http://127.0.0.1:10';

  test.each([
    ['small letters', () => ({ https_proxy: proxy.url }), true],
    ['small letters first', () => ({ https_proxy: proxy.url, HTTPS_PROXY: other }), true],
    ['small and empty turns it off', () => ({ https_proxy: '', HTTPS_PROXY: proxy.url }), false],
    ['of http alone', () => ({ HTTP_PROXY: proxy.url }), false],
    ['of all, which the AWS CLI does not read', () => ({ ALL_PROXY: proxy.url }), false],
    ['no_proxy in small letters first', () => ({ HTTPS_PROXY: proxy.url, no_proxy: host, NO_PROXY: 'x.test' }), false],
    ['no_proxy small and empty', () => ({ HTTPS_PROXY: proxy.url, no_proxy: '', NO_PROXY: host }), true],
    ['with blanks around', () => ({ HTTPS_PROXY: ` ${proxy.url} ` }), true],
    ['without a scheme', () => ({ HTTPS_PROXY: `127.0.0.1:${proxy.port}` }), true],
    ['in quotes', () => ({ HTTPS_PROXY: `"${proxy.url}"` }), true],
    ['in single quotes with blanks', () => ({ https_proxy: ` ' ${proxy.url} ' ` }), true],
    ['exceptions in quotes', () => ({ HTTPS_PROXY: proxy.url, NO_PROXY: `"${host}"` }), false],
    ['with two slashes alone', () => ({ HTTPS_PROXY: `//127.0.0.1:${proxy.port}` }), true],
  ])('%s', async (_, env, expected) => {
    expect(await isProxied(env(), host)).toBe(expected);
  });
});

test('whatever the value: Node takes what comes out, and no text holds a password', () => {
  const sign = fc.constantFrom(...Array.from('%@:/?#[]\\^|{}"<>`&= \t\r\n\0.-0aFé漢😀'));
  const secret = fc.string({ unit: sign, minLength: 6, maxLength: 20 }).map((text) => `canary${text}`);
  const value = fc.tuple(fc.constantFrom('http://', 'https://', 'socks5://', '//', ''), secret);
  fc.assert(
    fc.property(value, fc.constantFrom('HTTPS_PROXY', 'HTTP_PROXY'), ([scheme, password], variable) => {
      const env = { [variable]: `${scheme}ana:${password}@proxy.test:3128` };
      const shown = () => {
        try {
          const { environment, httpsProxy } = readProxies(env);
          new https.Agent({ proxyEnv: { ...environment } }).destroy();
          return httpsProxy ?? '';
        } catch (error) {
          if (!(error instanceof AwsFailure)) throw error;
          return `${error.message} ${JSON.stringify(error)}`;
        }
      };
      return !shown().includes('canary');
    }),
    { numRuns: 1000 },
  );
});

test.each(['"http://127.0.0.1:8080', "http://127.0.0.1'"])('a quote at one end makes no address: %s', (value) => {
  expect(() => readProxies({ HTTPS_PROXY: value })).toThrow(AwsFailure);
});

test('an HTTP_PROXY counts for nothing: all calls are https, but those to this machine', () => {
  expect(readProxies({ HTTP_PROXY: 'http://127.0.0.1:1' })).toEqual({
    environment: { no_proxy: expect.any(String) },
    httpsProxy: null,
  });
});
