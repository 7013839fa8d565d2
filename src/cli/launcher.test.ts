/** The launcher of the installed command, with a small program in the place of the command: which Node it takes, and what it says of it. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder } from '../../testing/remove-folder.ts';
import { locales } from '../shared/messages/languages.ts';

let dir: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(tmpdir(), 'daypass-launcher-'));
  fs.copyFileSync('assets/command/daypass', path.join(dir, 'daypass'));
  fs.writeFileSync(path.join(dir, 'daypass.js'), 'console.log(process.argv.slice(2).join(" "));');
});
afterAll(() => removeFolder(dir));

/** As from a menu, with a Node on the PATH. */
function launch(env: NodeJS.ProcessEnv) {
  const PATH = `${path.dirname(process.execPath)}:/usr/bin:/bin`;
  const told = spawnSync('/bin/sh', [path.join(dir, 'daypass'), 'a', 'b c'], {
    encoding: 'utf8',
    env: { PATH, ...env },
  });
  return { status: told.status, stdout: told.stdout, stderr: told.stderr };
}

describe.skipIf(process.platform === 'win32')('the Node that DAYPASS_NODE names', () => {
  const ran = { status: 0, stdout: 'a b c\n' };

  test('is taken without a word, and so is none', () => {
    for (const DAYPASS_NODE of [process.execPath, '']) expect(launch({ DAYPASS_NODE })).toEqual({ ...ran, stderr: '' });
  });

  test('is not there: that is said in each language, and another one taken', () => {
    const said = ['C', ...locales].map((locale) => {
      const LANG = locale === 'C' ? 'C' : `${locale}_XX.UTF-8`;
      const { stderr, ...ended } = launch({ DAYPASS_NODE: '/nowhere/%s node', LANG });
      expect(ended).toEqual(ran);
      expect(stderr).toMatch(/^daypass: [^\n]*\/nowhere\/%s node[^\n]*\n$/);
      return stderr;
    });
    expect(said[0]).toBe(
      'daypass: there is no /nowhere/%s node, which DAYPASS_NODE names. Looking for another Node.js.\n',
    );
    expect(new Set(said).size, said.join('')).toBe(locales.length);
  });
});
