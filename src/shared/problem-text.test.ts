/** Tests of the texts for problems: every code reads well in every language. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { en } from './messages/en/index.ts';
import { createTranslator } from './messages/index.ts';
import { languages, locales } from './messages/languages.ts';
import { problemText } from './problem-text.ts';
import { type Problem, type ProblemCode, problem, type ProblemParams, type Retry } from './problems.ts';

const host = 'oidc.eu-central-1.amazonaws.com';

/** One of each: the compiler asks for every code. */
const samples: { readonly [Code in ProblemCode]: ProblemParams[Code] } = {
  'network-unreachable': { host },
  'network-timeout': { host },
  'tls-failed': { host, reason: 'SELF_SIGNED_CERT_IN_CHAIN' },
  'proxy-failed': { host, status: 407 },
  'proxy-unreachable': { host: 'proxy.corp:3128' },
  'proxy-invalid': { variable: 'HTTPS_PROXY' },
  'config-ca-bundle-unreadable': { file: '/etc/ssl/corp.pem', reason: 'ENOENT' },
  'renewal-overdue': { minutes: 3 },
  'endpoint-invalid': { variable: 'AWS_ENDPOINT_URL_SSO' },
  'endpoint-not-encrypted': { variable: 'AWS_ENDPOINT_URL', host: 'localstack.corp.test:4566' },
  'console-unknown': { region: 'us-iso-east-1' },
  'console-service-invalid': { service: 'a b' },
  'console-region-elsewhere': { region: 'cn-north-1', sessionRegion: 'eu-west-1' },
  'console-refused': { host: 'eu-west-1.signin.aws.amazon.com' },
  'console-not-fetched': {},
  'endpoint-conflict': { variable: 'AWS_ENDPOINT_URL_STS', other: 'AWS_USE_FIPS_ENDPOINT' },
  'endpoint-unavailable': { region: 'us-iso-east-1' },
  'ca-bundle-unreadable': { file: '/home/ada/corp.pem', reason: 'ENOENT' },
  'unexpected-answer': { host },
  'aws-throttled': { host },
  'aws-failed': { host, status: 503 },
  'aws-refused': { host, error: 'InvalidRequestException' },
  'sign-in-denied': {},
  'sign-in-timed-out': {},
  'registration-lost': {},
  'wrong-region-or-url': { startUrl: 'https://d-1234567890.awsapps.com/start', region: 'eu-west-1' },
  'loopback-unavailable': { reason: 'EADDRNOTAVAIL' },
  'sign-in-refused': { error: 'server_error' },
  'browser-not-opened': { host },
  'url-not-trusted': { url: 'https://example.com' },
  'session-not-extended': { session: 'corp' },
  'new-session-unfinished': { session: 'corp' },
  'new-session-not-told': { session: 'corp' },
  'new-session-elsewhere': { session: 'corp' },
  'region-corrected': { session: 'corp', region: 'eu-west-1', file: '/home/ana/.aws/config' },
  'region-not-corrected': { session: 'corp', region: 'eu-west-1', file: '/home/ana/.aws/config' },
  'token-lost-by-other-tool': { session: 'corp' },
  'other-identity': { session: 'corp', sessionId: 'sso-session:corp', user: 'kenji.sato', expected: 'ana.lima' },
  'browser-gone': { session: 'corp', browser: 'Google Chrome · Work' },
  'container-unavailable': { browser: 'Firefox · work', container: 'Payments' },
  'role-browser-gone': { role: 'Admin', accountId: '012345678901', browser: 'Firefox · work' },
  'renewal-awaited': {},
  'not-assigned': { accountId: '012345678901' },
  'role-not-listed': {
    role: 'Admin',
    account: 'payments',
    accountId: '012345678901',
    sessionId: 'sso-session:corp',
    gone: 'role',
  },
  'session-not-signed-in': { session: 'corp' },
  'role-refused': { roleName: 'ReadOnlyAccess', accountId: '012345678901' },
  'role-other-case': { roleName: 'readonlyaccess', listed: 'ReadOnlyAccess', accountId: '012345678901' },
  'assume-refused': { roleArn: 'arn:aws:iam::012345678901:role/Deploy', profile: 'deploy' },
  'keys-refused': { profile: 'deploy' },
  'variables-not-copied': {},
  'serving-address-invalid': { address: '0.0.0.0' },
  'serving-other-address': { address: '127.0.0.1:9911' },
  'serving-not-opened': { address: '127.0.0.1:9911', reason: 'EADDRINUSE' },
  'action-denied': { action: 'ecr:GetAuthorizationToken' },
  'role-keys-refused': {},
  'package-domain-missing': { domain: 'libraries', region: 'eu-west-1' },
  'role-invalid': { roleName: 'Admin', accountId: '12' },
  'assume-invalid': { roleArn: 'Deploy', profile: 'dev' },
  'profile-missing': { profile: 'dev' },
  'profile-without-sign-in': { profile: 'dev' },
  'profile-needs-mfa': { profile: 'dev' },
  'profile-source-missing': { profile: 'dev', source: 'base' },
  'profile-circle': { profile: 'dev', circle: 'dev → base → dev' },
  'profile-session-missing': { profile: 'dev' },
  'profile-not-usable': { profile: 'dev' },
  'keys-section-taken': { section: 'dev-keys', file: '/home/ada/.aws/credentials' },
  'keys-section-used': { section: 'dev-keys', profile: 'dev' },
  'keys-name-taken': { section: 'dev' },
  'keys-file-open': { file: '/home/ada/.aws/credentials' },
  'keys-not-removed': { section: 'dev-keys', file: '/home/ada/.aws/credentials' },
  'keys-not-written': { name: 'dev' },
  'keys-too-many': { most: 100 },
  'token-unreadable': { file: '/home/ada/.aws/sso/cache/x.json', reason: 'not-json' },
  'sign-in-elsewhere': { portal: 'https://d-2.awsapps.com/start', startUrl: 'https://d-1.awsapps.com/start' },
  'sign-in-removed': { file: 'ab12.json', by: 'other' },
  'file-unreadable': { file: '/home/ada/.aws/config', reason: 'EACCES' },
  'file-unwritable': { file: '/home/ada/.aws/config', reason: 'EROFS' },
  'aws-folder-gone': { folder: '/home/ada/.aws' },
  'clock-skewed': { minutes: 120, direction: 'ahead' },
  'config-key-invalid': { key: 'Region' },
  'config-value-empty': { key: 'region' },
  'config-value-unreadable': { key: 'region' },
  'config-value-cut': { key: 'credential_process' },
  'config-value-quoted': { key: 'credential_process' },
  'config-key-nested': { section: 'profile dev', key: 's3' },
  'config-section-missing': { section: 'profile dev' },
  'cure-not-helping': {},
  'profile-name-not-copied': {},
  'config-edit-unsafe': { section: 'profile dev', tool: 'AWS SDK for Rust' },
  'profile-name-invalid': { name: 'my dev' },
  'config-changed-meanwhile': { file: '/home/me/.aws/config' },
  'config-text-unmerged': { file: '/home/me/.aws/config', kept: '/home/me/.aws/config.daypass-unmerged' },
  'config-backup-missing': { file: '/home/me/.aws/config' },
  'profile-name-taken': { name: 'dev' },
  'session-name-invalid': { name: 'my corp' },
  'session-name-taken': { name: 'corp' },
  'start-url-invalid': { startUrl: 'corp' },
  'start-url-http': { host: 'd-1.awsapps.com' },
  'start-url-not-portal': { host: 'console.aws.amazon.com' },
  'start-url-several': { first: 'https://a.awsapps.com/start', second: 'https://b.awsapps.com/start' },
  'start-url-leads-elsewhere': { host: 'aws.corp.com' },
  'region-invalid': { region: 'europe' },
  'config-problems': { count: 2 },
  'settings-damaged': { file: '/home/ana/.config/Daypass/settings.json', kept: 'settings.json.damaged' },
  'shortcut-refused': { keys: 'Ctrl+Alt+Space' },
  'marks-file-invalid': { file: 'team.json' },
  'marks-file-newer': { file: 'team.json' },
  'setting-invalid': { file: '/x/settings.json', name: 'theme', value: '"blue"', kept: 'settings.json.damaged' },
  'setting-partly-invalid': { file: '/x/settings.json', name: 'users', kept: 'settings.json.damaged' },
  'settings-file-invalid': { file: 'x.json' },
  'settings-file-newer': { file: 'x.json' },
  'start-url-not-allowed': { startUrl: 'https://d-1234567890.awsapps.com/start', place: '/etc/daypass/managed.json' },
  'credentials-managed-off': { place: '/etc/daypass/managed.json' },
  'updates-managed': { place: '/etc/daypass/managed.json' },
  'managed-not-trusted': { place: '/etc/daypass/managed.json' },
  'managed-unreadable': { place: '/etc/daypass/managed.json', reason: 'format' },
  'managed-value-invalid': { place: '/etc/daypass/managed.json', name: 'allowedStartUrls' },
  'marks-full': { most: 500 },
  'login-item-failed': { reason: 'EACCES' },
  'notifications-refused': {},
  'login-item-unapproved': {},
  'command-invalid': {},
  'too-many-at-once': {},
  'uncaught-errors': { times: 3, file: '/home/ana/.config/Daypass/logs/daypass.log' },
  'start-failed': { folder: '/home/ana/.config/Daypass/logs' },
  'data-folder-unwritable': { folder: '/home/ana/.config/Daypass', reason: 'EROFS' },
  'data-folder-shared': { folder: '/home/ana/.config/Daypass', computer: 'buero' },
  unexpected: {},
};

const codes = Object.keys(samples) as ProblemCode[];
const retries: readonly Retry[] = ['auto', 'user', 'none'];
const sample = (code: ProblemCode, retry: Retry) => ({ code, params: samples[code], retry }) as Problem;

describe.each(locales)('problemText in %s', (language) => {
  const t = createTranslator(language);
  const { texts } = languages[language];

  test.each(codes)('%s says what happened and what to do', (code) => {
    for (const retry of retries) {
      const { message, action } = problemText(t, sample(code, retry));
      for (const sentence of [message, action]) {
        expect(sentence).toMatch(/[.。]$/);
        expect(sentence).not.toMatch(/{{|}}|undefined|\$t|problem\.[a-z]/);
      }
    }
  });

  test.each(codes)('%s asks for no parameter that the code does not have', (code) => {
    const asked = JSON.stringify(texts.problem[code]).match(/(?<={{)[^}]*(?=}})/g) ?? [];
    expect(asked.filter((name) => !(name in samples[code]))).toEqual([]);
  });

  test('known reasons are put into words, with the action that fits them', () => {
    const { message, action } = problemText(t, problem('file-unwritable', { file: '/x', reason: 'ENOSPC' }, 'user'));
    expect(message).toContain(texts.reason.file.ENOSPC.text);
    expect(action).toBe(texts.reason.file.ENOSPC.action);
  });

  test.each([
    ...Object.keys(en.reason.file).map((reason) => problem('file-unreadable', { file: '/x', reason }, 'user')),
    ...Object.keys(en.reason.tls).map((reason) => problem('tls-failed', { host, reason }, 'auto')),
    ...Object.keys(en.reason.proxy).map((status) => problem('proxy-failed', { host, status: Number(status) }, 'user')),
    ...Object.keys(en.reason.bundle).map((reason) => problem('ca-bundle-unreadable', { file: '/x', reason }, 'user')),
    ...Object.keys(en.reason.listen).map((reason) => problem('loopback-unavailable', { reason }, 'user')),
    ...Object.keys(en.reason.oauth).map((error) => problem('sign-in-refused', { error }, 'user')),
    ...(Object.keys(en.reason.token) as (keyof typeof en.reason.token)[]).map((reason) =>
      problem('token-unreadable', { file: '/x', reason }, 'user'),
    ),
  ])('$code with $params shows words and not the code', (known) => {
    const { message, action } = problemText(t, known);
    const [reason] = Object.values(known.params).slice(-1);
    expect(message).not.toContain(`${reason}）`);
    expect(message).not.toContain(`${reason})`);
    expect(action).toMatch(/[.。]$/);
  });

  test('an unknown reason stays the code that it is', () => {
    const { message, action } = problemText(t, problem('file-unreadable', { file: '/x', reason: 'E.X:y' }, 'user'));
    expect(message).toContain('E.X:y');
    expect(action).toBe(texts.problem['file-unreadable'].action);
    expect(problemText(t, problem('tls-failed', { host, reason: 'toString' }, 'user')).message).toContain('toString');
  });

  test('while Daypass tries again, it does not ask for a try', () => {
    expect(problemText(t, sample('network-timeout', 'auto')).action).toBe(
      texts.problem['network-timeout'].whileRetrying,
    );
    expect(problemText(t, sample('network-timeout', 'user')).action).toBe(texts.problem['network-timeout'].action);
  });

  test('parameters appear exactly as they are', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom('$t(common.appName)', '{{file}}', '$&', '$1', '<b>', '__proto__'),
    );
    fc.assert(
      fc.property(hostile, (name) => {
        expect(problemText(t, problem('session-name-taken', { name }, 'user')).message).toContain(name);
      }),
    );
  });
});
