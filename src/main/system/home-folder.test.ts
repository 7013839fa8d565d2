/** The home folder where HOME is missing, empty or no path. */
import os from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { homeFolder } from './home-folder.ts';

afterEach(() => vi.unstubAllEnvs());

test.skipIf(process.platform === 'win32').each([undefined, '', 'relative'])(
  'HOME is %j: the system knows it',
  (home) => {
    vi.stubEnv('HOME', home);
    expect(homeFolder()).toBe(os.userInfo().homedir);
  },
);

test.skipIf(process.platform === 'win32')('HOME counts where it is an absolute path', () => {
  vi.stubEnv('HOME', '/home/elsewhere');
  expect(homeFolder()).toBe('/home/elsewhere');
});
