/** The first `aws sso login` on a machine makes every folder on the way, and its file at once: Daypass misses neither it nor the logout. */
import fs from 'node:fs';
import { expect } from 'playwright/test';
import { hasToken } from '../../../testing/aws-files.ts';
import { allow, legacy, legacyUrl, session, test, withCode } from '../../objects/shared-home.ts';
import { trayLine } from '../../objects/tray.ts';

test.use({ appEnv: ({ appEnv }, provide) => provide({ ...appEnv, AWS_CONFIG_FILE: '~/dotfiles/aws-config' }) });

test.beforeEach(({ home }) => {
  fs.mkdirSync(home.path('dotfiles'));
  fs.renameSync(home.path('.aws', 'config'), home.path('dotfiles', 'aws-config'));
  fs.rmSync(home.path('.aws'), { recursive: true });
});

const ways = [
  { how: 'a session', words: ['--profile', 'dev', ...withCode], name: session, key: session },
  { how: 'a legacy profile', words: ['--profile', 'old'], name: legacy, key: legacyUrl },
] as const;

for (const { how, words, name, key } of ways) {
  test(`on a home without ~/.aws, again and again: ${how}`, async ({ home, launch, organisation, terminal }) => {
    // A panel would list with the token, and need none of what is looked at here.
    const app = await launch('--hidden');
    for (let time = 1; time <= 3; time++) {
      await expect.poll(() => trayLine(app, name)).toContain('Signed out');
      expect(fs.existsSync(home.path('.aws'))).toBe(false);
      await allow(organisation, await terminal.login(...words));
      expect(hasToken(home, key)).toBe(true);
      await expect.poll(() => trayLine(app, name), `login ${time}`).toContain('Signed in');
      expect(await terminal.run('sso', 'logout')).toMatchObject({ code: 0 });
      expect(hasToken(home, key)).toBe(false);
      await expect.poll(() => trayLine(app, name), `logout ${time}`).toContain('Signed out');
      fs.rmSync(home.path('.aws'), { recursive: true });
    }
  });
}
