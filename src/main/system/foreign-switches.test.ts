/** What the variables and arguments of debuggers would make the packed app tell: seen in a process of its own. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dropForeignSwitches } from './foreign-switches.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-switches-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const noCommandLine = { hasSwitch: () => false, removeSwitch() {} };
const dropFrom = (env: Record<string, string | undefined>): readonly string[] => {
  dropForeignSwitches({ env, commandLine: noCommandLine, outputs: [] });
  return Object.keys(env);
};

/** A process sends a token to a server of its own, with or without the switches; all that it printed. */
async function sendToken(drops: boolean): Promise<string> {
  const script = `
    import http from 'node:http';
    import { dropForeignSwitches } from ${JSON.stringify(new URL('foreign-switches.ts', import.meta.url).href)};
    const commandLine = { hasSwitch: () => false, removeSwitch() {} };
    if (${drops}) dropForeignSwitches({ env: process.env, commandLine, outputs: [process.stdout, process.stderr] });
    const server = http.createServer((_, response) => response.end()).listen(0, '127.0.0.1', () => {
      const headers = { 'x-amz-sso_bearer_token': 'canary-7f3a9c1e' };
      http.get({ port: server.address().port, headers }, (response) => response.resume().on('end', () => process.exit()));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_DEBUG: 'http,net,stream', NODE_V8_COVERAGE: folder },
  });
  const [out, error] = await Promise.all([child.stdout, child.stderr].map((stream) => stream.toArray()));
  return Buffer.concat([...out!, ...error!] as Buffer[]).toString();
}

test('a process that Node is told to debug prints no token, and writes down nothing', async () => {
  expect(await sendToken(false), 'without it, the token is printed').toContain('canary-7f3a9c1e');
  expect(fs.readdirSync(folder)).not.toEqual([]);
  fs.rmSync(folder, { recursive: true });
  fs.mkdirSync(folder);
  expect(await sendToken(true)).not.toContain('canary');
  expect(fs.readdirSync(folder)).toEqual([]);
});

describe('variables', () => {
  test.each([
    'NODE_DEBUG',
    'node_debug',
    'NODE_OPTIONS',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'NODE_EXTRA_CA_CERTS',
    'Node_V8_Coverage',
    'ELECTRON_RUN_AS_NODE',
    'ELECTRON_ENABLE_LOGGING',
    'CHOKIDAR_USEPOLLING',
    'SSLKEYLOGFILE',
    'SslKeyLogFile',
  ])('%s goes', (name) => {
    expect(dropFrom({ [name]: '1' })).toEqual([]);
  });

  test('all others stay', () => {
    const own = { PATH: '/bin', HOME: '/home/ana', AWS_PROFILE: 'a', HTTPS_PROXY: 'p', MY_NODE_X: '1', NODENAME: 'n' };
    expect(dropFrom({ ...own, SSLKEYLOGFILE_OLD: 'x', XELECTRON_: 'y' })).toEqual([
      ...Object.keys(own),
      'SSLKEYLOGFILE_OLD',
      'XELECTRON_',
    ]);
  });

  test('nobody’s output is silenced where Node is not debugged', () => {
    const said: unknown[] = [];
    const output = { write: (text: unknown) => (said.push(text), true) };
    dropForeignSwitches({ env: { NODE_OPTIONS: '' }, commandLine: noCommandLine, outputs: [output] });
    output.write('x');
    expect(said).toEqual(['x']);
  });
});

test('of the arguments, those go that open a door to the panel or write down what is sent; others stay', () => {
  const foreign = [
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-debugging-address',
    'auto-open-devtools-for-tabs',
    'load-extension',
    'disable-web-security',
    'log-net-log',
    'net-log-capture-mode',
    'ssl-key-log-file',
    'enable-logging',
    'log-file',
  ];
  const own = ['hidden', 'user-data-dir', 'lang', 'no-sandbox', 'ozone-platform'];
  const present = new Set([...foreign, ...own]);
  const commandLine = {
    hasSwitch: (name: string) => present.has(name),
    removeSwitch: (name: string) => void present.delete(name),
  };
  dropForeignSwitches({ env: {}, commandLine, outputs: [] });
  expect([...present]).toEqual(own);
});
