/** The part of the tour in a terminal: shells, programs and the AWS CLI use the sign-in of the tray, and not after its end. */
import { runLine } from './shell.ts';
import { type Line, terminalPrograms } from './terminal-programs.ts';
import type { Tour } from './tour.ts';

type Scene = (tour: Tour) => Promise<void>;

export async function terminal({ stage, step, pictureOf, browser }: Tour): Promise<void> {
  step(
    'The same sign-in in a terminal: roles, keys for a shell and for one program, the AWS CLI, a Makefile, the SDK for JavaScript and a child as in a container.',
  );
  const { lines, env } = terminalPrograms(stage);
  const typed: Typed[] = [];
  for (const line of lines) {
    const { code, output } = await type(line.command, env);
    if (code !== 0 || !line.shows.test(output)) throw new Error(`${line.command} ended with ${code}:\n${output}`);
    typed.push({ command: line.command, output });
  }
  await pictureOfScreen({ pictureOf, browser }, 'terminal', typed);
}

export async function terminalAfter({ stage, step, pictureOf, browser }: Tour): Promise<void> {
  step('After the sign-out the same commands get nothing, and say what to do.');
  const { lines, env } = terminalPrograms(stage);
  const typed: Typed[] = [];
  for (const line of [...lines.filter(({ codeAfterwards }) => codeAfterwards !== null), ...onlyAfterwards]) {
    const { code, output } = await type(line.command, env);
    const isRefused = line.codeAfterwards === 'not 0' ? code !== 0 : code === line.codeAfterwards;
    if (!isRefused || line.shows.test(output) || hasStack(output))
      throw new Error(`After the sign-out ${line.command} ended with ${code}:\n${output}`);
    typed.push({ command: line.command, output });
  }
  await pictureOfScreen({ pictureOf, browser }, 'terminal-signed-out', typed);
}

/** Without what shortens the output, whose exit code would be that of the last program. */
const onlyAfterwards: readonly Line[] = [
  { command: 'daypass export --profile dev --format sh', shows: /AWS_SECRET_ACCESS_KEY/, codeAfterwards: 1 },
  { command: 'daypass ensure --profile dev --wait 0s', shows: /assumed-role/, codeAfterwards: 75 },
];

/** `signIn`: the scene in which somebody signs in to the session of the profile `dev`. */
export function whileOneWaits(signIn: Scene): Scene {
  return async (tour) => {
    const { waiting, env } = terminalPrograms(tour.stage);
    tour.step('A script in a terminal, which can’t sign in: it waits until somebody does.');
    const running = runLine(waiting.command, env);
    try {
      await running.firstWords;
      console.log(`       $ ${waiting.command}`);
      const before = running.output();
      printed(before);
      await signIn(tour);
      const code = await running.ended;
      if (code !== 0 || !waiting.shows.test(running.output()))
        throw new Error(`${waiting.command} ended with ${code}:\n${running.output()}`);
      tour.step('The waiting script has continued automatically:');
      printed(running.output().slice(before.length).trim());
    } finally {
      running.kill();
    }
  };
}

interface Typed {
  readonly command: string;
  readonly output: string;
}

/** Of Node, or of Python. */
function hasStack(output: string): boolean {
  return /^\s+at .+:\d+:\d+\)?$|^Traceback /m.test(output);
}

async function type(
  command: string,
  env: Readonly<Record<string, string>>,
): Promise<Typed & { readonly code: number }> {
  const running = runLine(command, env);
  const code = await running.ended;
  console.log(`       $ ${command}`);
  printed(running.output());
  return { command, output: running.output(), code };
}

function printed(output: string): void {
  for (const text of output.split('\n')) console.log(`         ${text}`);
}

async function pictureOfScreen(
  { pictureOf, browser }: Pick<Tour, 'pictureOf' | 'browser'>,
  name: string,
  typed: readonly Typed[],
): Promise<void> {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 860, height: 100 });
  await page.setContent(screen(typed));
  // As high as what was typed: a picture has no scroll bar.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 860, height });
  await pictureOf(page, name);
  await page.close();
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
