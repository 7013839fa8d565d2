/** Asks a real AWS CLI many things about config files in little time. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { createInterface } from 'node:readline';
import type { AwsCli } from '../identity-center/find-aws-cli.ts';

export interface AwsAnswer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The two files that the CLI is to read; without one there is none. */
export interface AwsFiles {
  readonly config?: string;
  readonly credentials?: string;
}

export interface AwsQuestions extends AsyncDisposable {
  /** Whether a question takes some 30 ms and not most of a second. */
  readonly isQuick: boolean;
  ask(files: AwsFiles, ...args: readonly string[]): Promise<AwsAnswer>;
  /** Several about the same files, answered in their order: that takes half as long as one after the other. */
  askAll(files: AwsFiles, questions: readonly (readonly string[])[]): Promise<readonly AwsAnswer[]>;
}

/**
 * Where the CLI is a Python script, its own code is loaded once and answers each question in a process of its own
 * or with others of the same files (answer-aws-questions.py); elsewhere the program is started for each. `home`: a folder without `.aws`.
 */
export function openAwsQuestions({ program }: AwsCli, home: string): AwsQuestions {
  const python = interpreterOf(program);
  const envFor = ({ config = devNull, credentials = devNull }: AwsFiles): Record<string, string> => ({
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    PYTHONUTF8: '1',
    LC_ALL: 'C.UTF-8',
  });
  if (python === null) {
    return {
      isQuick: false,
      ask: (files, ...args) => startProgram(program, args, envFor(files)),
      async askAll(files, questions) {
        const answers: AwsAnswer[] = [];
        for (const args of questions) answers.push(await startProgram(program, args, envFor(files)));
        return answers;
      },
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  }
  const script = new URL('answer-aws-questions.py', import.meta.url).pathname;
  const child = spawn(python, [script], { env: envFor({}), stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  /** One question after the other, so that answers and questions belong together. */
  let queue: Promise<unknown> = Promise.resolve();
  const askAll: AwsQuestions['askAll'] = (files, questions) => {
    const answered = queue.then(async () => {
      child.stdin.write(`${JSON.stringify({ questions, env: envFor(files) })}\n`);
      const { value, done } = await answers.next();
      if (done === true) throw new Error('The AWS CLI answers no more');
      return JSON.parse(value) as readonly AwsAnswer[];
    });
    queue = answered.catch(() => undefined);
    return answered;
  };
  return {
    isQuick: true,
    async ask(files, ...args) {
      const [answer] = await askAll(files, [args]);
      if (!answer) throw new Error('The AWS CLI did not answer');
      return answer;
    },
    askAll,
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}

/** The Python that runs the CLI, if the program is a script that does nothing but run its `main`. */
export function interpreterOf(program: string): string | null {
  const text = readFileSync(program, 'latin1');
  const [, python] = /^#!\s*(\S*python3?[\d.]*)\s*\n/.exec(text) ?? [];
  return python !== undefined && text.includes('awscli.clidriver.main()') ? python : null;
}

export function startProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<AwsAnswer> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part: Buffer) => void (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => void (stderr += part.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
