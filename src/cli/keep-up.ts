/** For commands that stay: follows the files of AWS tools and keeps the sessions alive, as the app does while it runs. */
import { createFileWatch } from '../main/app/file-watch.ts';
import { createHeartbeat } from '../main/app/heartbeat.ts';
import type { Services } from '../main/app/services.ts';
import { createAlarm } from '../main/system/alarm.ts';

export interface KeepingUp {
  stop(): Promise<void>;
}

export async function keepUp(services: Services): Promise<KeepingUp> {
  const files = createFileWatch(services);
  const heartbeat = createHeartbeat(services, [files], () => alarm.lookSoon());
  const alarm = createAlarm((at, jump) => heartbeat.look(at, jump));
  const stopListening = services.store.subscribe(() => alarm.lookSoon());
  await files.start();
  alarm.lookSoon();
  return {
    async stop() {
      stopListening();
      alarm.stop();
      await files.stop();
    },
  };
}
