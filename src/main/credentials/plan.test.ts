/** The way from a profile to its role, and what is said of a profile that leads to none. */
import { describe, expect, test } from 'vitest';
import { planForProfile } from './plan.ts';

const session = '[sso-session corp]\nsso_start_url = https://d-1234567890.awsapps.com/start\nsso_region = us-east-1\n';
const base = '[profile base]\nsso_session = corp\nsso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\n';
const planned = (config: string, profile: string, credentials = '') =>
  planForProfile({ config: session + base + config, credentials }, profile);

describe('a plan', () => {
  test('of a role, with the region of the profile', () => {
    expect(planned('region = eu-west-1\n', 'base')).toEqual({
      plan: {
        sso: {
          sessionId: 'sso-session:corp',
          accountId: '012345678901',
          roleName: 'ReadOnlyAccess',
          // Pinned by botocore's own test of other values; computed here as it does.
          fileName: expect.stringMatching(/^[0-9a-f]{40}\.json$/),
        },
        assumed: [],
        endpointKinds: { useFipsEndpoint: false, useDualstackEndpoint: false },
      },
      region: 'eu-west-1',
      portal: { startUrl: 'https://d-1234567890.awsapps.com/start', region: 'us-east-1' },
    });
  });

  test('of a legacy profile', () => {
    const legacy = 'sso_start_url = https://d-legacy7890.awsapps.com/start\nsso_region = us-east-1\n';
    const profile = `[profile old]\n${legacy}sso_account_id = 012345678901\nsso_role_name = ReadOnlyAccess\n`;
    const found = planned(profile, 'old');
    const startUrl = 'https://d-legacy7890.awsapps.com/start';
    const portal = { startUrl, region: 'us-east-1' };
    expect(found).toMatchObject({ plan: { sso: { sessionId: `legacy:${startUrl}` } }, portal });
  });

  test('of roles that are assumed: the nearest to the sign-in comes first', () => {
    const found = planned(
      '[profile a]\nrole_arn = arn:aws:iam::1:role/A\nsource_profile = b\n[profile b]\nrole_arn = arn:aws:iam::2:role/B\nsource_profile = base\nduration_seconds = 900\nregion = eu-west-3\n',
      'a',
    );
    expect(found).toMatchObject({
      plan: {
        sso: { roleName: 'ReadOnlyAccess' },
        assumed: [
          { profile: 'b', request: { roleArn: 'arn:aws:iam::2:role/B', durationSeconds: 900 }, region: 'eu-west-3' },
          { profile: 'a', request: { roleArn: 'arn:aws:iam::1:role/A' }, region: null },
        ],
      },
    });
  });
});

test('of AWS’s kinds of addresses those of the profile that is asked for count, on the whole way', () => {
  const config =
    '[profile a]\nrole_arn = arn:aws:iam::1:role/A\nsource_profile = base\nuse_fips_endpoint = true\n' +
    '[profile b]\nrole_arn = arn:aws:iam::2:role/B\nsource_profile = a\n';
  const kinds = { useFipsEndpoint: true, useDualstackEndpoint: false };
  expect(planned(config, 'a')).toMatchObject({ plan: { endpointKinds: kinds } });
  expect(planned(config, 'b')).toMatchObject({ plan: { endpointKinds: { ...kinds, useFipsEndpoint: false } } });
});

describe('no plan', () => {
  test.each([
    ['', 'nobody', 'profile-missing', { profile: 'nobody' }],
    [
      '[profile keys]\naws_access_key_id = A\naws_secret_access_key = B\n',
      'keys',
      'profile-without-sign-in',
      { profile: 'keys' },
    ],
    ['[profile empty]\nregion = eu-west-1\n', 'empty', 'profile-without-sign-in', { profile: 'empty' }],
    ['[profile only]\nsso_session = corp\n', 'only', 'profile-without-sign-in', { profile: 'only' }],
    [
      '[profile a]\nrole_arn = x\nsource_profile = gone\n',
      'a',
      'profile-source-missing',
      { profile: 'a', source: 'gone' },
    ],
    [
      '[profile a]\nrole_arn = x\nsource_profile = b\n[profile b]\nrole_arn = y\nsource_profile = a\n',
      'a',
      'profile-circle',
      { profile: 'b', circle: 'a → b → a' },
    ],
    [
      '[profile a]\nsso_session = gone\nsso_account_id = 1\nsso_role_name = R\n',
      'a',
      'profile-session-missing',
      { profile: 'a' },
    ],
    ['[profile a]\nrole_arn = x\n', 'a', 'profile-not-usable', { profile: 'a' }],
    [
      '[profile a]\nrole_arn = x\nsource_profile = b\n[profile b]\nrole_arn = y\nsource_profile = base\nmfa_serial = z\n',
      'a',
      'profile-needs-mfa',
      { profile: 'b' },
    ],
  ] as const)('%j, %s: %s', (config, profile, code, params) => {
    expect(planned(config, profile)).toMatchObject({ problem: { code, params } });
  });
});
