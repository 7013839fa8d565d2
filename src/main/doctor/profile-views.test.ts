/** Tests of what each tool sees of one profile. */
import { expect, test } from 'vitest';
import type { ProfileView } from '../../shared/profile-views.ts';
import { configFile, corp, dev, machine } from '../../../testing/support/doctor-inputs.ts';
import { viewsOfProfile } from './profile-views.ts';

const views = (config: string, profile = 'dev', credentials = '') =>
  viewsOfProfile(machine({ config, credentials }), profile);
const settingsOf = ({ seen }: ProfileView) => {
  if (seen.kind !== 'seen') throw new Error(seen.kind);
  return seen;
};
const viewOf = (all: readonly ProfileView[], tool: string): ProfileView => {
  const found = all.find(({ tools }) => tools.some((name) => name.includes(tool)));
  if (!found) throw new Error(`no view of ${tool}`);
  return found;
};

test('where all read the same, there is one view, with the settings of the session', () => {
  const [view, ...others] = views(`${corp}\n${dev}`);
  expect(others).toEqual([]);
  expect(view?.tools).toHaveLength(5);
  expect(view && settingsOf(view)).toEqual({
    kind: 'seen',
    settings: [
      { key: 'sso_session', sees: 'text', text: 'corp', differs: false },
      { key: 'sso_account_id', sees: 'text', text: '123456789012', differs: false },
      { key: 'sso_role_name', sees: 'text', text: 'Developer', differs: false },
      { key: 'region', sees: 'text', text: 'eu-west-1', differs: false },
    ],
    session: {
      name: 'corp',
      settings: [
        { key: 'sso_start_url', sees: 'text', text: 'https://d-1.awsapps.com/start', differs: false },
        { key: 'sso_region', sees: 'text', text: 'eu-west-1', differs: false },
        { key: 'sso_registration_scopes', sees: 'text', text: 'sso:account:access', differs: false },
      ],
    },
  });
});

test('a value that is read in two ways differs in both, and nothing else does', () => {
  const all = views(`${corp}\n${dev.replace('Developer', 'Developer # mine')}`);
  expect(all.length).toBeGreaterThan(1);
  const roles = all.map((view) => settingsOf(view).settings.find(({ key }) => key === 'sso_role_name')?.text);
  expect(new Set(roles)).toEqual(new Set(['Developer', 'Developer # mine']));
  for (const view of all) {
    const { settings, session } = settingsOf(view);
    const differing = settings.filter(({ differs }) => differs).map(({ key }) => key);
    expect(differing).toEqual(['sso_role_name']);
    expect(session?.settings?.some(({ differs }) => differs)).toBe(false);
  }
});

test('a tool that rejects the file says where; the others see the profile', () => {
  const all = views(`${corp}\n${dev}\n[profile dev]\noutput = json\n`);
  expect(viewOf(all, 'AWS CLI').seen).toEqual({ kind: 'refused', file: configFile, line: 12 });
  expect(viewOf(all, 'JavaScript').seen.kind).toBe('seen');
});

test('a header that only some tools know', () => {
  const all = views(`${corp}\n${dev.replace('[profile dev]', '[dev]')}`);
  expect(viewOf(all, 'AWS CLI').seen).toEqual({ kind: 'not-seen' });
  const unknown = views(`${corp}\n${dev}`, 'nobody');
  expect(unknown).toEqual([{ tools: expect.any(Array), seen: { kind: 'not-seen' } }]);
});

test('a session that is not there', () => {
  const [view] = views(dev);
  expect(view && settingsOf(view).session).toEqual({ name: 'corp', settings: null });
});

test('no value that may be a secret is told, nor the credentials of an address', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const config = `${corp}\n${dev}credential_process = /bin/give --token ${secret}\nendpoint_url = https://me:${secret}@x.example/\n`;
  const keys = `[dev]\naws_access_key_id = ${secret}\naws_secret_access_key = ${secret}\naws_session_token = ${secret}\n`;
  const told = views(config, 'dev', keys);
  expect(JSON.stringify(told)).not.toContain(secret);
  const [view] = told;
  const seen = view && settingsOf(view).settings.filter(({ sees }) => sees === 'secret');
  expect(seen?.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['credential_process', 'aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']),
  );
});

test('names that are hostile: a long one is cut, what nobody sees is told by its number', () => {
  const name = `a\u202Eb${'x'.repeat(500)}`;
  const [view] = views(`[profile dev]\nsso_session = ${name}\n`);
  const { session, settings } = settingsOf(view as ProfileView);
  for (const text of [session?.name, settings[0]?.text]) {
    expect(text).not.toContain('\u202E');
    expect(text?.length).toBeLessThan(200);
  }
});
