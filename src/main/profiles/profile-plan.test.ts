/** Plans for profiles: what is new, what is there, what clashes; and that the five readers see that and nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChosenRole, usualTemplate } from '../../shared/profile-names.ts';
import type { ProfileRequest } from '../../shared/profile-plans.ts';
import { applyEdits } from '../aws/config/apply.ts';
import { parseConfig } from '../aws/config/document.ts';
import { readAs, readerNames } from '../aws/config/readers/read-as.ts';
import type { ReaderName, Settings } from '../aws/config/readers/reading.ts';
import { goneProfiles, mark } from './gone-profiles.ts';
import { configText, request as anyRequest } from '../../../testing/arbitraries/profiles.ts';
import { planProfiles } from './profile-plan.ts';

const session = '[sso-session corp]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = us-east-1\n';
const admin: ChosenRole = { session: 'corp', accountId: '111111111111', accountName: 'Prod', roleName: 'Admin' };
const profile = (name: string, keys: string): string => `[profile ${name}]\n${keys}`;
const ssoKeys = 'sso_session = corp\nsso_account_id = 111111111111\nsso_role_name = Admin\n';

function plan(roles: readonly ChosenRole[], config = '', changes: Partial<ProfileRequest> = {}, credentials = '') {
  const wish: ProfileRequest = {
    roles,
    template: usualTemplate,
    region: null,
    output: null,
    clashes: 'leave-out',
    remove: [],
    ...changes,
  };
  const documents = { config: parseConfig(session + config), credentials: parseConfig(credentials) };
  return planProfiles(documents, wish, []);
}
function outcomes(...args: Parameters<typeof plan>) {
  const made = plan(...args);
  if (!made.ok) return made.problem.code;
  return made.value.profiles.map((one) => [one.kind, one.name, ...('suggestion' in one ? [one.suggestion] : [])]);
}

describe('a role', () => {
  const clashing = [['clash', 'Prod-Admin', 'Prod-Admin-111111111111']];
  test('without a profile is new', () => expect(outcomes([admin])).toEqual([['new', 'Prod-Admin']]));

  test('chosen twice counts once', () => expect(outcomes([admin, { ...admin }])).toHaveLength(1));

  test.each([
    ['under its name', profile('Prod-Admin', ssoKeys), 'Prod-Admin'],
    ['under another name', profile('mine', ssoKeys), 'mine'],
    ['as the default', `[default]\n${ssoKeys}`, 'default'],
    ['twice: the first one is told', profile('b', ssoKeys) + profile('a', ssoKeys), 'b'],
    ['with keys lent by DEFAULT', `[DEFAULT]\nsso_session = corp\n${profile('d', ssoKeys.slice(19))}`, 'd'],
  ])('that has a profile %s is never written again', (_, config, name) => {
    expect(outcomes([admin], config)).toEqual([['exists', name]]);
  });

  test.each([
    ['another account', ssoKeys.replace('111111111111', '222222222222')],
    ['another session', ssoKeys.replace('corp', 'other')],
    ['keys only', 'region = us-east-1\n'],
    ['an old form', 'sso_start_url = https://d-1.awsapps.com/start\nsso_account_id = 111111111111\n'],
  ])('clashes with a profile of its name with %s', (_, keys) => {
    expect(outcomes([admin], profile('Prod-Admin', keys))).toEqual(clashing);
  });

  test('clashes with a profile of the credentials file', () => {
    expect(outcomes([admin], '', {}, '[Prod-Admin]\naws_access_key_id = A\n')).toEqual(clashing);
  });

  test('clashes with a section whose header is not closed', () => {
    expect(outcomes([admin], '[profile Prod-Admin\nregion = x\n')).toEqual(clashing);
  });
});

describe('roles that come to one name', () => {
  const other = { ...admin, accountId: '222222222222' };
  test('clash all of them', () => {
    expect(outcomes([admin, other])).toEqual([
      ['clash', 'Prod-Admin', 'Prod-Admin-111111111111'],
      ['clash', 'Prod-Admin', 'Prod-Admin-222222222222'],
    ]);
  });

  test('get other names if that is wished', () => {
    expect(outcomes([admin, other], '', { clashes: 'rename' })).toEqual([
      ['new', 'Prod-Admin-111111111111'],
      ['new', 'Prod-Admin-222222222222'],
    ]);
  });

  test('get numbers where the account does not tell them apart', () => {
    const template = { ...usualTemplate, pattern: '{accountId}' };
    const roles = [admin, { ...admin, roleName: 'ReadOnly' }];
    const config = profile('111111111111-2', 'region = x\n');
    expect(outcomes(roles, config, { template, clashes: 'rename' })).toEqual([
      ['new', '111111111111-3'],
      ['new', '111111111111-4'],
    ]);
  });

  test('do not clash with one that has its profile already', () => {
    expect(outcomes([admin, other], profile('mine', ssoKeys))).toEqual([
      ['exists', 'mine'],
      ['new', 'Prod-Admin'],
    ]);
  });
});

test('a name becomes free by the removal of the profile that has it', () => {
  const goneKeys = ssoKeys.replace('Admin', 'Gone') + mark.join(' = ');
  const config = parseConfig(session + profile('Prod-Admin', goneKeys));
  const gone = goneProfiles(config, [{ session: 'corp', accounts: new Map([['111111111111', new Set(['Admin'])]]) }]);
  const wish = { roles: [admin], template: usualTemplate, region: null, output: null } as const;
  const made = planProfiles(
    { config, credentials: parseConfig('') },
    { ...wish, clashes: 'leave-out', remove: ['Prod-Admin'] },
    gone,
  );
  if (!made.ok) throw new Error(made.problem.code);
  expect(made.value.profiles).toMatchObject([{ kind: 'new', name: 'Prod-Admin' }]);
  const applied = applyEdits(config, made.value.edits);
  expect(applied.ok && applied.value).not.toContain('Gone');
});

test.each([
  ['constructor', 'reserved'],
  ['', 'empty'],
  ['x'.repeat(129), 'too-long'],
] as const)('the name %j is left out: %s', (pattern, why) => {
  const made = plan([admin], '', { template: { ...usualTemplate, pattern } });
  expect(made).toMatchObject({ ok: true, value: { profiles: [{ kind: 'invalid', why }], edits: [] } });
});

test.each([' lead', 'Bad\nRole', 'x #y', '"q"', 'end\u2028', '\uD800', '#', ';x', 'y'.repeat(65), '\t'])(
  'the role %j, which no file could name, is left out, and the others go on',
  (roleName) => {
    const odd = { ...admin, roleName };
    // One that comes to the same name as the odd one has it for itself.
    const lead = { ...admin, roleName: 'lead' };
    const made = plan([odd, lead, admin]);
    expect(made).toMatchObject({
      ok: true,
      value: {
        profiles: [
          { kind: 'invalid', why: 'role-name', role: odd },
          { kind: 'new', name: 'Prod-lead' },
          { kind: 'new', name: 'Prod-Admin' },
        ],
        edits: [{}, {}],
      },
    });
    expect(made.ok && applyEdits(parseConfig(session), made.value.edits).ok).toBe(true);
  },
);

test('a region that cannot be one is refused, and so is a session that is not in the file', () => {
  expect(outcomes([admin], '', { region: 'eu west' })).toBe('region-invalid');
  expect(outcomes([{ ...admin, session: 'no' }])).toBe('config-section-missing');
});

/** What a tool is told by the profile, with the mark taken out. */
const withoutMark = (settings: Settings) => new Map([...settings].filter(([key]) => key !== mark[0]));

test.each(readerNames)('the mark changes nothing for %s', (reader) => {
  const seen = (config: string) => readAs(reader, { config, credentials: '' });
  const marked = seen(session + profile('a', `${ssoKeys}${mark.join(' = ')}\n`));
  const plain = seen(session + profile('a', ssoKeys));
  expect(marked.refusal).toBeNull();
  expect(marked.ssoSessions).toEqual(plain.ssoSessions);
  expect([...marked.profiles.keys()]).toEqual(['a']);
  expect(withoutMark(marked.profiles.get('a')!)).toEqual(plain.profiles.get('a'));
});

test('every reader sees exactly the profiles of the plan, whatever the file and the wish', () => {
  const held = [{ session: 'corp', accounts: new Map([['012345678901', new Set(['Admin'])]]) }];
  const counts = { new: 0, exists: 0, clash: 0, invalid: 0, removed: 0 };
  fc.assert(
    fc.property(configText, anyRequest, (before, wish) => {
      const document = parseConfig(before);
      const made = planProfiles({ config: document, credentials: parseConfig('') }, wish, goneProfiles(document, held));
      if (!made.ok) throw new Error(made.problem.code);
      const { profiles, removed, edits } = made.value;
      for (const { kind } of profiles) counts[kind]++;
      counts.removed += removed.length;
      const applied = applyEdits(document, edits);
      if (!applied.ok) throw new Error(applied.problem.code);
      const after = applied.value;
      for (const reader of readerNames) expectPlan(reader, before, after, { profiles, removed }, wish);
      const names = profiles.flatMap(({ kind, name }) => (kind === 'new' ? [name] : []));
      expect(new Set(names).size).toBe(names.length);
      const again = planProfiles({ config: parseConfig(applied.value), credentials: parseConfig('') }, wish, []);
      if (!again.ok) throw new Error(again.problem.code);
      const kinds = again.value.profiles.map(({ kind }) => kind);
      expect(kinds).not.toContain('new');
    }),
    { numRuns: 400 },
  );
  for (const count of Object.values(counts)) expect(count, JSON.stringify(counts)).toBeGreaterThan(20);
});

type Told = Pick<Extract<ReturnType<typeof planProfiles>, { ok: true }>['value'], 'profiles' | 'removed'>;

function expectPlan(reader: ReaderName, before: string, after: string, told: Told, wish: ProfileRequest): void {
  const [old, now] = [before, after].map((config) => readAs(reader, { config, credentials: '' }));
  expect(old!.refusal).toBeNull();
  expect(now!.refusal).toBeNull();
  const expected = new Map<string, Settings>(old!.profiles);
  for (const name of told.removed) expected.delete(name);
  for (const { kind, name, role } of told.profiles) {
    if (kind !== 'new') continue;
    const settings = [
      ['sso_session', role.session],
      ['sso_account_id', role.accountId],
      ['sso_role_name', role.roleName],
      ['region', wish.region],
      ['output', wish.output],
      mark,
    ] as const;
    expected.set(name, new Map(settings.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]))));
  }
  expect(now!.profiles, reader).toEqual(expected);
  expect(now!.ssoSessions).toEqual(old!.ssoSessions);
  expect(now!.services).toEqual(old!.services);
}
