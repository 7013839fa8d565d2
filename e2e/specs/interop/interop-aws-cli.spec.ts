/** Daypass and a real AWS CLI on one home: each goes on with what the other has done, and no profile says more than usual. */
import fs from 'node:fs';
import { expect } from 'playwright/test';
import { hasToken, tokenPath } from '../../../testing/aws-files.ts';
import { panelOf } from '../../objects/panel.ts';
import {
  allow,
  cliHasPkce,
  legacy,
  legacyUrl,
  session,
  signInWithCode,
  test,
  withCode,
} from '../../objects/shared-home.ts';
import { signInFromTray } from '../../objects/sign-in.ts';
import { chooseInTray, trayLine } from '../../objects/tray.ts';

const dev = { Account: '100000000001', Arn: expect.stringContaining('AWSReservedSSO_ReadOnly_') };
const old = { Account: '200000000002', Arn: expect.stringContaining('AWSReservedSSO_Admin_') };

test('a sign-in in Daypass is one in every terminal, with nothing but the profile', async ({
  home,
  launch,
  organisation,
  terminal,
}) => {
  const app = await launch();
  await signInFromTray(app, organisation, session);
  await signInWithCode(app, organisation, legacy, 'Sign in');
  const files = () => [session, legacyUrl].map((key) => fs.readFileSync(tokenPath(home, key), 'utf8'));
  const written = files();
  organisation.forgetRequests();

  expect(await terminal.identity('dev')).toMatchObject(dev);
  expect(await terminal.identity('old')).toMatchObject(old);
  // The CLI had no need to ask the OIDC service for anything, nor to write the files again.
  expect(organisation.requests.filter(({ service }) => service === 'oidc')).toEqual([]);
  expect(files()).toEqual(written);
});

interface Way {
  readonly how: string;
  /** The arguments of `aws sso login`. */
  readonly words: readonly string[];
  /** What Daypass calls the session, and the key of its token file. */
  readonly name: string;
  readonly key: string;
}

const ways: readonly Way[] = [
  { how: 'a session, with a code', words: ['--profile', 'dev', ...withCode], name: session, key: session },
  { how: 'a legacy profile', words: ['--profile', 'old'], name: legacy, key: legacyUrl },
  ...(cliHasPkce
    ? [
        { how: 'a session, in the browser', words: ['--profile', 'dev'], name: session, key: session },
        { how: 'a page that is printed', words: ['--profile', 'dev', '--no-browser'], name: session, key: session },
      ]
    : []),
];

for (const { how, words, name, key } of ways) {
  test(`aws sso login in a terminal shows by itself, and so does the logout: ${how}`, async ({
    home,
    launch,
    organisation,
    terminal,
  }) => {
    const app = await launch();
    const panel = await panelOf(app);
    await expect((await panel.session(name)).status).toHaveText('Signed out');

    const login = await terminal.login(...words);
    await allow(organisation, login);
    await expect.poll(() => trayLine(app, name)).toContain('Signed in');
    await expect((await panel.session(name)).status).toHaveText('Signed in');
    // Whose token it is makes no difference: Daypass lists with it.
    await expect(await panel.findRole('Admin')).toBeVisible();

    expect(await terminal.run('sso', 'logout')).toMatchObject({ code: 0 });
    expect(hasToken(home, key)).toBe(false);
    await expect.poll(() => trayLine(app, name)).toContain('Signed out');
    await expect((await panel.session(name)).status).toHaveText('Signed out');
    await expect.poll(() => organisation.portalSessions).toEqual([]);
  });
}

test('after a sign-out in Daypass the CLI has nothing to go on with, although it had cached role credentials', async ({
  home,
  launch,
  organisation,
  terminal,
}) => {
  const app = await launch();
  await signInFromTray(app, organisation, session);
  await signInWithCode(app, organisation, legacy, 'Sign in');
  expect(await terminal.identity('dev')).toMatchObject(dev);
  expect(await terminal.identity('old')).toMatchObject(old);
  // That it does cache them: without its token it goes on.
  const token = fs.readFileSync(tokenPath(home, session));
  fs.rmSync(tokenPath(home, session));
  expect(await terminal.identity('dev')).toMatchObject(dev);
  expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(2);
  fs.writeFileSync(tokenPath(home, session), token);
  await expect.poll(() => trayLine(app, session)).toContain('Signed in');

  await chooseInTray(app, session, 'Sign out');
  await expect.poll(() => trayLine(app, session)).toContain('Signed out');
  await expect.poll(() => organisation.portalSessions.map(({ startUrl }) => startUrl)).toEqual([legacyUrl]);
  await expect(terminal.identity('dev')).rejects.toThrow('Error loading SSO Token: Token for corp does not exist');
  // The other session is not touched.
  expect(await terminal.identity('old')).toMatchObject(old);
  expect(organisation.requestsOf('GetRoleCredentials')).toHaveLength(2);

  await chooseInTray(app, legacy, 'Sign out');
  await expect.poll(() => trayLine(app, legacy)).toContain('Signed out');
  await expect(terminal.identity('old')).rejects.toThrow(`Token for ${legacyUrl} does not exist`);
});

test('a sign-out of all sessions in Daypass ends what the CLI has begun', async ({
  home,
  launch,
  organisation,
  terminal,
}) => {
  await allow(organisation, await terminal.login('--profile', 'dev', ...withCode));
  await allow(organisation, await terminal.login('--profile', 'old'));
  expect(await terminal.identity('dev')).toMatchObject(dev);
  expect(await terminal.identity('old')).toMatchObject(old);

  const app = await launch();
  await expect.poll(() => trayLine(app, session)).toContain('Signed in');
  await app.tray.choose(/^Sign out of all/);
  await expect.poll(() => organisation.portalSessions).toEqual([]);
  await expect(terminal.identity('dev')).rejects.toThrow('Token for corp does not exist');
  await expect(terminal.identity('old')).rejects.toThrow(`Token for ${legacyUrl} does not exist`);
  expect([session, legacyUrl].map((key) => hasToken(home, key))).toEqual([false, false]);
});
