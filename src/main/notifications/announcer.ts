/**
 * Decides which notifications are shown: each occasion once, also over a restart, none while the panel is in front, one
 * for several sessions that ended together.
 */
import type { ShownNotifications } from './shown-notifications.ts';
import type { NotificationModel, Occasions } from '../surfaces/notification-model.ts';

export interface AnnouncerDeps {
  readonly show: (model: NotificationModel) => void;
  readonly close: (key: string) => void;
  /** What happens while the user looks at the panel is seen there. */
  readonly isWatched: () => boolean;
  readonly shown: ShownNotifications;
}

export interface Announcer {
  /** Shows what is new. The first look only takes note of ends and changes: what was so before is no news. */
  look(occasions: Occasions): void;
}

export function createAnnouncer({ show, close, isWatched, shown }: AnnouncerDeps): Announcer {
  /** What was told since the start, or was so at the start. */
  const told = new Set<string>();
  let isFirst = true;
  /** What is on screen, each with the occasions that it tells of. */
  const onScreen = new Map<string, readonly string[]>();

  const put = (model: NotificationModel, keys: readonly string[]): void => {
    onScreen.set(model.key, keys);
    show(model);
  };

  const closeOutdated = (keys: ReadonlySet<string>): void => {
    for (const [key, occasions] of onScreen) {
      if (occasions.some((occasion) => keys.has(occasion))) continue;
      onScreen.delete(key);
      close(key);
    }
  };

  return {
    look({ models, isSettling, together }) {
      // The session was signed in again, here or elsewhere: what the notification says is no longer so.
      closeOutdated(new Set(models.map(({ key }) => key)));
      const known = models.filter(
        ({ key, kind }) => told.has(key) || shown.has(key) || (isFirst && kind !== 'warning'),
      );
      const isInFront = isWatched();
      // In the panel it is seen at once: nothing to hold back then, or it would be told after the panel is closed.
      const isHeld = ({ kind }: NotificationModel): boolean => kind === 'ended' && isSettling && !isInFront;
      const fresh = models.filter((model) => !known.includes(model) && !isHeld(model));
      isFirst = false;
      for (const { key } of [...known, ...fresh]) told.add(key);
      shown.add(fresh.map(({ key }) => key));
      if (!isInFront) showAll(fresh, together, put);
    },
  };
}

function showAll(
  models: readonly NotificationModel[],
  together: Occasions['together'],
  put: (model: NotificationModel, keys: readonly string[]) => void,
): void {
  const ended = models.filter((model) => model.kind === 'ended');
  if (ended.length > 1)
    put(
      together(ended),
      ended.map(({ key }) => key),
    );
  for (const model of models) if (model.kind !== 'ended' || ended.length === 1) put(model, [model.key]);
}
