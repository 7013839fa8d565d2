/** A hundred programs wait for one sign-in: nobody is told more than once, one page opens, and all go on. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { daypassCommand } from '../../objects/daypass-command.ts';
import { told } from '../../objects/notifications.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { expectLine } from '../../objects/signed-in.ts';
import { trayLabels } from '../../objects/tray.ts';

test.use({ organisationOptions: { accounts: 2, interval: 1 } });

/** As long as so many processes may take to start on a busy machine. */
const patience = { timeout: 180_000 };

test('a hundred callers: one notification, one page in the browser, and after one sign-in all of them go on', async ({
  home,
  launch,
  organisation,
}) => {
  test.setTimeout(480_000);
  home.writeConfig(sessionConfig({ profiles: [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }] }));
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed out');
  const daypass = daypassCommand(home, organisation);
  const notes = home.path('.aws', 'sso', 'daypass', 'notes');
  let ended = 0;
  const callers = Array.from({ length: 100 }, (_, i) => {
    const which = i % 2 === 0 ? ['--profile', 'dev'] : ['--session', 'corp'];
    const caller = daypass.start(['ensure', ...which], i % 3 === 0 ? { CLAUDECODE: '1' } : {});
    void caller.ended.then(() => (ended += 1));
    return caller;
  });
  await expect.poll(() => trayLabels(app), patience).toContain('100 programs are waiting for corp – sign in');
  expect(fs.readdirSync(notes)).toHaveLength(100);
  expect(await told(app)).toHaveLength(1);
  expect([await app.openedUrls(), ended]).toEqual([[], 0]);

  await app.clickNotification(0);
  await allowInBrowser(organisation, await openedPage(app));
  const ends = await Promise.all(callers.map((caller) => caller.ended));
  expect(new Set(ends.map(({ code, signal, out }) => `${code} ${signal} ${out}`))).toEqual(new Set(['0 null ']));
  for (const { err } of ends) {
    expect(err).toMatch(/^Not signed in to corp\. [^\n]+\nSigned in to corp\.\n$/);
    expect(err).not.toContain('http');
  }
  await expectLine(app, 'corp', /· Signed in$/);
  await expect.poll(() => trayLabels(app)).not.toContainEqual(expect.stringContaining('wait for corp'));
  expect(await app.openedUrls()).toHaveLength(1);
  expect(await told(app)).toHaveLength(1);
  expect(organisation.requestsOf('CreateToken')).toHaveLength(1);
  expect(organisation.requestsOf('StartDeviceAuthorization')).toEqual([]);
  expect(fs.readdirSync(notes)).toEqual([]);
});
