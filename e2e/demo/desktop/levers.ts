/** What a person can do to the simulated world beside the desktop: let time pass, cut the network, break things. */
import fs from 'node:fs';
import type { Frame } from 'playwright';
import { hour } from '../../../src/shared/time.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import type { Stage } from '../stage.ts';
import { setTerminalClock } from '../terminal-clock.ts';
import type { LeverState } from './state.ts';

export interface Levers {
  states(): readonly LeverState[];
  /** Presses one; what has happened, in a sentence. */
  press(id: string): Promise<string>;
}

interface Lever {
  readonly label: string;
  readonly hint: string;
  /** Whether it is on; without it, pressing does something once. */
  readonly isOn?: () => boolean;
  /** Returns what it has done, in a sentence. */
  readonly press: () => Promise<string>;
}

/** Sections with a mistake each: a session that is missing, a name that is mistyped, an address that is none. */
const brokenProfiles = `
# The demo's broken profiles: everything from here on is removed again with the same button.
[profile no-such-session]
sso_session = crop
sso_account_id = 100000000001
sso_role_name = Admin

[profile half-legacy]
sso_start_url = https://acme-partners.awsapps.com/start

[sso-session typing-mistake]
sso_start_url = htps://acme.awsapps.com/start
sso_region = eu-wset-1
`;

/** As many calls a second as AWS takes. */
const manyAccounts = { accounts: 5000, rateLimit: 20 };

/** `panel`: the frame with Daypass's panel, which is opened if need be. */
export function createLevers(app: DaypassHost, stage: Stage, panel: () => Promise<Frame>): Levers {
  const { organisation, home } = stage;
  const config = home.path('.aws', 'config');
  let isOffline = false;
  let isDark = false;
  let isLarge = stage.accounts >= manyAccounts.accounts;
  const closeLid = (hours: number, span: string): Lever => ({
    label: `+${hours} h`,
    hint: `Closes the lid of the laptop for ${span}.`,
    async press() {
      await app.sleepLaptop(hours * hour);
      setTerminalClock(home, app.now() - Date.now());
      return `The lid was closed for ${span}. Daypass looks at the sessions some seconds after it was opened.`;
    },
  });
  const levers: Readonly<Record<string, Lever>> = {
    'one-hour': closeLid(1, 'an hour'),
    'ten-hours': closeLid(10, '10 hours'),
    offline: {
      label: 'Offline',
      hint: 'Cuts the network: AWS can’t be reached.',
      isOn: () => isOffline,
      async press() {
        isOffline = !isOffline;
        await (isOffline ? organisation.goOffline() : organisation.goOnline());
        await app.power.emit('resume');
        return isOffline ? 'AWS can’t be reached. With +1 h a renewal is due and fails.' : 'AWS can be reached again.';
      },
    },
    'broken-profiles': {
      label: 'Broken profiles',
      hint: 'Writes profiles with mistakes into ~/.aws/config, or removes them.',
      isOn: () => read(config).includes(brokenProfiles),
      async press() {
        const text = read(config);
        const isThere = text.includes(brokenProfiles);
        fs.writeFileSync(config, isThere ? text.replace(brokenProfiles, '') : text + brokenProfiles);
        return isThere ? 'The broken profiles are gone.' : 'Three sections of ~/.aws/config have mistakes now.';
      },
    },
    'many-accounts': {
      label: '5,000 accounts',
      hint: 'Gives the organization 5,000 accounts, which answer as many calls a second as AWS.',
      isOn: () => isLarge,
      async press() {
        isLarge = !isLarge;
        organisation.configure(isLarge ? manyAccounts : { accounts: stage.accounts, rateLimit: undefined });
        await loadAccountsAnew(await panel());
        return isLarge
          ? 'The organization has 5,000 accounts. A session that is signed in lists them now.'
          : `The organization has ${stage.accounts} accounts again.`;
      },
    },
    dark: {
      label: 'Dark',
      hint: 'Sets the theme of the system.',
      isOn: () => isDark,
      async press() {
        isDark = !isDark;
        await app.theme.set(isDark ? 'dark' : 'light');
        return `The system’s theme is ${isDark ? 'dark' : 'light'}.`;
      },
    },
  };
  return {
    states: () =>
      Object.entries(levers).map(([id, { label, hint, isOn }]) => ({ id, label, hint, isOn: isOn?.() ?? null })),
    press: async (id) => (await levers[id]?.press()) ?? '',
  };
}

function read(file: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

/** As the button "Refresh accounts" of each session that is signed in; the others list them when somebody signs in. */
async function loadAccountsAnew(panel: Frame): Promise<void> {
  await panel.evaluate(async () => {
    for (const sessionId of ['sso-session:corp', 'sso-session:lab'] as const)
      await window.daypass.dispatch({ type: 'load-accounts', sessionId });
  });
}
