/** The name of the program that AWS shows. */
import { expect, test } from 'vitest';
import { clientName } from './client-name.ts';

test('a session has its name in it, a legacy profile a number', () => {
  expect(clientName({ kind: 'sso-session', name: 'corp' }, 7)).toBe('botocore-client-corp');
  expect(clientName({ kind: 'legacy', name: 'https://d-1.awsapps.com/start' }, 1764460800)).toBe(
    'botocore-client-1764460800',
  );
});
