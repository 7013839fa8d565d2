/** The pictures of README and docs, of the app as it is: `npm run shots` writes them to docs/images. */
import path from 'node:path';
import { type DaypassHost, type Label, type MenuRecord } from '../hosts/driver.ts';
import { expect, test } from '../hosts/fixture.ts';
import { trayPicture } from '../hosts/stand-in/tray-picture.ts';
import { type Panel, panelOf } from '../objects/panel.ts';
import { panelStates } from '../objects/panel-states/index.ts';
import type { PanelState } from '../objects/panel-states/state.ts';

const folder = path.join(import.meta.dirname, '../../docs/images');
const file = (name: string): string => path.join(folder, `${name}.png`);

const { 'three sessions, all well': company, 'searching in three sessions': search } = panelStates;
const { 'the check, with a change': check } = panelStates;

interface Shot {
  readonly state: PanelState | undefined;
  take(app: DaypassHost, panel: Panel): Promise<void>;
}

const shots: Readonly<Record<string, Shot>> = {
  'panel, light and dark, and tray': {
    state: company,
    async take(app, { page }) {
      for (const theme of ['light', 'dark'] as const) {
        await app.theme.set(theme);
        await page.screenshot({ path: file(`panel-${theme}`), animations: 'disabled' });
      }
      const paper = await page.context().newPage();
      const items = await app.tray.items();
      await paper.setContent(
        trayPicture(items, await app.tray.icon(), await app.tray.tooltip(), {
          theme: 'light',
          now: app.now(),
          open: [labelOf(items, 'Copy profile')],
        }),
      );
      await paper.locator('body').screenshot({ path: file('tray') });
    },
  },
  search: {
    state: search,
    take: (_app, { page }) => page.screenshot({ path: file('search'), animations: 'disabled' }).then(() => {}),
  },
  check: {
    state: check,
    take: (_app, { page }) => page.screenshot({ path: file('check'), animations: 'disabled' }).then(() => {}),
  },
  'new profiles': {
    state: company,
    async take(_app, { page, session }) {
      await session('corp').then(({ act }) => act('Create profiles').click());
      const roles = page.getByRole('checkbox');
      await roles.nth(0).check({ force: true });
      await roles.nth(1).check({ force: true });
      await page.getByRole('button', { name: 'Next' }).click();
      await expect(page.getByRole('insertion').first()).toBeVisible();
      await page.screenshot({ path: file('new-profiles'), animations: 'disabled' });
    },
  },
};

function labelOf(items: readonly MenuRecord[], label: Label): string {
  return items.find((item) => item.label === label)?.label ?? '';
}

for (const [name, { state, take }] of Object.entries(shots))
  test.describe(name, () => {
    test.use({ organisationOptions: { ...state?.organisation } });

    test('picture', async ({ home, launch, organisation }) => {
      if (state?.config !== undefined) home.writeConfig(state.config);
      await state?.before?.({ home, organisation });
      const app = await launch();
      const panel = await panelOf(app);
      await panel.page.emulateMedia({ reducedMotion: 'reduce' });
      await app.theme.set('light');
      await state?.reach({ app, home, organisation, panel });
      await take(app, panel);
    });
  });
