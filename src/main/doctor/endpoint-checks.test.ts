/** Tests of addresses in the place of AWS's own, in the config file and in the environment. */
import { describe, expect, test } from 'vitest';
import { codesOf, corp, cured, dev, found } from '../../../testing/support/doctor-inputs.ts';

const clean = `${corp}\n${dev}`;
const stack = 'endpoint_url = http://127.0.0.1:4566\n';

describe('in the config file', () => {
  test('of the default profile: told to those who sign in, although none of them names it', () => {
    const config = `[default]\n${stack}${clean}`;
    expect(codesOf({ config })).toEqual(['endpoint-of-all']);
    expect(found({ config }, 'endpoint-of-all')).toMatchObject({
      severity: 'note',
      place: { line: 2 },
      tools: ['botocore', 'javascript'],
      params: { section: 'default', value: 'http://127.0.0.1:4566', profiles: 'default' },
    });
  });

  test.each([
    ['a profile of a session', `${clean}endpoint_url = https://proxy.example.org/x\n`, 'dev'],
    [
      'the services section of one',
      `${clean}services = s\n[services s]\nsso_oidc =\n  endpoint_url = https://a.example.org\n`,
      'dev',
    ],
    [
      'the services section of two',
      `${clean}services = s\n[profile up]\nrole_arn = x\nsource_profile = dev\nservices = s\n[services s]\nsts =\n  endpoint_url = https://a.example.org\n`,
      'dev, up',
    ],
  ])('of %s', (_, config, profiles) => {
    expect(codesOf({ config })).toEqual(['endpoint-set']);
    expect(found({ config }, 'endpoint-set')).toMatchObject({ severity: 'warning', params: { profiles } });
  });

  test('without encryption it is an error, and becomes a comment', () => {
    const config = `${clean}endpoint_url = http://10.0.0.7:4566\n`;
    expect(found({ config }, 'endpoint-unencrypted')).toMatchObject({ severity: 'error', profile: 'dev' });
    expect(cured({ config }, 'endpoint-unencrypted').config).toBe(`${clean}# endpoint_url = http://10.0.0.7:4566\n`);
    expect(codesOf({ config: `[default]\nendpoint_url = http://stack.example.org\n${clean}` })).toEqual([
      'endpoint-unencrypted',
    ]);
  });

  test.each([
    ['a profile that does not sign in', `${clean}[profile local]\n${stack}`],
    ['another service', `${clean}services = s\n[services s]\ns3 =\n  endpoint_url = http://127.0.0.1:4566\n`],
    ['a section that nobody names', `${clean}[services s]\nsso =\n  endpoint_url = http://10.0.0.1\n`],
    ['one that is to be ignored', `${clean}${stack}ignore_configured_endpoint_urls = true\n`],
  ])('%s concerns no sign-in', (_, config) => expect(codesOf({ config })).toEqual([]));

  test('all are ignored by a variable', () => {
    const env = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE', AWS_ENDPOINT_URL: 'http://10.0.0.1' };
    expect(codesOf({ config: `[default]\n${stack}${clean}`, env })).toEqual([]);
  });
});

describe('in the environment', () => {
  test.each([
    ['AWS_ENDPOINT_URL', 'http://localhost:4566/', 'environment-endpoint', 'note', 'http://localhost:4566'],
    ['AWS_ENDPOINT_URL_SSO', 'http://[::1]:1', 'environment-endpoint', 'note', 'http://[::1]:1'],
    [
      'AWS_ENDPOINT_URL_SSO_OIDC',
      'https://me:s3cr3t@a.example.org/x?y',
      'environment-endpoint',
      'warning',
      'https://a.example.org',
    ],
    [
      'AWS_ENDPOINT_URL_STS',
      'http://a.example.org',
      'environment-endpoint-unencrypted',
      'error',
      'http://a.example.org',
    ],
    [
      'AWS_ENDPOINT_URL',
      'http://127.0.0.1.example.org',
      'environment-endpoint-unencrypted',
      'error',
      'http://127.0.0.1.example.org',
    ],
    ['AWS_ENDPOINT_URL', 's3cr3t', 'environment-endpoint', 'warning', '…'],
  ] as const)('%s=%s', (variable, value, code, severity, shown) => {
    const told = found({ config: clean, env: { [variable]: value } }, code);
    expect(told).toMatchObject({ severity, params: { variable, value: shown } });
    expect(told.cure).toMatchObject({ kind: 'command', command: `unset ${variable}` });
  });
});
