/** `npm run demo` where there is no display, which is the first thing of Daypass that many people see: it goes to its end. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'playwright/test';

test.skip(process.platform !== 'linux', 'elsewhere there is always a display');

test('the tour plays all its steps and keeps the pictures that it names', async () => {
  test.slow();
  const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/demo.mjs'], { env });
  expect(stdout).toContain('The tour is over.');
  const pictures = [...stdout.matchAll(/picture: (\S+)/g)].map(([, name = '']) => name);
  expect(pictures.length).toBeGreaterThan(10);
  expect(pictures.filter((name) => !fs.existsSync(`out/demo/${name}`))).toEqual([]);
});
