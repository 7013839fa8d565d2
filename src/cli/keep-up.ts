/** For commands that stay: follows the files of AWS tools and keeps the sessions alive, as the app does while it runs. */
import { createFileWatch } from '../main/app/file-watch.ts';
import { createHeartbeat } from '../main/app/heartbeat.ts';
import type { Services } from '../main/app/services.ts';
import { createAlarm } from '../main/system/alarm.ts';

export interface KeepingUp {
  stop(): Promise<void>;
}

export async function keepUp(services: Services): Promise<KeepingUp> {
  const lookSoon = (): void => alarm.lookSoon();
  const files = createFileWatch(services, lookSoon);
  const heartbeat = createHeartbeat(services, [files], lookSoon);
  const alarm = createAlarm((at, jump) => heartbeat.look(at, jump));
  const stopListening = services.store.subscribe(lookSoon);
  await files.start();
  lookSoon();
  return {
    async stop() {
      stopListening();
      alarm.stop();
      await files.stop();
    },
  };
}
