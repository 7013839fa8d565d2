/** A good session's token file that goes: who is told of it, and when it is nobody's business. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTranslator } from '../../shared/messages/index.ts';
import { roleCredentialFileName } from '../aws/cache/entry-names.ts';
import { formatToken, type Token } from '../aws/cache/token-file.ts';
import { notificationsFor } from '../surfaces/notification-model.ts';
import { advance, now, waits } from '../../../testing/support/clock.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { config, prepareWhole, type Whole } from '../../../testing/support/whole.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let whole: Whole;
let token: Token;
beforeEach(async () => {
  whole = await prepareWhole();
  token = await whole.elsewhere();
  await whole.start();
  await whole.isNow('active');
});
afterEach(() => whole.close());

const t = createTranslator('en');
const titles = (): readonly string[] =>
  notificationsFor(whole.daypass.store.state, [], { t, locale: 'en', now: now() }).map(({ title }) => title);
const problemNow = () => {
  const { phase } = whole.session();
  return phase.step === 'signed-out' ? phase.problem : null;
};
/** All the seconds for which a removal is doubted. */
const settle = async (): Promise<void> => {
  await eventually(() => expect(waits()).toContain(5));
  advance(5000);
};
const line = (by: 'sign-out' | 'other') => ({
  code: 'sign-in-removed',
  params: { file: path.basename(whole.tokenFile), by },
  retry: 'user',
});
const putRegistration = () => writeFile(path.join(whole.paths.ssoCacheDir, 'registration.json'), '{"clientId": "c"}');

test('as `aws sso logout` leaves it: the card says so, and no notification', async () => {
  await putRegistration();
  await rm(whole.tokenFile);
  await whole.isNow('signed-out');
  expect(problemNow()).toBe(null);
  await settle();
  await eventually(() => expect(problemNow()).toEqual(line('sign-out')));
  expect(titles()).toEqual([]);
});

describe('not by the AWS CLI: a notification as well', () => {
  test.each<readonly [string, () => Promise<unknown>]>([
    [
      'another token is left',
      () =>
        writeFile(path.join(whole.paths.ssoCacheDir, 'other.json'), formatToken({ ...token, accessToken: 'other' })),
    ],
    ['the whole folder goes', () => rm(whole.paths.ssoCacheDir, { recursive: true })],
  ])('%s', async (_, also) => {
    await also();
    await rm(whole.tokenFile, { force: true });
    await whole.isNow('signed-out');
    await settle();
    await eventually(() => expect(problemNow()).toEqual(line('other')));
    expect(titles()).toEqual(['corp: signed out by another program']);
    // It stays while the file is read again, and goes with the next sign-in.
    whole.daypass.wakeUp();
    await whole.putConfig(`${config}# changed\n`);
    expect(problemNow()).toEqual(line('other'));
    await whole.elsewhere();
    await whole.isNow('active');
    expect(titles()).toEqual([]);
  });
});

test.each([
  ['are good', 1, 'other'],
  ['are over', -1, 'sign-out'],
] as const)(
  'role credentials of the AWS CLI are left and %s: a sign-out of its own removes them',
  async (_, hours, by) => {
    await putRegistration();
    const role = { accountId: '012345678901', roleName: 'ReadOnly', sessionName: 'corp' };
    const Expiration = new Date(now() + hours * 3_600_000).toISOString();
    await mkdir(whole.paths.cliCacheDir, { recursive: true });
    await writeFile(
      path.join(whole.paths.cliCacheDir, roleCredentialFileName(role)),
      JSON.stringify({ ProviderType: 'sso', Credentials: { AccessKeyId: 'a', SecretAccessKey: 'b', Expiration } }),
    );
    await rm(whole.tokenFile);
    await whole.isNow('signed-out');
    await settle();
    await eventually(() => expect(problemNow()).toEqual(line(by)));
  },
);

describe('nothing is said', () => {
  test('of a session that was over before its file went, beyond its end', async () => {
    const { refreshToken: _, ...rest } = token;
    await writeFile(whole.tokenFile, formatToken(rest));
    await whole.act({ type: 'show-panel' });
    advance(9 * 3_600_000);
    whole.daypass.wakeUp();
    await whole.isNow('signed-out');
    expect(whole.session().phase).toMatchObject({ reason: 'expired' });
    advance(10_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(problemNow()).toBe(null);
  });

  test('of a file in the place of which a sign-in to another portal comes: that is told', async () => {
    await rm(whole.tokenFile);
    await whole.isNow('signed-out');
    const moved = { ...token, startUrl: 'https://d-moved67890.awsapps.com/start', region: 'eu-west-1' };
    await writeFile(whole.tokenFile, formatToken(moved));
    await eventually(() => expect(problemNow()).toMatchObject({ code: 'sign-in-elsewhere' }));
    advance(10_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(problemNow()).toMatchObject({ code: 'sign-in-elsewhere' });
  });

  test('of one that came again and was signed out here', async () => {
    await rm(whole.tokenFile);
    await whole.isNow('signed-out');
    await whole.elsewhere();
    await whole.isNow('active');
    advance(1000);
    await whole.act({ type: 'sign-out', sessionId: 'sso-session:corp' });
    await whole.isNow('signed-out');
    advance(10_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(problemNow()).toBe(null);
    expect(titles()).toEqual([]);
  });

  test('after the app was quit', async () => {
    await rm(whole.tokenFile);
    await whole.isNow('signed-out');
    await eventually(() => expect(waits()).toContain(5));
    await whole.daypass.stop();
    expect(waits()).not.toContain(5);
    expect(problemNow()).toBe(null);
  });

  test.each([0, 50, 400])('of a file that comes again %s ms later', async (pause) => {
    await rm(whole.tokenFile);
    await new Promise((resolve) => setTimeout(resolve, pause));
    await writeFile(whole.tokenFile, formatToken({ ...token, accessToken: 'renewed' }));
    await eventually(async () => {
      await whole.daypass.dispatch({ type: 'show-panel' });
      expect(whole.session().phase).toMatchObject({ step: 'active' });
    });
    advance(10_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(whole.session().phase.step).toBe('active');
    expect(titles()).toEqual([]);
  });

  test('of one that comes again within the seconds of doubt', async () => {
    await rm(whole.tokenFile);
    await whole.isNow('signed-out');
    await mkdir(whole.paths.ssoCacheDir, { recursive: true });
    await whole.elsewhere();
    await whole.isNow('active');
    advance(10_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(whole.session().phase.step).toBe('active');
    expect(titles()).toEqual([]);
  });

  test('after the user’s own sign-out', async () => {
    await whole.act({ type: 'sign-out', sessionId: 'sso-session:corp' });
    await whole.isNow('signed-out');
    expect(waits()).not.toContain(5);
    advance(10_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(problemNow()).toBe(null);
    expect(titles()).toEqual([]);
  });

  test('of a session that has left the config', async () => {
    await rm(whole.tokenFile);
    await whole.isNow('signed-out');
    await whole.putConfig('[default]\nregion = us-east-1\n');
    await eventually(() => expect(whole.daypass.store.state.sessions).toEqual([]));
    advance(10_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(titles()).toEqual([]);
  });
});
