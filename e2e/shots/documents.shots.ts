/** The pictures of README and docs, of the app as it is: `npm run shots` writes them to docs/images. */
import path from 'node:path';
import type { DaypassHost } from '../hosts/driver.ts';
import { expect, test } from '../hosts/fixture.ts';
import type { Panel } from '../objects/panel.ts';
import { panelStates } from '../objects/panel-states/index.ts';
import type { PanelState } from '../objects/panel-states/state.ts';
import { dressed, inState } from '../objects/picture-app.ts';
import { drawTray } from '../objects/tray-paper.ts';

const folder = path.join(import.meta.dirname, '../../docs/images');
const file = (name: string): string => path.join(folder, `${name}.png`);

const { 'three sessions, all well': company, 'searching in three sessions': search } = panelStates;
const { 'the check, with a change': check } = panelStates;

interface Shot {
  readonly state: PanelState | undefined;
  take(app: DaypassHost, panel: Panel): Promise<void>;
}

const taken = (name: string) => async (app: DaypassHost, panel: Panel) => {
  await dressed(app, panel, { language: 'en', theme: 'light' });
  await panel.page.screenshot({ path: file(name), animations: 'disabled' });
};

const shots: Readonly<Record<string, Shot>> = {
  'panel, light and dark, and tray': {
    state: company,
    async take(app, panel) {
      for (const theme of ['light', 'dark'] as const) {
        await dressed(app, panel, { language: 'en', theme });
        await panel.page.screenshot({ path: file(`panel-${theme}`), animations: 'disabled' });
      }
      const paper = await panel.page.context().newPage();
      await drawTray(paper, app, { language: 'en', theme: 'light', open: ['Copy profile'] });
      await paper.locator('body').screenshot({ path: file('tray') });
      await dressed(app, panel, { language: 'ja', theme: 'light' });
      await panel.page.screenshot({ path: file('panel-ja'), animations: 'disabled' });
    },
  },
  search: { state: search, take: taken('search') },
  check: { state: check, take: taken('check') },
  'new profiles': {
    state: company,
    async take(app, panel) {
      const { page, session } = panel;
      await session('corp').then(({ act }) => act('Create profiles').click());
      const roles = page.getByRole('checkbox');
      await roles.nth(0).check({ force: true });
      await roles.nth(1).check({ force: true });
      await page.getByRole('button', { name: 'Next' }).click();
      await expect(page.getByRole('insertion').first()).toBeVisible();
      await taken('new-profiles')(app, panel);
    },
  },
};

test.use({ timezoneId: 'UTC' });

for (const [name, { state, take }] of Object.entries(shots))
  test.describe(name, () => {
    test.use({ organisationOptions: { ...state?.organisation } });

    test('picture', async ({ home, launch, organisation }) => {
      if (state === undefined) throw new Error('There is no such state');
      const { app, panel } = await inState(state, { home, launch, organisation });
      await take(app, panel);
    });
  });
