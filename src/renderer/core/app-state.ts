/** The app's state as a React hook: asked for once when the page has loaded, and put together of what comes from then on. */
import { useSyncExternalStore } from 'react';
import type { AppState } from '../../shared/app-state.ts';
import type { Command } from '../../shared/commands.ts';
import type { PanelPlace } from '../../shared/panel-place.ts';
import { setSystemFormats } from '../../shared/date-formats.ts';
import type { SnapshotMessage } from '../../shared/snapshot-message.ts';
import { afterDrawing } from './after-drawing.ts';
import { followLooks, rememberLook } from './last-look.ts';
import { placeNow, returnTo } from './place.ts';
import { ticker } from './use-now.ts';
import { createSnapshots } from './snapshots.ts';

const snapshots = createSnapshots();

/** Begins to listen to the main process; called once, before the first drawing. */
export function connect(): void {
  window.daypass.onSnapshot(take);
  askForAll();
  followLooks();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) tell({ type: 'panel-left', place: placeNow() });
  });
}

function take(message: SnapshotMessage): void {
  // First the clock: what the message says is drawn with the time at which it came.
  ticker.refresh();
  setSystemFormats(message.state.formats);
  if (snapshots.current() === null) goOn(message.state.panelPlace);
  const received = snapshots.receive(message);
  if (received === 'gap') askForAll();
  // The main process sends nothing more before it knows.
  else afterDrawing(() => tell({ type: 'panel-drawn', number: message.number }));
}

/** In a page that takes the place of another one. */
function goOn(place: PanelPlace | null): void {
  returnTo(place);
  if (place !== null) rememberLook(place.leftAt);
}

function askForAll(): void {
  tell({ type: 'panel-ready' });
}

/** Nobody waits for an answer, and there is none when the app quits at that moment. */
function tell(command: Command): void {
  window.daypass.dispatch(command).catch(() => {});
}

/** The newest state; null until the first message has come. */
export function useAppState(): AppState | null {
  return useSyncExternalStore(snapshots.subscribe, snapshots.current);
}
