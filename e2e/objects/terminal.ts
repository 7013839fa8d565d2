/** A terminal in the test's home, with the AWS CLI as a person uses it: nothing set but what the system sets. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { expect } from 'playwright/test';
import { type Home, homeEnv } from '../../testing/home.ts';
import type { AwsCli } from '../../testing/identity-center/find-aws-cli.ts';
import type { Organisation } from '../../testing/identity-center/organisation.ts';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Identity {
  readonly Account: string;
  readonly Arn: string;
}

export interface RunningLogin {
  /** What was given to the browser, or printed for the person to open. */
  readonly page: string;
  readonly ended: Promise<Ran>;
}

export interface Terminal {
  run(...words: readonly string[]): Promise<Ran>;
  /** `aws sts get-caller-identity --profile X`; rejects with what the CLI prints if it fails. */
  identity(profile: string): Promise<Identity>;
  /** Starts `aws sso login`; resolves when it waits for the person at the page. */
  login(...words: readonly string[]): Promise<RunningLogin>;
}

/** `configFile`: where the person's profile of the shell says that the config is. */
export function openTerminal(
  { program }: AwsCli,
  home: Home,
  organisation: Organisation,
  configFile?: string,
): Terminal {
  const browser = home.path('browser.sh');
  const opened = home.path('opened-url');
  // The "browser" leaves the page in a file, whole at once.
  home.write(`#!/bin/sh\nprintf %s "$1" > "${opened}.part" && mv "${opened}.part" "${opened}"\n`, 'browser.sh');
  fs.chmodSync(browser, 0o755);
  const moved = configFile === undefined ? {} : { AWS_CONFIG_FILE: configFile };
  const env = { ...homeEnv(home), ...organisation.env, ...moved, BROWSER: browser };
  const options = ['--no-cli-pager', '--output', 'json'];
  const start = (words: readonly string[]) => startProgram(program, [...words, ...options], env);

  return {
    run: (...words) => start(words).ended,
    async identity(profile) {
      const { code, stdout, stderr } = await start(['sts', 'get-caller-identity', '--profile', profile]).ended;
      if (code !== 0) throw new Error(`The AWS CLI ended with ${code}: ${stderr}`);
      return JSON.parse(stdout) as Identity;
    },
    async login(...words) {
      fs.rmSync(opened, { force: true });
      const { printed, ended } = start(['sso', 'login', ...words]);
      const page = (): string => {
        if (fs.existsSync(opened)) return fs.readFileSync(opened, 'utf8');
        return words.includes('--no-browser') ? lastAddress(printed()) : '';
      };
      await expect.poll(page, { message: 'the page of aws sso login' }).toContain('http');
      return { page: page(), ended };
    },
  };
}

/** The last whole line that is an address: with a device code the one that holds the code comes after the plain one. */
function lastAddress(printed: string): string {
  return printed.match(/^https?:\/\/\S+(?=\n)/gm)?.at(-1) ?? '';
}

function startProgram(program: string, words: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part: Buffer) => void (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => void (stderr += part.toString()));
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { ended, printed: () => stdout };
}
