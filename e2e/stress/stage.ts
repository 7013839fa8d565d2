/** One home with one rotating session, the organisation behind it, two Daypasses, and a reader who looks all the time. */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHome, type Home } from '../../testing/home.ts';
import { type Organisation, startOrganisation } from '../../testing/identity-center/organisation.ts';
import { cacheDir, tokenPath, writeToken } from '../../testing/aws-files.ts';
import { sessionConfig } from '../../testing/config.ts';
import { signInElsewhere } from '../../testing/sign-in-elsewhere.ts';
import { createDaypassWriter, type DaypassWriter } from './daypass-writer.ts';
import type { ForeignWriter } from './foreign-writer.ts';
import { isRenewal, type Ledger, ledgerOf, writerOf } from './ledger.ts';
import type { FromReader } from './reader-process.ts';

export const session = 'corp';

export type Broken = Extract<FromReader, { kind: 'broken' }>;

export interface Stage extends AsyncDisposable {
  readonly home: Home;
  readonly organisation: Organisation;
  readonly ledger: Ledger;
  readonly daypasses: readonly DaypassWriter[];
  readonly tokenFolder: string;
  /** Where Daypass keeps its locks and records. */
  readonly daypassFolder: string;
  readonly reads: number;
  /** What the reader met that was no whole token. */
  readonly broken: readonly Broken[];
  /** The refresh token in the file; undefined while somebody writes it in place. */
  refreshToken(): string | undefined;
  /** The session's pair is dead and nobody has the new one: neither file nor record, nor a program that is about to write. */
  isLost(): boolean;
  /** As `aws sso login`: a new token in the file. Not while somebody else may write. */
  signIn(): Promise<void>;
  /** Tells it of AWS's answers. */
  add(writer: ForeignWriter): void;
}

const reader = fileURLToPath(new URL('reader-process.ts', import.meta.url));

export async function setStage(): Promise<Stage> {
  const home = createHome(fs.mkdtempSync(path.join(os.tmpdir(), 'daypass-stress-')));
  const foreign: ForeignWriter[] = [];
  const organisation = await startOrganisation({
    interval: 1,
    accounts: [{ accountId: '100000000001', roles: ['ReadOnly'] }],
    // Less than all the windows: 15 minutes of the AWS CLI and Daypass, 5 of the JavaScript SDK. Whoever looks renews.
    accessTokenSeconds: 240,
    onRequest(request) {
      if (!isRenewal(request) || request.status !== 200) return;
      for (const writer of foreign) if (writer.name === writerOf(request)) writer.answered(request.at);
    },
  });
  home.writeConfig(sessionConfig({ profiles: [{ name: 'dev', accountId: '100000000001', roleName: 'ReadOnly' }] }));
  const signIn = async (): Promise<void> => {
    const token = await signInElsewhere(organisation);
    // Whole at once, so that the reader has nothing to complain of.
    writeToken(home, 'being written', token);
    fs.renameSync(tokenPath(home, 'being written'), tokenPath(home, session));
  };
  await signIn();
  const ledger = ledgerOf(organisation);
  const daypassFolder = home.path('.aws', 'sso', 'daypass');
  fs.mkdirSync(daypassFolder, { recursive: true });
  const watching = startReader(tokenPath(home, session));
  const daypasses = (['daypass-1', 'daypass-2'] as const).map((name) => createDaypassWriter(name, home, organisation));

  const refreshToken = (): string | undefined => {
    try {
      return (JSON.parse(fs.readFileSync(tokenPath(home, session), 'utf8')) as { refreshToken?: string }).refreshToken;
    } catch {
      return undefined;
    }
  };
  return {
    home,
    organisation,
    ledger,
    daypasses,
    tokenFolder: cacheDir(home),
    daypassFolder,
    get reads() {
      return watching.reads;
    },
    broken: watching.broken,
    refreshToken,
    isLost() {
      const held = refreshToken();
      const isWriting = foreign.some(({ writings }) => writings.at(-1)?.to === Infinity);
      return held !== undefined && ledger.isUsed(held) && !isWriting && !hasRecord(daypassFolder);
    },
    signIn,
    add: (writer) => void foreign.push(writer),
    async [Symbol.asyncDispose]() {
      watching.stop();
      for (const daypass of daypasses) daypass.kill();
      await Promise.all(daypasses.map(({ gone }) => gone));
      await organisation.close();
      fs.rmSync(home.dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Whether a record holds a token that AWS has answered with. */
export function hasRecord(folder: string): boolean {
  const records = fs.readdirSync(folder).filter((name) => name.endsWith('.renewal'));
  return records.some((name) => {
    try {
      return fs.readFileSync(path.join(folder, name), 'utf8').includes('"refreshToken"');
    } catch {
      return false;
    }
  });
}

function startReader(file: string) {
  const child = fork(reader, [file], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const broken: Broken[] = [];
  const state = { reads: 0 };
  child.on('message', (message: FromReader) => {
    if (message.kind === 'broken') broken.push(message);
    else state.reads = message.count;
  });
  return {
    broken,
    get reads() {
      return state.reads;
    },
    stop: () => void child.kill(),
  };
}
