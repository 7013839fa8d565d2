/**
 * Pictures of every state of the panel and of the tray's menu, in all languages and themes, for people to look through: `npm run shots`
 * writes them to out/shots, with a page that shows all of them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { locales } from '../../src/shared/messages/languages.ts';
import { test } from '../hosts/fixture.ts';
import { panelStates } from '../objects/panel-states/index.ts';
import { dressed, inState, pictureAccounts, pictureName } from '../objects/picture-app.ts';
import { drawTray } from '../objects/tray-paper.ts';

const folder = path.join(import.meta.dirname, '../../out/shots');
const themes = ['light', 'dark'] as const;
const looks = locales.flatMap((language) => themes.map((theme) => ({ language, theme })));
const file = (name: string, what: string): string => `${pictureName(name)}-${what}.png`;

test.use({ timezoneId: 'UTC' });

for (const [name, state] of Object.entries(panelStates))
  test.describe(name, () => {
    test.use({ organisationOptions: { accounts: pictureAccounts, ...state.organisation } });

    test('pictures', async ({ home, launch, organisation }) => {
      const { app, panel } = await inState(state, { home, launch, organisation });
      const paper = await panel.page.context().newPage();
      for (const { language, theme } of looks) {
        await dressed(app, panel, { language, theme, isTall: state.isTall });
        const options = {
          path: path.join(folder, file(name, `${language}-${theme}`)),
          animations: 'disabled',
        } as const;
        await panel.page.screenshot(options);
        await drawTray(paper, app, { language, theme });
        await paper.locator('body').screenshot({ path: path.join(folder, file(name, `tray-${language}-${theme}`)) });
      }
    });
  });

test('the page that shows all of them', () => {
  const rows = Object.keys(panelStates).map((name) => {
    const pictures = ['', 'tray-'].flatMap((part) =>
      looks.map(
        ({ language, theme }) => `<img loading="lazy" alt="" src="${file(name, `${part}${language}-${theme}`)}">`,
      ),
    );
    return `<h2>${name}</h2><div>${pictures.join('')}</div>`;
  });
  const style =
    'body { font: 14px sans-serif } div { display: flex; flex-wrap: wrap; gap: 8px } img { width: 300px; align-self: start }';
  fs.mkdirSync(folder, { recursive: true });
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every state of Daypass</title><style>${style}</style>`;
  fs.writeFileSync(path.join(folder, 'index.html'), `${head}<h1>Every state of Daypass</h1>${rows.join('')}</html>`);
});
