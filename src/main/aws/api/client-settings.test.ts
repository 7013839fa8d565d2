/** What the AWS SDK could look for by itself, taken from its own source, and that nothing of it counts for any call. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { mkdtemp, open, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAuthority } from '../../../../testing/corporate-network/certificates.ts';
import { type CorporateProxy, startProxy } from '../../../../testing/corporate-network/proxy.ts';
import { type Organisation, startOrganisation } from '../../../../testing/identity-center/organisation.ts';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { awsCalls } from '../../../../testing/support/aws-calls.ts';
import { createAwsClients } from './clients.ts';
import { configKeysRead, sdkSources, variablesRead } from '../../../../testing/support/sdk-settings.ts';

vi.setConfig({ testTimeout: 240_000 });

/** Those that count (endpoint-environment.ts); they have tests of their own. */
const documented = [
  'AWS_ENDPOINT_URL',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_USE_DUALSTACK_ENDPOINT',
  'AWS_USE_FIPS_ENDPOINT',
] as const;

describe('the source of the SDK', () => {
  const sources = sdkSources();

  test('reads these variables, and no other', () => {
    expect(variablesRead(sources)).toMatchInlineSnapshot(`
      [
        "AWS_ACCESS_KEY_ID",
        "AWS_ACCOUNT_ID",
        "AWS_ACCOUNT_ID_ENDPOINT_MODE",
        "AWS_AUTH_SCHEME_PREFERENCE",
        "AWS_CONFIG_FILE",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CREDENTIAL_EXPIRATION",
        "AWS_CREDENTIAL_SCOPE",
        "AWS_DEFAULTS_MODE",
        "AWS_DEFAULT_REGION",
        "AWS_DISABLE_CLOCK_SKEW_CORRECTION",
        "AWS_EC2_METADATA_DISABLED",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
        "AWS_EC2_METADATA_V1_DISABLED",
        "AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026",
        "AWS_ENDPOINT_URL",
        "AWS_EXECUTION_ENV",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "AWS_LAMBDA_BENCHMARK_MODE",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_MAX_CONCURRENCY",
        "AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA",
        "AWS_LOGIN_CACHE_DIRECTORY",
        "AWS_MAX_ATTEMPTS",
        "AWS_PROFILE",
        "AWS_REGION",
        "AWS_RETRY_MODE",
        "AWS_ROLE_ARN",
        "AWS_ROLE_SESSION_NAME",
        "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED",
        "AWS_SDK_UA_APP_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_SHARED_CREDENTIALS_FILE",
        "AWS_SIGV4A_SIGNING_REGION_SET",
        "AWS_USE_DUALSTACK_ENDPOINT",
        "AWS_USE_FIPS_ENDPOINT",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "_AWS_LAMBDA_BAGGAGE",
        "_AWS_LAMBDA_REQUEST_ID",
        "_AWS_LAMBDA_TENANT_ID",
        "_AWS_LAMBDA_TRACEPARENT",
        "_AWS_LAMBDA_TRACESTATE",
        "_AWS_LAMBDA_X_RAY_TRACE_ID",
        "_X_AMZN_TRACE_ID",
      ]
    `);
  });

  test('reads these keys of the files ~/.aws/config and ~/.aws/credentials, and no other', () => {
    expect(configKeysRead(sources)).toMatchInlineSnapshot(`
      [
        "account_id_endpoint_mode",
        "auth_scheme_preference",
        "defaults_mode",
        "disable_clock_skew_correction",
        "ec2_metadata_service_endpoint",
        "ec2_metadata_service_endpoint_mode",
        "ec2_metadata_v1_disabled",
        "endpoint_url",
        "ignore_configured_endpoint_urls",
        "max_attempts",
        "region",
        "retry_mode",
        "sdk_ua_app_id",
        "services",
        "sigv4a_signing_region_set",
        "use_dualstack_endpoint",
        "use_fips_endpoint",
      ]
    `);
  });
});

describe('a real call', () => {
  const authority = createAuthority('Corp Inspection');
  let organisation: Organisation;
  let proxy: CorporateProxy;
  let trap: http.Server;
  let caught: string[];
  let folder: string;
  const file = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'daypass-settings-'));
    await writeFile(file('corp.pem'), authority.certificate);
    organisation = await startOrganisation({ accounts: [{ accountId: '100000000001', roles: ['Admin', 'ReadOnly'] }] });
    trap = http.createServer((request, response) => {
      caught.push(`${request.method} ${request.url}`);
      response.end('{}');
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(async () => {
    caught = [];
    // AWS's own hosts, behind a proxy that looks into TLS: what is asked of it is where the calls go.
    proxy = await startProxy({ route: () => ({ inspect: authority, url: organisation.url }) });
    organisation.forgetRequests();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await proxy[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    trap.close();
    await organisation.close();
    await removeFolder(folder);
  });

  const trapUrl = () => `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;

  /** Makes each call once; resolves with where they went and what identified the caller. */
  const go = async () => {
    const env = { ...process.env, HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: file('corp.pem') };
    const calls = await awsCalls(organisation, createAwsClients(env));
    organisation.forgetRequests();
    for (const name of ['RegisterClient', 'StartDeviceAuthorization', 'CreateToken refresh'] as const)
      await calls[name]();
    for (const name of ['ListAccounts', 'ListAccountRoles', 'GetCallerIdentity', 'Logout'] as const)
      await calls[name]();
    const operations = organisation.requests.map(({ operation, status }) => `${operation} ${status}`);
    const signed = organisation.requestsOf('GetCallerIdentity').map(({ headers }) => headers['authorization']);
    expect(signed[0]).toMatch(/^AWS4-HMAC-SHA256 Credential=ASIA\w+\/\d+\/us-east-1\/sts\/aws4_request/);
    expect(organisation.requests.map(({ headers }) => headers['x-amzn-trace-id'])).not.toContainEqual(
      expect.anything(),
    );
    return { hosts: [...new Set(proxy.asked)], operations };
  };
  const right = {
    hosts: [
      'oidc.us-east-1.amazonaws.com:443',
      'portal.sso.us-east-1.amazonaws.com:443',
      'sts.us-east-1.amazonaws.com:443',
    ],
    operations: [
      'RegisterClient 200',
      'StartDeviceAuthorization 200',
      'CreateToken 200',
      'ListAccounts 200',
      'ListAccountRoles 200',
      'GetRoleCredentials 200',
      'GetCallerIdentity 200',
      'Logout 200',
    ],
  };

  const values = (): readonly string[] => [trapUrl(), 'true', 'evil', '1', 'required', 'AKIAEVIL', '', '/nonexistent'];

  test('by itself', async () => expect(await go()).toEqual(right));

  test.each([0, 1, 2, 3, 4, 5, 6, 7])('minds no variable of the SDK’s, whatever it says (%d)', async (which) => {
    const undocumented = variablesRead(sdkSources()).filter((name) => !documented.some((one) => one === name));
    expect(undocumented.length).toBeGreaterThan(25);
    for (const name of undocumented) vi.stubEnv(name, values()[which]);
    expect(await go()).toEqual(right);
    expect(caught).toEqual([]);
  });

  const settingsFile = (value: string): string => {
    const lines = configKeysRead(sdkSources()).map((key) => `${key} = ${key === 'services' ? 'evil' : value}`);
    const services = ['sso', 'sso_oidc', 'sts'].map((name) => `${name} =\n  endpoint_url = ${value}`).join('\n');
    const keys = 'aws_access_key_id = AKIAEVIL\naws_secret_access_key = evil\naws_session_token = evil';
    const section = `endpoint_url = ${value}\nca_bundle = ${value}\n${lines.join('\n')}\n${keys}`;
    return `[default]\n${section}\n[profile evil]\n${section}\n[evil]\n${section}\n[services evil]\n${services}\n`;
  };

  test.each([0, 1, 2, 3, 4])('minds nothing of the config and credentials files (%d)', async (which) => {
    await writeFile(file('settings'), settingsFile(values()[which] ?? ''));
    for (const profile of ['evil', 'default', '']) {
      vi.stubEnv('AWS_CONFIG_FILE', file('settings'));
      vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file('settings'));
      vi.stubEnv('AWS_PROFILE', profile);
      expect(await go()).toEqual(right);
      expect(caught).toEqual([]);
    }
  });

  test.skipIf(process.platform === 'win32')(
    'opens none of the files: a pipe in their place keeps nobody waiting',
    async () => {
      const home = await mkdtemp(path.join(tmpdir(), 'daypass-pipes-'));
      fs.mkdirSync(path.join(home, '.aws'));
      const pipes = ['config', 'credentials'].map((name) => path.join(home, '.aws', name));
      execFileSync('mkfifo', pipes);
      onTestFinished(async () => {
        // Whoever waits for a writer after all is let go.
        for (const pipe of pipes) await (await open(pipe, fs.constants.O_RDWR | fs.constants.O_NONBLOCK)).close();
        await removeFolder(home);
      });
      vi.stubEnv('HOME', home);
      vi.stubEnv('USERPROFILE', home);
      vi.stubEnv('AWS_CONFIG_FILE', pipes[0]);
      vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', pipes[1]);
      expect(await go()).toEqual(right);
    },
  );

  test('checks certificates although NODE_TLS_REJECT_UNAUTHORIZED says not to', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const clients = createAwsClients({ HTTPS_PROXY: proxy.url });
    const calls = await awsCalls(organisation, clients);
    organisation.forgetRequests();
    for (const call of Object.values(calls)) {
      await expect(call()).rejects.toMatchObject({ problem: { code: 'tls-failed' } });
    }
    expect(organisation.requests).toEqual([]);
  });
});
