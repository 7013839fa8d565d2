/**
 * The whole table of a session's life: every situation with everything that can happen to it. What the pure parts say then:
 * the phase after it | what is due | what is told | in how many minutes to look again.
 */
import { describe, expect, test } from 'vitest';
import {
  type EventName,
  events,
  outcome,
  type SituationName,
  situations,
} from '../../../testing/support/situations.ts';

/**
 * `time to renew` and `its end` are looks at the clock; after `wake-up`, ten hours later, the file is read as well. `older
 * token`: one that ended five minutes ago. `renewal fails`: only a renewal that runs can.
 */
const table: Readonly<Record<EventName, string>> = {
  'time to renew': `
    never               | never                            | -     | -              | -
    signed out          | signed out                       | -     | -              | -
    expired             | expired                          | -     | ended          | 60
    rejected            | rejected                         | -     | ended          | 45
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in over automatic        | renew | -              | -
    automatic           | automatic                        | renew | -              | -
    due                 | automatic                        | renew | -              | -
    running             | running                          | -     | -              | -
    failing             | failing                          | -     | -              | 1
    legacy              | legacy                           | -     | ends 15        | 10
    no refresh token    | no-refresh-token                 | -     | ends 15        | 10
    registration ended  | registration-ended               | -     | ends 15        | 10
    refused             | refused                          | -     | ends 15        | 10
    signing out         | signing out                      | -     | -              | -
  `,
  'its end': `
    never               | never                            | -     | -              | -
    signed out          | signed out                       | -     | -              | -
    expired             | expired                          | -     | ended          | 60
    rejected            | rejected                         | -     | ended          | 30
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in over automatic        | renew | -              | -
    automatic           | automatic                        | renew | -              | -
    due                 | automatic                        | renew | -              | -
    running             | running                          | -     | -              | -
    failing             | failing                          | renew | overdue        | 120
    legacy              | legacy                           | ended | ended          | 120
    no refresh token    | no-refresh-token                 | ended | ended          | 120
    registration ended  | registration-ended               | ended | ended          | 120
    refused             | refused                          | ended | ended          | 120
    signing out         | signing out                      | -     | -              | -
  `,
  'wake-up': `
    never               | never                            | -     | -              | -
    signed out          | signed out                       | -     | -              | -
    expired             | expired                          | -     | ended          | -
    rejected            | rejected                         | -     | ended          | -
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in over automatic        | renew | -              | -
    automatic           | automatic                        | renew | -              | -
    due                 | automatic                        | renew | -              | -
    running             | running                          | -     | -              | -
    failing             | failing                          | renew | overdue        | -
    legacy              | expired                          | -     | ended          | -
    no refresh token    | expired                          | -     | ended          | -
    registration ended  | expired                          | -     | ended          | -
    refused             | expired                          | -     | ended          | -
    signing out         | signing out                      | -     | -              | -
  `,
  'fresh token': `
    never               | automatic                        | -     | -              | 45
    signed out          | automatic                        | -     | -              | 45
    expired             | automatic                        | -     | -              | 45
    rejected            | automatic                        | -     | -              | 45
    signing in          | signing in over automatic        | -     | -              | 45
    signing in over one | signing in over automatic        | -     | -              | 45
    automatic           | automatic                        | -     | -              | 45
    due                 | automatic                        | -     | -              | 45
    running             | automatic                        | -     | -              | 45
    failing             | automatic                        | -     | -              | 45
    legacy              | legacy                           | -     | -              | 45
    no refresh token    | automatic                        | -     | -              | 45
    registration ended  | automatic                        | -     | -              | 45
    refused             | automatic                        | -     | -              | 45
    signing out         | signing out                      | -     | -              | -
  `,
  'older token': `
    never               | automatic                        | renew | -              | -
    signed out          | automatic                        | renew | -              | -
    expired             | automatic                        | renew | -              | -
    rejected            | automatic                        | renew | -              | -
    signing in          | signing in over automatic        | renew | -              | -
    signing in over one | signing in over automatic        | renew | -              | -
    automatic           | automatic                        | renew | -              | -
    due                 | automatic                        | renew | -              | -
    running             | automatic                        | renew | -              | -
    failing             | automatic                        | renew | -              | -
    legacy              | expired                          | -     | ended          | 115
    no refresh token    | automatic                        | renew | -              | -
    registration ended  | automatic                        | renew | -              | -
    refused             | automatic                        | renew | -              | -
    signing out         | signing out                      | -     | -              | -
  `,
  'file gone': `
    never               | never                            | -     | -              | -
    signed out          | signed out                       | -     | -              | -
    expired             | signed out                       | -     | -              | -
    rejected            | signed out                       | -     | -              | -
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in                       | -     | -              | -
    automatic           | signed out                       | -     | -              | -
    due                 | signed out                       | -     | -              | -
    running             | signed out                       | -     | -              | -
    failing             | signed out                       | -     | -              | -
    legacy              | signed out                       | -     | -              | -
    no refresh token    | signed out                       | -     | -              | -
    registration ended  | signed out                       | -     | -              | -
    refused             | signed out                       | -     | -              | -
    signing out         | signing out                      | -     | -              | -
  `,
  'file broken': `
    never               | never, token-unreadable          | -     | -              | -
    signed out          | signed out, token-unreadable     | -     | -              | -
    expired             | expired, token-unreadable        | -     | ended          | 60
    rejected            | rejected, token-unreadable       | -     | ended          | 119
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in over automatic        | -     | -              | 35
    automatic           | automatic                        | -     | -              | 35
    due                 | automatic                        | renew | -              | -
    running             | running                          | -     | -              | -
    failing             | failing                          | -     | -              | 1
    legacy              | legacy                           | -     | -              | 35
    no refresh token    | no-refresh-token                 | -     | -              | 35
    registration ended  | registration-ended               | -     | sign-in-needed | 35
    refused             | refused                          | -     | sign-in-needed | 35
    signing out         | signing out                      | -     | -              | -
  `,
  'file unreadable': `
    never               | never, file-unreadable           | -     | -              | -
    signed out          | signed out, file-unreadable      | -     | -              | -
    expired             | expired, file-unreadable         | -     | ended          | 60
    rejected            | rejected, file-unreadable        | -     | ended          | 119
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in over automatic        | -     | -              | 35
    automatic           | automatic                        | -     | -              | 35
    due                 | automatic                        | renew | -              | -
    running             | running                          | -     | -              | -
    failing             | failing                          | -     | -              | 1
    legacy              | legacy                           | -     | -              | 35
    no refresh token    | no-refresh-token                 | -     | -              | 35
    registration ended  | registration-ended               | -     | sign-in-needed | 35
    refused             | refused                          | -     | sign-in-needed | 35
    signing out         | signing out                      | -     | -              | -
  `,
  'folder gone': `
    never               | never, aws-folder-gone           | -     | -              | -
    signed out          | signed out, aws-folder-gone      | -     | -              | -
    expired             | expired, aws-folder-gone         | -     | ended          | 60
    rejected            | rejected, aws-folder-gone        | -     | ended          | 119
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in over automatic        | -     | -              | 35
    automatic           | automatic                        | -     | -              | 35
    due                 | automatic                        | renew | -              | -
    running             | running                          | -     | -              | -
    failing             | failing                          | -     | -              | 1
    legacy              | legacy                           | -     | -              | 35
    no refresh token    | no-refresh-token                 | -     | -              | 35
    registration ended  | registration-ended               | -     | sign-in-needed | 35
    refused             | refused                          | -     | sign-in-needed | 35
    signing out         | signing out                      | -     | -              | -
  `,
  'renewal succeeds': `
    never               | never                            | -     | -              | -
    signed out          | signed out                       | -     | -              | -
    expired             | automatic                        | -     | -              | 45
    rejected            | automatic                        | -     | -              | 45
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in over automatic        | -     | -              | 45
    automatic           | automatic                        | -     | -              | 45
    due                 | automatic                        | -     | -              | 45
    running             | automatic                        | -     | -              | 45
    failing             | automatic                        | -     | -              | 45
    legacy              | legacy                           | -     | -              | 45
    no refresh token    | automatic                        | -     | -              | 45
    registration ended  | automatic                        | -     | -              | 45
    refused             | automatic                        | -     | -              | 45
    signing out         | signing out                      | -     | -              | -
  `,
  'renewal refused': `
    never               | never                            | -     | -              | -
    signed out          | signed out                       | -     | -              | -
    expired             | expired                          | -     | ended          | 60
    rejected            | rejected                         | -     | ended          | 60
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in over refused          | -     | -              | 35
    automatic           | refused                          | -     | sign-in-needed | 35
    due                 | refused                          | -     | ends 15        | 5
    running             | refused                          | -     | ends 15        | 10
    failing             | refused                          | -     | ends 15        | 7
    legacy              | refused                          | -     | sign-in-needed | 35
    no refresh token    | refused                          | -     | sign-in-needed | 35
    registration ended  | refused                          | -     | sign-in-needed | 35
    refused             | refused                          | -     | sign-in-needed | 35
    signing out         | signing out                      | -     | -              | -
  `,
  'renewal fails': `
    never               | never                            | -     | -              | -
    signed out          | signed out                       | -     | -              | -
    expired             | expired                          | -     | ended          | 60
    rejected            | rejected                         | -     | ended          | 60
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in over automatic        | -     | -              | 35
    automatic           | automatic                        | -     | -              | 35
    due                 | automatic                        | renew | -              | -
    running             | failing                          | -     | -              | 0.25
    failing             | failing                          | -     | -              | 1
    legacy              | legacy                           | -     | -              | 35
    no refresh token    | no-refresh-token                 | -     | -              | 35
    registration ended  | registration-ended               | -     | sign-in-needed | 35
    refused             | refused                          | -     | sign-in-needed | 35
    signing out         | signing out                      | -     | -              | -
  `,
  'portal says 401': `
    never               | never                            | -     | -              | -
    signed out          | signed out                       | -     | -              | -
    expired             | expired                          | -     | ended          | 60
    rejected            | rejected                         | -     | ended          | 60
    signing in          | signing in                       | -     | -              | -
    signing in over one | signing in                       | -     | -              | -
    automatic           | rejected                         | -     | ended          | 120
    due                 | rejected                         | -     | ended          | 120
    running             | rejected                         | -     | ended          | 120
    failing             | rejected                         | -     | ended          | 120
    legacy              | rejected                         | -     | ended          | 120
    no refresh token    | rejected                         | -     | ended          | 120
    registration ended  | rejected                         | -     | ended          | 120
    refused             | rejected                         | -     | ended          | 120
    signing out         | signing out                      | -     | -              | -
  `,
  'sign-out': `
    never               | signed out                       | -     | -              | -
    signed out          | signed out                       | -     | -              | -
    expired             | signed out                       | -     | -              | -
    rejected            | signed out                       | -     | -              | -
    signing in          | signed out                       | -     | -              | -
    signing in over one | signed out                       | -     | -              | -
    automatic           | signed out                       | -     | -              | -
    due                 | signed out                       | -     | -              | -
    running             | signed out                       | -     | -              | -
    failing             | signed out                       | -     | -              | -
    legacy              | signed out                       | -     | -              | -
    no refresh token    | signed out                       | -     | -              | -
    registration ended  | signed out                       | -     | -              | -
    refused             | signed out                       | -     | -              | -
    signing out         | signed out                       | -     | -              | -
  `,
  'sign-in': `
    never               | automatic                        | -     | -              | 45
    signed out          | automatic                        | -     | -              | 45
    expired             | automatic                        | -     | -              | 45
    rejected            | automatic                        | -     | -              | 45
    signing in          | automatic                        | -     | -              | 45
    signing in over one | automatic                        | -     | -              | 45
    automatic           | automatic                        | -     | -              | 45
    due                 | automatic                        | -     | -              | 45
    running             | automatic                        | -     | -              | 45
    failing             | automatic                        | -     | -              | 45
    legacy              | legacy                           | -     | -              | 45
    no refresh token    | automatic                        | -     | -              | 45
    registration ended  | automatic                        | -     | -              | 45
    refused             | automatic                        | -     | -              | 45
    signing out         | automatic                        | -     | -              | 45
  `,
  'config gone': `
    never               | -                                | -     | -              | -
    signed out          | -                                | -     | -              | -
    expired             | -                                | -     | -              | -
    rejected            | -                                | -     | -              | -
    signing in          | -                                | -     | -              | -
    signing in over one | -                                | -     | -              | -
    automatic           | -                                | -     | -              | -
    due                 | -                                | -     | -              | -
    running             | -                                | -     | -              | -
    failing             | -                                | -     | -              | -
    legacy              | -                                | -     | -              | -
    no refresh token    | -                                | -     | -              | -
    registration ended  | -                                | -     | -              | -
    refused             | -                                | -     | -              | -
    signing out         | -                                | -     | -              | -
  `,
};

const situationNames = Object.keys(situations) as SituationName[];

describe.each(Object.keys(events) as EventName[])('%s', (event) => {
  const rows = table[event]
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));

  test('has a row for every situation', () => expect(rows.map(([situation]) => situation)).toEqual(situationNames));

  test.each(rows.map(([situation, ...cells]) => [situation as SituationName, cells] as const))(
    '%s',
    (situation, cells) => expect(outcome(situation, event)).toEqual(cells),
  );
});

test('nothing that can be renewed is ever told to have ended, and nothing is planned for what has passed', () => {
  for (const situation of situationNames) {
    for (const event of Object.keys(events) as EventName[]) {
      const [phase, due, told, next] = outcome(situation, event);
      if (/automatic|running/.test(phase)) expect([situation, event, told]).toEqual([situation, event, '-']);
      if (due === 'ended') expect(told).toBe('ended');
      if (next !== '-') expect(Number(next)).toBeGreaterThan(0);
    }
  }
});
