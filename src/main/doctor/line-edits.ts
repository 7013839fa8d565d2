/** Changes of whole lines of a config file, for mistakes that cannot be told in sections and keys. */
import type { ConfigDocument, ConfigLine, ConfigSection, HeaderLine } from '../aws/config/document.ts';
import { usualEnding } from '../aws/config/layout.ts';
import { visible } from './invisible.ts';

export type LineEdit =
  /** 1-based numbers of the text that was examined; several lines in the place of one, or none. */
  | { readonly kind: 'replace'; readonly line: number; readonly texts: readonly string[] }
  /** Lines of the file put behind another one, as they are. The lines themselves go. */
  | { readonly kind: 'move'; readonly lines: readonly number[]; readonly behind: number }
  /** The line ends as most lines do: after a lone carriage return half of the readers see no end. */
  | { readonly kind: 'end'; readonly line: number }
  | { readonly kind: 'drop-byte-order-mark' };

/** The text of the file after the edits; what no edit names keeps every byte. */
export function withLineEdits(document: ConfigDocument, edits: readonly LineEdit[]): string {
  const most = usualEnding(document);
  const usual = most === '\r' ? '\n' : most;
  const replaced = new Map(
    edits.flatMap((edit) => (edit.kind === 'replace' ? [[edit.line, edit.texts] as const] : [])),
  );
  const moves = edits.filter((edit) => edit.kind === 'move');
  const moved = new Map(moves.map(({ behind, lines }) => [behind, lines]));
  const gone = new Set(moves.flatMap(({ lines }) => lines));
  const ended = new Set(edits.flatMap((edit) => (edit.kind === 'end' ? [edit.line] : [])));
  const textsOf = ({ number, text }: ConfigLine): readonly string[] => replaced.get(number) ?? [text];
  const parts: { readonly text: string; readonly ending: string }[] = [];
  const put = (line: ConfigLine): void => {
    const texts = textsOf(line);
    const last = ended.has(line.number) ? usual : line.ending;
    for (const [index, text] of texts.entries()) {
      parts.push({ text, ending: index < texts.length - 1 ? usual : last });
    }
  };
  for (const line of document.lines) {
    if (!gone.has(line.number)) put(line);
    for (const number of moved.get(line.number) ?? []) {
      const other = document.lines[number - 1];
      if (other) put(other);
    }
  }
  const isDropped = edits.some(({ kind }) => kind === 'drop-byte-order-mark');
  const mark = document.byteOrderMark ? '\uFEFF' : '';
  // A line without an ending may stand in the middle now.
  const last = parts.length - 1;
  const text =
    mark + parts.map(({ text, ending }, at) => text + (ending === '' && at < last ? usual : ending)).join('');
  return isDropped ? text.replace(/^\uFEFF+/, '') : text;
}

/** The header with this title in the form that all readers take. */
export function plainHeaderLine(header: HeaderLine, title: string): LineEdit {
  return { kind: 'replace', line: header.number, texts: [...behindHeader(header), `[${title}]`] };
}

/** What follows a header on its line, as a comment for the line above: nothing is lost. */
export function behindHeader({ text, column, title, closed }: HeaderLine): readonly string[] {
  const rest = closed ? text.slice(column + title.length + 1).trim() : '';
  if (visible(rest) === '') return [];
  return [/^[#;]/.test(rest) ? rest : `# ${rest}`];
}

/** A whole section as comments; its own comments and blank lines stay as they are. */
export function asComments({ header, body }: Pick<ConfigSection, 'header' | 'body'>): readonly LineEdit[] {
  return [header, ...body].filter(({ kind }) => kind !== 'blank' && kind !== 'comment').map(commentedOut);
}

/** The line as a comment: nothing is lost, and every reader passes over it in column 1. */
export function commentedOut({ number, text }: Pick<ConfigLine, 'number' | 'text'>): LineEdit {
  return { kind: 'replace', line: number, texts: [`# ${text.trim()}`] };
}

export function atLeftEdge({ number, text }: Pick<ConfigLine, 'number' | 'text'>): LineEdit {
  return { kind: 'replace', line: number, texts: [text.trim()] };
}
