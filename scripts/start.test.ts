/** `npm start` builds if needed, finds Electron and starts it on the app, or says in one sentence what to do. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandboxHint } from './sandbox.mjs';

/** A project of its own: the real start.mjs and the real installer of Electron, no binary, and a builder that only says so. */
let project: string;
const at = (...parts: string[]) => path.join(project, ...parts);
const write = (file: string, text: string, mode = 0o644) => {
  fs.mkdirSync(path.dirname(at(file)), { recursive: true });
  fs.writeFileSync(at(file), text, { mode });
};
const setAge = (file: string, hours: number) => {
  const seconds = Date.now() / 1000 - hours * 3600;
  fs.utimesSync(at(file), seconds, seconds);
};

beforeEach(() => {
  // The real path: on macOS the temporary folder is a link, which Node resolves for a script's own address.
  project = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-start-')));
  for (const file of ['package.json', 'electron.vite.config.ts', 'src/main/main.ts', 'out/main/main.js'])
    write(file, '');
  write('node_modules/electron-vite/bin/electron-vite.js', "console.log('built');");
  write('electron', '#!/bin/sh\necho "started with $*"\nexit 7\n', 0o755);
  fs.mkdirSync(at('scripts'));
  for (const name of ['start.mjs', 'sandbox.mjs']) fs.copyFileSync(`scripts/${name}`, at('scripts', name));
  fs.mkdirSync(at('node_modules/electron'));
  for (const name of ['install.js', 'package.json', 'checksums.json'])
    fs.copyFileSync(path.join('node_modules/electron', name), at('node_modules/electron', name));
  fs.symlinkSync(path.resolve('node_modules/@electron'), at('node_modules/@electron'), 'junction');
});
afterEach(() => fs.rmSync(project, { recursive: true, force: true }));

const start = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  spawnSync(process.execPath, [at('scripts/start.mjs'), ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });

// A shell script stands in for the binary.
describe.skipIf(process.platform === 'win32' || process.platform === 'darwin')('with an Electron', () => {
  test('starts it on the app, with what follows --, and ends as it ends', () => {
    const { status, stdout } = start({ ELECTRON_OVERRIDE_DIST_PATH: project }, '--hidden');
    expect(stdout.trim()).toBe(`started with ${project}/ --hidden`);
    expect(status).toBe(7);
  });

  test('builds first where a source is newer than the build', () => {
    setAge('out/main/main.js', 1);
    expect(start({ ELECTRON_OVERRIDE_DIST_PATH: project }).stdout).toMatch(/^built\nstarted with/);
  });

  test('builds first where there is no build', () => {
    fs.rmSync(at('out'), { recursive: true });
    expect(start({ ELECTRON_OVERRIDE_DIST_PATH: project }).stdout).toMatch(/^built\nstarted with/);
  });
});

test('without one that can be downloaded, says in one sentence what to do', () => {
  // Nobody listens on the discard port.
  const nowhere = { ELECTRON_MIRROR: 'http://127.0.0.1:9/', electron_config_cache: at('cache') };
  const { status, stderr } = start({ ...nowhere, ELECTRON_OVERRIDE_DIST_PATH: '' });
  expect(status).toBe(1);
  expect(stderr.trim()).toMatch(
    /^The Electron binary is missing and cannot be downloaded \(.+\): run "npx install-electron".+ Electron [\d.]+\.$/,
  );
});

describe('what keeps the sandbox from starting', () => {
  const hint = (restriction: string, mode = 0o755) => {
    write('restriction', restriction);
    write('chrome-sandbox', '', mode);
    fs.chmodSync(at('chrome-sandbox'), mode);
    return sandboxHint({ helper: at('chrome-sandbox'), restriction: at('restriction'), isRoot: false });
  };

  test('is nothing where the system does not restrict it', () => {
    expect(hint('0\n')).toBeNull();
    expect(sandboxHint({ helper: at('nothing'), restriction: at('nothing'), isRoot: false })).toBeNull();
  });

  test('on Ubuntu 24.04 is told with what helps, and without --no-sandbox', () => {
    const told = hint('1\n');
    expect(told).toContain(`sudo chmod 4755 '${at('chrome-sandbox')}'`);
    expect(told).toContain('kernel.apparmor_restrict_unprivileged_userns=0');
    expect(told).not.toContain('--no-sandbox');
  });

  // Files of root can be made by root alone.
  test.skipIf(process.getuid?.() !== 0)('is nothing where the helper of Chromium may do it', () => {
    expect(hint('1\n', 0o4755)).toBeNull();
  });

  test('for root is told', () => {
    expect(sandboxHint({ helper: at('nothing'), isRoot: true })).toContain('as another user');
  });
});
