/** Records notifications in place of showing them, and clicks them. */
import type * as Electron from 'electron';

export interface NotificationRecord {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly urgency: string;
  readonly actions: readonly string[];
  /** False once it was clicked, closed or replaced by one with the same id. */
  readonly open: boolean;
}

interface Entry {
  readonly shown: WeakRef<Electron.Notification>;
  readonly record: { -readonly [Key in keyof NotificationRecord]: NotificationRecord[Key] };
}

/**
 * What the system does with notifications, as a test asks for it in the environment. `unsupported`: there are none. `first-fails`: as
 * macOS, which shows none before somebody has allowed it.
 */
const manner = process.env['STAND_IN_NOTIFICATIONS'];

export function recordNotifications({ Notification }: typeof Electron) {
  let isAllowed = manner !== 'first-fails';
  if (manner === 'unsupported') Notification.isSupported = () => false;
  /** Held as the system holds them: what the app has forgotten answers nobody once it has been collected. */
  const notifications: Entry[] = [];
  const closeAll = (which: (shown: Electron.Notification) => boolean) => {
    for (const entry of notifications) {
      const shown = entry.shown.deref();
      if (entry.record.open && shown && which(shown)) entry.record.open = false;
    }
  };
  Notification.prototype.show = function (this: Electron.Notification) {
    if (!isAllowed) {
      isAllowed = true;
      this.emit('failed', {}, 'Notifications are not allowed for this application');
      return;
    }
    closeAll((other) => other === this || (this.id !== '' && other.id === this.id));
    const { id, title, body, silent, urgency, actions } = this;
    const record = { id, title, body, silent, urgency, actions: actions.map(({ text }) => text ?? ''), open: true };
    notifications.push({ shown: new WeakRef(this), record });
    this.emit('show', {});
  };
  Notification.prototype.close = function (this: Electron.Notification) {
    if (!notifications.some(({ record, shown }) => record.open && shown.deref() === this)) return;
    closeAll((other) => other === this);
    this.emit('close', { reason: 'applicationHidden' });
  };
  const openEntry = (i: number): Entry => {
    const entry = notifications[i];
    if (!entry?.record.open) throw new Error(`No open notification ${i} of ${notifications.length}`);
    return entry;
  };
  const clickNotification = (i: number, action?: string): void => {
    const { shown, record } = openEntry(i);
    const actionIndex = record.actions.indexOf(action ?? '');
    if (action !== undefined && actionIndex < 0) throw new Error(`Notification ${i} has no button '${action}'`);
    record.open = false;
    if (action === undefined) shown.deref()?.emit('click', {});
    else shown.deref()?.emit('action', { actionIndex, selectionIndex: -1 }, actionIndex, -1);
  };
  return {
    clickNotification,
    /** As on Windows after some seconds: it moves to the Action Center. */
    timeOutNotification: (i: number) => void openEntry(i).shown.deref()?.emit('close', { reason: 'timedOut' }),
    notifications: (): NotificationRecord[] => notifications.map(({ record }) => ({ ...record })),
  };
}
