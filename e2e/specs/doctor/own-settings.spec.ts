/** What is wrong in Daypass's own settings: the command and the panel name file, setting and what counts instead; no tool fails of it. */
import { de } from '../../../src/shared/messages/de/index.ts';
import { en } from '../../../src/shared/messages/en/index.ts';
import { ja } from '../../../src/shared/messages/ja/index.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { expect, test } from '../../hosts/fixture.ts';
import { daypassCommand } from '../../objects/daypass-command.ts';
import { openCheck } from '../../objects/doctor.ts';

const place = ['.config', 'Daypass', 'settings.json'] as const;
const settings = { theme: 'blue', servedHours: 4, quietHours: { from: '25:00', until: '07:00' } };
const told = [
  ['theme', '"blue"', '"system"'],
  ['quietHours', '{"from":"25:00","until":"07:00"}', 'null'],
] as const;

interface Finding {
  readonly code: string;
}
const findingsOf = (json: string): readonly Finding[] => (JSON.parse(json) as { findings: Finding[] }).findings;
/** Of Daypass's own settings. */
const found = (json: string): readonly Finding[] => findingsOf(json).filter(({ code }) => code.startsWith('setting'));

for (const [language, LANG, texts] of [
  ['en', 'en_US.UTF-8', en],
  ['ja', 'ja_JP.UTF-8', ja],
  ['de', 'de_DE.UTF-8', de],
] as const)
  test(`the command tells them, and ends as before (${language})`, async ({ home, organisation }) => {
    home.writeConfig(sessionConfig());
    const { start } = daypassCommand(home, organisation);
    const doctor = (...more: readonly string[]) => start(['doctor', ...more], { LANG }).ended;
    // The simulated organisation has addresses of its own, which the check has notes about.
    const before = await doctor();
    expect([before.code, before.out]).toEqual([0, expect.not.stringContaining('settings.json')]);

    home.write(JSON.stringify(settings), ...place);
    const file = home.path(...place);
    const { code, out, err } = await doctor();
    expect([code, err]).toEqual([0, '']);
    for (const [name, value, used] of told) {
      const line = out.split('\n').find((one) => one.includes(`${name} = ${value}`)) ?? '';
      expect(line.startsWith(`${texts.doctor.warning}: `)).toBe(true);
      for (const part of [file, used]) expect(line).toContain(part);
    }
    const report = await doctor('--json');
    expect(report.code).toBe(0);
    expect(found(report.out)).toMatchObject(
      told.map(([name, value, used]) => ({
        code: 'setting-invalid',
        params: { file, name, value, used },
        severity: 'warning',
        place: null,
        tools: [],
      })),
    );
    expect(home.read(...place), 'the check changes nothing').toBe(JSON.stringify(settings));

    // What keeps a tool from working is an error as before, and comes first.
    home.writeConfig(`${sessionConfig()}[profile a]\nsso_session = gone\nsso_account_id = 1\nsso_role_name = R\n`);
    const both = await doctor('--json');
    expect(both.code).toBe(1);
    expect(findingsOf(both.out)[0]).toMatchObject({ severity: 'error' });
    expect(found(both.out)).toHaveLength(2);

    home.write('{"theme": ', ...place);
    expect((await doctor()).out).toContain(texts.finding['settings-unreadable'].message.replace('{{file}}', file));
  });

test('the panel’s check tells them as well, until they are right', async ({ home, launch }) => {
  home.writeConfig(sessionConfig());
  home.write(JSON.stringify(settings), ...place);
  const page = await openCheck(await launch());
  const finding = page.getByRole('listitem').filter({ hasText: 'theme = "blue"' });
  await expect(finding).toContainText('"system" is used instead');
  await expect(page.getByRole('heading', { name: '2 problems found' })).toBeVisible();
  // Chosen anew, it is written as it is used.
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByText(en.panel.settingsPage.themes.dark, { exact: true }).click();
  await expect.poll(() => JSON.parse(home.read(...place)).theme).toBe('dark');
  await page.getByRole('button', { name: en.doctor.open }).click();
  await expect(page.getByRole('heading', { name: en.doctor.nothing })).toBeVisible();
});
