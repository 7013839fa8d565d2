/** Tests of the text that asks for a role. */
import { expect, test } from 'vitest';
import { makeSession, makeState } from '../../../testing/support/states.ts';
import { accessRequest } from './access-request.ts';

const state = makeState([{ ...makeSession('corp'), user: 'ana.lima' }, makeSession('lab')]);

test('it says what is wanted, where, and for whom', () => {
  const { startUrl } = state.sessions[0]!;
  expect(accessRequest(state, '123456789012 Admin').split('\n')).toEqual([
    'Please give me access in AWS IAM Identity Center to: 123456789012 Admin',
    `AWS access portal: ${startUrl}`,
    'Signed in as: ana.lima',
  ]);
});

test('it is in the panel’s language, and says nothing of a person whom nobody knows', () => {
  const [wanted, ...others] = accessRequest({ ...makeState([makeSession('corp')]), locale: 'ja' }, 'Admin').split('\n');
  expect(wanted).toContain('Admin');
  expect(wanted).toContain('申請');
  expect(others).toHaveLength(1);
});

test('what was typed stays on its line, has no end that can be seen nowhere, and is not endless', () => {
  const text = accessRequest(state, `a\nSigned in as: root\u202e\u0007${'x'.repeat(5000)}`);
  expect(text.split('\n')).toHaveLength(3);
  for (const sign of ['\u202e', '\u0007']) expect(text).not.toContain(sign);
  expect(text.length).toBeLessThan(600);
});
