/** Every door to a file beyond the limits: it is refused with the sentence that says what to do, and nothing is written. */
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTranslator } from '../../shared/messages/index.ts';
import { problemText } from '../../shared/problem-text.ts';
import { usualTemplate } from '../../shared/profile-names.ts';
import type { ProfileRequest } from '../../shared/profile-plans.ts';
import type { Result } from '../../shared/result.ts';
import { editConfigFile, replaceText } from '../aws/config/change.ts';
import { largestFile } from '../aws/config/size.ts';
import { createDoctor, type Doctor } from '../doctor/doctor.ts';
import { type AwsPaths, awsPaths } from '../aws/paths.ts';
import { newSessionHandlers } from '../new-session/new-session-handlers.ts';
import { convertProfiles, previewConversion } from '../profiles/conversion-writer.ts';
import { previewProfiles, writeProfiles } from '../profiles/profile-writer.ts';
import { previewRestore, restoreBackup } from '../profiles/restore.ts';
import { createStore } from '../core/store.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { makeState } from '../../../testing/support/states.ts';

const session = '[sso-session corp]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = eu-west-1\n';
/** With something that the doctor would mend, that could be converted, and that profiles could be written beside. */
const text = `${session}[profile old]\nsso_start_url = https://d-1.awsapps.com/start\nsso_region = eu-west-1 # Dublin\n`;
const many = `${text}${'\n'.repeat(100_000)}`;
const long = `${text}# ${'x'.repeat(largestFile)}\n`;
const request: ProfileRequest = {
  roles: [{ session: 'corp', accountId: '111111111111', accountName: null, roleName: 'Admin' }],
  template: usualTemplate,
  region: null,
  output: null,
  clashes: 'leave-out',
  remove: [],
};
const typed = { name: 'new', startUrl: 'https://d-2.awsapps.com/start', region: 'eu-west-1' };
const backup = 'config.daypass-backup-2026-11-01';

let home = '';
let paths: AwsPaths;
let doctor: Doctor;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'daypass-large-'));
  await mkdir(join(home, '.aws'));
  paths = awsPaths({ env: { HOME: home, USERPROFILE: home }, platform: process.platform, homedir: home });
  doctor = createDoctor({
    store: createStore(makeState([])),
    paths,
    sessions: { token: () => undefined },
    ownFaults: async () => [],
    env: {},
    platform: process.platform,
    copyText: async () => {},
    isPanelVisible: () => true,
    readConfigNow: async () => {},
  });
});
afterEach(() => removeFolder(home));

/** All of them fail if they get as far as this. */
const never = (): never => {
  throw new Error('it went on');
};
const handlers = () =>
  newSessionHandlers({
    file: paths.configFile,
    store: createStore(makeState([])),
    signIn: { start: never },
    portalLookup: never,
    regionLookup: never,
    readConfigNow: never,
  });
const digest = '0'.repeat(64);

const doors: readonly (readonly [string, () => Result<unknown> | Promise<Result<unknown>>])[] = [
  ['preview of profiles', () => previewProfiles(paths, request, [])],
  ['profiles', () => writeProfiles(paths, request, [], digest)],
  ['preview of a conversion', () => previewConversion(paths.configFile, null)],
  ['conversion', () => convertProfiles(paths.configFile, null, digest)],
  ['preview of a backup', () => previewRestore(paths.configFile, null)],
  ['backup put back', () => restoreBackup(paths.configFile, backup, digest)],
  ['preview of a cure', () => doctor.preview('value-cut-off|0')],
  ['cure', () => doctor.apply('value-cut-off|0', digest)],
  ['preview of a session', () => handlers()['preview-session']({ type: 'preview-session', ...typed })],
  [
    'new session with a sign-in',
    async () => {
      const all = handlers();
      const large = await readFile(paths.configFile);
      // It has become so large since the preview.
      await writeFile(paths.configFile, text);
      const shown = await all['preview-session']({ type: 'preview-session', ...typed });
      await writeFile(paths.configFile, large);
      if (!shown.ok) throw new Error(shown.problem.code);
      return all['add-session']({ type: 'add-session', ...typed, signIn: true, digest: shown.value.digest });
    },
  ],
];

describe.each([
  ['more than 100,000 lines', many],
  ['more than 4 MB', long],
])('a config file of %s', (_, content) => {
  test.each(doors)('%s', async (_door, act) => {
    await writeFile(paths.configFile, content);
    await writeFile(join(home, '.aws', backup), text);
    const before = await readdir(join(home, '.aws'));
    const done = await act();
    if (done.ok) throw new Error('it was not refused');
    expect(done.problem).toMatchObject({ code: 'file-unreadable', params: { reason: 'too-large' } });
    const { message, action } = problemText(createTranslator('en'), done.problem);
    expect(`${message} ${action}`).toMatch(/4 MB.*100,000.*Daypass/s);
    expect((await readFile(paths.configFile, 'utf8')) === content).toBe(true);
    expect(await readdir(join(home, '.aws'))).toEqual(before);
  });
});

test('a backup beyond the limits is not put back', async () => {
  await writeFile(paths.configFile, text);
  await writeFile(join(home, '.aws', backup), many);
  const refused = { ok: false, problem: { code: 'file-unreadable', params: { reason: 'too-large' } } };
  expect(await previewRestore(paths.configFile, null)).toMatchObject(refused);
  expect(await restoreBackup(paths.configFile, backup, digest)).toMatchObject(refused);
  expect(await readFile(paths.configFile, 'utf8')).toBe(text);
});

test('profiles are not written beside a credentials file beyond the limits, whose names are not known', async () => {
  await writeFile(paths.configFile, text);
  await writeFile(paths.credentialsFile, many);
  const refused = {
    problem: { code: 'file-unreadable', params: { file: paths.credentialsFile, reason: 'too-large' } },
  };
  expect(await previewProfiles(paths, request, [])).toMatchObject(refused);
  expect(await writeProfiles(paths, request, [], digest)).toMatchObject(refused);
});

describe('a change that would make the file larger than Daypass opens is not made', () => {
  const full = `${text}# ${'x'.repeat(largestFile - text.length - 3)}\n`;
  const refused = { ok: false, problem: { code: 'file-unwritable', params: { reason: 'too-large' } } };

  test('by an edit', async () => {
    await writeFile(paths.configFile, full);
    const section = { kind: 'sso-session', name: 'corp' } as const;
    const edit = { kind: 'set-key', section, key: 'sso_region', value: 'eu-central-1' } as const;
    expect(await editConfigFile(paths.configFile, [edit])).toMatchObject(refused);
    expect((await readFile(paths.configFile, 'utf8')) === full).toBe(true);
  });

  test('by a cure', async () => {
    await writeFile(paths.configFile, full);
    expect(await replaceText(paths.configFile, full, `${full}# one line more\n`)).toMatchObject(refused);
    expect((await readFile(paths.configFile, 'utf8')) === full).toBe(true);
  });
});
