/**
 * `npm run check:electron`: starts Daypass on real Electron against a simulated organisation, on a throw-away home, asks a person what is
 * to be seen, and writes the answers into a file to paste. Once for each system and desktop: no test sees what is asked here.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { sessionConfig } from '../../testing/config.ts';
import { createHome, homeEnv } from '../../testing/home.ts';
import { writeToken } from '../../testing/aws-files.ts';
import { startOrganisation } from '../../testing/identity-center/organisation.ts';
import { electronBinary, whyNoElectron } from '../hosts/electron-binary.ts';
import { type OtherProcess, startOther } from '../hosts/real.ts';
import { signedIn } from '../objects/signed-in.ts';
import { type Question, questionsFor } from './questions.ts';
import { type Answer, formatReport, type Seen } from './report.ts';

export interface CheckOptions {
  /** The folder with Daypass's package.json and its build. */
  readonly appDir: string;
  readonly input: Readable;
  readonly output: Writable;
  /** Where the report goes. */
  readonly folder: string;
}

/** The sign-in that ends soon, so that a notification comes at once, and one more a minute later (s). */
const lifetime = 6 * 60;

/** @returns the exit code: 1 where it cannot be done here, or something was answered with no */
export async function check({ appDir, input, output, folder }: CheckOptions): Promise<number> {
  const say = (text: string): void => void output.write(`${text}\n`);
  const electron = electronBinary(appDir);
  const why = whyNoElectron(appDir);
  if (electron === null || why !== null) {
    say(`Nothing can be checked here. ${why}`);
    return 1;
  }
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-check-'));
  await using organisation = await startOrganisation({ accounts: 12, interval: 1, accessTokenSeconds: lifetime });
  const home = createHome(dir);
  home.writeConfig(sessionConfig());
  const { refreshToken: _, ...ending } = await signedIn(home, organisation);
  writeToken(home, 'corp', ending);
  organisation.configure({ accessTokenSeconds: 3600 });
  const env = { ...homeEnv(home), ...organisation.env };
  const start = (...args: string[]): OtherProcess => startOther({ appDir, args, env, tempDir: dir }, electron);
  const app = start('--hidden');
  say(
    'Daypass runs with a simulated organisation; your own files are not touched. Eight questions: y, n, or s to skip,',
  );
  say('and after it whatever you want to say about it.');
  const lines = readline.createInterface({ input })[Symbol.asyncIterator]();
  const seen: Seen[] = [];
  try {
    for (const question of questionsFor(process.platform === 'linux')) {
      if (question.startsAgain) await start().exited;
      seen.push(await ask(question, { lines, say, number: seen.length + 1 }));
    }
    const end = await howItEnded(app);
    const file = path.join(folder, `daypass-check-${process.platform}.md`);
    fs.writeFileSync(file, formatReport(seen, { ...versions(appDir), session: session(), end }));
    say(`Thank you. The report is in ${file}: please paste it into an issue.`);
    return seen.every(({ answer }) => answer !== 'no') ? 0 : 1;
  } finally {
    if ((await Promise.race([app.exited, delay(0, 'running')])) === 'running') app.kill();
    await app.exited;
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Conversation {
  readonly lines: AsyncIterator<string>;
  readonly say: (text: string) => void;
  readonly number: number;
}

const words: Readonly<Record<string, Answer>> = {
  y: 'yes',
  yes: 'yes',
  n: 'no',
  no: 'no',
  s: 'skipped',
  skip: 'skipped',
};

/** Until it is answered; a person who leaves in the middle has skipped the rest. */
async function ask({ name, act, question }: Question, { lines, say, number }: Conversation): Promise<Seen> {
  say(`\n${number}. ${act}\n   ${question} [y/n/s]`);
  for (;;) {
    const { value, done } = await lines.next();
    if (done) return { name, question, answer: 'skipped', remark: '' };
    const [first = '', ...rest] = value.trim().split(/\s+/);
    const answer = words[first.toLowerCase()];
    if (answer !== undefined) return { name, question, answer, remark: rest.join(' ') };
    say('   Please begin with y, n or s.');
  }
}

/** Whoever has chosen "Quit" a moment ago may be quicker than the end. */
async function howItEnded(app: OtherProcess): Promise<string> {
  const code = await Promise.race([app.exited, delay(5_000, 'running' as const, { ref: false })]);
  return code === 'running' ? 'it still ran at the end' : `it ended with ${code ?? 'a signal'}`;
}

function versions(appDir: string): { readonly daypass: string; readonly electron: string } {
  const of = (...parts: string[]): string => {
    const file = path.join(appDir, ...parts, 'package.json');
    return (JSON.parse(fs.readFileSync(file, 'utf8')) as { readonly version: string }).version;
  };
  return { daypass: of(), electron: of('node_modules/electron') };
}

function session(): string {
  const { XDG_SESSION_TYPE: type, XDG_CURRENT_DESKTOP: desktop } = process.env;
  return [type, desktop].filter(Boolean).join(', ') || 'as the system has it';
}
