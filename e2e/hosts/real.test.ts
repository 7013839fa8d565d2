/** As much of the host for real Electron as can be checked without its binary. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeProbe } from './real.ts';

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
