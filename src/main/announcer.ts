/** Decides which notifications are shown: each occasion once, none while the panel is in front, none at the start. */
import type { NotificationModel } from './surfaces/notification-model.ts';

export interface AnnouncerParts {
  readonly show: (model: NotificationModel) => void;
  readonly close: (key: string) => void;
  /** What happens while the user looks at the panel is seen there. */
  readonly isWatched: () => boolean;
}

export interface Announcer {
  /** Takes all that there is to announce now and shows what is new. The first look only takes note: what was so before is no news. */
  look(models: readonly NotificationModel[]): void;
}

export function createAnnouncer({ show, close, isWatched }: AnnouncerParts): Announcer {
  let known: ReadonlySet<string> | null = null;
  return {
    look(models) {
      const keys = new Set(models.map(({ key }) => key));
      if (known !== null) {
        for (const model of models) if (!known.has(model.key) && !isWatched()) show(model);
        // The session was signed in again, here or elsewhere: what the notification says is no longer so.
        for (const key of known) if (!keys.has(key)) close(key);
      }
      known = keys;
    },
  };
}
