/** One rule for the engine and for every surface: which commands an administrator has ruled out. */
import { describe, expect, test } from 'vitest';
import type { AppState } from './app-state.ts';
import { type Command, commandSchema } from './commands.ts';
import { commandRefusal } from './managed-commands.ts';
import { type ManagedSettings, nothingManaged } from './managed-settings.ts';
import { makeSession, makeState, phases } from '../../testing/support/states.ts';

const place = '/etc/daypass/managed.json';
const other = makeSession('other', phases['signed out'], { startUrl: 'https://d-9999999999.awsapps.com/start' });
const corp = makeSession('corp', phases['signed out'], {
  profiles: [{ name: 'dev', accountId: '111122223333', roleName: 'Admin' }],
});
const state = (managed: Partial<ManagedSettings>, sessions = [corp, other]): AppState =>
  makeState(sessions, { managed: { ...nothingManaged, place, ...managed } });
const role = { accountId: '111122223333', roleName: 'Admin' } as const;
const of = { sessionId: corp.id, ...role } as const;

/** All that hands out role credentials, or is about nothing else. */
const ofCredentials: readonly Command[] = [
  { type: 'copy-keys', ...of, format: null },
  { type: 'copy-profile-keys', profile: 'dev', format: null },
  { type: 'keep-written-keys', profile: 'dev', section: null },
  { type: 'serve-role', ...of, hours: 0, address: null },
  { type: 'serve-profile', profile: 'dev', hours: 0, address: null },
  { type: 'copy-served-variables', servedId: '0123456789ab', format: null },
  { type: 'set-clipboard-seconds', seconds: 0 },
  { type: 'set-served-hours', hours: 0 },
];
/** All that begins with a sign-in where nobody is signed in. */
const ofSignIn: readonly Command[] = [
  { type: 'sign-in', sessionId: corp.id },
  { type: 'sign-in-all', sessionIds: [corp.id] },
  { type: 'start-new-session', sessionId: corp.id },
  { type: 'open-console', ...of },
];
const codeOf = (managed: Partial<ManagedSettings>, command: Command, sessions?: AppState['sessions']) =>
  commandRefusal(state(managed, [...(sessions ?? [corp, other])]), command)?.code;

test.each(ofCredentials.map((command) => [command.type, command] as const))(
  'credentials that are off: %s',
  (_, command) => {
    expect(codeOf({ credentialFeatures: false }, command)).toBe('credentials-managed-off');
    expect(codeOf({ credentialFeatures: true }, command)).toBeUndefined();
    expect(commandRefusal(makeState([corp]), command)).toBeNull();
  },
);

test('taking out what was handed out is never ruled out', () => {
  const ends: readonly Command[] = [
    { type: 'clear-keys' },
    { type: 'remove-written-keys', section: 'dev-keys' },
    { type: 'stop-serving', servedId: null },
    { type: 'sign-out', sessionId: corp.id },
  ];
  for (const command of ends)
    expect(
      codeOf({ credentialFeatures: false, allowedStartUrls: [], checkForUpdates: false }, command),
    ).toBeUndefined();
});

describe('portals', () => {
  test.each(ofSignIn.map((command) => [command.type, command] as const))('%s', (_, command) => {
    expect(codeOf({ allowedStartUrls: [other.startUrl] }, command)).toBe('start-url-not-allowed');
    expect(codeOf({ allowedStartUrls: [corp.startUrl] }, command)).toBeUndefined();
  });

  test('roles of one that is not allowed are not handed out either, a profile’s by the session that it has', () => {
    for (const command of ofCredentials.slice(0, 5))
      expect(codeOf({ allowedStartUrls: [other.startUrl] }, command), command.type).toBe('start-url-not-allowed');
  });

  test('of several sessions those that are allowed are left', () => {
    const all: Command = { type: 'sign-in-all', sessionIds: null };
    expect(codeOf({ allowedStartUrls: [other.startUrl] }, all)).toBeUndefined();
    expect(codeOf({ allowedStartUrls: [] }, all)).toBe('start-url-not-allowed');
  });

  test('a console is opened with a sign-in that is there', () => {
    const open: Command = { type: 'open-console', ...of };
    const signedIn = makeSession('corp', phases.renewing);
    expect(codeOf({ allowedStartUrls: [] }, open, [signedIn])).toBeUndefined();
  });
});

test('updates are the administrator’s to choose, on or off', () => {
  const command: Command = { type: 'set-check-for-updates', enabled: true };
  for (const checkForUpdates of [true, false]) expect(codeOf({ checkForUpdates }, command)).toBe('updates-managed');
  expect(codeOf({ credentialFeatures: false }, command)).toBeUndefined();
});

test('every command whose name speaks of keys, of serving or of a sign-in has been thought of', () => {
  const types = commandSchema.options.map((option) => option.entries.type.literal);
  const known = new Set([...ofCredentials, ...ofSignIn].map(({ type }) => type));
  const harmless = new Set(['cancel-sign-in', 'clear-keys', 'remove-written-keys', 'stop-serving', 'panel-left']);
  const named = types.filter((type) => /keys|serv|sign-in|credential/.test(type));
  expect(named.filter((type) => !known.has(type) && !harmless.has(type))).toEqual([]);
});
