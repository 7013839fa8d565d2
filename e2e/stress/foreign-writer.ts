/** A program of somebody else that renews the session in passing: the AWS CLI, or one with AWS's SDK for JavaScript. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Home, homeEnv } from '../../testing/home.ts';
import type { AwsCli } from '../../testing/identity-center/find-aws-cli.ts';
import type { Organisation } from '../../testing/identity-center/organisation.ts';
import type { WriterName } from './ledger.ts';

/** Epoch ms: from its question to AWS to the end of the program. It writes in between, by cutting the file to nothing first. */
export interface Writing {
  readonly from: number;
  to: number;
}

export interface ForeignWriter {
  readonly name: WriterName;
  /** One start of the program, which needs credentials and so renews the session. Resolves with its exit code at its end. */
  run(): Promise<number | null>;
  /** `run`, ended by SIGKILL in the instant in which AWS answers: most times before the program can write. */
  runUntilAnswered(): Promise<void>;
  /** AWS has just answered it with a new pair; `askedAt` in epoch ms. It may have written before this process hears of the answer. */
  answered(askedAt: number): void;
  readonly writings: readonly Writing[];
}

const javascript = fileURLToPath(new URL('../objects/javascript-client.ts', import.meta.url));

export function createAwsCli({ program }: AwsCli, home: Home, organisation: Organisation): ForeignWriter {
  return foreignWriter('aws-cli', program, ['configure', 'export-credentials', '--profile', 'dev'], home, organisation);
}

export function createJavaScriptProgram(home: Home, organisation: Organisation): ForeignWriter {
  return foreignWriter('javascript', process.execPath, [javascript, 'dev'], home, organisation);
}

function foreignWriter(
  name: WriterName,
  program: string,
  words: readonly string[],
  home: Home,
  organisation: Organisation,
): ForeignWriter {
  const env = { ...homeEnv(home), ...organisation.env, AWS_SDK_UA_APP_ID: name };
  const writings: Writing[] = [];
  let child: ChildProcess | null = null;
  let killsWhenAnswered = false;
  const writer: ForeignWriter = {
    name,
    writings,
    async run() {
      // With credentials in its cache the AWS CLI would have no use for a token.
      fs.rmSync(home.path('.aws', 'cli', 'cache'), { recursive: true, force: true });
      child = spawn(program, words, { env, stdio: 'ignore' });
      await once(child, 'exit');
      const { exitCode } = child;
      child = null;
      for (const writing of writings) writing.to = Math.min(writing.to, Date.now());
      return exitCode;
    },
    async runUntilAnswered() {
      killsWhenAnswered = true;
      await writer.run();
      killsWhenAnswered = false;
    },
    answered(askedAt) {
      if (killsWhenAnswered) child?.kill('SIGKILL');
      writings.push({ from: askedAt, to: Infinity });
    },
  };
  return writer;
}
