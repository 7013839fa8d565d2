/**
 * Where AWS's services are asked, in each partition and of each kind: by the formulas of the services' own endpoint rules
 * (endpoint-rule-set-1.json of sso and sso-oidc), and by which setting a kind is chosen.
 */
import { describe, expect, test } from 'vitest';
import type { EndpointKinds } from '../endpoint-kinds.ts';
import { createAwsClients } from './clients.ts';

const keys = { accessKeyId: 'A', secretAccessKey: 'B', sessionToken: 'C' };

/** The hosts of the sign-in, the portal and STS. */
async function hosts(region: string, kinds: Partial<EndpointKinds> = {}, env: NodeJS.ProcessEnv = {}) {
  const clients = createAwsClients(env);
  const endpointKinds = { useFipsEndpoint: false, useDualstackEndpoint: false, ...kinds };
  const place = { region, caBundles: [], endpointKinds };
  const services = await Promise.all([clients.oidc(place), clients.portal(place), clients.sts(place, keys)]);
  return services.map(({ base }) => base.host);
}

const fips = { useFipsEndpoint: true } as const;
const dual = { useDualstackEndpoint: true } as const;

describe('in each partition', () => {
  test.each([
    ['eu-west-1', {}, 'oidc.eu-west-1.amazonaws.com', 'portal.sso.eu-west-1.amazonaws.com'],
    ['us-east-1', fips, 'oidc-fips.us-east-1.amazonaws.com', 'portal.sso-fips.us-east-1.amazonaws.com'],
    ['eu-west-1', dual, 'oidc.eu-west-1.api.aws', 'portal.sso.eu-west-1.api.aws'],
    ['us-east-2', { ...fips, ...dual }, 'oidc-fips.us-east-2.api.aws', 'portal.sso-fips.us-east-2.api.aws'],
    ['cn-north-1', {}, 'oidc.cn-north-1.amazonaws.com.cn', 'portal.sso.cn-north-1.amazonaws.com.cn'],
    [
      'cn-northwest-1',
      dual,
      'oidc.cn-northwest-1.api.amazonwebservices.com.cn',
      'portal.sso.cn-northwest-1.api.amazonwebservices.com.cn',
    ],
    ['us-gov-west-1', {}, 'oidc.us-gov-west-1.amazonaws.com', 'portal.sso.us-gov-west-1.amazonaws.com'],
    // GovCloud's usual addresses are its FIPS addresses.
    ['us-gov-west-1', fips, 'oidc.us-gov-west-1.amazonaws.com', 'portal.sso.us-gov-west-1.amazonaws.com'],
    ['us-gov-east-1', dual, 'oidc.us-gov-east-1.api.aws', 'portal.sso.us-gov-east-1.api.aws'],
    ['eusc-de-east-1', {}, 'oidc.eusc-de-east-1.amazonaws.eu', 'portal.sso.eusc-de-east-1.amazonaws.eu'],
    [
      'eusc-de-east-1',
      dual,
      'oidc.eusc-de-east-1.api.amazonwebservices.eu',
      'portal.sso.eusc-de-east-1.api.amazonwebservices.eu',
    ],
    ['us-iso-east-1', {}, 'oidc.us-iso-east-1.c2s.ic.gov', 'portal.sso.us-iso-east-1.c2s.ic.gov'],
  ] as const)('%s, %j', async (region, kinds, oidc, portal) => {
    expect((await hosts(region, kinds)).slice(0, 2)).toEqual([oidc, portal]);
  });

  test.each([
    ['us-east-1', fips, 'sts-fips.us-east-1.amazonaws.com'],
    ['us-gov-east-1', fips, 'sts.us-gov-east-1.amazonaws.com'],
    ['cn-north-1', {}, 'sts.cn-north-1.amazonaws.com.cn'],
    ['eusc-de-east-1', {}, 'sts.eusc-de-east-1.amazonaws.eu'],
  ] as const)('STS in %s, %j', async (region, kinds, sts) => expect((await hosts(region, kinds))[2]).toBe(sts));
});

describe('what decides', () => {
  test.each([
    ['nothing', {}, {}, 'oidc.us-east-1.amazonaws.com'],
    ['the profile', fips, {}, 'oidc-fips.us-east-1.amazonaws.com'],
    ['the variable', {}, { AWS_USE_FIPS_ENDPOINT: 'TRUE' }, 'oidc-fips.us-east-1.amazonaws.com'],
    ['the variable, also with no', fips, { AWS_USE_FIPS_ENDPOINT: 'false' }, 'oidc.us-east-1.amazonaws.com'],
    ['an empty variable', fips, { AWS_USE_FIPS_ENDPOINT: '' }, 'oidc.us-east-1.amazonaws.com'],
    ['each by itself', fips, { AWS_USE_DUALSTACK_ENDPOINT: 'true' }, 'oidc-fips.us-east-1.api.aws'],
  ] as const)('%s', async (_, kinds, env, host) => expect((await hosts('us-east-1', kinds, env))[0]).toBe(host));

  test('an address of one’s own beside the profile’s wish is refused, as the AWS CLI does', async () => {
    await expect(hosts('us-east-1', fips, { AWS_ENDPOINT_URL: 'https://a.test' })).rejects.toMatchObject({
      problem: { code: 'endpoint-conflict', params: { variable: 'AWS_ENDPOINT_URL', other: 'use_fips_endpoint' } },
    });
  });

  test('one client for each kind, and the same one for the same', async () => {
    const clients = createAwsClients({});
    const place = { region: 'us-east-1', caBundles: [] };
    const kinds = { useFipsEndpoint: true, useDualstackEndpoint: false };
    const [usual, ofFips] = [await clients.oidc(place), await clients.oidc({ ...place, endpointKinds: kinds })];
    expect(usual.base.host).not.toBe(ofFips.base.host);
    expect(await clients.oidc({ ...place, endpointKinds: { ...kinds } })).toBe(ofFips);
  });
});
