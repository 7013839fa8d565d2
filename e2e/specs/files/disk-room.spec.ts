/** A disk with a little room left: whatever Daypass cannot write, nobody is signed out by it, and nothing is lost. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { readToken } from '../../../testing/aws-files.ts';
import { renewalsOf } from '../../objects/idle.ts';
import { panelOf } from '../../objects/panel.ts';
import { expectLine, expectRenewing, minute } from '../../objects/signed-in.ts';
import { mountSmallDisk, noSmallDisk } from '../../../testing/small-disk.ts';

const obstacle = noSmallDisk();
test.skip(obstacle !== null, obstacle ?? '');

for (const blocks of [1, 4]) {
  test(`${blocks} blocks of 4 kB left: a renewal, the end of the app, a start with room: still signed in`, async ({
    home,
    launch,
    launchSignedIn,
    organisation,
  }) => {
    fs.rmSync(home.path('.aws'), { recursive: true, force: true });
    fs.mkdirSync(home.path('.aws'));
    const disk = mountSmallDisk(home.path('.aws'));
    try {
      const app = await launchSignedIn();
      await expect((await (await panelOf(app)).session('corp')).status).toHaveText('Signed in');
      disk.leave(blocks);
      organisation.forgetRequests();
      await app.sleepLaptop(46 * minute);
      await expectLine(app, 'corp', /can’t renew, retrying|^corp · Signed in$|Expires at/);
      // Whatever the file says is whole.
      expect(readToken(home, 'corp')).toHaveProperty('refreshToken');
      await app.quit();
      disk.fill(false);
      const again = await launch();
      await expect((await (await panelOf(again)).session('corp')).status).toHaveText(/Signed in|Expires soon/);
      // Each app of a test begins with the machine's clock, which is 46 minutes behind the one that renewed.
      await expectRenewing(again, 'corp', [1, 60 + 46]);
      await again.sleepLaptop(50 * minute);
      await expectRenewing(again, 'corp', [1, 60]);
      // The line stands there from the start, while the renewal may still be on its way.
      await expect.poll(() => renewalsOf(organisation).length).toBeGreaterThan(0);
      await expect.poll(() => organisation.secretsIssued).toContain(readToken(home, 'corp')['refreshToken']);
      await again.quit();
    } finally {
      disk.unmount();
    }
  });
}
