/**
 * `npm run demo`: checks that this Node.js can run the demo, and starts it (e2e/demo). With `-- --large` the organisation has
 * 5,000 accounts.
 */
if (!process.features.typescript) {
  console.error(
    `The demo needs Node.js 24; this is ${process.version}. Install it from nodejs.org, then run "npm run demo".`,
  );
  process.exit(1);
}
const { demo } = await import('../e2e/demo/demo.ts');
await demo(process.argv.includes('--large'));
