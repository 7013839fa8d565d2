/** Where the browser can reach 127.0.0.1 of this machine, and where it is on another one. */
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { loopbackWorks } from './loopback-environment.ts';

let bin: string;
beforeAll(async () => {
  bin = await mkdtemp(path.join(tmpdir(), 'daypass-bin-'));
  await writeFile(path.join(bin, 'wslview'), '');
  await chmod(path.join(bin, 'wslview'), 0o755);
});
afterAll(() => removeFolder(bin));

const display = { DISPLAY: ':0' };
const rows: readonly (readonly [string, NodeJS.Platform, () => Readonly<Record<string, string>>, boolean])[] = [
  ['a Mac', 'darwin', () => ({}), true],
  ['Windows', 'win32', () => ({}), true],
  ['a Linux desktop', 'linux', () => display, true],
  ['Wayland', 'linux', () => ({ WAYLAND_DISPLAY: 'wayland-0' }), true],
  ['an SSH session', 'linux', () => ({ ...display, SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22' }), false],
  ['an SSH session with a terminal', 'darwin', () => ({ SSH_TTY: '/dev/pts/0' }), false],
  ['an SSH client', 'linux', () => ({ ...display, SSH_CLIENT: '192.0.2.1 50000 22' }), false],
  ['an empty variable is none', 'linux', () => ({ ...display, SSH_TTY: '' }), true],
  ['GitHub Codespaces', 'linux', () => ({ ...display, CODESPACES: 'true' }), false],
  ['a development container', 'linux', () => ({ ...display, REMOTE_CONTAINERS: 'true' }), false],
  ['Kubernetes', 'linux', () => ({ KUBERNETES_SERVICE_HOST: '10.0.0.1' }), false],
  ['a container', 'linux', () => ({ container: 'podman' }), false],
  ['a container with a display of its own', 'linux', () => ({ ...display, container: 'podman' }), true],
  ['WSL without a bridge', 'linux', () => ({ ...display, WSL_DISTRO_NAME: 'Debian', PATH: '/nowhere' }), false],
  ['WSL without any path', 'linux', () => ({ WSL_DISTRO_NAME: 'Debian' }), false],
  ['WSL with BROWSER', 'linux', () => ({ WSL_DISTRO_NAME: 'Debian', BROWSER: 'wslview' }), true],
  ['WSL with wslview', 'linux', () => ({ WSL_DISTRO_NAME: 'Debian', PATH: `/nowhere${path.delimiter}${bin}` }), true],
];

test.each(rows)('%s', (_, platform, env, works) => {
  expect(loopbackWorks(env(), platform)).toBe(works);
});
