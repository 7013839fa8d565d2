/** What the app knows of callers: how many wait for each session, since when, and which of them are no more. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { advance, now } from '../../../testing/support/clock.ts';
import { makeSession, makeState, phases } from '../../../testing/support/states.ts';
import type { SessionId } from '../../shared/app-state.ts';
import { hour, minute, second } from '../../shared/time.ts';
import { createStore, type Store } from '../core/store.ts';
import { leaveNote, type OwnNote, readNote } from '../system/process-notes.ts';
import { createWaitingCallers, type WaitingCallersReader } from './waiting-callers.ts';
import { type WaitingNote, waitingNotes } from './waiting-note.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

const [corp, labs] = ['sso-session:corp', 'sso-session:labs'] as const;
let folder: string;
let store: Store;
let callers: WaitingCallersReader;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daypass-callers-'));
  store = createStore(makeState([makeSession('corp', phases.expired), makeSession('labs', phases['never signed in'])]));
  callers = createWaitingCallers(store, folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const wait = (sessionId: string, until = now() + 10 * minute): Promise<OwnNote<WaitingNote>> =>
  leaveNote(folder, waitingNotes, { sessionId }, until);
const seen = (id: SessionId) => store.session(id)?.waiting;

test('nobody waits: nothing is read again by itself', async () => {
  await callers.read();
  expect([seen(corp), seen(labs), callers.look(now())]).toEqual([null, null, null]);
});

test('each session has its own, counted from the first of them', async () => {
  const notes = [await wait(corp)];
  await callers.read();
  const since = (await readNote(notes[0]!.file, waitingNotes))!.since;
  expect(seen(corp)).toEqual({ count: 1, since });
  advance(second);
  notes.push(await wait(corp), await wait(labs), await wait('sso-session:gone'));
  await callers.read();
  expect(seen(corp)).toEqual({ count: 2, since });
  expect(seen(labs)?.count).toBe(1);
  expect(seen(labs)?.since).toBeGreaterThanOrEqual(since + second);
  for (const note of notes) note.remove();
  await callers.read();
  expect([seen(corp), seen(labs), callers.look(now())]).toEqual([null, null, null]);
});

test('those that come back soon wait the same wait; after a pause, or a sign-in, it is another one', async () => {
  const again = async () => {
    const begun = now();
    const note = await wait(corp);
    await callers.read();
    const { since } = seen(corp)!;
    note.remove();
    await callers.read();
    expect(seen(corp)).toBeNull();
    return { since, isNew: since >= begun };
  };
  const { since: first } = await again();
  for (let times = 0; times < 3; times++) {
    advance(14 * minute);
    expect(await again()).toEqual({ since: first, isNew: false });
  }
  advance(15 * minute);
  expect((await again()).isNew).toBe(true);
  advance(second);
  store.updateSession(corp, (session) => ({
    ...session,
    phase: { ...phases.renewing, accessTokenEndsAt: now() + hour },
  }));
  await callers.read();
  store.updateSession(corp, (session) => ({ ...session, phase: phases.expired }));
  expect((await again()).isNew).toBe(true);
});

test('what counts no more is cleared away: of dead processes, and past its end', async () => {
  await wait(corp, now() + minute);
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  const dead = vi.spyOn(process, 'pid', 'get').mockReturnValue(child.pid!);
  await wait(corp);
  dead.mockRestore();
  expect(readdirSync(folder)).toHaveLength(2);
  await callers.read();
  expect(seen(corp)?.count).toBe(1);
  expect(readdirSync(folder)).toHaveLength(1);
  // While somebody waits it is looked again, without anything being told.
  const at = now();
  expect(callers.look(at)).toBe(at + 5 * second);
  advance(minute);
  callers.look(now());
  await vi.waitFor(() => expect(seen(corp)).toBeNull());
  await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]));
});

test('a sign-out dismisses those of its sessions, who read it themselves', async () => {
  const [one, other] = [await wait(corp), await wait(labs)];
  await callers.dismiss([corp]);
  expect([seen(corp), seen(labs)?.count]).toEqual([null, 1]);
  expect((await readNote(one.file, waitingNotes))?.content.isDismissed).toBe(true);
  expect((await readNote(other.file, waitingNotes))?.content.isDismissed).toBeUndefined();
});
