/** Sessions in every phase, for the tests of the surfaces. */
import type { Active, AppState, Locale, Session, SessionPhase } from '../../src/shared/app-state.ts';
import type { TextContext } from '../../src/shared/clock-words.ts';
import { createTranslator } from '../../src/shared/messages/index.ts';
import { problem } from '../../src/shared/problems.ts';
import { nothingManaged } from '../../src/shared/managed-settings.ts';
import { usualPreferences } from '../../src/shared/preferences.ts';
import { noUpdates } from '../../src/shared/updates.ts';
import type { ServedRole } from '../../src/shared/serving.ts';
import { type EpochMs, hour, minute } from '../../src/shared/time.ts';
import type { TrayItem, TraySubmenu } from '../../src/main/surfaces/tray-item.ts';
import { type TrayModel, trayModel } from '../../src/main/surfaces/tray-model.ts';

/** Twenty past two in the afternoon, wherever the test runs. */
export const now: EpochMs = new Date(2026, 7, 12, 14, 20).getTime();

const lost = problem('network-unreachable', { host: 'oidc.eu-central-1.amazonaws.com' }, 'auto');
export const renewing: Active = {
  step: 'active',
  accessTokenEndsAt: now + 58 * minute,
  signedInAt: now - hour,
  estimatedEndsAt: null,
  renewal: { kind: 'automatic', at: now + 43 * minute },
};
const fixedEnd: Active = { ...renewing, renewal: { kind: 'impossible', why: 'legacy' } };
const device = {
  kind: 'device',
  userCode: 'BCDF-GHJK',
  verificationUri: 'https://d-1234567890.awsapps.com/start/#/device',
  until: now + 10 * minute,
  because: 'asked',
  problem: null,
} as const;

export const phases = {
  'never signed in': { step: 'signed-out', reason: 'never', since: null, problem: null },
  'signed out': { step: 'signed-out', reason: 'asked', since: now - hour, problem: null },
  expired: { step: 'signed-out', reason: 'expired', since: now - 15 * minute, problem: null },
  'expired, unknown when': { step: 'signed-out', reason: 'expired', since: null, problem: null },
  rejected: { step: 'signed-out', reason: 'rejected', since: now - 15 * minute, problem: null },
  'sign-in failed': { step: 'signed-out', reason: 'never', since: null, problem: lost },
  starting: { step: 'signing-in', progress: { kind: 'starting' }, keeps: null },
  browser: { step: 'signing-in', progress: { kind: 'browser', until: now + 10 * minute }, keeps: null },
  device: { step: 'signing-in', progress: device, keeps: null },
  finishing: { step: 'signing-in', progress: { kind: 'finishing' }, keeps: null },
  'browser, still signed in': {
    step: 'signing-in',
    progress: { kind: 'browser', until: now + 10 * minute },
    keeps: renewing,
  },
  renewing,
  'being renewed': {
    ...renewing,
    accessTokenEndsAt: now + 10 * minute,
    renewal: { kind: 'running', failed: null },
  },
  'being renewed late': {
    ...renewing,
    accessTokenEndsAt: now - minute,
    renewal: { kind: 'running', failed: null },
  },
  'renewal failing': {
    ...renewing,
    accessTokenEndsAt: now + 9.5 * minute,
    renewal: { kind: 'failing', problem: lost, since: now - minute, nextTryAt: now + minute },
  },
  'renewal failing, over': {
    ...renewing,
    accessTokenEndsAt: now - minute,
    renewal: { kind: 'failing', problem: lost, since: now - minute, nextTryAt: now + minute },
  },
  'renewal refused': { ...fixedEnd, renewal: { kind: 'impossible', why: 'refused' } },
  'fixed end': { ...fixedEnd, accessTokenEndsAt: now + 7 * hour + 42 * minute },
  'fixed end, soon': { ...fixedEnd, accessTokenEndsAt: now + 9.5 * minute },
  'fixed end, last minute': { ...fixedEnd, accessTokenEndsAt: now + minute / 2 },
  'fixed end, over': { ...fixedEnd, accessTokenEndsAt: now - 15 * minute },
  'signing out': { step: 'signing-out' },
} satisfies Record<string, SessionPhase>;

export const phaseNames = Object.keys(phases) as (keyof typeof phases)[];

export function makeSession(name: string, phase: SessionPhase = renewing, rest: Partial<Session> = {}): Session {
  return {
    id: `sso-session:${name}`,
    kind: 'sso-session',
    name,
    startUrl: 'https://d-1234567890.awsapps.com/start',
    region: 'eu-central-1',
    profiles: [],
    chained: [],
    scopes: null,
    tokenScopes: null,
    phase,
    accounts: { status: 'none', problem: null, items: [], listedAt: null, user: null },
    recentRoles: [],
    warnings: { muted: false, snoozed: null },
    user: null,
    rememberedUser: null,
    browser: null,
    handedOut: [],
    waiting: null,
    ...rest,
  };
}

/** A role that programs can ask for; `rest` changes it. */
export function makeServed(rest: Partial<ServedRole> = {}): ServedRole {
  return {
    id: '0123456789ab',
    sessionId: 'sso-session:corp',
    accountId: '111122223333',
    roleName: 'Admin',
    profile: null,
    address: '127.0.0.1:43121',
    since: now - hour,
    until: null,
    requests: 0,
    lastAt: null,
    givenUntil: null,
    isElsewhere: false,
    ...rest,
  };
}

export function makeState(sessions: readonly Session[], rest: Partial<AppState> = {}): AppState {
  return {
    revision: 1,
    locale: 'en',
    language: 'system',
    theme: 'system',
    formats: 'en-US',
    home: '/home/me',
    config: { file: '/home/ada/.aws/config', exists: true, loaded: true },
    sessions,
    notices: [],
    signOutReport: null,
    copiedKeys: null,
    credentialsFile: '/home/user/.aws/credentials',
    writtenKeys: [],
    clipboardSeconds: 45,
    served: [],
    servedHours: 0,
    ...usualPreferences,
    managed: nothingManaged,
    ...noUpdates,
    launchAtLogin: { status: 'off', problem: null },
    roleMarks: [],
    seenAt: null,
    shortcut: { keys: null, problem: null },
    askedPage: { page: 'home', times: 0 },
    panelPlace: null,
    warnMinutes: [15, 5],
    showUser: true,
    spareOtherTools: false,
    otherSignIns: { ofTools: 0, unknown: 0 },
    browsers: null,
    doctor: null,
    ...rest,
  };
}

export function textContext(locale: Locale): TextContext {
  return { t: createTranslator(locale), locale, now };
}

export function tray(locale: Locale, sessions: readonly Session[], rest: Partial<AppState> = {}): TrayModel {
  return trayModel(makeState(sessions, { ...rest, locale }), now, createTranslator(locale));
}

/** The menu as people see it, a line an item. */
export function menuText(items: readonly TrayItem[], indent = ''): string[] {
  return items.flatMap((item) => {
    if (item.type === 'separator') return [`${indent}---`];
    const line = `${indent}${item.label}`;
    if (item.type === 'checkbox') return [`${line} [${item.checked ? 'x' : ' '}]`];
    return item.type === 'submenu' ? [`${line} >`, ...menuText(item.submenu, `${indent}  `)] : [line];
  });
}

/** Every item at every level. */
export function allItems(items: readonly TrayItem[]): TrayItem[] {
  const isSubmenu = (item: TrayItem): item is TraySubmenu => item.type === 'submenu';
  return [...items, ...items.filter(isSubmenu).flatMap(({ submenu }) => allItems(submenu))];
}
