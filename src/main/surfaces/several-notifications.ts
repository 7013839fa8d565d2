/** One notification in the place of several. */
import type { TextContext } from '../../shared/clock-words.ts';
import type { EndedNotification, NotificationModel } from './notification-model.ts';

/** The first lines of a notification are all that is seen of it: 256 bytes on macOS. */
const mostInList = 4;

/** One for several sessions that ended in the same night. A click shows them: a browser tab for each would be a storm. */
export function endedTogether(models: readonly EndedNotification[], { t }: TextContext): EndedNotification {
  const list = models.slice(0, mostInList).map(({ inList }) => inList);
  const rest = models.length - list.length;
  const lines = rest > 0 ? [...list, t('notification.severalEnded.more', { count: rest })] : list;
  const title = t('notification.severalEnded.title', { count: models.length });
  return {
    key: models.map(({ key }) => key).join('\n'),
    kind: 'ended',
    inList: title,
    title,
    body: [...lines, t('notification.severalEnded.click')].join('\n'),
    command: { type: 'show-panel' },
    actions: [],
  };
}

/** What is still so when quiet hours, or a pause, are over: one for all of it. A click shows the rest. */
export function toldAfterQuiet(models: readonly NotificationModel[], { t }: TextContext): NotificationModel {
  const lines = models.slice(0, mostInList).map(({ title }) => title);
  const rest = models.length - lines.length;
  return {
    key: models.map(({ key }) => key).join('\n'),
    kind: 'change',
    title: t('notification.afterQuiet.title', { count: models.length }),
    body: [...lines, ...(rest > 0 ? [t('notification.severalEnded.more', { count: rest })] : [])].join('\n'),
    command: { type: 'show-panel' },
    actions: [],
  };
}
