/** The part of the tour in a terminal: shells, programs and the AWS CLI use the sign-in of the tray, and not after its end. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { homeEnv } from '../../testing/home.ts';
import { findAwsCli } from '../../testing/identity-center/find-aws-cli.ts';
import type { Stage } from './stage.ts';
import type { Tour } from './tour.ts';

export async function terminal({ stage, step, pictureOf, browser }: Tour): Promise<void> {
  step('The same sign-in in a terminal: roles, credentials for a shell and for one program, and who AWS takes it for.');
  const page = await browser.newPage();
  await page.setViewportSize({ width: 720, height: 420 });
  await page.setContent(screen(await typed(stage, commands(stage))));
  await pictureOf(page, 'terminal');
  await page.close();
}

export async function terminalAfter({ stage, step, pictureOf, browser }: Tour): Promise<void> {
  step('After the sign-out the same commands get nothing, and say what to do.');
  const page = await browser.newPage();
  await page.setViewportSize({ width: 720, height: 300 });
  await page.setContent(screen(await typed(stage, commands(stage).slice(1))));
  await pictureOf(page, 'terminal-signed-out');
  await page.close();
}

function commands({ appDir }: Stage): readonly string[] {
  const cli = findAwsCli();
  const built = path.join(appDir, 'out/cli/daypass.js');
  if (!fs.existsSync(built)) throw new Error(`The command is not built: ${built} (npm run build)`);
  return [
    'daypass roles --session corp | head -3',
    'daypass export --profile dev --format sh | cut -c1-48',
    // The quotes keep the variable for the program that gets it.
    `daypass exec --profile dev -- sh -c 'echo "a key of \${#AWS_SECRET_ACCESS_KEY} letters"'`,
    ...(typeof cli === 'string' ? [] : ['aws sts get-caller-identity --profile dev --query Arn --output text']),
  ];
}

interface Typed {
  readonly command: string;
  readonly output: string;
}

async function typed({ appDir, home, organisation }: Stage, lines: readonly string[]): Promise<readonly Typed[]> {
  const bin = home.path('bin');
  fs.mkdirSync(bin, { recursive: true });
  const command = path.join(appDir, 'out/cli/daypass.js');
  fs.writeFileSync(path.join(bin, 'daypass'), `#!/bin/sh\nexec '${process.execPath}' '${command}' "$@"\n`, {
    mode: 0o755,
  });
  const cli = findAwsCli();
  const folders = [bin, ...(typeof cli === 'string' ? [] : [path.dirname(cli.program)]), process.env['PATH'] ?? ''];
  const env = { ...homeEnv(home), ...organisation.env, PATH: folders.join(path.delimiter), LANG: 'en_US.UTF-8' };
  const all: Typed[] = [];
  for (const line of lines) {
    const output = await run(line, env);
    console.log(`       $ ${line}`);
    for (const text of output.split('\n')) console.log(`         ${text}`);
    all.push({ command: line, output });
  }
  return all;
}

/** What a person sees: both streams, in their order, whatever the exit code is. */
function run(line: string, env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve) => {
    execFile('sh', ['-c', `exec 2>&1; ${line}`], { env }, (_error, stdout) => resolve(stdout.trim()));
  });
}

function screen(lines: readonly Typed[]): string {
  const text = lines.map(({ command, output }) => `<b>$ ${escaped(command)}</b>\n${escaped(output)}\n`);
  const style =
    'margin:0;padding:20px;background:#14171c;color:#d7dde6;font:13px/1.55 ui-monospace,DejaVu Sans Mono,monospace;white-space:pre-wrap';
  return `<body style="${style}">${text.join('\n')}</body>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
