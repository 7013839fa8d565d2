/** Whether a program runs from an AppImage, and from its own one: by the variables that the runtime of AppImages sets. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { appImageOf } from './app-image.ts';

const image = '/home/user/Daypass.AppImage';
const mounted = '/tmp/.mount_DaypasAbC123';
const installed = '/opt/Daypass/daypass-app';

test.each<[string, Record<string, string>, string, string | null]>([
  ['one that lies in the mount of the image', { APPIMAGE: image, APPDIR: mounted }, `${mounted}/daypass-app`, image],
  ['the same, with a slash at the end', { APPIMAGE: image, APPDIR: `${mounted}/` }, `${mounted}/daypass-app`, image],
  ['one of a deb that another AppImage has started', { APPIMAGE: image, APPDIR: mounted }, installed, null],
  ['one beside a mount of nearly that name', { APPIMAGE: image, APPDIR: mounted }, `${mounted}4/daypass-app`, null],
  ['an image without a mount, unpacked by its runtime', { APPIMAGE: image }, installed, image],
  ['an image that is named by no whole path', { APPIMAGE: 'Daypass.AppImage' }, installed, null],
  ['an empty name', { APPIMAGE: '' }, installed, null],
  ['none', {}, installed, null],
])('%s', (_, env, program, expected) => expect(appImageOf(env, program)).toBe(expected));

test.skipIf(process.platform === 'win32')('one whose mount is named by a link', () => {
  const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-app-image-')));
  try {
    const mount = path.join(dir, 'real', '.mount_Daypas');
    fs.mkdirSync(mount, { recursive: true });
    fs.writeFileSync(path.join(mount, 'daypass-app'), '');
    fs.symlinkSync('real', path.join(dir, 'link'));
    const env = { APPIMAGE: image, APPDIR: path.join(dir, 'link', '.mount_Daypas') };
    expect(appImageOf(env, path.join(mount, 'daypass-app'))).toBe(image);
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
});
