/**
 * What lives outside the engine's heap is hardly ever given back: formatters above all. So they are made once and not at each
 * look, draw or snapshot, be it by Daypass or by a library that it uses.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { locales } from '../../shared/messages/languages.ts';
import type { AppState, Renewal, Session } from '../../shared/app-state.ts';
import { createTranslator } from '../../shared/messages/index.ts';
import { nothingManaged } from '../../shared/managed-settings.ts';
import { problem } from '../../shared/problems.ts';
import { day, hour, minute } from '../../shared/time.ts';
import { nearingEnd } from '../../shared/nearing-end.ts';
import { notificationsFor } from './notification-model.ts';
import { trayModel } from './tray-model.ts';

const restore: (() => unknown)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const act of restore.splice(0)) act();
});

/** The constructors of `Intl`. */
const watched = [
  'Collator',
  'DateTimeFormat',
  'DisplayNames',
  'DurationFormat',
  'ListFormat',
  'Locale',
  'NumberFormat',
  'PluralRules',
  'RelativeTimeFormat',
  'Segmenter',
] as const;

function session(index: number, renewal: Renewal, now: number): Session {
  const name = `session-${index}`;
  return {
    id: `sso-session:${name}`,
    kind: 'sso-session',
    name,
    startUrl: 'https://d-1234567890.awsapps.com/start',
    region: 'eu-west-1',
    profiles: [],
    chained: [],
    scopes: null,
    phase: {
      step: 'active',
      accessTokenEndsAt: now + (index + 1) * 13 * minute,
      signedInAt: now - 3 * hour,
      estimatedEndsAt: now + index * hour,
      renewal,
    },
    accounts: { status: 'none', problem: null, items: [], listedAt: null, user: null },
    recentRoles: [],
    warnings: { muted: false, snoozed: null },
    handedOut: [{ accountId: '012345678901', roleName: 'Admin', profiles: [], endsAt: now + hour }],
    user: null,
    browser: null,
  } as unknown as Session;
}

test('a day of looks, in every language, makes about as many formatters as it has quarters of an hour', () => {
  const made: string[] = [];
  const intl = Intl as unknown as Record<string, new (...args: readonly unknown[]) => object>;
  for (const name of watched) {
    const original = intl[name];
    if (!original) continue;
    const construct = (target: typeof original, args: readonly unknown[]): object => {
      made.push(name);
      return Reflect.construct(target, args);
    };
    intl[name] = new Proxy(original, { construct });
    restore.push(() => (intl[name] = original));
  }
  for (const method of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const)
    vi.spyOn(Date.prototype, method).mockImplementation(() => {
      made.push(method);
      return '';
    });
  const translators = new Map(locales.map((locale) => [locale, createTranslator(locale)]));
  const start = Date.UTC(2026, 10, 29, 9);
  for (let now = start; now < start + day; now += 5 * minute) {
    const failing = { kind: 'failing', problem: problem('network-timeout', { host: 'oidc' }, 'auto') } as const;
    const renewals: readonly Renewal[] = [
      { kind: 'automatic', at: now + 20 * minute },
      { ...failing, since: now - 2 * minute, nextTryAt: now + minute },
      { kind: 'impossible', why: 'legacy' },
    ];
    const sessions = renewals.map((renewal, index) => session(index, renewal, now));
    for (const locale of locales) {
      const t = translators.get(locale)!;
      trayModel(
        {
          sessions,
          otherSignIns: { ofTools: 1, unknown: 1 },
          copiedKeys: {
            accountId: '012345678901',
            roleName: 'Admin',
            profile: null,
            endsAt: now + hour,
            clearsAt: null,
          },
          warnMinutes: [15, 5],
          locale,
          notices: [],
          roleMarks: [],
          seenAt: null,
          shortcut: { keys: null, problem: null },
          served: [],
          managed: nothingManaged,
        } as unknown as AppState,
        now,
        t,
      );
      notificationsFor({ sessions, warnMinutes: [15, 5], managed: nothingManaged }, [], { t, locale, now });
      for (const one of sessions) nearingEnd(one, [15, 5], now);
    }
  }
  const counts = Object.fromEntries(watched.map((name) => [name, made.filter((one) => one === name).length]));
  expect(made.length, JSON.stringify(counts)).toBeLessThanOrEqual(4 * 24 + 20);
});
