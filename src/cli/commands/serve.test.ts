/** Tests what a program that `daypass serve` runs on Windows has in its environment, and what of it goes over to WSL. */
import { devNull } from 'node:os';
import { expect, test } from 'vitest';
import { servedVariables, strongerVariables } from '../../main/serving/variables.ts';
import { programEnvironment, wslVariables } from './serve.ts';

const url = 'http://127.0.0.1:52801/9f3c';
const tokenFile = 'C:\\Users\\ana\\AppData\\Roaming\\Daypass\\serving\\1.token';
const variables = servedVariables({ url, tokenFile }, 'eu-west-1');
const inWindows = (env: NodeJS.ProcessEnv, isOutdone = false) =>
  programEnvironment({ env, platform: 'win32' }, variables, isOutdone);

/**
 * What a shell in WSL gets, as Microsoft documents WSLENV: names between colons, behind a slash `p` for a path that is translated, `u`
 * for one that goes from Windows to Linux only, `w` for the other way only, `l` for a list of paths.
 */
function overToLinux(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const named = (env['WSLENV'] ?? '').split(':').map((entry) => entry.split('/'));
  const handed = named.flatMap(([name = '', flags = '']) => {
    const value = env[name];
    if (value === undefined || flags.includes('w')) return [];
    return [[name, flags.includes('p') ? pathInLinux(value) : value]];
  });
  return Object.fromEntries(handed);
}

const pathInLinux = (file: string): string =>
  file.replace(/^([A-Z]):/, (_all, drive: string) => `/mnt/${drive.toLowerCase()}`).replaceAll('\\', '/');

test('all that leads to a served role goes over to WSL, the file of the token under its name there', () => {
  expect(overToLinux(inWindows({}))).toEqual({
    ...variables,
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/mnt/c/Users/ana/AppData/Roaming/Daypass/serving/1.token',
  });
});

test('what somebody hands over to WSL himself goes over as before', () => {
  const own = { WSLENV: 'GOPATH/l:EDITOR/u', EDITOR: 'vi', GOPATH: 'C:\\go' };
  expect(overToLinux(inWindows(own))).toMatchObject({
    EDITOR: 'vi',
    GOPATH: 'C:\\go',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
  });
  expect(wslVariables('GOPATH/l:EDITOR/u')).toMatch(/:GOPATH\/l:EDITOR\/u$/);
  // No empty name: before nothing was handed over.
  for (const before of [undefined, '']) expect(wslVariables(before).split(':')).not.toContain('');
});

test('nothing in it is stronger than what is served, however it is spelled', () => {
  const stronger = strongerVariables.flatMap((name) => [name, name.toLowerCase()]);
  const before = { Path: 'C:\\Windows', ...Object.fromEntries(stronger.map((name) => [name, 'before'])) };
  const env = inWindows(before);
  expect(Object.entries(env).filter(([, value]) => value === 'before')).toEqual([]);
  expect(env).toMatchObject({ Path: 'C:\\Windows', ...variables });
});

test('where the AWS files would win it is led to none of them, and only on Windows to WSL', () => {
  const none = { AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };
  expect(inWindows({}, true)).toMatchObject(none);
  expect(inWindows({ AWS_CONFIG_FILE: 'C:\\mine' }, false)).toMatchObject({ AWS_CONFIG_FILE: 'C:\\mine' });
  const inLinux = programEnvironment(
    { env: { aws_profile: 'another name here' }, platform: 'linux' },
    variables,
    false,
  );
  expect(inLinux).toEqual({ aws_profile: 'another name here', ...variables });
});
