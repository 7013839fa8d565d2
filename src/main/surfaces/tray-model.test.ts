/** Tests of the tray's icon, tooltip and menu for every phase. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Account, RecentRole, Session } from '../../shared/app-state.ts';
import { commandSchema } from '../../shared/commands.ts';
import { problem } from '../../shared/problems.ts';
import { minute } from '../../shared/time.ts';
import { createTranslator } from '../../shared/messages/index.ts';
import { type Locale, locales } from '../../shared/messages/languages.ts';
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

const foot = ['---', 'Open Daypass', 'Settings…', '---', 'Quit Daypass'];

describe.each(locales)('one session in %s', (locale) => {
  const t = createTranslator(locale);

  // The whole surface as text, to be read by people: `npx vitest run -u` writes it again after a wanted change.
  test('reads as in the file', async () => {
    const pages = phaseNames.map((name) => {
      const { icon, tooltip, title, items } = tray(locale, [makeSession('corp', phases[name])]);
      const lines = [`# ${name}`, `icon: ${icon}`, `tooltip: ${tooltip}`, `title: ${title}`];
      return [...lines, ...menuText(items).map((line) => `  ${line}`)].join('\n');
    });
    await expect(`${pages.join('\n\n')}\n`).toMatchFileSnapshot(`./tray-model.${locale}.txt`);
  });

  test.each(phaseNames)('%s: opens and quits Daypass, and leads to its settings', (name) => {
    const lines = menuText(tray(locale, [makeSession('corp', phases[name])]).items);
    for (const line of [t('common.action.openDaypass'), t('tray.settings')]) expect(lines).toContain(line);
    expect(lines.at(-1)).toBe(t('common.action.quit'));
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
      menuText(tray(locale, [makeSession('x', phases[name])]).items).includes(t('common.signOutAll', { count: 1 })),
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
  test('has a line a session, which is the act itself where the session needs one', () => {
    const { items } = tray('en', [
      makeSession('corp', renewing, { recentRoles: [recent('012345678901', 'Shop', 'Admin')] }),
      makeSession('partners', phases['fixed end, soon']),
      makeSession('gov', phases['never signed in']),
      makeSession('lab', phases.browser),
      makeSession('old', phases['signing out']),
    ]);
    expect(menuText(items)).toEqual([
      'corp · Signed in >',
      '  Open access portal',
      '  Sign in again',
      '  Mute notifications [ ]',
      '  Sign out',
      'partners · Expires at 2:29 PM – sign in again',
      'gov · Signed out – sign in',
      'lab · Signing in… continue in your browser >',
      '  Reopen sign-in page',
      '  Sign in with code',
      '  Cancel sign-in',
      'old · Signing out…',
      '---',
      'Sign in to 2 sessions',
      '---',
      'Shop · Admin (corp)',
      'Find a role…',
      'Copy keys >',
      '  Shop · Admin (corp) >',
      '    For your shell',
      '    bash, zsh',
      '    fish',
      '    PowerShell',
      '    Command Prompt',
      '    .env file',
      '    JSON',
      '    credentials file',
      '---',
      'Open Daypass',
      'Settings…',
      '---',
      'Sign out of all 2 sessions',
      'Quit Daypass',
    ]);
    const commandOf = (id: string) => allItems(items).find((item) => item.id === id);
    expect(commandOf('session:sso-session:partners')).toMatchObject({
      command: { type: 'sign-in', sessionId: 'sso-session:partners' },
    });
    expect(commandOf('sign-in-all')).toMatchObject({ command: { type: 'sign-in-all', sessionIds: null } });
    expect(commandOf('sign-out-all')).toMatchObject({ command: { type: 'sign-out-all' } });
  });

  test('offers to sign in to all only where two or more need it', () => {
    const all = (...sessions: Session[]) =>
      menuText(tray('en', sessions).items).filter((line) => line.startsWith('Sign in to'));
    expect(all(makeSession('a'), makeSession('b', phases.expired))).toEqual([]);
    expect(all(makeSession('a', phases['signed out']), makeSession('b', phases.expired))).toEqual([
      'Sign in to 2 sessions',
    ]);
  });

  test('says what signing out of all ends, the keys in use as well', () => {
    const handedOut = [{ accountId: '012345678901', roleName: 'Admin', profiles: [], endsAt: now + minute }];
    const { items } = tray('en', [makeSession('a', renewing, { handedOut }), makeSession('b')]);
    expect(menuText(items)).toContain('Sign out of all 2 sessions, 1 key in use');
  });

  test('before the configuration has been read says nothing about it', () => {
    const config = { file: '/home/ada/.aws/config', exists: false, loaded: false };
    expect(menuText(tray('en', [], { config }).items)).toEqual(foot.slice(1));
    expect(menuText(tray('en', []).items)).toEqual(['Add session…', ...foot]);
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
          sessionIds: [],
          lines: [{ session: 'c', outcome: 'told-later', problem: lost }],
          moreLines: 0,
          others: { first: [{ name: 'Kiro', outcome: 'removed' }], more: 0 },
          kept: [problem('file-unwritable', { file: 'f', reason: 'EROFS' }, 'user')],
          stillValid: { first: [], more: 0 },
        },
      },
    );
    expect(menuText(items)).toContain('5 problems…');
  });
});

describe('the tooltip', () => {
  const tooltip = (...sessions: Session[]) => tray('en', sessions).tooltip;

  test('is one line with the news first, and never the life of a token', () => {
    const partners = makeSession('partners', phases['fixed end, soon']);
    expect(tooltip(makeSession('a'), makeSession('b'))).toBe('Daypass: 2 signed in');
    expect(tooltip(makeSession('a'), partners)).toBe('Daypass: partners expires at 2:29 PM, 2 signed in');
    expect(tooltip(makeSession('a'), makeSession('lab', phases.expired))).toBe(
      'Daypass: lab expired at 2:05 PM, 1 signed in, 1 expired',
    );
    expect(tooltip(makeSession('a'), makeSession('lab', phases.browser))).toBe(
      'Daypass: signing in to lab, 1 signed in, 1 signing in',
    );
    expect(tooltip(makeSession('a'), makeSession('b', phases['renewal failing']))).toBe(
      'Daypass: offline, 2 signed in',
    );
    expect(tray('ja', [makeSession('a'), partners]).tooltip).toBe(
      'Daypass: partners はまもなく期限切れ（14:29）、2 件サインイン済み',
    );
  });

  test('of an end that was seen says it once, without the time', () => {
    const sessions = [makeSession('a'), makeSession('lab', phases.expired)];
    expect(tray('en', sessions, { seenAt: now }).tooltip).toBe('Daypass: 1 signed in, 1 expired');
  });

  test('counts the news that have no room, and falls back to the state alone', () => {
    const many = Array.from({ length: 9 }, (_, n) => makeSession(`customer-${n}`, phases['fixed end, soon']));
    const text = tooltip(...many);
    expect(text).toMatch(
      /^Daypass: customer-0 expires at 2:29 PM, customer-1 expires at 2:29 PM, .*\d more, 9 signed in$/,
    );
    expect(text.length).toBeLessThanOrEqual(127);
    const family = '👨‍👩‍👧‍👦'.repeat(30);
    expect(tooltip(makeSession(family), makeSession(`${family}!`))).toBe('Daypass: 2 signed in');
    expect(tooltip(makeSession(family))).toBe('Daypass: 1 signed in');
    expect(tooltip()).toBe('Daypass: signed out');
  });

  test.each(phaseNames)('%s: fits for every length of name, on one line', (name) => {
    for (const locale of locales)
      for (let length = 1; length <= 60; length += 6) {
        const sessions = ['a', 'b', 'c'].map((letter) => makeSession(letter.repeat(length), phases[name]));
        for (const shown of [sessions.slice(0, 1), sessions]) {
          const text = tray(locale, shown).tooltip;
          expect(text.length).toBeLessThanOrEqual(127);
          expect(text).toMatch(/^Daypass: [^\n]+$/);
        }
      }
  });
});

test('the title beside the icon counts the minutes while something expires, and is empty otherwise', () => {
  const title = (minutes: number, locale: Locale = 'en') => {
    const phase = { ...phases['fixed end'], accessTokenEndsAt: now + minutes * minute };
    return tray(locale, [makeSession('a'), makeSession('b', phase)], { warnMinutes: [120, 15] }).title;
  };
  expect([title(9.5), title(0.5), title(110), title(300)]).toEqual(['9m', '<1m', '1h', '']);
  expect(title(9.5, 'ja')).toBe('9分');
  expect(tray('en', [makeSession('a', phases['renewal failing'])]).title, 'offline').toBe('');
});

describe('trayChanges', () => {
  const t = createTranslator('en');
  const state = makeState([makeSession('corp')]);
  const model = trayModel(state, now, t);

  test('is everything at first, and nothing for the same state', () => {
    expect(trayChanges(null, model)).toEqual(model);
    expect(trayChanges(model, trayModel(makeState([makeSession('corp')]), now, t))).toEqual({});
  });

  test('is no more than the title from minute to minute: on Linux a menu that is sent anew closes', () => {
    const changed = phaseNames.flatMap((name) => {
      const one = makeState([makeSession('corp', phases[name])]);
      const changes = Object.keys(trayChanges(trayModel(one, now, t), trayModel(one, now + minute, t)));
      return changes.length > 0 ? [[name, changes]] : [];
    });
    expect(changed).toEqual([
      ['fixed end, soon', ['title']],
      ['fixed end, last minute', ['icon', 'tooltip', 'title', 'items']], // it has expired
    ]);
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
      fc.constantFrom(...locales),
      (drawn, locale) => {
        const sessions: Session[] = drawn.map((one) =>
          makeSession(one.name, one.phase, {
            accounts: { status: 'ready', problem: null, items: [account], listedAt: null, user: null },
            recentRoles: [recent(account.accountId, one.account, 'Admin')],
          }),
        );
        const roleMarks = [
          {
            accountId: account.accountId,
            roleName: 'Admin',
            favorite: true,
            nickname: null,
            color: null,
            browser: null,
          },
        ];
        const model = tray(locale, sessions, { roleMarks });
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
