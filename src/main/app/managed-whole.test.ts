/** What was handed out before an administrator has ended it is taken back, also what another process of Daypass serves. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { now } from '../system/clock.ts';
import { notesFolder } from '../system/process-notes.ts';
import { thisMachine } from '../system/this-machine.ts';
import { hour } from '../../shared/time.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { prepareWhole, type Whole } from '../../../testing/support/whole.ts';

let whole: Whole;
beforeEach(async () => {
  whole = await prepareWhole();
});
afterEach(() => whole.close());

/** As `daypass serve` in a terminal leaves it: a process that lives, and is not this one. */
async function servedElsewhere(): Promise<string> {
  const folder = notesFolder(whole.paths.home);
  const file = path.join(folder, `serving-${process.ppid}-0123456789ab.json`);
  const role = { sessionId: 'sso-session:corp', accountId: '012345678901', roleName: 'ReadOnly', profile: 'dev' };
  const served = { id: '0123456789ab', ...role, address: '127.0.0.1:1', endsAt: null };
  const author = { pid: process.ppid, machine: thisMachine(), since: now(), until: now() + hour };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify({ ...served, ...author }), { mode: 0o600 });
  return file;
}
const isStopped = async (file: string): Promise<unknown> =>
  (JSON.parse(await readFile(file, 'utf8')) as { isStopped?: boolean }).isStopped;
const credentialsOff = () => {
  whole.managed = { kind: 'found', place: '/etc/daypass/managed.json', values: { credentialFeatures: false } };
};

test('at the start', async () => {
  const file = await servedElsewhere();
  credentialsOff();
  await whole.start();
  await eventually(async () => expect(await isStopped(file)).toBe(true));
});

test('when the panel is opened, and not without the rule', async () => {
  const file = await servedElsewhere();
  await whole.start();
  await eventually(() => expect(whole.daypass.store.state.served).toHaveLength(1));
  expect(await isStopped(file)).toBeUndefined();
  credentialsOff();
  whole.daypass.panelShown();
  await eventually(async () => expect(await isStopped(file)).toBe(true));
});
