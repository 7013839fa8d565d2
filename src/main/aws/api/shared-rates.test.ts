/** Processes that call one portal share its rate through small files: whatever lies there, and however one of them ends. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { advance, monotonic, now } from '../../../../testing/support/clock.ts';
import { ssoSession } from '../../../../testing/support/engine.ts';
import { eventually } from '../../../../testing/support/eventually.ts';
import { rememberAwsFolder } from '../../system/kept-folders.ts';
import { AdaptiveRate, type RateReport } from './adaptive-rate.ts';
import { createRequestBudgets, priorities } from './request-budgets.ts';
import { createSharedRates, rateFile } from './shared-rates.ts';

vi.mock('../../system/clock.ts', () => import('../../../../testing/support/clock.ts'));

const program = fileURLToPath(new URL('../../../../testing/support/listing-process.ts', import.meta.url));
const posix = process.platform !== 'win32';
const corp = ssoSession();
const key = 'us-east-1 d-1234567890.awsapps.com';
const report: RateReport = { perSecond: 7, refusal: { perSecond: 8, ago: 1000 }, heldFor: 5000 };

let home: string;
let folder: string;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-rates-'));
  vi.stubEnv(posix ? 'HOME' : 'USERPROFILE', home);
  folder = path.join(home, '.aws', 'sso', 'daypass');
  fs.mkdirSync(path.dirname(folder), { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(home, { recursive: true, force: true });
});
const files = (): string[] => (fs.existsSync(folder) ? fs.readdirSync(folder) : []);

describe('what one process writes', () => {
  test('others read, each in a file of its own that nobody else may read, and itself not', async () => {
    const [one, other] = [createSharedRates(folder), createSharedRates(folder)];
    expect(await one.read(key)).toEqual([]);
    await one.write(key, report);
    expect(await one.read(key)).toEqual([]);
    expect(await other.read(key)).toEqual([
      { ...report, refusal: { perSecond: 8, ago: expect.any(Number) }, heldFor: expect.any(Number) },
    ]);
    expect(await other.read('us-east-1 d-0000000000.awsapps.com')).toEqual([]);
    const [name = ''] = files();
    expect(name).toMatch(rateFile);
    if (posix) expect(fs.statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
    expect(fs.readFileSync(path.join(folder, name), 'utf8')).not.toContain('awsapps');
    await one.leave(key);
    expect(files()).toEqual([]);
  });

  test('is written nowhere while `~/.aws` is away: it is not made anew', async () => {
    rememberAwsFolder(path.join(home, '.aws'));
    fs.rmSync(path.join(home, '.aws'), { recursive: true });
    const one = createSharedRates(folder);
    await one.write(key, report);
    await one.leave(key);
    expect(fs.readdirSync(home)).toEqual([]);
  });

  test('counts for some seconds, in which it grows older', async () => {
    const [one, other] = [createSharedRates(folder), createSharedRates(folder)];
    await one.write(key, report);
    advance(3000);
    const [read] = await other.read(key);
    expect(read?.refusal?.ago).toBeGreaterThanOrEqual(4000);
    expect(read?.heldFor).toBeLessThanOrEqual(2000);
    advance(13_000);
    expect(await other.read(key)).toEqual([]);
  });

  test('nothing where it cannot be written: whoever cannot tell goes on alone', async () => {
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    fs.writeFileSync(folder, 'a file in its place');
    const one = createSharedRates(folder);
    await one.write(key, report);
    expect(await one.read(key)).toEqual([]);
    await one.leave(key);
  });
});

const named = (id: string): string => `${createHash('sha1').update(key).digest('hex')}-${id.repeat(16)}.rate`;
const whole = { version: 1, writtenAt: 0, perSecond: 7, refusal: null, heldFor: 0 };

test.each([
  ['nothing', () => ''],
  ['no JSON', () => '{"version":1,'],
  ['another version', () => JSON.stringify({ ...whole, writtenAt: now(), version: 2 })],
  ['no rate', () => JSON.stringify({ ...whole, writtenAt: now(), perSecond: 'fast' })],
  ['a rate of nothing', () => JSON.stringify({ ...whole, writtenAt: now(), perSecond: 0 })],
  ['a rate beyond reason', () => JSON.stringify({ ...whole, writtenAt: now(), perSecond: 1e9 })],
  ['a pause for ever', () => JSON.stringify({ ...whole, writtenAt: now(), heldFor: 1e12 })],
  ['a time that is none', () => JSON.stringify({ ...whole, writtenAt: null })],
  ['a time to come, from a clock that was set', () => JSON.stringify({ ...whole, writtenAt: now() + 3_600_000 })],
  ['more than anybody writes', () => JSON.stringify({ ...whole, writtenAt: now(), more: 'x'.repeat(2000) })],
])('a file with %s counts for nothing', async (_name, text) => {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, named('a')), text());
  // One that is good shows that they are looked at.
  fs.writeFileSync(path.join(folder, named('b')), JSON.stringify({ ...whole, writtenAt: now() }));
  expect(await createSharedRates(folder).read(key)).toEqual([{ perSecond: 7, refusal: null, heldFor: 0 }]);
});

test('of however many files a dozen are read', async () => {
  fs.mkdirSync(folder, { recursive: true });
  const text = JSON.stringify({ ...whole, writtenAt: now() });
  for (let index = 0; index < 40; index += 1) {
    const id = index.toString(16).padStart(16, '0');
    fs.writeFileSync(path.join(folder, named('0').replace('0'.repeat(16), id)), text);
  }
  expect(await createSharedRates(folder).read(key)).toHaveLength(12);
});

describe('two that call one portal', () => {
  /** Calls that are answered at once. */
  const calling = (begun: number[], count: number) => {
    const budget = createRequestBudgets(createSharedRates(folder)).of(corp);
    const call = () => budget.run(priorities.others, () => Promise.resolve(begun.push(monotonic())));
    return Promise.all(Array.from({ length: count }, call));
  };

  test('take half of the rate each, and all of it when the other one has come to its end', async () => {
    const [one, other]: [number[], number[]] = [[], []];
    const all = [calling(one, 250), calling(other, 100)];
    const passing = async (until: () => boolean): Promise<void> =>
      eventually(() => {
        advance(10);
        expect(until()).toBe(true);
      });
    await passing(() => files().length === 2);
    await passing(() => one.length >= 80);
    const [first, from] = [one.length, monotonic()];
    await passing(() => one.length >= first + 20);
    const perSecond = (20 / (monotonic() - from)) * 1000;
    expect(perSecond).toBeLessThan(new AdaptiveRate(0).perSecond * 0.9);
    await passing(() => one.length === 250 && other.length === 100);
    await Promise.all(all);
    // Nobody calls any more.
    await passing(() => files().length === 0);
  });

  test('as processes of their own: hardly a call is refused, and each comes to its end', async () => {
    let [tokens, filledAt] = [20, performance.now()];
    const server = http.createServer((_request, response) => {
      tokens = Math.min(20, tokens + ((performance.now() - filledAt) / 1000) * 20);
      filledAt = performance.now();
      response.statusCode = tokens < 1 ? 429 : 200;
      if (tokens >= 1) tokens -= 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const run = promisify(execFile);
    try {
      const args = [program, folder, `http://127.0.0.1:${port}/start`, '150'];
      const ended = await Promise.all([run(process.execPath, args), run(process.execPath, args)]);
      const refused = ended.map(({ stdout }) => (JSON.parse(stdout) as { refused: number }).refused);
      // Alone with a rate of its own each of them would be refused every second call.
      expect(refused[0]! + refused[1]!).toBeLessThan(300 * 0.1);
      expect(files()).toEqual([]);
    } finally {
      server.close();
    }
  });
});
