// @ts-check
/** `npm run shots`: makes the pictures of README and docs anew, of the app as it is built. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npx', ['playwright', 'test', '--project=shots'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, DAYPASS_SHOTS: '1' },
});
process.exitCode = status ?? 1;
