/** Tests of paths with `~`. */
import { expect, test } from 'vitest';
import { problem } from './problems.ts';
import { shortPath, withShortPaths } from './short-path.ts';

test.each([
  ['/home/ana/.aws/config', '/home/ana', '~/.aws/config'],
  ['/home/ana/.aws/config', '/home/ana/', '~/.aws/config'],
  ['C:\\Users\\Ana\\.aws\\config', 'C:\\Users\\Ana', '~\\.aws\\config'],
  ['/home/anabel/.aws/config', '/home/ana', '/home/anabel/.aws/config'],
  ['/etc/aws', '/home/ana', '/etc/aws'],
  ['/home/ana', '/home/ana', '/home/ana'],
  ['/.aws/config', '/', '/.aws/config'],
  ['/.aws/config', '', '/.aws/config'],
])('%s in %s is %s', (path, home, short) => expect(shortPath(path, home)).toBe(short));

test('a problem has such paths in its text, and nothing else is changed', () => {
  const one = problem('file-unreadable', { file: '/home/ana/.aws/config', reason: 'EACCES' }, 'user');
  expect(withShortPaths(one, '/home/ana')).toEqual({ ...one, params: { file: '~/.aws/config', reason: 'EACCES' } });
  const other = problem('start-url-not-portal', { host: '/home/ana/x' }, 'user');
  expect(withShortPaths(other, '/home/ana')).toEqual(other);
});
