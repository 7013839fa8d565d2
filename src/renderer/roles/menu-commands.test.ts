/**
 * All that the menus, a session's sheet and the tray offer is found in the search field as well, by its own words; or it stands here
 * why not. What they offer is asked of them, in every state of a session.
 */
import { describe, expect, test } from 'vitest';
import type { Session } from '../../shared/app-state.ts';
import type { CommandType } from '../../shared/commands.ts';
import { createTranslator } from '../../shared/messages/index.ts';
import { sessionStatus } from '../../shared/session-status.ts';
import {
  allItems,
  makeServed,
  makeSession,
  makeState,
  now,
  phaseNames,
  phases,
  textContext,
  tray,
} from '../../../testing/support/states.ts';
import type { PanelAct } from '../core/panel-act.ts';
import { mainMenuItems } from '../sessions/main-menu.ts';
import { mostUrgentNeed } from '../sessions/needs.ts';
import { needActs, sheetActs } from '../sessions/session-acts.ts';
import { exampleAccount } from './example-session.ts';
import { roleActions } from './role-actions.ts';
import { findCommands, panelCommands } from './panel-commands.ts';

const warnMinutes = [15, 5];
const served = [makeServed(), makeServed({ id: 'ba9876543210', roleName: 'ReadOnly' })];
const t = createTranslator('en');

/** Acts that no command does, by what they send. */
const reasons: Partial<
  Record<CommandType | 'mark' | 'keys' | 'written-keys' | 'serve' | 'console-page' | 'create-profile', string>
> = {
  'open-profile-console': 'The profile itself is found, and Enter is its console.',
  'open-console': 'The role itself is found, and Enter is its console.',
  'copy-console-link': 'The role itself is found, and has a key for it.',
  'copy-profile-argument': 'The profile itself is found, and has a key for it.',
  'copy-profile-export': 'The profile itself is found, and has a key for it.',
  'copy-profile-name': 'The profile itself is found; it is in the menu of its row.',
  'copy-keys': 'The role has a command that asks in which form.',
  'copy-profile-keys': 'The profile has a command that asks in which form.',
  'load-roles': 'Of the selected role; of all accounts of a session there is a command.',
  'set-favorite': 'Of the selected role, by a key.',
  mark: 'Of the selected role: with other words in the field, no role is selected.',
  keys: 'Of the selected role, by a key.',
  'written-keys': 'Of the selected role, and in the list of profiles; what is kept has a command to remove it.',
  serve: 'Of the selected role: with other words in the field, no role is selected.',
  'console-page': 'Of the selected role: with other words in the field, no role is selected.',
  'copy-served-variables': 'Of the selected role, and in the list of what is being served.',
  'create-profile': 'Of the selected role, by a key.',
  'show-panel': 'Whoever searches sees the panel; "Settings…" has a command of its own.',
};

interface Offered {
  readonly where: string;
  readonly text: string;
  readonly act: PanelAct;
}

function commandOf({ act }: Offered): CommandType | null {
  return 'command' in act ? act.command.type : null;
}

/** Everything that is offered while the sessions are these. */
function offered(sessions: readonly Session[]): readonly Offered[] {
  const context = textContext('en');
  const { pages, ends } = mainMenuItems(makeState(sessions, { served }), context);
  const need = mostUrgentNeed(sessions, { warnMinutes, now, seenAt: null });
  const inTray = allItems(tray('en', sessions, { served }).items).flatMap((item): readonly Omit<Offered, 'where'>[] =>
    item.type === 'normal' || item.type === 'checkbox' ? [{ text: item.label, act: { command: item.command } }] : [],
  );
  const inSheets = sessions.flatMap((session) => {
    const { usual, rare } = sheetActs(t, session, { status: sessionStatus(session.phase, now), isNearEnd: false });
    return [...usual, ...rare];
  });
  const from = (where: string, acts: readonly Omit<Offered, 'where'>[]): readonly Offered[] =>
    acts.map(({ text, act }) => ({ where, text, act }));
  return [
    ...from('the menu', [...pages, ...ends]),
    ...from('a sheet', inSheets),
    ...from('the line of what needs somebody', need === null ? [] : needActs(t, need)),
    ...from('the tray', inTray),
  ];
}

const accounts: Session['accounts'] = {
  status: 'ready',
  problem: null,
  items: [exampleAccount('111122223333', 'payments', ['Admin'])],
  listedAt: now,
  user: null,
};
const recentRoles = [{ accountId: '111122223333', accountName: 'payments', roleName: 'Admin', usedAt: now }];
const kinds: Readonly<Record<string, Partial<Session>>> = {
  'with accounts and a used role': { accounts, recentRoles },
  muted: { warnings: { muted: true, snoozed: null } },
  'of the older form': { kind: 'legacy', id: 'legacy:https://x.awsapps.com/start', accounts },
};

const states = phaseNames.flatMap((phase) => Object.keys(kinds).map((kind) => [phase, kind] as const));

describe.each(states)('a session that is %s, %s', (phase, kind) => {
  const sessions = [makeSession('corp', phases[phase], kinds[kind]), makeSession('lab', phases['signed out'])];
  const commands = panelCommands(makeState(sessions, { served }), now);

  test('has a command for all that is offered, or a reason', () => {
    const without = offered(sessions).filter((one) => {
      if ((commandOf(one) ?? '') in reasons) return false;
      return !commands.some(({ act }) => JSON.stringify(act) === JSON.stringify(one.act));
    });
    expect(without).toEqual([]);
  });

  test('each command is found by its own title, among the first', () => {
    for (const { id, title } of commands) {
      const found = findCommands(commands, title).map(({ command }) => command.id);
      expect(found, title).toContain(id);
    }
  });
});

test('what can be done with a role is a command nowhere, each with its reason', () => {
  const row = {
    kind: 'role',
    id: 'r',
    sessionId: 'sso-session:corp',
    accountId: '111122223333',
    accountName: null,
    roleName: 'Admin',
    recent: false,
  } as const;
  const profiles = new Map([['111122223333 Admin', ['dev', 'dev-2']]]);
  for (const [named, servedId] of [
    [profiles, null],
    [new Map(), '0123456789ab'],
  ] as const) {
    const session = {
      id: row.sessionId,
      name: 'corp',
      hasOwnBrowser: true,
      isUsable: true,
      takesProfiles: true,
    } as const;
    const actions = roleActions(
      t,
      row,
      { ...session, profiles: named },
      { isFavorite: false, hasOwnBrowser: false },
      servedId,
    );
    expect(actions.length).toBeGreaterThan(5);
    for (const { effect } of actions) {
      const key = 'command' in effect ? effect.command.type : effect.kind;
      // The search field knows it for every role that is being served.
      if (key !== 'stop-serving') expect(reasons[key], key).toBeDefined();
    }
  }
});

test('no reason is left without what it is for', () => {
  const types = new Set(
    phaseNames.flatMap((phase) =>
      Object.values(kinds).flatMap((kind) => offered([makeSession('corp', phases[phase], kind)]).map(commandOf)),
    ),
  );
  expect(types).toContain('open-console');
  expect(types).toContain('show-panel');
  expect(types).toContain('forget-accounts');
  expect(types).toContain('copy-user-code');
  expect(types).toContain('stop-serving');
});
