/** Signing in and out on the main page: waiting for the browser, the code, the report, the list that stays. */
import { expect } from 'playwright/test';
import { writeRoleCredentials } from '../role-cache.ts';
import { allowInBrowser, openedPage } from '../sign-in.ts';
import { expectLine } from '../signed-in.ts';
import { atWork, company, companyConfig } from './company.ts';
import { type PanelStates, signedInBefore } from './state.ts';

const atCompany = { config: companyConfig, organisation: company, before: atWork } as const;

export const signInStates: PanelStates = {
  'waiting for the browser': {
    async reach({ panel }) {
      await (await panel.session('corp')).signIn.click();
      await expect((await panel.session('corp')).openPageAgain).toBeVisible();
    },
  },
  'waiting with a code': {
    async reach({ panel }) {
      await (await panel.session('corp')).act('Sign in with code').click();
      await expect((await panel.session('corp')).code).toBeVisible();
    },
  },
  'a sign-out that AWS could not be told': {
    before(scene) {
      scene.organisation.faults.always('Logout', 'html');
      return signedInBefore(scene);
    },
    async reach({ panel }) {
      await (await panel.session('corp')).signOut.click();
      await expect(panel.signOutReport).toContainText(['Daypass will retry']);
    },
  },
  'signed out, with the list from memory': {
    ...atCompany,
    async reach({ app, panel }) {
      await expect(panel.page.getByRole('progressbar')).toHaveCount(0);
      await panel.signOutAll();
      await expectLine(app, 'corp', 'Signed out');
      await expect(panel.signOutReport.first()).toBeVisible();
      await panel.page.getByRole('region', { name: 'Signed out' }).getByRole('button', { name: 'Dismiss' }).click();
      await expect(panel.page.getByText(/^as of /).first()).toBeVisible();
    },
  },
  'signing in again, and the session goes on meanwhile': {
    ...atCompany,
    async reach({ panel }) {
      await (await panel.session('corp')).act('Sign in again').click();
      await expect((await panel.session('corp')).openPageAgain).toBeVisible();
    },
  },
  'waiting for the browser, in one line': {
    ...atCompany,
    async reach({ panel }) {
      const card = await panel.session('corp');
      await card.act('Sign in again').click();
      await expect(card.openPageAgain).toBeVisible();
      await panel.page.keyboard.press('Escape');
      await expect(panel.page.getByRole('region', { name: 'Needs attention' })).toContainText('in your browser');
    },
  },
  'the code, in one line': {
    ...atCompany,
    async reach({ panel }) {
      const card = await panel.session('corp');
      await card.act('Sign in again with code').click();
      await expect(card.code).toBeVisible();
      await panel.page.keyboard.press('Escape');
      await expect(panel.page.getByRole('region', { name: 'Needs attention' })).toContainText('confirm this code');
    },
  },
  'somebody else has signed in': {
    before: signedInBefore,
    async reach({ app, organisation, panel }) {
      await expect((await panel.session('corp')).root).toContainText('ana.lima');
      await (await panel.session('corp')).act('Sign in again').click();
      await allowInBrowser(organisation, await openedPage(app), 'kenji.sato@example.com');
      await expect(panel.notices.first()).toContainText('kenji.sato@example.com');
    },
  },
  'the report after signing out of all': {
    ...atCompany,
    async before(desk) {
      const payAdmin = { accountId: '699263375140', roleName: 'AdministratorAccess', sessionName: 'corp' };
      writeRoleCredentials(desk.home, payAdmin);
      await atWork(desk);
    },
    async reach({ panel }) {
      await expect(panel.role(/^data-lake-dev/).first()).toBeVisible();
      await panel.signOutAll();
      await expect(panel.signOutReport).toHaveCount(3);
      await expect(panel.page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
    },
  },
};
