/** What the panel tells of Daypass's own place on the computer: where it cannot keep anything, and where it cannot make itself heard. */
import { problem } from '../../shared/problems.ts';
import { addNotice, dismissNotice } from '../core/notices.ts';
import type { Store } from '../core/store.ts';
import { type LockRefusal, refusalOf } from '../system/instance-lock.ts';

/** What keeps Daypass from its own folder is told, and costs nothing but what it would have kept there. `refusal`: of the lock there. */
export function tellOfFolder(store: Store, folder: string, refusal: LockRefusal | null): void {
  const reason = refusalOf(folder);
  if (refusal?.kind === 'other-computer')
    addNotice(store, 'data-folder', problem('data-folder-shared', { folder, computer: refusal.name }, 'user'));
  if (reason !== null) addNotice(store, 'data-folder', problem('data-folder-unwritable', { folder, reason }, 'user'));
}

/** Hears of each notification whether the system took it: one that shows none would be noticed when it is too late. */
export function tellOfNotification(store: Store, isShown: boolean): void {
  if (isShown) dismissNotice(store, 'notifications');
  else addNotice(store, 'notifications', problem('notifications-refused', {}, 'user'));
}
