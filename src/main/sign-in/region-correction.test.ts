/** Where a region that was told by a company's own domain is written, and what is left as it is: on real files. */
import { chmod, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ConfiguredSession, readConfiguredSessions } from '../aws/config/configured-sessions.ts';
import { noLog } from '../system/log.ts';
import { createStore, type Store } from '../core/store.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { makeState } from '../../../testing/support/states.ts';
import { createRegionCorrection, type RegionCorrection } from './region-correction.ts';

const own = 'https://aws.mycompany.test';
const corp = `# mine
[sso-session corp]
sso_start_url = ${own}   
sso_region=us-east-1
sso_registration_scopes = sso:account:access
`;

let folder: string;
let file: string;
let store: Store;
let correction: RegionCorrection;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-region-'));
  file = path.join(folder, 'config');
  store = createStore(makeState([]));
  correction = createRegionCorrection({ store, file, log: noLog });
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await removeFolder(folder);
});

const codes = () => store.state.notices.map(({ problem }) => problem.code);
/** The first session of the file, as it was when the sign-in began. */
const sessionOf = (text: string): ConfiguredSession => readConfiguredSessions(text)[0]!;
const correct = async (text: string, region = 'eu-west-1'): Promise<string> => {
  await writeFile(file, text);
  await correction.correct(sessionOf(text), region);
  return readFile(file, 'utf8');
};

describe('a session', () => {
  test('has the region in its section: one value changes, and it is told', async () => {
    expect(await correct(corp)).toBe(corp.replace('us-east-1', 'eu-west-1'));
    const params = { session: 'corp', region: 'eu-west-1', file };
    expect(store.state.notices).toEqual([
      { id: 'region sso-session:corp', problem: { code: 'region-corrected', params, retry: 'none' } },
    ]);
    expect((await readdir(folder)).some((name) => name.startsWith('config.daypass-backup-'))).toBe(true);
    correction.forget('sso-session:corp');
    expect(codes()).toEqual([]);
  });

  test('and the copies that profiles have of it, which the AWS CLI would refuse otherwise', async () => {
    const text = `${corp}
[profile dev]
sso_session = corp
sso_region = us-east-1
region = us-east-1
[profile plain]
sso_session = corp
region = us-east-1
[profile other]
sso_session = corp
sso_region = ap-northeast-1
[profile elsewhere]
sso_session = labs
sso_region = us-east-1
`;
    const expected = text
      .replace('sso_region=us-east-1', 'sso_region=eu-west-1')
      .replace('sso_region = us-east-1', 'sso_region = eu-west-1');
    expect(await correct(text)).toBe(expected);
  });

  test('that has the right region is left alone, and nothing is told', async () => {
    expect(await correct(corp, 'us-east-1')).toBe(corp);
    expect(codes()).toEqual([]);
    expect(await readdir(folder)).toEqual(['config']);
  });

  test('that somebody has given another start URL meanwhile is left alone', async () => {
    const changed = corp.replace(own, 'https://d-1234567890.awsapps.com/start');
    await writeFile(file, changed);
    await correction.correct(sessionOf(corp), 'eu-west-1');
    expect(await readFile(file, 'utf8')).toBe(changed);
    expect(codes()).toEqual([]);
  });

  test('that somebody has corrected meanwhile too', async () => {
    const changed = corp.replace('us-east-1', 'eu-west-1');
    await writeFile(file, changed);
    await correction.correct(sessionOf(corp), 'eu-west-1');
    expect([await readFile(file, 'utf8'), codes()]).toEqual([changed, []]);
  });
});

describe('the older form', () => {
  const profile = (name: string, startUrl: string, region: string | null): string =>
    `[${name}]\nsso_start_url = ${startUrl}\n${region === null ? '' : `sso_region = ${region}\n`}sso_account_id = 012345678901\nsso_role_name = Admin\n`;

  test('every profile with the start URL, and no other', async () => {
    const text = (wrong: string): string =>
      profile('default', own, wrong) +
      profile('profile other', 'https://d-1234567890.awsapps.com/start', 'us-east-1') +
      profile('profile "a b"', own, wrong) +
      profile('profile slash', `${own}/`, 'us-east-1') +
      profile('profile right', own, 'eu-west-1');
    expect(await correct(text('us-east-1'))).toBe(text('eu-west-1'));
    expect(codes()).toEqual(['region-corrected']);
  });

  test('also where only a later one is wrong', async () => {
    const text = (second: string): string => profile('profile a', own, 'eu-west-1') + profile('profile b', own, second);
    expect(await correct(text('us-east-1'))).toBe(text('eu-west-1'));
  });

  test('a region that [DEFAULT] lends is told by the profile itself from then on', async () => {
    const lent = `[DEFAULT]\nsso_region = us-east-1\n${profile('profile a', own, null)}`;
    const text = await correct(lent);
    expect(text).toContain('[DEFAULT]\nsso_region = us-east-1\n');
    expect(sessionOf(text)).toMatchObject({ startUrl: own, region: 'eu-west-1' });
  });
});

describe('a file that cannot be changed', () => {
  const params = { session: 'corp', region: 'eu-west-1' };

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('in a read-only folder', async () => {
    await writeFile(file, corp);
    await chmod(folder, 0o500);
    await correction.correct(sessionOf(corp), 'eu-west-1');
    expect(await readFile(file, 'utf8')).toBe(corp);
    expect(store.state.notices).toMatchObject([{ problem: { code: 'region-not-corrected', params, retry: 'user' } }]);
  });

  test('because not all of it can be read', async () => {
    const latin1 = Buffer.from(`${corp}# Büro\n`, 'latin1');
    await writeFile(file, latin1);
    await correction.correct(sessionOf(corp), 'eu-west-1');
    expect(await readFile(file)).toEqual(latin1);
    expect(store.state.notices).toMatchObject([{ problem: { code: 'region-not-corrected', params } }]);
  });

  test('that is gone: nothing is made, nothing told', async () => {
    await correction.correct(sessionOf(corp), 'eu-west-1');
    expect([await readdir(folder), codes()]).toEqual([[], []]);
  });
});
