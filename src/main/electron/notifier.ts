/** Shows notifications and brings a click back as a command. */
import { Notification } from 'electron';
import type { Command } from '../../shared/commands.ts';
import type { Log } from '../system/log.ts';
import type { NotificationModel } from '../surfaces/notification-model.ts';

export interface Notifier {
  /** Lets the system ask whether it may show notifications: macOS does at the first use, and shows none that comes before the answer. */
  prepare(): void;
  show(model: NotificationModel): void;
  /** Takes one away that no longer holds. */
  close(key: string): void;
}

/** A notification that is garbage-collected no longer answers clicks (electron#16922). */
const alive = new Map<string, Notification>();

/** The most that are kept: some systems never tell that one was closed. */
const most = 20;

interface NotifierDeps {
  readonly dispatch: (command: Command) => void;
  readonly log: Log;
  /** Hears of each notification whether the system took it. */
  readonly onShown: (isShown: boolean) => void;
}

export function createNotifier({ dispatch, log, onShown }: NotifierDeps): Notifier {
  let isSupported: boolean | undefined;
  /** Linux has none without the library libnotify. */
  const ask = (): boolean => {
    if (isSupported === undefined) {
      isSupported = Notification.isSupported();
      if (!isSupported) log.warn('notifications are not supported here');
    }
    return isSupported;
  };
  return {
    prepare: () => void ask(),
    show({ key, title, body, command, actions }) {
      if (!ask()) {
        log.debug('notification not shown');
        return onShown(false);
      }
      const notification = new Notification({
        title,
        body,
        // Buttons where the system has them; elsewhere Electron leaves them out.
        actions: actions.map(({ label }) => ({ type: 'button', text: label })),
      });
      const forget = (): void => {
        if (alive.get(key) === notification) alive.delete(key);
      };
      let isAnswered = false;
      // Once: Windows has two ways to tell of one click.
      const answer = (chosen: Command | undefined): void => {
        forget();
        if (!isAnswered && chosen !== undefined) dispatch(chosen);
        isAnswered = true;
      };
      notification.on('click', () => answer(command));
      notification.on('action', ({ actionIndex }) => answer(actions[actionIndex]?.command));
      // Windows moves a toast that nobody has clicked into its Action Center: there it still answers, and can still be taken away.
      notification.on('close', ({ reason }) => {
        if (reason !== 'timedOut') forget();
      });
      notification.on('failed', (_event, error) => {
        log.warn('notification failed', { reason: String(error) });
        forget();
        onShown(false);
      });
      notification.on('show', () => onShown(true));
      alive.get(key)?.close();
      alive.set(key, notification);
      for (const oldest of [...alive.keys()].slice(0, Math.max(alive.size - most, 0))) alive.delete(oldest);
      notification.show();
    },
    close(key) {
      alive.get(key)?.close();
      alive.delete(key);
    },
  };
}
