/** Several Daypass processes that change one config file at the same time, and are killed meanwhile: nothing is lost. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupsOf } from './backup.ts';
import { editConfigFile } from './change.ts';

let home: string;
let file: string;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-processes-'));
  file = path.join(home, 'config');
  fs.writeFileSync(file, '[default]\nregion = x\n');
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

/** Adds profiles in a loop, and says of each that it was added. */
function writer(name: string, count: number) {
  const module = new URL('change.ts', import.meta.url).href;
  const script = `
    const { editConfigFile } = await import(${JSON.stringify(module)});
    for (let n = 0; n < ${count}; n++) {
      const section = { kind: 'profile', name: '${name}' + n };
      const done = await editConfigFile(${JSON.stringify(file)}, [{ kind: 'add-section', section, settings: [['region', 'r']] }]);
      console.log(done.ok ? '${name}' + n : 'refused ' + JSON.stringify(done.problem));
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HOME: home, USERPROFILE: home },
  });
  let said = '';
  child.stdout.on('data', (data) => (said += String(data)));
  return { child, ended: once(child, 'close'), said: () => said.split('\n').filter(Boolean) };
}

const profiles = (): readonly string[] =>
  [...fs.readFileSync(file, 'utf8').matchAll(/^\[profile (.+)\]$/gm)].map(([, name]) => name!);

test('each change that a process reported is in the file, and none twice', { timeout: 120_000 }, async () => {
  const writers = ['a', 'b', 'c'].map((name) => writer(name, 12));
  await Promise.all(writers.map(({ ended }) => ended));
  const said = writers.flatMap((one) => one.said());
  expect(said.filter((line) => line.startsWith('refused'))).toEqual([]);
  expect(profiles().toSorted()).toEqual(said.toSorted());
  expect(said).toHaveLength(36);
  expect(fs.readdirSync(home).filter((name) => /lock|tmp/.test(name))).toEqual([]);
});

test(
  'a process that is killed keeps nobody from changing the file, and cuts nothing',
  { timeout: 120_000 },
  async () => {
    const said: string[] = [];
    for (let kill = 0; kill < 6; kill++) {
      const one = writer(`k${kill}-`, 1000);
      await expect.poll(() => one.said().length).toBeGreaterThan(kill % 3);
      one.child.kill('SIGKILL');
      await one.ended;
      said.push(...one.said());
      const mine = `mine${kill}`;
      const edit = {
        kind: 'add-section',
        section: { kind: 'profile', name: mine },
        settings: [['region', 'r']],
      } as const;
      expect(await editConfigFile(file, [edit])).toMatchObject({ ok: true });
      said.push(mine);
    }
    // The last change of a killed one may have been made before it could say so.
    for (const name of said) expect(profiles()).toContain(name);
    expect(new Set(profiles()).size).toBe(profiles().length);
    expect(profiles().length).toBeLessThanOrEqual(said.length + 6);
    expect(await backupsOf(file)).toHaveLength(1);
  },
);
