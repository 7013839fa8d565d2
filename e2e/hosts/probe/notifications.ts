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

export function recordNotifications({ Notification }: typeof Electron) {
  const notifications: { readonly shown: Electron.Notification; open: boolean }[] = [];
  const closeAll = (which: (shown: Electron.Notification) => boolean) => {
    for (const entry of notifications) if (entry.open && which(entry.shown)) entry.open = false;
  };
  Notification.prototype.show = function (this: Electron.Notification) {
    closeAll((other) => other === this || (this.id !== '' && other.id === this.id));
    notifications.push({ shown: this, open: true });
    this.emit('show', {});
  };
  Notification.prototype.close = function (this: Electron.Notification) {
    if (!notifications.some((entry) => entry.open && entry.shown === this)) return;
    closeAll((other) => other === this);
    this.emit('close', { reason: 'applicationHidden' });
  };
  const clickNotification = (i: number, action?: string): void => {
    const entry = notifications[i];
    if (!entry?.open) throw new Error(`No open notification ${i} of ${notifications.length}`);
    const actionIndex = entry.shown.actions.findIndex((candidate) => candidate.text === action);
    if (action !== undefined && actionIndex < 0) throw new Error(`Notification ${i} has no button '${action}'`);
    entry.open = false;
    if (action === undefined) entry.shown.emit('click', {});
    else entry.shown.emit('action', { actionIndex, selectionIndex: -1 }, actionIndex, -1);
  };
  return {
    clickNotification,
    notifications: (): NotificationRecord[] =>
      notifications.map(({ shown: { id, title, body, silent, urgency, actions }, open }) => {
        return { id, title, body, silent, urgency, actions: actions.map((action) => action.text ?? ''), open };
      }),
  };
}
