// @ts-check
/** `npm test`: the unit tests and then the end-to-end suite, also where the first ones fail, so that one run tells of both. */
import { spawnSync } from 'node:child_process';

/** npm's own program, as npm tells its scripts. */
const npm = process.env['npm_execpath'] ?? '';
const suites = ['test:unit', 'test:e2e'];
const failed = suites.filter(
  (name) => spawnSync(process.execPath, [npm, 'run', name], { stdio: 'inherit' }).status !== 0,
);
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map((name) => `npm run ${name}`).join(' and ')}`);
  process.exitCode = 1;
}
