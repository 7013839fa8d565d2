/** Tests of the tray's icon, tooltip and menu for every phase. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Account, RecentRole, Session } from '../../shared/app-state.ts';
import { commandSchema } from '../../shared/commands.ts';
import { problem } from '../../shared/problems.ts';
import { minute } from '../../shared/time.ts';
import { createTranslator } from '../../shared/messages/index.ts';
import {
  allItems,
  makeSession,
  makeState,
  menuText,
  now,
  phaseNames,
  phases,
  renewing,
  tray,
} from '../../../testing/support/states.ts';
import { trayChanges, trayModel } from './tray-model.ts';

const recent = (accountId: string, accountName: string | null, roleName: string): RecentRole => ({
  accountId,
  accountName,
  roleName,
  usedAt: now,
});

const foot = { en: ['---', 'Open Daypass', 'Quit Daypass'], ja: ['---', 'Daypass を開く', 'Daypass を終了'] };
const signOutAll = { en: 'Sign out of all sessions', ja: 'すべてのセッションからサインアウト' };

describe.each(['en', 'ja'] as const)('one session in %s', (locale) => {
  // The whole surface as text, to be read by people: `npx vitest run -u` writes it again after a wanted change.
  test('reads as in the file', async () => {
    const pages = phaseNames.map((name) => {
      const { icon, tooltip, items } = tray(locale, [makeSession('corp', phases[name])]);
      const lines = [`# ${name}`, `icon: ${icon}`, `tooltip: ${tooltip.replace('\n', ' | ')}`];
      return [...lines, ...menuText(items).map((line) => `  ${line}`)].join('\n');
    });
    await expect(`${pages.join('\n\n')}\n`).toMatchFileSnapshot(`./tray-model.${locale}.txt`);
  });

  test.each(phaseNames)('%s: opens and quits Daypass', (name) => {
    const { items } = tray(locale, [makeSession('corp', phases[name])]);
    expect(menuText(items).slice(-3)).toEqual(foot[locale]);
  });

  test.each(phaseNames)('%s: every command is one that dispatch takes, every id is there once', (name) => {
    const { items } = tray(locale, [makeSession('corp', phases[name]), makeSession('lab', phases[name])]);
    const all = allItems(items);
    for (const item of all)
      if (item.type === 'normal' || item.type === 'checkbox') v.parse(commandSchema, item.command);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(items).toEqual(JSON.parse(JSON.stringify(items)));
  });

  test('signing out of everything is offered exactly where there is something to sign out of', () => {
    const offers = phaseNames.filter((name) =>
      menuText(tray(locale, [makeSession('x', phases[name])]).items).includes(signOutAll[locale]),
    );
    expect(offers).toEqual([
      'browser, still signed in',

      'renewing',
      'being renewed',
      'being renewed late',
      'renewal failing',
      'renewal failing, over',
      'renewal refused',
      'fixed end',
      'fixed end, soon',
      'fixed end, last minute',
      'fixed end, over',
    ]);
  });
});

describe('the menu', () => {
  test('of several sessions has a submenu each', () => {
    const { items } = tray('en', [
      makeSession('corp', renewing, { recentRoles: [recent('012345678901', 'Shop', 'Admin')] }),
      makeSession('lab', phases.browser),
      makeSession('old', phases['signing out']),
    ]);
    expect(menuText(items)).toEqual([
      'corp · Signed in · 58 min left · renews by itself >',
      '  Access token: renews at 3:03 PM by itself',
      '  Session: since 1:20 PM · AWS does not tell its end',
      '  ---',
      '  Open console >',
      '    Shop · Admin',
      '    Choose another role…',
      '  Mute notifications [ ]',
      '  Sign out',
      'lab · Signing in… · continue in your browser >',
      '  Open sign-in page again',
      '  Sign in with a code',
      '  Cancel sign-in',
      'old · Signing out…',
      '---',
      'Sign out of all sessions',
      ...foot.en,
    ]);
  });

  test('offers no code of its own for a legacy session, which has no other way', () => {
    const legacy = makeSession('x', phases.expired, { kind: 'legacy', id: 'legacy:https://x.awsapps.com/start' });
    expect(menuText(tray('en', [legacy]).items).slice(1, 3)).toEqual(['Sign in', '---']);
  });

  test('before the configuration has been read says nothing about it', () => {
    const config = { file: '/home/ada/.aws/config', exists: false, loaded: false };
    expect(menuText(tray('en', [], { config }).items)).toEqual(['Open Daypass', 'Quit Daypass']);
    expect(menuText(tray('en', []).items)).toEqual(['Add a session…', ...foot.en]);
  });

  test('names at least the last five roles, and tells accounts of the same name apart', () => {
    const recentRoles = [
      recent('012345678901', 'R&D', 'Admin'),
      recent('012345678902', 'Shop', 'Admin'),
      recent('012345678903', 'Shop', 'Admin'),
      recent('012345678904', null, 'ReadOnly'),
      ...Array.from({ length: 6 }, (_, index) => recent(`11111111111${index}`, `Account ${index}`, 'Admin')),
    ];
    const { items } = tray('en', [makeSession('corp', renewing, { recentRoles })]);
    const console = items.find(({ id }) => id === 'console:sso-session:corp');
    expect(console?.type === 'submenu' ? menuText(console.submenu) : []).toEqual([
      'R&&D · Admin',
      'Shop (012345678902) · Admin',
      'Shop (012345678903) · Admin',
      '012345678904 · ReadOnly',
      'Account 0 · Admin',
      'Account 1 · Admin',
      'Account 2 · Admin',
      'Account 3 · Admin',
      'Choose another role…',
    ]);
    const role = allItems(items).find(({ id }) => id === 'role:sso-session:corp:012345678901:Admin');
    expect(role).toMatchObject({
      command: { type: 'open-console', sessionId: 'sso-session:corp', accountId: '012345678901', roleName: 'Admin' },
    });
  });

  test('has ten sessions at most, those that need the user first', () => {
    const idle = Array.from({ length: 11 }, (_, index) => makeSession(`idle-${index}`, phases['never signed in']));
    const { items } = tray('en', [...idle, makeSession('urgent', phases['fixed end, soon'])]);
    const lines = items.filter(({ id }) => id.startsWith('session:')).map(({ id }) => id);
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toBe('session:sso-session:urgent');
    expect(menuText(items)).toContain('2 more sessions…');
  });

  test('counts what went wrong', () => {
    const lost = problem('network-unreachable', { host: 'x' }, 'auto');
    const { items } = tray(
      'en',
      [makeSession('a', phases['sign-in failed']), makeSession('b', phases['renewal failing'])],
      {
        notices: [{ id: 'config', problem: lost }],
        signOutReport: {
          at: now,
          lines: [{ session: 'c', outcome: 'told-later', problem: lost }],
          moreLines: 0,
          others: { first: [{ name: 'Kiro', outcome: 'removed' }], more: 0 },
          kept: [problem('file-unwritable', { file: 'f', reason: 'EROFS' }, 'user')],
          stillValid: { first: [], more: 0 },
        },
      },
    );
    expect(menuText(items)).toContain('5 problems – show in Daypass');
  });
});

describe('the tooltip', () => {
  const fits = (tooltip: string) => {
    expect(tooltip.length).toBeLessThanOrEqual(127);
    return tooltip;
  };

  test('has as many sessions as Windows shows, and says how many more there are', () => {
    const sessions = ['corp', 'lab', 'shop'].map((name) => makeSession(name));
    expect(fits(tray('en', sessions).tooltip)).toBe(
      [
        'Daypass',
        ...['corp', 'lab'].map((name) => `${name} · Signed in · 58 min left · renews by itself`),
        '1 more session…',
      ].join('\n'),
    );
    expect(fits(tray('ja', sessions).tooltip).split('\n')).toHaveLength(4);
  });

  test('falls back to the state alone', () => {
    const family = '👨‍👩‍👧‍👦'.repeat(30);
    expect(fits(tray('en', [makeSession(family), makeSession(`${family}!`)]).tooltip)).toBe('Daypass\nSigned in');
    expect(tray('en', []).tooltip).toBe('Daypass\nSigned out');
  });
});

describe('trayChanges', () => {
  const t = createTranslator('en');
  const state = makeState([makeSession('corp')]);
  const model = trayModel(state, now, t);

  test('is everything at first, nothing for the same minute, text for the next', () => {
    expect(trayChanges(null, model)).toEqual(model);
    expect(trayChanges(model, trayModel(makeState([makeSession('corp')]), now, t))).toEqual({});
    // The tooltip of a session that renews itself names times of day.
    expect(Object.keys(trayChanges(model, trayModel(state, now + minute, t)))).toEqual(['items']);
    const hardEnd = makeState([makeSession('corp', phases['fixed end'])]);
    const [before, after] = [trayModel(hardEnd, now, t), trayModel(hardEnd, now + minute, t)];
    expect(Object.keys(trayChanges(before, after))).toEqual(['tooltip', 'items']);
  });
});

test('no model shows an e-mail address, whatever the names are', () => {
  const planted = 'ada@example.com';
  const account: Account = {
    accountId: '012345678901',
    name: 'Shop',
    email: planted,
    roles: { status: 'ready', problem: null, names: ['Admin'] },
  };
  const phase = fc.constantFrom(...phaseNames).map((name) => phases[name]);
  // A name may well hold braces; the braces that are looked for below are those of a message without its parameter.
  const word = fc.string({ minLength: 1 }).map((text) => text.replaceAll('{', '['));
  const session = fc.record({ name: word, phase, account: fc.option(word) });
  fc.assert(
    fc.property(
      fc.uniqueArray(session, { selector: ({ name }) => name, maxLength: 14 }),
      fc.constantFrom('en' as const, 'ja' as const),
      (drawn, locale) => {
        const sessions: Session[] = drawn.map((one) =>
          makeSession(one.name, one.phase, {
            accounts: { status: 'ready', problem: null, items: [account], listedAt: null, user: null },
            recentRoles: [recent(account.accountId, one.account, 'Admin')],
          }),
        );
        const model = tray(locale, sessions);
        expect(JSON.stringify(model)).not.toContain(planted);
        expect(JSON.stringify(model)).not.toMatch(/undefined|{{|NaN/);
        expect(model.tooltip.length).toBeLessThanOrEqual(127);
        for (const item of allItems(model.items)) {
          if (item.type === 'separator') continue;
          // An ampersand alone would be taken for a keyboard letter, a line break or a tab for the end of the label.
          expect(item.label.replaceAll('&&', '')).not.toMatch(/[&\n\t]/);
        }
      },
    ),
  );
});
