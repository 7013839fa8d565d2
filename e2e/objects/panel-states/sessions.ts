/** The sessions on the main page: chips, the line of what needs somebody, sheets. */
import { expect } from 'playwright/test';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { writeRoleCredentials } from '../role-cache.ts';
import { expectLine, hour, legacyName, minute, signedIn, signedInLegacy } from '../signed-in.ts';
import { atWork, company, companyConfig, listed, partnersName, partnersUrl } from './company.ts';
import { type Desk, type PanelState, type PanelStates, signedInBefore } from './state.ts';

const legacy = {
  config: legacyConfig({ name: 'dev' }),
  before: ({ home, organisation }) => signedInLegacy(home, organisation),
} satisfies Pick<PanelState, 'config' | 'before'>;

const twelve = Array.from({ length: 12 }, (_, at) => `customer-${at + 1}`);
const twelveConfig = twelve.map((name) => sessionConfig({ name })).join('');
const atCompany = { config: companyConfig, organisation: company, before: atWork } as const;
/** The two sessions that are renewed outlast the third one. */
const atCompanyForLong = {
  ...atCompany,
  async before(desk: Desk) {
    const { home, organisation } = desk;
    organisation.configure({ portalSessionSeconds: (12 * hour) / 1000 });
    await atWork(desk);
    organisation.configure({ portalSessionSeconds: (8 * hour) / 1000 });
    await signedInLegacy(home, organisation, { startUrl: partnersUrl });
  },
};

export const sessionStates: PanelStates = {
  'signed out, with a notice': {
    config: `${sessionConfig()}[profile broken]\nsso_session = nowhere\n`,
    reach: ({ panel }) => expect(panel.notices).toHaveCount(1),
  },
  'more sessions than there is room for': {
    config: twelveConfig,
    reach: ({ panel }) => expect(panel.page.getByRole('button', { name: /^\d+ more sessions: / })).toBeVisible(),
  },
  'the list of those sessions': {
    config: twelveConfig,
    only: '[role=menu]',
    async reach({ panel }) {
      await panel.page.getByRole('button', { name: /^\d+ more sessions: / }).click();
      await expect(panel.page.getByRole('menuitem').first()).toBeVisible();
    },
  },
  'whether to begin a session anew': {
    config: sessionConfig() + sessionConfig({ name: 'lab' }),
    async before(scene) {
      await signedInBefore(scene);
      await signedIn(scene.home, scene.organisation, { sessionName: 'lab' });
    },
    async reach({ panel }) {
      await (await panel.signedIn('corp')).act('Start a new session').click();
      await expect(panel.page.getByRole('group', { name: /^Starting a new session of corp/ })).toContainText(': lab.');
    },
  },
  'ending soon': {
    ...legacy,
    async reach({ app, panel }) {
      await expect((await panel.session(legacyName)).status).toHaveText('Signed in');
      await app.sleepLaptop(8 * hour - 10 * minute);
      await expect((await panel.session(legacyName)).status).toHaveText('Expires soon');
    },
  },
  'ending soon, with a reminder, muted after it': {
    ...legacy,
    async reach({ app, panel }) {
      const card = await panel.session(legacyName);
      await expect(card.status).toHaveText('Signed in');
      await app.sleepLaptop(8 * hour - 10 * minute);
      await card.remindMe.click();
      await expect(card.ending).toContainText('Reminder at');
      await card.act('Mute notifications').click();
      await expect(card.statusLine).toContainText('Notifications muted');
    },
  },
  ended: {
    ...legacy,
    async reach({ app, panel }) {
      await expect((await panel.session(legacyName)).status).toHaveText('Signed in');
      await app.sleepLaptop(9 * hour);
      await expect((await panel.session(legacyName)).status).toHaveText('Expired');
    },
  },
  'a hard end with the lines that would change it': {
    isTall: true,
    ...legacy,
    async reach({ panel }) {
      const { root } = await panel.session(legacyName);
      await root.getByText('Can’t renew automatically', { exact: true }).click();
      await expect(root.getByRole('button', { name: 'Copy lines' })).toBeVisible();
    },
  },
  'role credentials that have been handed out': {
    config: sessionConfig({ profiles: [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }] }),
    async before(scene) {
      writeRoleCredentials(scene.home, { accountId: '100000000001', roleName: 'Admin', sessionName: 'corp' });
      await signedIn(scene.home, scene.organisation);
    },
    reach: async ({ panel }) => expect((await panel.session('corp')).root).toContainText('Admin in payments until'),
  },
  'a renewal that fails': {
    before: signedInBefore,
    async reach({ app, organisation, panel }) {
      await expect((await panel.session('corp')).status).toHaveText('Signed in');
      organisation.faults.always({ operation: 'CreateToken', grantType: 'refresh_token' }, { status: 503 });
      await app.sleepLaptop(50 * minute);
      await expect((await panel.session('corp')).problem).toBeVisible();
      // Long enough to be warned of.
      await app.sleepLaptop(3 * minute);
      await expect((await panel.session('corp')).ending).toContainText('Stops working at');
    },
  },
  'three sessions, all well': {
    ...atCompany,
    reach: ({ panel }) => expect(panel.role(/^data-lake-dev, Lake, to try out/)).toBeVisible(),
  },
  'three sessions, one of them ending': {
    ...atCompany,
    async reach({ app, panel }) {
      await expectLine(app, partnersName, 'Signed in');
      await listed(panel);
      await app.sleepLaptop(8 * hour - 9 * minute);
      await expect(panel.page.getByRole('region', { name: 'Needs attention' })).toContainText('expires at');
      await expect(panel.chip(partnersName)).toContainText(/\d+ min/);
    },
  },
  'twelve sessions, nine of them signed in': {
    config: twelveConfig,
    async before({ home, organisation }) {
      for (const sessionName of twelve.slice(0, 9)) await signedIn(home, organisation, { sessionName });
    },
    async reach({ panel }) {
      await expect(panel.chip('customer-1')).toHaveAccessibleName(/signed in$/i);
      await expect(panel.roles.first()).toBeVisible();
    },
  },
  offline: {
    ...atCompany,
    async reach({ app, organisation, panel }) {
      await listed(panel);
      await organisation.goOffline();
      await app.sleepLaptop(55 * minute);
      await expect(panel.chip('corp')).toContainText('offline');
    },
  },
  'offline, the sheet': {
    before: signedInBefore,
    async reach({ app, organisation, panel }) {
      await expect(panel.roles.first()).toBeVisible();
      await organisation.goOffline();
      await app.sleepLaptop(55 * minute);
      await expect(panel.chip('corp')).toContainText('offline');
      await panel.session('corp');
    },
  },
  'one of three has expired, news': {
    ...atCompanyForLong,
    async reach({ app, panel }) {
      await expectLine(app, partnersName, 'Signed in');
      await listed(panel);
      await app.sleepLaptop(8 * hour + minute);
      await expect(panel.page.getByRole('region', { name: 'Needs attention' })).toContainText('expired at');
    },
  },
  'they have expired, seen': {
    ...atCompanyForLong,
    async reach({ app, panel }) {
      await expectLine(app, partnersName, 'Signed in');
      await listed(panel);
      await app.sleepLaptop(8 * hour + minute);
      await expect(panel.page.getByRole('region', { name: 'Needs attention' })).toContainText('expired at');
      await app.closePanel();
      await app.tray.choose('Open Daypass');
      await expect(panel.chip(partnersName)).toHaveAttribute('data-status', 'signed-out');
    },
  },
  'the sheet of a session': {
    ...atCompany,
    reach: async ({ panel }) => expect((await panel.session('corp')).signOut).toBeVisible(),
  },
  'the sheet of a legacy session': {
    ...atCompany,
    reach: async ({ panel }) => expect((await panel.session(partnersName)).signOut).toBeVisible(),
  },
  'the sheet of a session that is signed out': {
    reach: async ({ panel }) => expect((await panel.session('corp')).signIn).toBeVisible(),
  },
  'the menu of the line of what needs somebody': {
    only: '[role=menu]',
    async reach({ panel }) {
      await panel.page.getByRole('button', { name: 'More actions for corp' }).click();
      await expect(panel.page.getByRole('menuitem').first()).toBeVisible();
    },
  },
};
