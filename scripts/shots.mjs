// @ts-check
/**
 * `npm run shots`: makes the pictures of README and docs anew (docs/images), and those of every state (out/shots), of the app as it is
 * built. Arguments are Playwright's: `npm run shots -- documents` makes the first alone.
 */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npx', ['playwright', 'test', '--project=shots', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, DAYPASS_SHOTS: '1' },
});
process.exitCode = status ?? 1;
