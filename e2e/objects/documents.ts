/** The fenced blocks of a document, and the `daypass` commands that its sentences name. */
import fs from 'node:fs';
import path from 'node:path';

export interface Snippet {
  /** File and line, as an editor opens it. */
  readonly at: string;
  /** `sh`, `ini` and so on; empty where the fence names none. */
  readonly language: string;
  readonly text: string;
}

export interface Document {
  readonly snippets: readonly Snippet[];
  /** `daypass …` in backticks, outside of the blocks. */
  readonly mentions: readonly Snippet[];
}

const folder = path.join(import.meta.dirname, '../../docs');

/** `name` without its ending, of a file in `docs`, or `../README`. */
export function readDocument(name: string): Document {
  const file = path.join('docs', `${name}.md`);
  const lines = fs.readFileSync(path.join(folder, `${name}.md`), 'utf8').split('\n');
  const snippets: Snippet[] = [];
  const prose: string[] = [];
  let open: { readonly language: string; readonly at: string; readonly from: number } | null = null;
  for (const [i, line] of lines.entries()) {
    const fence = /^\s*```(.*)$/.exec(line)?.[1]?.trim();
    if (fence === undefined) {
      // Blocks leave empty lines, so that the lines can be counted.
      prose.push(open === null ? line : '');
      continue;
    }
    prose.push('');
    const at = `${file}:${i + 1}`;
    if (open === null) open = { language: fence, at, from: i + 1 };
    else {
      snippets.push({ ...open, text: `${lines.slice(open.from, i).join('\n')}\n` });
      open = null;
    }
  }
  if (open !== null) throw new Error(`${open.at}: this block is not closed.`);
  return { snippets, mentions: mentionsIn(prose.join('\n'), file) };
}

/** `daypass …` in backticks, where it may go on in the next line; `file`: what the text is, from its first line on. */
export function mentionsIn(text: string, file: string): readonly Snippet[] {
  return [...text.matchAll(/`(daypass\s[a-z][^`]*)`/g)].map(({ 1: command = '', index }) => ({
    at: `${file}:${text.slice(0, index).split('\n').length}`,
    language: 'mention',
    text: command.replaceAll(/\s+/g, ' '),
  }));
}

/** How often a text runs `daypass`, as far as one can see; what is in a comment counts for nothing. */
export function callsIn(text: string): number {
  const code = text.replaceAll(/^\s*#.*$/gm, '');
  return [...code.matchAll(/(?<![\w/.-])daypass(?= [a-z])/g)].length;
}
