/** The dispatch: every command finds its handler, and nothing that goes wrong there gets through as an exception. */
import { expect, test } from 'vitest';
import type { Command, CommandType } from '../../shared/commands.ts';
import { problem } from '../../shared/problems.ts';
import { failure, ok, type Result } from '../../shared/result.ts';
import { type CommandHandlers, createDispatch, invalidCommand } from './dispatch.ts';
import type { Log } from '../system/log.ts';
import { ProblemError } from './problem-error.ts';

const logged: unknown[] = [];
const log: Log = {
  debug: (message, details) => logged.push(['debug', message, details]),
  info() {},
  warn() {},
  error: (message, details) => logged.push(['error', message, details]),
};
const dispatchTo = (handle: (command: Command) => Result | Promise<Result>) => {
  const handlers = new Proxy({} as CommandHandlers, {
    get: (_, type: CommandType) => (command: Command) => handle({ ...command, type } as Command),
  });
  return createDispatch(handlers, log);
};

test('the command reaches the handler of its type, whole', async () => {
  const seen: Command[] = [];
  const dispatch = dispatchTo((command) => {
    seen.push(command);
    return ok;
  });
  const command: Command = { type: 'sign-in', sessionId: 'sso-session:corp', method: 'device' };
  expect(await dispatch(command)).toEqual(ok);
  expect(seen).toEqual([command]);
});

test('what is ruled out does not reach its handler', async () => {
  const refused = problem('credentials-managed-off', { place: '/etc/daypass/managed.json' }, 'user');
  const handlers = { 'hide-panel': () => ok, quit: () => ok } as unknown as CommandHandlers;
  const dispatch = createDispatch(handlers, log, ({ type }) => (type === 'quit' ? refused : null));
  expect(await dispatch({ type: 'quit' })).toEqual(failure(refused));
  expect(await dispatch({ type: 'hide-panel' })).toEqual(ok);
});

test('a refusal is the answer', async () => {
  const refused = failure(problem('command-invalid', {}, 'none'));
  expect(invalidCommand()).toEqual(refused);
  expect(await dispatchTo(() => Promise.resolve(refused))({ type: 'quit' })).toEqual(refused);
});

test.each([
  [
    'thrown',
    () => {
      throw new Error('secret detail');
    },
  ],
  ['rejected', () => Promise.reject(new Error('secret detail'))],
])('what is %s becomes a problem without its words; they are in the log', async (_, handle: () => Promise<Result>) => {
  logged.length = 0;
  const result = await dispatchTo(handle)({ type: 'quit' });
  expect(result).toEqual({ ok: false, problem: { code: 'unexpected', params: {}, retry: 'user' } });
  expect(logged).toContainEqual(['error', 'command failed', { type: 'quit', error: new Error('secret detail') }]);
});

test('a problem that is thrown is shown as it is', async () => {
  const shown = problem('file-unwritable', { file: 'f', reason: 'ENOSPC' }, 'user');
  expect(await dispatchTo(() => Promise.reject(new ProblemError(shown)))({ type: 'quit' })).toEqual(failure(shown));
});

test('only the type of a command is logged: a form may hold anything', async () => {
  logged.length = 0;
  const session = { name: 'n', startUrl: 'https://canary.example', region: 'r' };
  await dispatchTo(() => ok)({ type: 'add-session', ...session, digest: '0'.repeat(64) });
  expect(JSON.stringify(logged)).toContain('add-session');
  expect(JSON.stringify(logged)).not.toContain('canary');
});
