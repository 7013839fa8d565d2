/** Tests of what stands around the files: permissions, homes, environment. */
import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../shared/findings.ts';
import { diagnose } from './diagnose.ts';
import { codesOf, corp, credentialsFile, cured, dev, found, machine } from '../../../testing/support/doctor-inputs.ts';

const config = `${corp}\n${dev}`;
const credentials = '[keys]\naws_access_key_id = A\naws_secret_access_key = B\n';

describe('permissions', () => {
  const modes = (mode: number, other = 0o600) => ({ config, credentials, modes: { config: other, credentials: mode } });

  test('keys that others can read', () => {
    expect(found(modes(0o644), 'permissions-open')).toMatchObject({
      params: { file: credentialsFile, mode: '0644' },
      cure: { kind: 'permissions', file: 'credentials', mode: 0o600 },
    });
    expect(codesOf(modes(0o600))).toEqual([]);
  });

  test('a config that others can write; that they can read it is usual', () => {
    expect(codesOf(modes(0o600, 0o644))).toEqual([]);
    expect(found(modes(0o600, 0o664), 'permissions-open').cure).toMatchObject({ file: 'config', mode: 0o644 });
    const secrets = { ...modes(0o600, 0o644), config: `${config}aws_secret_access_key = x\n` };
    expect(codesOf(secrets)).toEqual(['permissions-open']);
  });

  test('Windows has none of these bits', () => {
    expect(codesOf({ ...modes(0o666), platform: 'win32' })).toEqual([]);
  });
});

describe('two homes', () => {
  const homes = (HOME: string, platform: NodeJS.Platform = 'win32') =>
    codesOf({
      config,
      platform,
      env: { Home: HOME, UserProfile: 'C:\\Users\\me', HOME: platform === 'win32' ? undefined : HOME },
    });

  test('HOME elsewhere', () => {
    const env = { HOME: 'D:\\me', USERPROFILE: 'C:\\Users\\me' };
    expect(found({ config, platform: 'win32', env }, 'homes-differ').tools).toEqual(['javascript', 'rust', 'java']);
    expect(codesOf({ config, platform: 'linux', env })).toEqual([]);
  });

  test.each(['C:\\Users\\me', 'c:/users/me/', '/c/Users/me', '/cygdrive/c/users/me'])('%s is the same', (home) => {
    expect(homes(home)).toEqual([]);
  });
});

describe('the environment', () => {
  const env = (variables: Readonly<Record<string, string>>) => ({ config, env: variables });

  test('AWS_PROFILE', () => {
    expect(found(env({ AWS_PROFILE: 'dev' }), 'environment-profile')).toMatchObject({ severity: 'note', place: null });
    expect(found(env({ AWS_PROFILE: 'gone' }), 'environment-profile-missing')).toMatchObject({ severity: 'error' });
    expect(found(env({ AWS_PROFILE: '' }), 'environment-profile-missing').tools).toEqual(['botocore']);
    expect(found(env({ AWS_DEFAULT_PROFILE: 'dev' }), 'environment-profile').tools).toEqual(['botocore', 'go']);
  });

  test('keys, without telling them', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'AKIASECRET', AWS_SECRET_ACCESS_KEY: 's3cr3t', AWS_SESSION_TOKEN: 't0ken' };
    const told = JSON.stringify(found(env(keys), 'environment-keys'));
    expect(told).not.toMatch(/AKIASECRET|s3cr3t|t0ken/);
    expect(codesOf(env({ AWS_ACCESS_KEY_ID: 'AKIA' }))).toEqual([]);
  });

  test('files and regions', () => {
    expect(found(env({ AWS_CONFIG_FILE: '/x' }), 'environment-file').params).toEqual({
      variable: 'AWS_CONFIG_FILE',
      value: '/x',
    });
    expect(found(env({ AWS_CONFIG_FILE: '~/x' }), 'environment-file').tools).toEqual(['javascript']);
    expect(found(env({ AWS_DEFAULT_REGION: 'us-east-1' }), 'environment-region').tools).toEqual([
      'botocore',
      'go',
      'rust',
    ]);
    expect(codesOf(env({ AWS_REGION: '', AWS_CONFIG_FILE: '', PATH: '/bin' }))).toEqual([]);
  });

  test('each has a line to copy, for the shell of the system', () => {
    const keys = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B' };
    const commandOf = (variables: Readonly<Record<string, string>>, platform: NodeJS.Platform, code: FindingCode) => {
      return found({ ...env(variables), platform }, code).cure;
    };
    expect(commandOf(keys, 'darwin', 'environment-keys')).toEqual({
      kind: 'command',
      shell: 'posix',
      command: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
    });
    expect(commandOf({ AWS_PROFILE: 'dev' }, 'win32', 'environment-profile')).toEqual({
      kind: 'command',
      shell: 'powershell',
      command: "[Environment]::SetEnvironmentVariable('AWS_PROFILE', $null, 'User')",
    });
  });

  test('a pasted secret is cut', () => {
    const value = 'aws_secret=wJalrXUtnFEMI/K7MDENG';
    expect(JSON.stringify(found(env({ AWS_PROFILE: value }), 'environment-profile-missing').params)).not.toContain(
      'FEMI',
    );
  });
});

describe('folders into which others may write', () => {
  const folder = '/home/me/.aws/sso/cache';
  test.each([0o777, 0o775, 0o702, 0o1777])('mode %o', (mode) => {
    const told = found({ config, folders: [{ folder, mode }] }, 'folder-open');
    expect(told.cure).toMatchObject({ kind: 'command', command: `chmod go-w ${folder}` });
  });
  test('that nobody else may write to are well; Windows has no such modes', () => {
    expect(codesOf({ config, folders: [{ folder, mode: 0o755 }] })).toEqual([]);
    expect(codesOf({ config, folders: [{ folder, mode: 0o777 }], platform: 'win32' })).toEqual([]);
  });
  test.each([
    ["/home/my dir/it's", `chmod go-w '/home/my dir/it'\\''s'`],
    ['/home/a\x1b[201~b', null],
    ['/home/a\u202eb', null],
  ])('%j in a line for a shell', (name, command) => {
    const { cure } = found({ config, folders: [{ folder: name, mode: 0o777 }] }, 'folder-open');
    expect(cure).toMatchObject(command === null ? { kind: 'instruction' } : { command });
  });
});

describe('certificates that are not there', () => {
  test('of a profile, and of the environment', () => {
    const named = `${config}ca_bundle = ~/ca.pem\n`;
    const absent = new Set(['~/ca.pem', '/gone.pem']);
    expect(codesOf({ config: named, absent })).toEqual(['certificates-missing']);
    expect(cured({ config: named, absent }, 'certificates-missing').config).toBe(`${config}# ca_bundle = ~/ca.pem\n`);
    expect(codesOf({ config: named })).toEqual([]);
    expect(codesOf({ config, absent, env: { AWS_CA_BUNDLE: '/gone.pem' } })).toEqual(['environment-certificates']);
  });
});

describe('what somebody pasted into a variable', () => {
  test.each([
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'hunter2hunter2',
    'aoaAAAAAGVictimsSecret',
    'c0ffee00c0ffee',
    'a'.repeat(65),
    '12345678901',
    'x\x1b[31m',
  ])('%s is not shown', (secret) => {
    for (const name of ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_CONFIG_FILE']) {
      const told = diagnose(machine({ config, env: { [name]: secret } }));
      expect(told.length).toBeGreaterThan(0);
      expect(JSON.stringify(told)).not.toContain(secret.slice(0, 6));
    }
  });
  test.each(['prod', 'AdministratorAccess-123456789012', 'my.team/dev_2', 'eu-west-9', 'me@corp'])('%s is', (name) => {
    const told = diagnose(machine({ config, env: { AWS_PROFILE: name, AWS_REGION: name } }));
    expect(told.map(({ params }) => params)).toMatchObject([{ value: name }, { value: name }]);
  });
});
