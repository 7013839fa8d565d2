/** Which region a role's console is proposed in: the profile's, where it can be, else the session's. */
import { expect, test } from 'vitest';
import type { RoleRow } from './groups.ts';
import { consoleRegions } from './console-regions.ts';

const row: RoleRow = {
  kind: 'role',
  id: 'r',
  sessionId: 'sso-session:corp',
  accountId: '012345678901',
  accountName: null,
  roleName: 'Dev',
  recent: false,
};
const assumed: RoleRow = { ...row, chain: { profile: 'deploy', via: ['dev'], needsMfa: false } };
const own = (name: string, region?: string, roleName = 'Dev') => ({
  name,
  accountId: '012345678901',
  roleName,
  ...(region !== undefined && { region }),
});
const deploy = { name: 'deploy', accountId: '012345678901', roleName: 'Dev', via: ['dev'], needsMfa: false };
const session = { region: 'us-east-1', profiles: [own('dev', 'eu-west-3')], chained: [deploy] };

test('the first profile of the role that has one in the session’s part of AWS', () => {
  const profiles = [own('other', 'eu-north-1', 'Admin'), own('a'), own('b', 'cn-north-1'), own('c', 'eu-west-3')];
  const { usual, proposed } = consoleRegions(row, { ...session, profiles });
  expect(usual).toBe('eu-west-3');
  expect(proposed[0]).toBe('eu-west-3');
  expect(proposed.filter((region) => region === 'eu-west-3')).toHaveLength(1);
});

test('of a role that a profile assumes it is that profile’s own, and not that of another one with the same role', () => {
  expect(consoleRegions(assumed, session).usual).toBe('us-east-1');
  const chained = [{ ...deploy, region: 'eu-central-1' }];
  expect(consoleRegions(assumed, { ...session, chained }).usual).toBe('eu-central-1');
});

test('regions of the session’s part of AWS alone', () => {
  const { usual, proposed } = consoleRegions(row, { ...session, region: 'us-gov-west-1' });
  expect(usual).toBe('us-gov-west-1');
  expect(proposed).toEqual(['us-gov-west-1', 'us-gov-east-1']);
});
