/** The log file: private, one line an event, and never a secret in it, however it came into the line. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { chmod, mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AwsFailure, toFailure } from '../aws/api/failure.ts';
import { createLog, type Log, noLog } from './log.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { eventually } from '../../../testing/support/eventually.ts';

let dir: string;
let file: string;
let log: Log;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daypass-log-'));
  file = path.join(dir, 'logs', 'daypass.log');
  log = createLog(file);
});
afterEach(() => removeFolder(dir));

const lines = (count: number): Promise<string[]> =>
  eventually(async () => {
    const found = (await readFile(file, 'utf8')).trimEnd().split(/\r?\n/);
    expect(found).toHaveLength(count);
    return found;
  });
const secret = `aoaAAAAAG${'Zk9'.repeat(30)}`;

test('a line has the time, the level, what happened and the details', async () => {
  log.info('renewed', { session: 'sso-session:corp', outcome: 'stored' });
  const [line] = await lines(1);
  expect(line).toMatch(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info {2}renewed session="sso-session:corp" outcome="stored"$/,
  );
});

test('a process that is about to end can wait for its last line', async () => {
  const ending = createLog(file);
  await ending.written();
  ending.error('start failed');
  await ending.written();
  expect(await readFile(file, 'utf8')).toContain('error start failed');
  const nowhere = createLog(path.join(file, 'below a file', 'daypass.log'));
  nowhere.error('start failed');
  await nowhere.written();
});

test('lines from before the library was there come first, in their order', async () => {
  for (let count = 0; count < 20; count++) log.debug(`line ${count}`);
  await lines(20);
  log.error('the last');
  const found = await lines(21);
  expect(found.map((line) => line.split(' ').slice(2).join(' ').trim())).toEqual([
    ...Array.from({ length: 20 }, (_, count) => `line ${count}`),
    'the last',
  ]);
});

test.skipIf(process.platform === 'win32')('nobody else may read it, whatever the umask says', async () => {
  const before = process.umask(0);
  try {
    log.info('x');
    await lines(1);
  } finally {
    process.umask(before);
  }
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('secrets are taken out of messages, details, nested values and errors', async () => {
  log.warn(`refused ${secret}`);
  log.warn('x', { accessToken: 'canary-7f3a9c1e', nested: { deep: [{ clientSecret: 'canary-7f3a9c1e' }] } });
  log.warn('x', { error: new Error(`{"refreshToken":"canary-7f3a9c1e"} ${secret}`) });
  log.warn('x', { body: '{"deviceCode": "canary-7f3a9c1e"}', url: 'http://127.0.0.1:1/?code=canary-7f3a9c1e&state=s' });
  const text = (await lines(4)).join('\n');
  expect(text).not.toContain('canary');
  expect(text).not.toContain(secret.slice(10, 40));
  expect(text.match(/\[redacted\]/g)!.length).toBeGreaterThanOrEqual(8);
});

test('what the SDK throws is logged without what it carries', async () => {
  const thrown = Object.assign(new Error(`bad token ${secret}`), {
    name: 'UnauthorizedException',
    $fault: 'client',
    $metadata: { httpStatusCode: 401 },
    $response: { headers: { 'x-amz-sso_bearer_token': secret }, body: secret },
  });
  log.warn('failed', { error: thrown });
  const failure = toFailure('ListAccounts', 'portal.sso.us-east-1', thrown);
  expect(failure).toBeInstanceOf(AwsFailure);
  log.warn('failed', { error: failure });
  const [first, second] = await lines(2);
  expect(first + second!).not.toContain(secret.slice(10, 40));
  expect(second).toContain('ListAccounts: unauthorized (aws-refused)');
});

test('a stack trace is one line, and a message from elsewhere cannot pretend to be another', async () => {
  log.error('failed', { error: new Error('first\r\n2026-01-01T00:00:00.000Z info  signed in\n\nlast') });
  log.error('one\ntwo');
  const [first, second] = await lines(2);
  expect(first).toContain('log.test.ts');
  expect(second).toMatch(/one \| two$/);
});

test('details that cannot be written as JSON do not throw', async () => {
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  log.warn('odd', { circular, big: 1n, none: undefined, text: 'a "b"', thrown: 'a string' });
  const [line] = await lines(1);
  expect(line).toContain('odd circular=[object] big=[bigint] none=undefined text="a \\"b\\"" thrown="a string"');
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that takes nothing is no exception',
  async () => {
    await chmod(dir, 0o500);
    log.info('x');
    await new Promise((resolve) => setTimeout(resolve, 200));
    log.info('y');
    await chmod(dir, 0o700);
  },
);

test.skipIf(process.platform === 'win32').each([
  ['a pipe that nobody reads', (at: string) => execFileSync('mkfifo', [at])],
  ['links in a circle', (at: string) => fs.symlinkSync(at, at)],
  ['a folder', (at: string) => fs.mkdirSync(at)],
  ['a device', (at: string) => fs.symlinkSync('/dev/full', at)],
])('%s in its place holds nothing and is no exception', async (_, make) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  make(file);
  const written: number[] = [];
  for (let count = 0; count < 3; count++) {
    log.info('x');
    written.push(await new Promise((resolve) => setTimeout(() => resolve(count), 50)));
  }
  expect(written).toEqual([0, 1, 2]);
});

test('a full file is put aside once; not more than two are kept', async () => {
  for (let count = 0; count < 250; count++) log.info('x y '.repeat(2500));
  await eventually(async () => expect((await stat(file)).size).toBeGreaterThan(0));
  await eventually(async () =>
    expect((await stat(path.join(dir, 'logs', 'daypass.old.log'))).size).toBeLessThan(1.3e6),
  );
  expect((await stat(file)).size).toBeLessThan(1.3e6);
});

test('noLog says nothing', () => {
  expect(() => noLog.error('x', { error: new Error('y') })).not.toThrow();
});
