/** Where the AWS files are; the expansions were compared with Python's `posixpath` and `ntpath`. */
import { describe, expect, test } from 'vitest';
import { awsPaths } from './paths.ts';

type Env = Readonly<Record<string, string | undefined>>;

const linux = (env: Env) => awsPaths({ env, platform: 'linux', homedir: '/passwd/me' });
const windows = (env: Env) => awsPaths({ env, platform: 'win32', homedir: 'X:\\system\\me' });

test('POSIX: everything below HOME', () => {
  expect(linux({ HOME: '/home/me', USERPROFILE: '/elsewhere' })).toEqual({
    home: '/home/me',
    configFile: '/home/me/.aws/config',
    credentialsFile: '/home/me/.aws/credentials',
    ssoCacheDir: '/home/me/.aws/sso/cache',
    cliCacheDir: '/home/me/.aws/cli/cache',
  });
});

test('Windows: everything below USERPROFILE, whatever HOME says (Git Bash sets it)', () => {
  expect(windows({ HOME: '/c/Users/other', USERPROFILE: 'C:\\Users\\me' })).toEqual({
    home: 'C:\\Users\\me',
    configFile: 'C:\\Users\\me\\.aws\\config',
    credentialsFile: 'C:\\Users\\me\\.aws\\credentials',
    ssoCacheDir: 'C:\\Users\\me\\.aws\\sso\\cache',
    cliCacheDir: 'C:\\Users\\me\\.aws\\cli\\cache',
  });
});

test('the cache folders follow neither of the variables', () => {
  const paths = linux({
    HOME: '/home/me',
    AWS_CONFIG_FILE: '/etc/aws/config',
    AWS_SHARED_CREDENTIALS_FILE: '/etc/keys',
  });
  expect(paths).toEqual({
    ...linux({ HOME: '/home/me' }),
    configFile: '/etc/aws/config',
    credentialsFile: '/etc/keys',
  });
});

describe('home', () => {
  test.each<[Env, string]>([
    [{}, '/passwd/me'],
    [{ HOME: '' }, '/passwd/me'],
    [{ HOME: '/home/me' }, '/home/me'],
  ])('POSIX %j', (env, home) => {
    expect(linux(env).home).toBe(home);
  });

  test.each<[Env, string]>([
    [{}, 'X:\\system\\me'],
    [{ HOMEDRIVE: 'D:', HOMEPATH: '\\me' }, 'D:\\me'],
    [{ HOMEPATH: '\\me' }, '\\me'],
    [{ HOMEDRIVE: 'D:' }, 'X:\\system\\me'],
    [{ UserProfile: 'C:\\Users\\me', HOMEPATH: '\\x' }, 'C:\\Users\\me'],
  ])('Windows %j', (env, home) => {
    expect(windows(env).home).toBe(home);
  });
});

/** Both files by their variables, which are read by the same rules. */
const both = (paths: ReturnType<typeof awsPaths>) => [paths.configFile, paths.credentialsFile];

describe('AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE', () => {
  test.each([
    ['/x/config', '/x/config'],
    ['', '/home/me/.aws/config'],
    ['~/x', '/home/me/x'],
    ['~', '/home/me'],
    ['~other/x', '~other/x'],
    ['/x/~/y', '/x/~/y'],
    ['$DIR/config', '/srv/aws/config'],
    ['${DIR}/config', '/srv/aws/config'],
    ['$DIRS/config', '$DIRS/config'],
    ['${NO}$NO/$', '${NO}$NO/$'],
    ['$TILDE/x', '/home/me/x'],
    ['%DIR%/x', '%DIR%/x'],
    ['$toString/x', '$toString/x'],
    ['relative/config', 'relative/config'],
  ])('POSIX %j', (value, configFile) => {
    const variables = { AWS_CONFIG_FILE: value, AWS_SHARED_CREDENTIALS_FILE: value };
    const paths = linux({ HOME: '/home/me', DIR: '/srv/aws', TILDE: '~', ...variables });
    expect(both(paths)).toEqual([configFile, value === '' ? '/home/me/.aws/credentials' : configFile]);
  });

  test.each([
    ['%DIR%\\config', 'D:\\aws\\config'],
    ['%dir%\\config', 'D:\\aws\\config'],
    ['$DIR\\config', 'D:\\aws\\config'],
    ['${DIR}\\config', 'D:\\aws\\config'],
    ['$A-B\\x', 'dash\\x'],
    ["'%DIR%'\\x", "'%DIR%'\\x"],
    ['%%DIR%%', '%DIR%'],
    ['$$DIR', '$DIR'],
    ['%NO%\\${NO}\\$NO', '%NO%\\${NO}\\$NO'],
    ['100%\\$DIR', '100%\\$DIR'],
    ['~\\x', 'C:\\Users\\me\\x'],
    ['~/x', 'C:\\Users\\me/x'],
  ])('Windows %j', (value, configFile) => {
    const variables = { AWS_CONFIG_FILE: value, AWS_SHARED_CREDENTIALS_FILE: value };
    const env = { USERPROFILE: 'C:\\Users\\me', DIR: 'D:\\aws', 'A-B': 'dash', ...variables };
    expect(both(windows(env))).toEqual([configFile, configFile]);
  });
});
