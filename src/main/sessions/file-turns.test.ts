/** Tests of the turns at a file: who waits for whom. */
import { expect, test } from 'vitest';
import { createFileTurns } from './file-turns.ts';

/** Acts that begin and end when the test says so, in a protocol of their own. */
function stage() {
  const turns = createFileTurns();
  const log: string[] = [];
  const open = new Map<string, () => void>();
  const act = (name: string) => async (): Promise<void> => {
    log.push(`${name} begins`);
    await new Promise<void>((resolve) => open.set(name, resolve));
    log.push(`${name} ends`);
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    log,
    turns,
    read: (name: string) => turns.read(act(name)),
    write: (name: string) => turns.write(act(name)),
    settle,
    end: async (name: string) => {
      await settle();
      open.get(name)!();
      await settle();
    },
  };
}

test('a read that is asked for while one runs comes after it, once for all who ask', async () => {
  const { end, log, read, settle } = stage();
  const all = [read('one')];
  await settle();
  all.push(read('two'), read('three'));
  await end('one');
  await end('two');
  await Promise.all(all);
  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

test('a write waits for the read that runs, and later reads wait for the write', async () => {
  const { end, log, read, settle, write } = stage();
  const all = [read('one')];
  await settle();
  all.push(read('two'), write('write'));
  await settle();
  expect(log).toEqual(['one begins']);
  await end('one');
  await end('write');
  await end('two');
  await Promise.all(all);
  expect(log).toEqual(['one begins', 'one ends', 'write begins', 'write ends', 'two begins', 'two ends']);
});

test('writes come one after the other, and reads after the last', async () => {
  const { end, log, read, settle, write } = stage();
  const all = [write('one'), read('read'), write('two')];
  await settle();
  await end('one');
  await end('two');
  await end('read');
  await Promise.all(all);
  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'read begins', 'read ends']);
});

test('what fails keeps nobody waiting', async () => {
  const { turns } = stage();
  await expect(turns.write(() => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  await expect(turns.read(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await turns.write(() => Promise.resolve('written'))).toBe('written');
  await turns.read(() => Promise.resolve());
});
