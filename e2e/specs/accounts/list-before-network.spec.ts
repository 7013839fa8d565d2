/** The list from the disk is on screen before AWS is asked for anything, with its age, and whoever looks at favourites alone is told as well. */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from '../../hosts/fixture.ts';
import { readToken, writeToken } from '../../../testing/aws-files.ts';
import type { Home } from '../../../testing/home.ts';
import { panelOf } from '../../objects/panel.ts';
import { atWork, company, companyConfig } from '../../objects/panel-states/company.ts';
import { hour } from '../../objects/signed-in.ts';

test.use({ organisationOptions: company });

/** The files of the kept lists. */
const keptFiles = (home: Home): readonly string[] =>
  fs
    .readdirSync(home.path('.config', 'Daypass'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[\\/])[0-9a-f]{16}\.json$/.test(name))
    .map((name) => path.join(home.path('.config', 'Daypass'), name));

/** As if the app had not run for three hours. */
function makeOlder(home: Home): void {
  for (const file of keptFiles(home)) {
    const text = fs.readFileSync(file, 'utf8');
    const older = text.replace(/"listedAt":(\d+)/, (_, at: string) => `"listedAt":${Number(at) - 3 * hour}`);
    expect(older).not.toBe(text);
    fs.writeFileSync(file, older);
  }
}

const status = (page: Page) => page.getByRole('region', { name: 'Accounts and roles' }).getByRole('status');
const list = (page: Page) => page.getByRole('listbox', { name: 'Accounts and roles' });

test.beforeEach(async ({ home, launch, organisation }) => {
  home.writeConfig(companyConfig);
  await atWork({ home, organisation });
  const app = await launch();
  const { page } = await panelOf(app);
  await expect(page.getByText('All accounts · 31')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await app.quit();
  expect(keptFiles(home)).toHaveLength(3);
  makeOlder(home);
  organisation.forgetRequests();
});

test('while the sign-in itself waits for AWS no account was asked for, and the list is there', async ({
  home,
  launch,
  organisation,
}) => {
  // Each token is over: before it is renewed, nothing can be asked with it. And AWS answers nothing at all.
  for (const name of ['corp', 'lab', 'https://acme-partners.awsapps.com/start'])
    writeToken(home, name, { ...readToken(home, name), expiresAt: '2001-01-01T00:00:00Z' });
  organisation.faults.always('any', 'hang');
  const { page } = await panelOf(await launch());
  await expect(list(page)).toContainText('All accounts · 31');
  await expect(list(page)).toContainText(/as of .*\d+:\d\d [AP]M/);
  await expect(
    list(page).getByRole('option', { name: /^payments-prod, AdministratorAccess, pay-admin/ }),
  ).toBeVisible();
  await expect(status(page)).toContainText(/^as of /);
  expect(organisation.requestsOf('ListAccounts')).toEqual([]);
  expect(organisation.requestsOf('ListAccountRoles')).toEqual([]);
});

test('signed in, with an AWS that answers nothing: the list with its age, and that it is being listed', async ({
  launch,
  organisation,
}) => {
  organisation.faults.always('any', 'hang');
  const { page } = await panelOf(await launch());
  await expect(list(page)).toContainText('All accounts · 31');
  await expect(list(page)).toContainText(/as of .*\d+:\d\d [AP]M/);
  await expect(list(page).getByRole('option', { name: /^data-lake-dev, Lake, to try out/ })).toBeVisible();
  // The heading with the age may be out of sight below many favourites: what goes on stands below the list, whatever is in sight.
  await list(page).evaluate((element) => element.scrollTo(0, 0));
  await expect(page.getByRole('progressbar')).toBeVisible();
  expect(organisation.requests.filter((request) => request.status === 200)).toEqual([]);
});
