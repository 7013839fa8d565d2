/** What a person has seen, as text to paste into an issue: without paths, names of people or of the computer. */
import os from 'node:os';

export type Answer = 'yes' | 'no' | 'skipped';

export interface Seen {
  readonly name: string;
  readonly question: string;
  readonly answer: Answer;
  /** In the person's own words. */
  readonly remark: string;
}

export interface Facts {
  readonly daypass: string;
  readonly electron: string;
  /** `X11`, `wayland`, `GNOME`, as the session tells it. */
  readonly session: string;
  /** How Daypass ended. */
  readonly end: string;
}

export function formatReport(seen: readonly Seen[], { daypass, electron, session, end }: Facts): string {
  const count = (answer: Answer): number => seen.filter((one) => one.answer === answer).length;
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  return [
    `# Daypass ${daypass} on ${os.platform()} ${os.release()}, ${os.arch()}`,
    '',
    `Electron ${electron}; session: ${session}; ${end}.`,
    `${count('yes')} yes, ${count('no')} no, ${count('skipped')} skipped.`,
    '',
    '| what | question | answer | remark |',
    '| --- | --- | --- | --- |',
    ...seen.map(
      ({ name, question, answer, remark }) => `| ${name} | ${cell(question)} | ${answer} | ${cell(remark)} |`,
    ),
    '',
  ].join('\n');
}
