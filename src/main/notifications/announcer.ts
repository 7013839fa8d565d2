/**
 * Decides which notifications are shown: each occasion once, also over a restart, none while the panel is in front or the user wants
 * none, one for several sessions that ended together, and one for what is to be told after quiet hours.
 */
import type { ShownNotifications } from './shown-notifications.ts';
import type { NotificationModel, Occasions } from '../surfaces/notification-model.ts';

export interface AnnouncerDeps {
  readonly show: (model: NotificationModel) => void;
  readonly close: (key: string) => void;
  /** What happens while the user looks at the panel is seen there. */
  readonly isWatched: () => boolean;
  /** Whether nothing is to be shown now. What is still so afterwards is told then, at once. */
  readonly isQuiet: () => boolean;
  readonly shown: ShownNotifications;
}

export interface Announcer {
  /** Shows what is new. The first look only takes note of ends and changes: what was so before is no news, unless it has waited. */
  look(occasions: Occasions): void;
}

export function createAnnouncer({ show, close, isWatched, isQuiet, shown }: AnnouncerDeps): Announcer {
  /** What was told since the start, or was so at the start. */
  const told = new Set<string>();
  let isFirst = true;
  let wasQuiet = false;
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
    look({ models, isSettling, together, afterQuiet }) {
      // The session was signed in again, here or elsewhere: what the notification says is no longer so.
      closeOutdated(new Set(models.map(({ key }) => key)));
      const known = models.filter(
        ({ key, kind }) => told.has(key) || shown.has(key) || (isFirst && kind !== 'warning' && !shown.waits(key)),
      );
      const isInFront = isWatched();
      // In the panel it is seen at once: nothing to hold back then, or it would be told after the panel is closed.
      const [quiet, waited] = [isQuiet(), wasQuiet];
      wasQuiet = quiet;
      const isHeld = ({ kind }: NotificationModel): boolean =>
        (quiet || (kind === 'ended' && isSettling)) && !isInFront;
      const news = models.filter((model) => !known.includes(model));
      const fresh = news.filter((model) => !isHeld(model));
      // For the next start: else what is held back would be no news any more then, and never be told.
      shown.setWaiting(quiet ? keysOf(news.filter(isHeld)) : []);
      isFirst = false;
      for (const { key } of [...known, ...fresh]) told.add(key);
      shown.add(keysOf(fresh));
      if (isInFront) return;
      if (waited && fresh.length > 1) put(afterQuiet(fresh), keysOf(fresh));
      else showAll(fresh, together, put);
    },
  };
}

function keysOf(models: readonly NotificationModel[]): readonly string[] {
  return models.map(({ key }) => key);
}

function showAll(
  models: readonly NotificationModel[],
  together: Occasions['together'],
  put: (model: NotificationModel, keys: readonly string[]) => void,
): void {
  const ended = models.filter((model) => model.kind === 'ended');
  if (ended.length > 1) put(together(ended), keysOf(ended));
  for (const model of models) if (model.kind !== 'ended' || ended.length === 1) put(model, [model.key]);
}
