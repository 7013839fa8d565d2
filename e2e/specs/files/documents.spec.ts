/** The README names every file that Daypass leaves on a disk, and nothing else is left there. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import { filesOf } from '../../objects/canary.ts';
import { liveWholeLife } from '../../objects/whole-life.ts';

/** The rows of README's table of files: the place, and what is said of it. */
function rowsOfReadme(): readonly (readonly [place: string, text: string])[] {
  const [, chapter = ''] = fs.readFileSync('README.md', 'utf8').split('## What it reads and writes\n');
  const [table = ''] = chapter.split('\n## ');
  const rows = table.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => {
    const [, place = '', text = ''] = row.split('|').map((cell) => cell.trim());
    return [place.replaceAll('`', ''), text];
  });
}

/** File names in a text: `config.daypass-backup-<date>`, `*.lock`, `logs/daypass.log`. */
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:[\w*<>-]+\/)?[\w*<>… -]*\.[\w.*<> -]+)`/g)].map(([, name = '']) => name);

/** A name with gaps as the source of a pattern. */
const patternOf = (name: string): string =>
  name
    .split(/(<[^>]*>|\*)/)
    .map((part) => (/^(<|\*)/.test(part) ? '[\\w.-]+' : RegExp.escape(part)))
    .join('');

/** Patterns for paths below the home folder. */
function namedFiles(ownFolder: string): readonly RegExp[] {
  return rowsOfReadme().flatMap(([place, text]) => {
    const names = namesIn(text);
    if (place === 'its own folder')
      return names.map((name) => new RegExp(`^${RegExp.escape(ownFolder)}/${patternOf(name)}$`));
    if (place === 'login item')
      return [...text.matchAll(/`~\/([^`]+)`/g)].map(([, path = '']) => new RegExp(`^${patternOf(path)}$`));
    if (!place.startsWith('~/')) return [];
    const path = place.slice(2);
    if (path.endsWith('/')) {
      const inside = names.length > 0 ? names.map(patternOf).join('|') : '[^/]+\\.json';
      return [new RegExp(`^${RegExp.escape(path)}(?:${inside})$`)];
    }
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return [path, ...names.map((name) => folder + name)].map((name) => new RegExp(`^${patternOf(name)}$`));
  });
}

test.skip(process.platform !== 'linux', 'elsewhere the own folder and the login item are in other places');

test('what a whole life leaves on the disk stands in the README', async ({ home, launch, organisation }) => {
  test.slow();
  await liveWholeLife({ home, launch, organisation });

  const left = Object.keys(filesOf(home, () => false));
  const patterns = namedFiles('.config/Daypass');
  expect(left.filter((name) => !patterns.some((pattern) => pattern.test(name)))).toEqual([]);
  // And all of it was there that is not for moments or for trouble only.
  for (const name of ['.aws/config', '.aws/config.daypass-before-conversion', '.aws/config.daypass-before-restore'])
    expect(left).toContain(name);
  for (const name of ['settings.json', 'history.json', 'notifications.json', 'logs/daypass.log'])
    expect(left).toContain(`.config/Daypass/${name}`);
  expect(left.filter((name) => /^\.config\/Daypass\/accounts\/[0-9a-f]{16}\.json$/.test(name))).not.toEqual([]);
  expect(left).toContain('.config/autostart/daypass.desktop');
  expect(left.filter((name) => /daypass-backup-/.test(name))).toHaveLength(1);
  expect(left.filter((name) => name.startsWith('.aws/sso/cache/')).length).toBeGreaterThan(2);
});
