/** As much of the host for real Electron as can be checked without its binary. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { launchArguments, writeProbe } from './real.ts';

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

test('accessibility is looked at in the way that works in Electron: it opens no second page', () => {
  const root = path.join(import.meta.dirname, '..');
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const users = files.filter((file) => {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    return text.includes('new AxeBuilder') && file !== path.relative(root, import.meta.filename);
  });
  expect(users).toEqual([path.join('objects', 'complaints.ts')]);
});
