/** What is told where a desktop shows no tray icons and Daypass was started without its panel: nobody would know that it runs. */
import type { Translate } from '../../shared/messages/index.ts';
import type { NotificationModel } from './notification-model.ts';

export function noTrayNotification(t: Translate): NotificationModel {
  return {
    key: 'no tray',
    kind: 'change',
    title: t('notification.noTray.title'),
    body: t('notification.noTray.body'),
    command: { type: 'show-panel' },
    actions: [],
  };
}
