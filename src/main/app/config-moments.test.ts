/** Changes of the config in the shortest moment in which another Daypass could come between: it is held open by strace. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backUp } from '../aws/config/backup.ts';
import { editConfigFile } from '../aws/config/change.ts';
import { fileWriters, ownPlaces } from '../../../testing/support/file-writers.ts';
import { disturbWriting, noTracing } from '../../../testing/support/traced-writing.ts';

const obstacle = await noTracing();
if (obstacle) console.log(`app/config-moments.test.ts is skipped: ${obstacle}`);

let home: string;
beforeEach(() => (home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-moment-')))));
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

/**
 * In microseconds: longer than a change of the config takes. Where a machine is slower still, the test sees less and does
 * not fail. The process that is delayed cannot touch its lock meanwhile, as it has one thread for files: after three
 * seconds without that others would take the lock for one that a killed process has left.
 */
const pause = 1_000_000;

describe.skipIf(obstacle !== null)('what another Daypass changes right before a rename is not lost', () => {
  const config = () => ownPlaces(home).config;
  test.each(['edited', 'mended', 'converted', 'restored'] as const)('the config, %s', async (how) => {
    const name = `the config, ${how}` as const;
    await fileWriters(home)[name].before();
    if (how !== 'restored') await backUp(config(), fs.readFileSync(config(), 'utf8'));
    // The other file that these two replace is a copy.
    const nth = how === 'converted' || how === 'restored' ? 2 : 1;
    const first = disturbWriting(home, name, 'b', `rename:delay_enter=${pause}:when=${nth}`);
    const isAbout = (one: string): boolean => /^config\.daypass-[0-9a-f]{16}\.tmp$/.test(one);
    await vi.waitFor(() => expect(fs.readdirSync(path.dirname(config())).some(isAbout)).toBe(true), {
      interval: 1,
      timeout: 60_000,
    });
    const section = { kind: 'profile', name: 'other' } as const;
    expect(await editConfigFile(config(), [{ kind: 'add-section', section, settings: [['region', 'r']] }])).toEqual({
      ok: true,
    });
    expect((await first).said).toBe('true');
    const text = fs.readFileSync(config(), 'utf8');
    expect(text).toContain('[profile other]\nregion = r\n');
    const own = { edited: 'region = b', mended: '# b', converted: '[sso-session', restored: '# backup' };
    expect(text).toContain(own[how]);
  });
});
