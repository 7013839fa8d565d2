/** As much of the host for real Electron as can be checked without its binary. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { endTree, launchArguments, startOther, writeProbe } from './real.ts';

test('the probe for Electron is plain JavaScript, and knows the languages', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-probe-'));
  const probe = writeProbe(dir, { languages: ['ja-JP'] });
  // Goes as far as asking for Electron, of which plain Node has none: the probe's own modules are loaded after it.
  const script = `
    const Module = require('node:module');
    const load = Module._load;
    const anything = new Proxy(function () {}, { get: (target, key) => (key === 'prototype' ? target.prototype : anything) });
    Module._load = (name, ...rest) => (name === 'electron' ? anything : load(name, ...rest));
    try { require(${JSON.stringify(probe)}); } catch (error) { if (error instanceof SyntaxError || error.code) throw error; }
    console.log(JSON.stringify(globalThis.probeOptions), Symbol.for('wall clock of the test') in globalThis);`;
  const flags = ['--no-experimental-strip-types', '-e', script];
  expect(execFileSync(process.execPath, flags, { encoding: 'utf8' }).trim()).toBe('{"languages":["ja-JP"]} true');
  fs.rmSync(dir, { recursive: true });
});

test('Electron keeps what is its own in the home of the test, whatever the system says', () => {
  const parts = { probe: 'probe.cjs', language: 'ja-JP', appDir: '/app', args: ['--hidden'] };
  const made = launchArguments({ ...parts, env: { HOME: '/home/test' } });
  const userData = `--user-data-dir=${path.join('/home/test', '.config/Daypass')}`;
  expect(made).toEqual(['-r', 'probe.cjs', '--lang=ja-JP', userData, '/app', '--hidden']);
  expect(() => launchArguments({ ...parts, env: {} })).toThrow('home folder');
});

test('what the probe replaces is listed as not shown by any run', () => {
  const probe = [path.join(import.meta.dirname, 'probe.cts')];
  for (const name of fs.readdirSync(path.join(import.meta.dirname, 'probe')))
    probe.push(path.join(import.meta.dirname, 'probe', name));
  const source = probe.map((file) => fs.readFileSync(file, 'utf8')).join('\n');
  const assigned = /\b(?:Notification\.prototype|Notification|tray|shell|globalShortcut|dialog|app)\.(\w+) = /g;
  const replaced = new Set([...source.matchAll(assigned)].map(([, name]) => name ?? ''));
  expect(replaced.size).toBeGreaterThan(8);
  const [, section = ''] = fs.readFileSync('docs/platforms.md', 'utf8').split('## What no run of the suite shows');
  expect([...replaced].filter((name) => !section.split('\n## ')[0]?.includes(name))).toEqual([]);
});

test('accessibility is looked at in the way that works in Electron: it opens no second page', () => {
  const root = path.join(import.meta.dirname, '..');
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const users = files.filter((file) => {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    return text.includes('new AxeBuilder') && file !== path.relative(root, import.meta.filename);
  });
  expect(users).toEqual([path.join('objects', 'complaints.ts')]);
});

test.skipIf(process.platform === 'win32')(
  'a second process is started beside the first, without the probe, and tells how it ended',
  async () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-second-'));
    const program = path.join(dir, 'electron');
    fs.writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > "$HOME/told"\nexit 7\n`, { mode: 0o755 });
    const env = { HOME: dir, PATH: process.env['PATH'] ?? '' };
    const other = startOther({ appDir: '/app', args: ['--show'], env, tempDir: dir }, program);
    expect(await other.exited).toBe(7);
    expect(fs.readFileSync(path.join(dir, 'told'), 'utf8').trim().split('\n')).toEqual([
      '--lang=en-US',
      `--user-data-dir=${path.join(dir, '.config/Daypass')}`,
      '/app',
      '--show',
    ]);
    fs.rmSync(dir, { recursive: true });
  },
);

test.skipIf(process.platform === 'win32')('what is ended is ended with its helpers', async () => {
  const helper = `require('node:child_process').spawn('sleep', ['600'], { stdio: 'ignore' }).on('spawn', function () { console.log(this.pid) })`;
  const child = spawn(process.execPath, ['-e', helper], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  endTree(child.pid ?? -1);
  await once(child, 'exit');
  // A zombie has no command line: nobody has waited for it.
  const commandLine = `/proc/${String(line).trim()}/cmdline`;
  await expect.poll(() => (fs.existsSync(commandLine) ? fs.readFileSync(commandLine, 'utf8') : '')).toBe('');
});
