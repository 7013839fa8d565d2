/** AWS files about as long as Daypass opens: worked on in a thread of the built app, and shown like any other. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, test } from '../../hosts/fixture.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { openCheck } from '../../objects/doctor.ts';

const built = fileURLToPath(new URL('../../../out/main/text-thread.js', import.meta.url));

// The app would go on without it, and hold everything up for a long file.
test('the thread for long texts is part of the build, and answers', async () => {
  const worker = new Worker(built, { execArgv: [] });
  try {
    const answer = new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('it has ended')));
    });
    worker.postMessage({ id: 1, group: 'config', name: 'sessionNames', parameters: [sessionConfig({ name: 'corp' })] });
    expect(await answer).toEqual({ id: 1, value: ['corp'] });
  } finally {
    await worker.terminate();
  }
});

test('a mistake behind 90,000 lines are found', async ({ home, launch }) => {
  const padding = '# what somebody has noted\n'.repeat(90_000);
  home.writeConfig(
    `${padding}${sessionConfig({ name: 'corp' })}\n[profile odd]\nsso_session = corp\nregion = eu-west-1 # Dublin\n`,
  );
  const page = await openCheck(await launch());
  await expect(page.getByRole('listitem').filter({ hasText: 'config:90009:10' }).first()).toBeVisible({
    timeout: 60_000,
  });
});
