/** Which packages look for newer versions, and which install them. */
import { expect, test } from 'vitest';
import type { PackageFacts } from '../system/updater.ts';
import { updateMode } from './update-mode.ts';

const setup: PackageFacts = {
  platform: 'win32',
  isPackaged: true,
  appImage: null,
  hasUninstaller: true,
  knowsPublisher: true,
};
const mac = { ...setup, platform: 'darwin' as const };
const linux = { ...setup, platform: 'linux' as const };

test.each<readonly [string, PackageFacts, string]>([
  ['the signed setup of Windows installs', setup, 'install'],
  ['one without a publisher to compare with tells only', { ...setup, knowsPublisher: false }, 'tell'],
  ['the msi, or Scoop, is renewed by others', { ...setup, hasUninstaller: false }, 'off package'],
  ['macOS compares the signatures itself', mac, 'install'],
  ['and takes no newer app where this one has no signature', { ...mac, knowsPublisher: false }, 'tell'],
  [
    'an AppImage tells only: nothing vouches for the file',
    { ...linux, appImage: '/home/user/Daypass.AppImage' },
    'tell',
  ],
  ['deb and rpm are renewed by apt and dnf', linux, 'off package'],
  ['a checkout never looks', { ...mac, isPackaged: false }, 'off checkout'],
])('%s', (_, facts, expected) => {
  const mode = updateMode(facts, true);
  expect(mode.kind === 'off' ? `off ${mode.why}` : mode.kind).toBe(expected);
});

test.each([setup, mac, { ...linux, appImage: '/opt/Daypass.AppImage' }])(
  'none of them looks where it is forbidden (%o)',
  (facts) => expect(updateMode(facts, false)).toEqual({ kind: 'off', why: 'managed' }),
);
