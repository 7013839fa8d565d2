/** How a config file is laid out, so that what is added to it looks like what is there. */
import type { ConfigDocument, ConfigLine, LineEnding } from './document.ts';

/** How most lines of the file end; LF, which every reader takes on every system, if there is nothing to go by. */
export function usualEnding({ lines }: ConfigDocument): LineEnding {
  const count = (ending: LineEnding): number => lines.filter((line) => line.ending === ending).length;
  const endings: readonly LineEnding[] = ['\n', '\r\n', '\r'];
  return endings.toSorted((a, b) => count(b) - count(a))[0] ?? '\n';
}

/** Whether most headers but the first have a blank line before them and their comments; so too if there is only one. */
export function separatesSections({ sections }: ConfigDocument): boolean {
  const before = sections.slice(0, -1).map(({ header, body }) => body.findLast(isNoComment) ?? header);
  return before.filter(({ kind }) => kind === 'blank').length * 2 >= before.length;
}

/** What has to come between the text and a section that is added at its end: the missing newline, a blank line. */
export function gapBefore(text: string, newline: LineEnding, separates: boolean): string {
  if (text === '' || text === '\uFEFF') return '';
  const body = text.replace(/\r?\n?$/, '');
  const lastLine = body.slice(Math.max(body.lastIndexOf('\n'), body.lastIndexOf('\r')) + 1);
  const closing = body === text ? newline : '';
  return closing + (separates && lastLine.trim() !== '' ? newline : '');
}

function isNoComment({ kind }: ConfigLine): boolean {
  return kind !== 'comment';
}
