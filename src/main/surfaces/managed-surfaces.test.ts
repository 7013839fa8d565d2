/** The tray and the notifications offer nothing that an administrator has ruled out, and everything else as before. */
import { expect, test } from 'vitest';
import type { AppState, Session } from '../../shared/app-state.ts';
import { commandRefusal } from '../../shared/managed-commands.ts';
import { nothingManaged } from '../../shared/managed-settings.ts';
import { notificationsFor } from './notification-model.ts';
import {
  allItems,
  makeSession,
  makeState,
  menuText,
  now,
  phaseNames,
  phases,
  textContext,
  tray,
} from '../../../testing/support/states.ts';

const managed = { ...nothingManaged, place: '/etc/daypass/managed.json' };
const elsewhere = { startUrl: 'https://d-9999999999.awsapps.com/start' };
const role = { accountId: '111122223333', roleName: 'Admin' };
const used: Partial<Session> = {
  recentRoles: [{ ...role, accountName: 'payments', usedAt: now }],
  profiles: [{ name: 'dev', ...role }],
};
const rules: Readonly<Record<string, AppState['managed']>> = {
  'no credentials': { ...managed, credentialFeatures: false },
  'another portal': { ...managed, allowedStartUrls: [elsewhere.startUrl] },
  'no portal, no credentials': { ...managed, allowedStartUrls: [], credentialFeatures: false },
};

test.each(Object.keys(rules).flatMap((rule) => phaseNames.map((phase) => [rule, phase] as const)))(
  '%s, a session that is %s',
  (rule, phase) => {
    const sessions = [makeSession('corp', phases[phase], used), makeSession('lab', phases['signed out'], elsewhere)];
    const state = makeState(sessions, { managed: rules[rule]! });
    const { items } = tray('en', sessions, state);
    const commands = allItems(items).flatMap((item) => ('command' in item ? [item.command] : []));
    expect(commands.filter((command) => commandRefusal(state, command) !== null)).toEqual([]);
    expect(menuText(items).join('\n')).toContain('corp');
    // No separator at either end of a menu, nor two of them together.
    expect(
      `\n${menuText(items)
        .map((line) => line.trim())
        .join('\n')}\n`,
    ).not.toMatch(/^\n---|---\n---|---\n$/);
    for (const { command, actions } of notificationsFor(state, [], { ...textContext('en'), now }))
      for (const one of [command, ...actions.map((action) => action.command)])
        expect(commandRefusal(state, one)).toBeNull();
  },
);

test('with credentials off the menu of keys is gone, and the names of profiles are still copied', () => {
  const session = makeSession('corp', phases.renewing, used);
  expect(menuText(tray('en', [session]).items)).toContain('Copy keys >');
  const ruled = menuText(tray('en', [session], { managed: rules['no credentials']! }).items);
  expect(ruled).not.toContain('Copy keys >');
  expect(ruled).toContain('Copy profile >');
});

test('a session whose portal is not allowed is still named, without a sign-in', () => {
  const session = makeSession('corp', phases.expired);
  const lineIn = (state: Partial<AppState>) => menuText(tray('en', [session], state).items)[0];
  expect(lineIn({})).toBe('corp · Expired at 2:05 PM – sign in again');
  expect(lineIn({ managed: rules['another portal']! })).toBe('corp · Expired at 2:05 PM');
});

test('a notification of its end leads to the panel', () => {
  const told = (state: Partial<AppState>) =>
    notificationsFor(makeState([makeSession('corp', phases['fixed end, soon'])], state), [], textContext('en'))[0];
  expect(told({})).toMatchObject({ command: { type: 'sign-in' }, actions: [{ command: { type: 'sign-in' } }, {}] });
  expect(told({ managed: rules['another portal']! })).toMatchObject({
    command: { type: 'show-panel' },
    actions: [{ command: { type: 'snooze-warning' } }],
  });
});
