/**
 * One rotating session, renewed by everybody at once: two Daypasses that are killed again and again, the AWS CLI, the
 * JavaScript SDK. Every look renews; AWS takes each refresh token once. DAYPASS_STRESS_SEED repeats a run.
 */
import { expect, test } from 'playwright/test';
import { findAwsCli } from '../../testing/identity-center/find-aws-cli.ts';
import { readToken } from '../../testing/aws-files.ts';
import { createChance } from './chance.ts';
import { createAwsCli, createJavaScriptProgram, type ForeignWriter } from './foreign-writer.ts';
import { type Kill, killAt, moments } from './kills.ts';
import type { WriterName } from './ledger.ts';
import { type LossWatch, watchLosses } from './losses.ts';
import { type Broken, hasRecord, session, setStage, type Stage } from './stage.ts';

/** Renewals that AWS granted. */
const wanted = { alone: 250, inAll: 500, awsCli: 8, javascript: 12 } as const;
const killsEach = { alone: 16, together: 8 } as const;
const lost = 'token-lost-by-other-tool';

const cli = findAwsCli();
const chance = createChance();

test.describe.configure({ mode: 'serial' });
// Two minutes on two idle cores; a timeout ends what hangs, and machines can be busy.
test.setTimeout(600_000);

test('500 renewals: nothing is lost, and nobody ever reads a broken file of Daypass', async () => {
  await using stage = await setStage();
  const kills: Kill[] = [];
  const watch = watchLosses(stage, kills);
  for (const daypass of stage.daypasses) daypass.start();

  const foreign: ForeignWriter[] = [];
  try {
    await test.step('two Daypasses alone', async () => {
      await killAndStart(stage, kills, killsEach.alone);
      await expect.poll(() => stage.ledger.count(), patient).toBeGreaterThanOrEqual(wanted.alone);
      expect(stage.broken).toEqual([]);
      // One renews while the other waits, and looks at the file again before it asks. Once lost, both are refused, and
      // whoever is started again.
      expect(stage.ledger.count(undefined, false)).toBeLessThanOrEqual(2 + 4 * watch.losses.length);
    });

    await test.step('together with the AWS CLI and the JavaScript SDK', async () => {
      foreign.push(...foreignWriters(stage));
      for (const daypass of stage.daypasses) daypass.setPace(300);
      const killing = killAndStart(stage, kills, killsEach.together);
      await Promise.all([killing, ...foreign.map((writer) => runUntilEnough(stage, writer))]);
      for (const daypass of stage.daypasses) daypass.setPace(0);
      await expect.poll(() => stage.ledger.count(), patient).toBeGreaterThanOrEqual(wanted.inAll);
    });
  } finally {
    await watch.stop();
    print(stage, kills, watch, foreign);
  }
  expect(watch.losses.filter(({ how }) => how !== 'in the air')).toEqual([]);
  expect(stage.broken.filter((one) => !isForeign(one, foreign))).toEqual([]);
  for (const daypass of stage.daypasses) expect([daypass.name, daypass.shown(lost)]).toEqual([daypass.name, 0]);
  await expectWorking(stage);
});

test('what another program loses is told once, and mended by one sign-in', async () => {
  test.skip(typeof cli === 'string', typeof cli === 'string' ? cli : '');
  await using stage = await setStage();
  for (const daypass of stage.daypasses) daypass.setPace(300);
  for (const daypass of stage.daypasses) daypass.start();
  await expect.poll(() => stage.ledger.count(), patient).toBeGreaterThan(4);
  const [writer] = foreignWriters(stage, ['aws-cli']);
  for (let losses = 1; losses <= 2; losses++) {
    await loseOnce(stage, writer!);
    for (const daypass of stage.daypasses) {
      await expect.poll(() => daypass.notices, patient).toEqual([lost]);
      expect(daypass.renewal).toBe('impossible');
    }
    await stage.signIn();
    const before = stage.ledger.count();
    for (const daypass of stage.daypasses) await expect.poll(() => daypass.notices, patient).toEqual([]);
    await expect.poll(() => stage.ledger.count(), patient).toBeGreaterThan(before + 2);
    expect(stage.daypasses.map((daypass) => daypass.shown(lost))).toEqual([losses, losses]);
  }
  await expectWorking(stage);
});

const patient = { timeout: 60_000, intervals: [100] };

/** Each kill comes after some renewals of the two, and is followed by a new start. */
async function killAndStart(stage: Stage, kills: Kill[], times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const before = stage.ledger.count();
    await expect.poll(() => stage.ledger.count(), patient).toBeGreaterThan(before + 3);
    const kill = await killAt(moments[time % moments.length]!, stage, chance);
    kills.push(kill);
    stage.daypasses.find(({ name }) => name === kill.name)?.start();
  }
}

function foreignWriters(stage: Stage, names: readonly string[] = ['aws-cli', 'javascript']): readonly ForeignWriter[] {
  const { home, organisation } = stage;
  const all = [
    ...(typeof cli === 'string' ? [] : [createAwsCli(cli, home, organisation)]),
    createJavaScriptProgram(home, organisation),
  ].filter(({ name }) => names.includes(name));
  for (const writer of all) stage.add(writer);
  return all;
}

/** Until AWS has granted it enough renewals; many are refused, because somebody else was faster. */
async function runUntilEnough(stage: Stage, writer: ForeignWriter): Promise<void> {
  const enough = writer.name === 'aws-cli' ? wanted.awsCli : wanted.javascript;
  while (stage.ledger.count(writer.name) < enough) await writer.run();
}

/** Until a killed program had its new pair in memory only: then it is gone, and the old one is dead. */
async function loseOnce(stage: Stage, writer: ForeignWriter): Promise<void> {
  // A living Daypass has its new pair in memory only as well, for some milliseconds.
  const isLost = (): boolean => stage.isLost() && stage.ledger.last?.by === writer.name;
  while (!isLost()) {
    // Killed while it wrote in place it leaves half a file, and nobody has a token to renew: another loss than the one wanted.
    if (stage.refreshToken() === undefined) await stage.signIn();
    await writer.runUntilAnswered();
  }
}

/** Whether another program was about to write when the reader looked. */
function isForeign({ at: [from, to] }: Broken, foreign: readonly ForeignWriter[]): boolean {
  return foreign.some(({ writings }) => writings.some((writing) => writing.from <= to && from <= writing.to));
}

/** AWS gives a new pair for what the file holds, when all have quit and nothing waits in a record. */
async function expectWorking(stage: Stage): Promise<void> {
  for (const daypass of stage.daypasses) daypass.quit();
  await Promise.all(stage.daypasses.map(({ gone }) => gone));
  expect(hasRecord(stage.daypassFolder)).toBe(false);
  const { clientId, clientSecret, refreshToken } = readToken(stage.home, session);
  const answer = await fetch(`${stage.organisation.url}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientId, clientSecret, refreshToken, grantType: 'refresh_token' }),
  });
  expect(answer.status).toBe(200);
}

function print(stage: Stage, kills: readonly Kill[], watch: LossWatch, foreign: readonly ForeignWriter[]): void {
  const { ledger, daypasses, broken } = stage;
  const names: readonly WriterName[] = ['daypass-1', 'daypass-2', 'aws-cli', 'javascript'];
  const sum = (message: string): number => daypasses.reduce((all, one) => all + one.logged(message), 0);
  console.log(
    [
      `seed ${chance.seed}: ${ledger.count()} renewals (${names.map((name) => `${name} ${ledger.count(name)}`).join(', ')})`,
      `${ledger.count(undefined, false)} refused (${names.map((name) => `${name} ${ledger.count(name, false)}`).join(', ')})`,
      `${kills.length} kills, ${kills.filter(({ leftDead }) => leftDead).length} of them between answer and rename`,
      `${sum('recovered a renewed token')} recoveries`,
      `losses: ${watch.losses.map(({ by, how }) => `${by} ${how}`).join(', ') || 'none'}`,
      `${stage.reads} reads, ${broken.length} of them broken, ${broken.filter((one) => isForeign(one, foreign)).length} by others`,
    ].join('; '),
  );
}
