// @ts-check
/**
 * `npm run demo`: checks that this Node.js can run the demo, and starts it (e2e/demo). With `-- --large` the organisation has
 * 5,000 accounts; `--desktop` shows it in a Chromium window where there is Electron as well, `--tour` as a tour.
 */
import { stripVTControlCharacters } from 'node:util';

if (!process.features.typescript) {
  console.error(
    `The demo needs Node.js 24; this is ${process.version}. Install it from nodejs.org, then run "npm run demo".`,
  );
  process.exit(1);
}
const flags = ['--large', '--desktop', '--tour'];
const asked = process.argv.slice(2).filter((flag) => flag !== '--');
const unknown = asked.find((flag) => !flags.includes(flag));
if (unknown !== undefined) {
  console.error(`The demo knows no ${unknown}. It knows ${flags.join(', ')}: npm run demo -- --large`);
  process.exit(2);
}

let isEnded = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, () => (isEnded = true));
const { demo } = await import('../e2e/demo/demo.ts');
const has = (/** @type {string} */ flag) => asked.includes(flag);
try {
  await demo({ isLarge: has('--large'), shows: has('--desktop') ? 'desktop' : has('--tour') ? 'tour' : null });
} catch (error) {
  // Whoever ends it knows why the browser has gone.
  if (!isEnded) tell(error);
  process.exitCode = 1;
}
if (isEnded) console.log('\nThe demo has ended.');

/**
 * What went wrong is in its first words; where in our code it did helps nobody who only wants to look.
 * @param {unknown} error
 */
function tell(error) {
  console.error(`\nThe demo has stopped: ${firstWords(error)}`);
  console.error('Run it again; if it stops there again, please report these lines. DEBUG=1 shows the whole error.');
  if (process.env['DEBUG']) console.error(error);
}

/** @param {unknown} error */
function firstWords(error) {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  // Playwright adds the log of its call.
  return text.split(/\n\s*Call log:/)[0]?.trim();
}
