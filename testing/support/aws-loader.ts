/** Asks the loader of a real AWS CLI what it makes of many files, without a process for each. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { AwsCli } from '../identity-center/find-aws-cli.ts';
import type { AwsTexts, Reading } from '../../src/main/aws/config/readers/reading.ts';
import { interpreterOf } from './aws-questions.ts';

/** A section as plain objects, nested blocks included. */
type Loaded = Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>;

export interface LoadedFiles {
  readonly profiles: Loaded;
  readonly sso_sessions: Loaded;
  readonly services: Loaded;
}

export interface AwsLoader extends AsyncDisposable {
  /** Null for files that the AWS CLI refuses. */
  load(files: AwsTexts): Promise<LoadedFiles | null>;
}

/** Null where the AWS CLI is no Python script, as in AWS's own packages, which bring a Python that nobody else can use. */
export function openAwsLoader({ program }: AwsCli): AwsLoader | null {
  const python = interpreterOf(program);
  if (python === null) return null;
  const script = new URL('load-aws-configs.py', import.meta.url).pathname;
  const env = { PATH: process.env['PATH'] ?? '', PYTHONUTF8: '1', LC_ALL: 'C.UTF-8' };
  const child = spawn(python, [script], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async load({ config, credentials }) {
      const encoded = (text: string): string => Buffer.from(text).toString('base64');
      child.stdin.write(`${JSON.stringify({ config: encoded(config), credentials: encoded(credentials) })}\n`);
      const { value, done } = await answers.next();
      if (done === true) throw new Error('The loader of the AWS CLI answers no more');
      return JSON.parse(value) as LoadedFiles | null;
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}

/** What a reader of Daypass sees, in the same form. */
export function asLoaded({ profiles, ssoSessions, services, refusal }: Reading): LoadedFiles | null {
  if (refusal) return null;
  return { profiles: plain(profiles), sso_sessions: plain(ssoSessions), services: plain(services) } as LoadedFiles;
}

function plain(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, inner]: [string, unknown]) => [key, plain(inner)]));
}
