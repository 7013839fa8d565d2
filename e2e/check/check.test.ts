/** The check by hand, without a person and without Electron: what it starts, what it asks, what it writes, and what it leaves. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { check } from './check.ts';

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-check-test-'));
  vi.stubEnv('DISPLAY', ':77');
  vi.stubEnv('TMPDIR', dir);
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(dir, { recursive: true });
});

/** An app folder whose Electron writes down how it is started; the one that is started first stays until it is ended. */
function installElectron(): void {
  const write = (file: string, content: string, mode = 0o644): void => {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), content, { mode });
  };
  write('package.json', '{ "version": "1.2.3" }');
  write('node_modules/electron/package.json', '{ "version": "45.0.0" }');
  write('node_modules/electron/path.txt', 'electron');
  write(
    'node_modules/electron/dist/electron',
    `#!/bin/sh\necho "$*" >> '${dir}/starts'\ncase "$*" in *--hidden*) exec sleep 600;; esac\n`,
    0o755,
  );
}

async function run(answers: string): Promise<{ readonly code: number; readonly said: string }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end(answers);
  const said = text(output);
  const code = await check({ appDir: dir, input, output, folder: dir });
  output.end();
  return { code, said: await said };
}

const report = (): string => fs.readFileSync(path.join(dir, `daypass-check-${process.platform}.md`), 'utf8');

test('without Electron, one sentence says so, and nothing is started', async () => {
  const { code, said } = await run('');
  expect(code).toBe(1);
  expect(said).toBe(
    'Nothing can be checked here. The Electron binary is not installed (npx install-electron fetches it).\n',
  );
  expect(fs.readdirSync(dir)).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('without a display it says that', async () => {
  installElectron();
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  expect((await run('')).said).toBe(
    'Nothing can be checked here. Electron is installed, but there is no display to show it on.\n',
  );
});

test.skipIf(process.platform === 'win32')('eight questions, and a report without anything of the person', async () => {
  installElectron();
  const { code, said } = await run('y\nn the bell | is missing\nwhat?\ny\ny\ny\ny\ny\ns no time\n');
  expect(code).toBe(1);
  expect(said.match(/\[y\/n\/s\]/g)).toHaveLength(8);
  expect(said).toContain('Please begin with y, n or s.');
  const written = report();
  expect(written).toContain('# Daypass 1.2.3 on ');
  expect(written).toContain('6 yes, 1 no, 1 skipped.');
  expect(written).toMatch(/\| notification \|.*\| no \| the bell \\\| is missing \|/);
  expect(written).toContain('it still ran at the end');
  expect(written).not.toContain(dir);
  expect(written).not.toContain(os.hostname());
  const [first = '', second = '', ...others] = fs.readFileSync(path.join(dir, 'starts'), 'utf8').trim().split('\n');
  expect(first).toMatch(/--user-data-dir=.*daypass-check-.* --hidden$/);
  expect(second).toBe(first.replace(' --hidden', ''));
  expect(others).toEqual([]);
  // The throw-away home is gone, and so is what was started.
  expect(fs.readdirSync(dir).filter((name) => name.startsWith('daypass-check-') && !name.endsWith('.md'))).toEqual([]);
});

test.skipIf(process.platform === 'win32')('all seen is a success; whoever leaves has skipped the rest', async () => {
  installElectron();
  expect((await run('y\n'.repeat(8))).code).toBe(0);
  expect((await run('y\ny\n')).code).toBe(0);
  expect(report()).toContain('2 yes, 0 no, 6 skipped.');
});
