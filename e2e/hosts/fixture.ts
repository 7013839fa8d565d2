/** The fixtures of Daypass's own specs: the app on a throw-away home, and the organisation that it signs in to. */
import {
  type Organisation,
  type OrganisationOptions,
  startOrganisation,
} from '../../testing/identity-center/organisation.ts';
import { sessionConfig } from '../../testing/config.ts';
import { signedIn } from '../objects/signed-in.ts';
import { test as base } from './app-fixture.ts';
import type { DaypassHost } from './driver.ts';

interface OrganisationFixtures {
  /** How large, how fast and how faulty the organisation is. */
  organisationOptions: Partial<OrganisationOptions>;
  /** The simulated IAM Identity Center; the app's endpoint variables point at it. */
  organisation: Organisation;
  /** Starts the app in a home with one session, "corp", that somebody has signed in to with another tool. */
  launchSignedIn: (...args: string[]) => Promise<DaypassHost>;
}

export const test = base.extend<OrganisationFixtures>({
  organisationOptions: [{}, { option: true }],
  async organisation({ organisationOptions }, provide) {
    await using organisation = await startOrganisation(organisationOptions);
    await provide(organisation);
  },
  // A desktop is there: without one, the app in a container would take its browser to be on another machine.
  appEnv: async ({ organisation }, provide) => provide({ ...organisation.env, DISPLAY: ':0' }),
  async launchSignedIn({ home, launch, organisation }, provide) {
    await provide(async (...args) => {
      home.writeConfig(sessionConfig());
      await signedIn(home, organisation);
      return launch(...args);
    });
  },
  timePasses: async ({ organisation }, provide) => provide((ms) => organisation.advance(ms)),
});

export { expect } from 'playwright/test';
