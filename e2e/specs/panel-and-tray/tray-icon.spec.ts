/** The tray's icon through a day: the ring of the time left, step by step, on each system, and no ring where nobody knows an end. */
import { expect, test } from '../../hosts/fixture.ts';
import { legacyConfig, sessionConfig } from '../../../testing/config.ts';
import {
  expectLine,
  hour,
  legacyName,
  minute,
  second,
  signedIn,
  signedInLegacy,
  timeUntilEnd,
} from '../../objects/signed-in.ts';

test.use({ time: 'driven' });

const files = { linux: '.png', darwin: 'Template.png' } as const;

for (const [system, ending] of Object.entries(files))
  test.describe(`on ${system}`, () => {
    test.skip(({ host }) => host !== 'stand-in' && system !== process.platform, 'real Electron knows its system');
    test.use({
      appEnv: async ({ organisation }, provide) =>
        provide({ ...organisation.env, DISPLAY: ':0', STAND_IN_PLATFORM: system }),
    });

    test('it is set at the steps of the ring alone, until the end is there', async ({ home, launch, organisation }) => {
      home.writeConfig(legacyConfig({ name: 'dev' }));
      const token = await signedInLegacy(home, organisation);
      const app = await launch('--hidden');
      await expectLine(app, legacyName, 'Signed in until');
      const icon = async () => (await app.tray.icon()).files[0];
      const reaches = (left: number) => app.passTime(timeUntilEnd(token, organisation) - left);
      await reaches(7 * hour + minute);
      expect(await icon()).toBe(`signed-in-8${ending}`);
      const before = await app.tray.imagesSet();
      for (const hours of [7, 6, 5, 4, 3, 2, 1]) {
        await reaches(hours * hour - 5 * second);
        expect(await icon(), `${hours} hours before the end`).toBe(`signed-in-${hours}${ending}`);
      }
      await reaches(15 * minute - 5 * second);
      expect(await icon()).toBe(`ending-soon${ending}`);
      await reaches(-minute);
      expect(await icon()).toBe(`ended${ending}`);
      await reaches(-2 * hour - minute);
      expect(await icon()).toBe(`signed-out${ending}`);
      expect((await app.tray.imagesSet()) - before, 'once for each of them').toBe(10);
    });
  });

test('a session that renews has no ring, as AWS does not tell when it ends, and its icon stays as it is', async ({
  home,
  launch,
  organisation,
}) => {
  home.writeConfig(sessionConfig());
  await signedIn(home, organisation);
  const app = await launch('--hidden');
  await expectLine(app, 'corp', 'Signed in');
  const before = await app.tray.imagesSet();
  await app.passTime(5 * hour);
  expect((await app.tray.icon()).files[0]).toMatch(/^signed-in(Template)?\./);
  expect(await app.tray.imagesSet()).toBe(before);
});

test.describe('on Windows', () => {
  test.skip(({ host }) => host !== 'stand-in', 'real Electron knows its system');
  test.use({
    appEnv: async ({ organisation }, provide) => provide({ ...organisation.env, STAND_IN_PLATFORM: 'win32' }),
  });

  // Paths of Windows lead nowhere on another system, so nobody can be signed in there.
  test('it is an ICO, from which the system takes its size', async ({ launch }) => {
    const app = await launch('--hidden');
    await expect(async () => expect((await app.tray.icon()).files).toEqual(['signed-out.ico'])).toPass();
  });
});
