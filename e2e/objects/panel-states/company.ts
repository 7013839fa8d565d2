/** The desk of somebody who works with three portals every day: favourites, recent roles, colours, profiles. */
import { expect } from 'playwright/test';
import { legacyConfig, sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import type { Account, OrganisationOptions } from '../../../testing/identity-center/organisation.ts';
import type { RoleMark } from '../../../src/shared/role-marks.ts';
import type { Panel } from '../panel.ts';
import { signedIn, signedInLegacy } from '../signed-in.ts';
import type { Desk } from './state.ts';

export const labUrl = 'https://lab.awsapps.com/start';
export const partnersUrl = 'https://acme-partners.awsapps.com/start';
/** The legacy session is called by its host. */
export const partnersName = new URL(partnersUrl).host;

const teams = ['billing', 'checkout', 'data-lake', 'identity', 'payments', 'search', 'warehouse'];
const roles = ['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess', 'DatabaseAdministrator'];

const ofTeams = (stages: readonly string[], first: number): readonly Account[] =>
  teams.flatMap((team, at) =>
    stages.map((stage, stageAt) => ({
      accountId: String(first + 10 * at + stageAt).padStart(12, '0'),
      accountName: `${team}-${stage}`,
      emailAddress: `aws+${team}-${stage}@example.com`,
      roles: roles.slice(0, 2 + ((at + stageAt) % 3)),
    })),
  );

const nameless: Account = { accountId: '317297363873', roles: ['Billing'] };
const japanese: Account = { accountId: '481516234200', accountName: '決済基盤（本番）', roles: ['ReadOnlyAccess'] };

export const company = {
  instances: [
    { startUrl: usualStartUrl, accounts: [...ofTeams(['prod', 'staging', 'dev'], 699263375100), nameless, japanese] },
    { startUrl: labUrl, accounts: ofTeams(['sandbox'], 282855510100) },
    { startUrl: partnersUrl, accounts: [{ accountId: '025501296367', accountName: 'acme-shop', roles: ['Billing'] }] },
  ],
} satisfies Partial<OrganisationOptions>;

const payments = '699263375140';
const lake = '699263375122';

export const companyConfig =
  sessionConfig({
    profiles: [
      { name: 'pay-admin', accountId: payments, roleName: 'AdministratorAccess' },
      { name: 'dl-dev', accountId: lake, roleName: 'PowerUserAccess' },
    ],
  }) +
  sessionConfig({ name: 'lab', startUrl: labUrl }) +
  legacyConfig({ name: 'shop', startUrl: partnersUrl, accountId: '025501296367', roleName: 'Billing' });

const mark = (accountId: string, roleName: string | null, more: Partial<RoleMark>): RoleMark => ({
  accountId,
  roleName,
  favorite: false,
  nickname: null,
  color: null,
  browser: null,
  ...more,
});

/** What Daypass itself has kept of the days before. */
export function writeCompanySettings({ home, organisation }: Desk): void {
  const usedAt = organisation.now() - 3_600_000;
  const use = (accountId: string, accountName: string, roleName: string) => ({
    accountId,
    accountName,
    roleName,
    usedAt,
    uses: 3,
  });
  const settings = {
    recentRoles: {
      'sso-session:corp': [
        use('699263375130', 'identity-prod', 'PowerUserAccess'),
        use(payments, 'payments-prod', 'AdministratorAccess'),
      ],
      'sso-session:lab': [use('282855510110', 'checkout-sandbox', 'PowerUserAccess')],
    },
    roleMarks: [
      mark(payments, 'AdministratorAccess', { favorite: true }),
      mark(lake, 'PowerUserAccess', { favorite: true, nickname: 'Lake, to try out' }),
      mark(payments, null, { color: 'red' }),
      mark(lake, null, { color: 'teal' }),
      mark('699263375110', null, { nickname: 'Shop', color: 'orange' }),
    ],
  };
  home.write(JSON.stringify(settings), '.config', 'Daypass', 'settings.json');
}

/** Waits until all of it is listed: what happens to the sessions would come between otherwise, now here, now there. */
export async function listed({ page }: Panel): Promise<void> {
  await expect(page.getByText('All accounts · 31')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
}

/** Signed in to all three portals. */
export async function atWork(desk: Desk): Promise<void> {
  const { home, organisation } = desk;
  writeCompanySettings(desk);
  await signedIn(home, organisation);
  await signedIn(home, organisation, { sessionName: 'lab', startUrl: labUrl });
  await signedInLegacy(home, organisation, { startUrl: partnersUrl });
}
