/** The other pages of the panel: first run, forms, settings, profiles, the check. */
import { expect } from 'playwright/test';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import { chooseInMenu } from '../panel.ts';
import { legacyName, signedIn, signedInLegacy } from '../signed-in.ts';
import { atWork, company, companyConfig } from './company.ts';
import { type PanelState, type PanelStates, signedInBefore } from './state.ts';

const legacy = {
  config: legacyConfig({ name: 'dev' }),
  before: ({ home, organisation }) => signedInLegacy(home, organisation),
} satisfies Pick<PanelState, 'config' | 'before'>;

const broken =
  '[profile lost]\nsso_session = nowhere\nsso_account_id = 100000000001\nsso_role_name = Admin\n\n' +
  '[profile twice]\nregion = us-east-1\n\n[profile twice]\nregion = us-east-2\n\n' +
  '[my-own]\nsso_session = corp\n';
const atCompany = { organisation: company, before: atWork } as const;

export const pageStates: PanelStates = {
  'no session yet': { config: '', reach: ({ panel }) => expect(panel.firstRun).toBeVisible() },
  'a form with mistakes': {
    async reach({ panel }) {
      await panel.openAddSession();
      await panel.form.fill({ startUrl: 'nonsense', region: 'x', name: 'y' });
      await panel.form.submit.click();
      await expect(panel.page.getByText('“nonsense” isn’t a start URL.')).toBeVisible();
    },
  },
  'a new session and what would be written': {
    async reach({ panel }) {
      await panel.openAddSession();
      await panel.form.paste('https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws');
      await expect(panel.form.preview.first()).toBeVisible();
    },
  },
  'a new session without a region': {
    async reach({ panel }) {
      await panel.openAddSession();
      await panel.form.paste('https://d-1234567890.awsapps.com/start');
      await expect(panel.form.region).toBeFocused();
      // Its list opens by itself; the list is looked at below.
      await expect(panel.page.getByRole('option').first()).toBeVisible();
      await panel.page.keyboard.press('Escape');
      await expect(panel.page.getByRole('option')).toHaveCount(0);
      await expect(panel.form.region).toBeFocused();
    },
  },
  'the list of regions': {
    only: '[role=listbox]',
    async reach({ panel }) {
      await panel.openAddSession();
      await panel.page.getByRole('button', { name: 'Show regions' }).click();
      await expect(panel.page.getByRole('option').first()).toBeVisible();
    },
  },
  settings: {
    isTall: true,
    before: ({ home }) => home.write('', '.config', 'autostart'),
    async reach({ panel }) {
      await panel.openSettings();
      await expect(panel.page.getByRole('switch')).toHaveCount(6);
    },
  },
  'settings, with other numbers of minutes': {
    isTall: true,
    before: ({ home }) => home.write('{ "warnMinutes": [90, 15] }', '.config', 'Daypass', 'settings.json'),
    async reach({ panel }) {
      await panel.openSettings();
      await expect(panel.page.getByRole('checkbox')).toHaveCount(7);
    },
  },
  'roles chosen for profiles': {
    config: sessionConfig({ profiles: [{ name: 'dev', accountId: '100000000001', roleName: 'Admin' }] }),
    before: signedInBefore,
    async reach({ panel: { page, session } }) {
      await session('corp').then(({ act }) => act('Create profiles').click());
      await page.getByRole('button', { name: 'Select all 2' }).click();
      await expect(page.getByText('2 selected')).toBeVisible();
    },
  },
  'the preview of profiles': {
    isTall: true,
    before: ({ home, organisation }) => {
      const gone = 'sso_session = corp\nsso_account_id = 100000000009\nsso_role_name = X\ncreated_by = daypass\n';
      home.writeConfig(`${sessionConfig()}[profile gone]\n${gone}`);
      return signedIn(home, organisation);
    },
    async reach({ panel: { page, session } }) {
      await session('corp').then(({ act }) => act('Create profiles').click());
      // It comes when all roles are known, and moves what is below it.
      await expect(page.getByText('1 profile created by Daypass')).toBeVisible();
      await page.getByRole('button', { name: 'Select all 3' }).click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('More options').click();
      await page.getByRole('textbox', { name: 'Profile names' }).fill('{role}{x}');
      await page.getByText('gone', { exact: true }).click();
      await expect(page.getByRole('deletion').first()).toBeVisible();
      await expect(page.getByText('2 roles skipped')).toBeVisible();
    },
  },
  'a conversion': {
    ...legacy,
    async reach({ panel: { page, session } }) {
      await session(legacyName).then(({ act }) => act('Enable automatic renewal…').click());
      await expect(page.getByRole('insertion').first()).toBeVisible();
    },
  },
  profiles: {
    ...atCompany,
    config: `${companyConfig}${broken}[profile a-profile-with-quite-a-long-name-in-the-config-file]\nregion = us-east-1\n`,
    async reach({ panel: { page } }) {
      await chooseInMenu(page, 'Profiles');
      await expect(page.getByRole('row', { name: /^pay-admin,/ })).toBeVisible();
      await expect(page.getByRole('row', { name: /^lost,/ })).toBeVisible();
    },
  },
  'the check, with a change': {
    isTall: true,
    ...atCompany,
    config: companyConfig + broken,
    async reach({ panel: { page } }) {
      await chooseInMenu(page, 'Check AWS config');
      await page
        .getByRole('button', { name: /^Review fix/ })
        .first()
        .click();
      await expect(page.locator('.diff').first()).toBeVisible();
    },
  },
  'settings, with sessions and marks': {
    isTall: true,
    ...atCompany,
    config: companyConfig,
    async reach({ panel }) {
      await panel.openSettings();
      const marks = panel.page.getByRole('group', { name: 'Favorites, nicknames and colors' });
      await expect(marks.getByRole('button', { name: 'Export…' })).toBeEnabled();
    },
  },
};
