/** Tests that one token is renewed by one Daypass process at a time, whatever becomes of the others. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noLog } from '../../system/log.ts';
import { createRenewalLock } from './renewal-lock.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-lock-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

test('two holders of one key come one after the other, and of two keys together', async () => {
  const [one, other] = [createRenewalLock(folder, noLog), createRenewalLock(folder, noLog)];
  const events: string[] = [];
  const work = (name: string, until: Promise<void>) => async (): Promise<void> => {
    events.push(`${name} begins`);
    await until;
    events.push(`${name} ends`);
  };
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = one.hold('corp', work('first', promise));
  await expect.poll(() => events).toEqual(['first begins']);
  const second = other.hold('corp', work('second', Promise.resolve()));
  await other.hold('lab', work('lab', Promise.resolve()));
  expect(events).toEqual(['first begins', 'lab begins', 'lab ends']);
  resolve();
  await Promise.all([first, second]);
  expect(events.slice(3)).toEqual(['first ends', 'second begins', 'second ends']);
});

test('what a holder throws comes through, and the lock is free again', async () => {
  const lock = createRenewalLock(folder, noLog);
  await expect(lock.hold('corp', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  await expect(lock.hold('corp', async () => 'renewed')).resolves.toBe('renewed');
});

test('a sign-out does not wait for somebody else’s renewal', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let held = false;
  const holder = createRenewalLock(folder, noLog).hold('corp', async () => {
    held = true;
    await promise;
  });
  await expect.poll(() => held).toBe(true);
  const signOut = new AbortController();
  const waiting = createRenewalLock(folder, noLog).hold('corp', async () => 'renewed', signOut.signal);
  signOut.abort(new Error('signed out'));
  await expect(waiting).rejects.toThrow('signed out');
  resolve();
  await holder;
});

test('a process that was killed while it held the lock holds nobody up for good', async () => {
  const module = new URL('renewal-lock.ts', import.meta.url).href;
  const script = `
    const { createRenewalLock } = await import(${JSON.stringify(module)});
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    createRenewalLock(${JSON.stringify(folder)}, log).hold('corp', async () => {
      console.log('held');
      await new Promise((resolve) => setTimeout(resolve, 600_000));
    });`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await expect(createRenewalLock(folder, noLog).hold('corp', async () => 'renewed')).resolves.toBe('renewed');
}, 60_000);

test('where no lock can be made the work is done all the same', async () => {
  const file = path.join(folder, 'a file');
  fs.writeFileSync(file, '');
  await expect(createRenewalLock(path.join(file, 'locks'), noLog).hold('corp', async () => 'renewed')).resolves.toBe(
    'renewed',
  );
});
