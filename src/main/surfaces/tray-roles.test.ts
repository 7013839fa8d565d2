/** The roles and profiles on the first level of the tray's menu: which, in which order, and how they are called. */
import { describe, expect, test } from 'vitest';
import type { Account, AppState, RecentRole, Session } from '../../shared/app-state.ts';
import type { RoleMark } from '../../shared/role-marks.ts';
import { allItems, makeSession, menuText, now, phases, renewing, tray } from '../../../testing/support/states.ts';

const recent = (accountId: string, accountName: string | null, roleName: string, usedAt = now): RecentRole => ({
  accountId,
  accountName,
  roleName,
  usedAt,
});
const mark = (accountId: string, roleName: string | null, rest: Partial<RoleMark>): RoleMark => ({
  accountId,
  roleName,
  favorite: false,
  nickname: null,
  color: null,
  browser: null,
  ...rest,
});
const account = (accountId: string, name: string | null, ...names: readonly string[]): Account => ({
  accountId,
  name,
  email: null,
  roles: { status: 'ready', problem: null, names },
});
const listed = (...items: readonly Account[]) =>
  ({ accounts: { status: 'ready', problem: null, items, listedAt: 0, user: null } }) as const;

/** The lines between those of the sessions and "Find a role…". */
const lines = (sessions: readonly Session[], rest: Partial<AppState> = {}): readonly string[] => {
  const all = menuText(tray('en', sessions, rest).items);
  return all.slice(all.lastIndexOf('---', all.indexOf('Find a role…')) + 1, all.indexOf('Find a role…'));
};
const itemOf = (sessions: readonly Session[], id: string, rest: Partial<AppState> = {}) =>
  allItems(tray('en', sessions, rest).items).find((item) => item.id === id);

describe('roles that profiles assume through others', () => {
  const chained = [
    { name: 'deploy', accountId: '000000000009', roleName: 'Deploy', via: ['dev'], needsMfa: false },
    { name: 'audit', accountId: '000000000009', roleName: 'Audit', via: ['dev'], needsMfa: false },
  ];

  test('the favourite and the one used last are there, and open by their profile', () => {
    const recentRoles = [
      { ...recent('000000000009', null, 'Audit'), profile: 'audit' },
      { ...recent('000000000009', null, 'Old', now - 1), profile: 'gone' },
    ];
    const corp = makeSession('corp', renewing, { chained, recentRoles });
    const roleMarks = [mark('000000000009', 'Deploy', { favorite: true })];
    expect(lines([corp], { roleMarks })).toEqual(['★ 000000000009 · Deploy', '000000000009 · Audit']);
    expect(itemOf([corp], 'role:sso-session:corp:000000000009:Audit:audit', { roleMarks })).toMatchObject({
      command: { type: 'open-profile-console', profile: 'audit' },
    });
    expect(itemOf([corp], 'role:sso-session:corp:000000000009:Deploy:deploy', { roleMarks })).toMatchObject({
      command: { type: 'open-profile-console', profile: 'deploy' },
    });
  });

  test('their profiles can be copied, that of the one used last first', () => {
    const profiles = [{ name: 'dev', accountId: '000000000001', roleName: 'Dev' }];
    const recentRoles = [{ ...recent('000000000009', null, 'Audit'), profile: 'audit' }];
    const corp = makeSession('corp', renewing, { chained, profiles, recentRoles });
    const offered = allItems(tray('en', [corp]).items).filter(({ id }) => id.startsWith('profile:'));
    expect(offered.map(({ id }) => id)).toEqual(['profile:audit', 'profile:dev', 'profile:deploy']);
  });
});

describe('roles', () => {
  test('the favourites first, in their own order, then those used last, of all sessions', () => {
    const corp = makeSession('corp', renewing, {
      ...listed(account('000000000001', 'Shop', 'Admin', 'Read')),
      recentRoles: [recent('000000000001', 'Shop', 'Admin', now - 3), recent('000000000001', 'Shop', 'Read', now - 1)],
    });
    const lab = makeSession('lab', phases.expired, { recentRoles: [recent('000000000002', 'Lab', 'Dev', now - 2)] });
    const roleMarks = [mark('000000000001', 'Admin', { favorite: true })];
    expect(lines([corp, lab], { roleMarks })).toEqual([
      '★ Shop · Admin (corp)',
      'Shop · Read (corp)',
      'Lab · Dev (lab)',
    ]);
    expect(itemOf([corp, lab], 'role:sso-session:lab:000000000002:Dev')).toMatchObject({
      command: { type: 'open-console', sessionId: 'sso-session:lab', accountId: '000000000002', roleName: 'Dev' },
    });
  });

  test('a favourite is found by the list, by a profile, or by its last use, and left out where nobody has it', () => {
    const roleMarks = ['A', 'B', 'C', 'Gone'].map((roleName) => mark('000000000001', roleName, { favorite: true }));
    const sessions = [
      makeSession('one', renewing, listed(account('000000000001', 'Shop', 'A'))),
      makeSession('two', renewing, { profiles: [{ name: 'b', accountId: '000000000001', roleName: 'B' }] }),
      makeSession('three', renewing, { recentRoles: [recent('000000000001', 'Shop', 'C')] }),
    ];
    expect(lines(sessions, { roleMarks })).toEqual([
      '★ Shop · A (one)',
      '★ 000000000001 · B (two)',
      '★ Shop · C (three)',
    ]);
  });

  test('eight at most; accounts of the same name are told apart', () => {
    const recentRoles = [
      recent('012345678901', 'R&D', 'Admin'),
      recent('012345678902', 'Shop', 'Admin'),
      recent('012345678903', 'Shop', 'Admin'),
      recent('012345678904', null, 'ReadOnly'),
      ...Array.from({ length: 6 }, (_, index) => recent(`11111111111${index}`, `Account ${index}`, 'Admin')),
    ];
    expect(lines([makeSession('corp', renewing, { recentRoles })])).toEqual([
      'R&&D · Admin',
      'Shop (012345678902) · Admin',
      'Shop (012345678903) · Admin',
      '012345678904 · ReadOnly',
      'Account 0 · Admin',
      'Account 1 · Admin',
      'Account 2 · Admin',
      'Account 3 · Admin',
    ]);
  });

  test('have the names of one’s own and the colour, the role’s before the account’s', () => {
    const recentRoles = [recent('000000000001', 'Shop', 'Admin'), recent('000000000001', 'Shop', 'Read')];
    const sessions = [makeSession('corp', renewing, { recentRoles })];
    const roleMarks = [
      mark('000000000001', null, { nickname: 'Payments', color: 'red' }),
      mark('000000000001', 'Read', { nickname: 'Look', color: 'teal' }),
    ];
    expect(lines(sessions, { roleMarks })).toEqual(['Payments · Admin', 'Payments · Look']);
    const colorOf = (roleName: string) =>
      itemOf(sessions, `role:sso-session:corp:000000000001:${roleName}`, { roleMarks });
    expect(colorOf('Admin')).toMatchObject({ color: 'red' });
    expect(colorOf('Read')).toMatchObject({ color: 'teal' });
  });
});

describe('profiles', () => {
  const profile = (name: string, accountId: string | null, roleName: string | null) => ({ name, accountId, roleName });
  const copied = (sessions: readonly Session[], rest: Partial<AppState> = {}): readonly string[] => {
    const item = itemOf(sessions, 'copy-profile', rest);
    return item?.type === 'submenu' ? menuText(item.submenu) : [];
  };

  test('those of the roles used last come first, then the others of the file, eight in all', () => {
    const others = Array.from({ length: 9 }, (_, n) => profile(`other-${n}`, '000000000009', 'Read'));
    const profiles = [profile('tokens-only', null, null), ...others, profile('pay-admin', '000000000001', 'Admin')];
    const sessions = [
      makeSession('corp', renewing, { profiles, recentRoles: [recent('000000000001', 'Shop', 'Admin')] }),
    ];
    expect(copied(sessions)).toEqual(['pay-admin', ...Array.from({ length: 7 }, (_, n) => `other-${n}`)]);
    expect(itemOf(sessions, 'profile:pay-admin')).toMatchObject({
      command: { type: 'copy-profile-argument', profile: 'pay-admin' },
    });
  });

  test('there is nothing to copy without profiles', () => {
    expect(itemOf([makeSession('corp')], 'copy-profile')).toBeUndefined();
  });
});
