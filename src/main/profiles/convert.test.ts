/** Legacy profiles moved to sessions: which session, which lines, and that every reader sees that and nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../aws/config/apply.ts';
import { parseConfig } from '../aws/config/document.ts';
import { readConfiguredSessions } from '../aws/config/configured-sessions.ts';
import { readAs, readerNames } from '../aws/config/readers/read-as.ts';
import type { Settings } from '../aws/config/readers/reading.ts';
import { planConversion } from './convert.ts';
import { configText } from '../../../testing/arbitraries/profiles.ts';

const url = 'https://d-1.awsapps.com/start';
const legacy = (name: string, startUrl = url, region = 'us-east-1') =>
  `[profile ${name}]\nsso_start_url = ${startUrl}\nsso_region = ${region}\nsso_account_id = 111111111111\nsso_role_name = Admin\n`;
const section = (name: string, startUrl = url, scopes = 'sso:account:access') =>
  `[sso-session ${name}]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\nsso_registration_scopes = ${scopes}\n`;

function convert(text: string, names: readonly string[] | null = null): string {
  const document = parseConfig(text);
  const applied = applyEdits(document, planConversion(document, names).edits);
  if (!applied.ok) throw new Error(applied.problem.code);
  return applied.value;
}
const sessionsOf = (text: string, names: readonly string[] | null = null) =>
  planConversion(parseConfig(text), names).profiles.map(({ profile, session, why }) => [profile, session ?? why]);

describe('a legacy profile', () => {
  test('moves to a new session and keeps all else', () => {
    const text = `# top
[profile dev] # mine
sso_start_url = ${url}
# why
sso_region=us-east-1
sso_account_id = 111111111111
sso_role_name = Admin
region = eu-west-1
s3 =
  max_concurrent_requests = 20
`;
    expect(convert(text)).toBe(`# top
[profile dev] # mine
# why
sso_account_id = 111111111111
sso_role_name = Admin
region = eu-west-1
s3 =
  max_concurrent_requests = 20
sso_session = d-1

[sso-session d-1]
sso_start_url = ${url}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`);
  });

  test.each(['', '/', '/#/', '#', '#/'])('with "%s" at the end of its URL uses the session that is there', (end) => {
    expect(sessionsOf(section('corp') + legacy('a', url + end))).toEqual([['a', 'corp']]);
  });

  test('uses no session of another region, of another portal, or with a name that some tools do not find', () => {
    const other = section('eu').replace('us-east-1', 'eu-west-1');
    const text = other + section("'my org'") + section('x', 'https://d-2.awsapps.com/start') + legacy('a');
    expect(sessionsOf(text)).toEqual([['a', 'd-1']]);
  });

  test('shares its new session with others of its portal, and no other', () => {
    const text =
      legacy('a') + legacy('b', `${url}/`) + legacy('c', url, 'eu-west-1') + legacy('d', 'https://d-1.x.com');
    expect(sessionsOf(text)).toEqual([
      ['a', 'd-1'],
      ['b', 'd-1'],
      ['c', 'd-1-2'],
      ['d', 'd-1-3'],
    ]);
  });

  test('gives a session that cannot be renewed the scope for it', () => {
    const text = convert(section('corp', url, 'other:scope') + legacy('a'));
    expect(text).toContain('sso_registration_scopes = other:scope,sso:account:access\n');
    expect(text.match(/sso-session/g)).toHaveLength(1);
  });

  test('moves by itself where only it is asked for', () => {
    const text = legacy('a') + legacy('b');
    expect(sessionsOf(text, ['b', 'no'])).toEqual([['b', 'd-1']]);
    expect(convert(text, ['b']).startsWith(legacy('a'))).toBe(true);
  });

  test('is none with a session already', () => {
    expect(sessionsOf(`${section('corp')}${legacy('a')}sso_session = corp\n`)).toEqual([]);
  });

  test.each([
    ['missing-key', '[profile a]\nsso_region = us-east-1\n'],
    ['bad-value', legacy('a', 'http://x')],
    ['default-section', `[DEFAULT]\nsso_region = us-east-1\n${legacy('a')}`],
  ])('stays as it is: %s', (why, text) => {
    expect(sessionsOf(text)).toEqual([['a', why]]);
    expect(convert(text)).toBe(text);
  });
});

const urls = fc.constantFrom(url, `${url}/#/`, 'https://d-2.awsapps.com/start', 'https://new.example.com/x', 'no');
const legacyText = fc
  .uniqueArray(fc.tuple(fc.constantFrom('l1', 'l2', 'l3'), urls, fc.constantFrom('us-east-1', 'eu-west-1')), {
    selector: ([name]) => name,
  })
  .map((all) => all.map((one) => `\n${legacy(...one)}`).join(''));

test('every reader sees profiles that have moved, and nothing else has changed', () => {
  let moved = 0;
  fc.assert(
    fc.property(configText, legacyText, fc.option(fc.subarray(['l1', 'l3', 'a'])), (start, end, names) => {
      const before = start + end;
      const plan = planConversion(parseConfig(before), names);
      const after = convert(before, names);
      for (const reader of readerNames) {
        const [old, now] = [before, after].map((config) => readAs(reader, { config, credentials: '' }));
        const expected = new Map<string, Settings>(old!.profiles);
        for (const { profile, session } of plan.profiles) {
          const settings = new Map(old!.profiles.get(profile));
          if (session === null) continue;
          moved++;
          expect(now!.ssoSessions.get(session)?.get('sso_region')).toBe(settings.get('sso_region'));
          settings.delete('sso_start_url');
          settings.delete('sso_region');
          settings.set('sso_session', session);
          expected.set(profile, settings);
        }
        expect(now!.refusal).toBeNull();
        expect(now!.profiles, reader).toEqual(expected);
        for (const [name, settings] of old!.ssoSessions) {
          const kept = new Map(now!.ssoSessions.get(name));
          if (!settings.has('sso_registration_scopes')) kept.delete('sso_registration_scopes');
          expect(kept).toEqual(settings);
        }
      }
      expectSamePortals(before, after);
      if (names === null) expect(planConversion(parseConfig(after), null).profiles.every(({ why }) => why)).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(moved).toBeGreaterThan(200);
});

/** Nobody signs in anywhere else than before, except for what stands behind the portal's address. */
function expectSamePortals(before: string, after: string): void {
  const portals = (text: string) =>
    readConfiguredSessions(text).flatMap(({ startUrl, profiles }) =>
      profiles.map(({ name }) => `${name} ${startUrl.replace(/[/#]+$/, '')}`),
    );
  expect(portals(after).sort()).toEqual(portals(before).sort());
}
