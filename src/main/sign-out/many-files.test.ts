/** Folders with far more files than a program may have open: everything is found and removed. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeFolder } from '../../../testing/remove-folder.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'daypass-many-'));
});
afterEach(() => removeFolder(home));

/** In a process of its own with 100 descriptors, of which `held` are taken; of these half come back after a moment. */
const sweeper = (held: number) => `
  const { sweepTokens } = await import('${new URL('../aws/cache/token-sweep.ts', import.meta.url).href}');
  const { removeSsoRoleCredentials } = await import('${new URL('../aws/cache/role-credential-cache.ts', import.meta.url).href}');
  const { createTokenCache } = await import('${new URL('../aws/cache/token-cache.ts', import.meta.url).href}');
  const { openSync, closeSync } = await import('node:fs');
  // The modules that are loaded when they are needed are loaded by now.
  await sweepTokens('/nowhere');
  const held = [];
  try { while (held.length < ${held}) held.push(openSync('/dev/null')); } catch {}
  setTimeout(() => { for (const each of held.splice(0, held.length / 2)) closeSync(each); }, 300);
  const [sso, cli] = process.argv.slice(-2);
  const roles = await removeSsoRoleCredentials(cli);
  const found = await sweepTokens(sso);
  const cache = createTokenCache(sso);
  let removed = 0;
  for (const { file } of found) removed += (await cache.removeFile(file)).kind === 'removed' ? 1 : 0;
  for (const each of held) closeSync(each);
  console.log(JSON.stringify({ roles: roles.removed.length, failures: roles.failures.length, found: found.length, removed }));
`;

test.skipIf(process.platform === 'win32').each([0, 1000])(
  'with 100 descriptors, of which %i are wanted by others',
  async (held) => {
    const [sso, cli] = [path.join(home, 'sso'), path.join(home, 'cli')];
    await Promise.all([mkdir(sso), mkdir(cli)]);
    for (let index = 0; index < 600; index++) {
      const other = index % 3 === 0 ? '{"clientId": "a"}' : '{"cut';
      await writeFile(path.join(sso, `${index}.json`), index % 2 ? '{"accessToken": "T"}' : other);
      await writeFile(path.join(cli, `${index}.json`), index % 2 ? '{"ProviderType": "sso"}' : '{"Credentials": {}}');
    }
    const script = path.join(home, 'sweep.mjs');
    await writeFile(script, sweeper(held));
    const command = `ulimit -n 100; exec "$0" "$@"`;
    const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath, script, sso, cli]);
    expect(JSON.parse(stdout)).toEqual({ roles: 300, failures: 0, found: 300, removed: 300 });
    expect([(await readdir(sso)).length, (await readdir(cli)).length]).toEqual([300, 300]);
  },
  60_000,
);
