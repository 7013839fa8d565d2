/** The changes of one section's text: a key set or removed, another name. All other bytes stay. */
import { type ConfigLine, type ConfigSection, type LineEnding, parseAnew, type Setting } from './document.ts';

/** A section whose text was changed, read anew; its line numbers count from its header. */
export function reparse(lines: readonly TextLine[]): ConfigSection {
  // A mark of our own in front: one that stands in the text would be taken for the file's and get lost.
  const [section] = parseAnew(`\uFEFF${textOf(lines)}`).sections;
  if (!section) throw new Error('a section lost its header');
  return section;
}

export type TextLine = Pick<ConfigLine, 'text' | 'ending'>;

export function textOf(lines: Iterable<TextLine>): string {
  let whole = '';
  for (const { text, ending } of lines) whole += text + ending;
  return whole;
}

export function linesOf({ header, body }: ConfigSection): readonly ConfigLine[] {
  return [header, ...body];
}

/**
 * The section with the key set: the last line that has it gets the value, else a line comes after the last setting.
 * Null if the key holds a nested block.
 */
export function withKey(section: ConfigSection, key: string, value: string, usual: LineEnding): ConfigSection | null {
  const setting = section.settings.findLast(({ line }) => line.key === key);
  if (!setting) return reparse(inserted(section, `${key} = ${value}`, usual));
  if (setting.below.some(({ kind }) => kind === 'nested')) return null;
  const gone = new Set<ConfigLine>(setting.below);
  const lines = linesOf(section).flatMap((line): readonly TextLine[] => {
    if (line === setting.line) return rewritten(setting, value, usual);
    return gone.has(line) ? [] : [line];
  });
  return reparse(lines);
}

/** The section without the key, wherever it stands, and without what stands below it. */
export function withoutKey(section: ConfigSection, key: string): ConfigSection {
  // From the key to the last line below it, comments in between included.
  const ends = new Map(
    section.settings.flatMap(({ line, below }) =>
      line.key === key ? [[line.number, (below.at(-1) ?? line).number]] : [],
    ),
  );
  if (ends.size === 0) return section;
  let end = 0;
  const kept = linesOf(section).filter(({ number }) => {
    end = Math.max(end, ends.get(number) ?? 0);
    return number > end;
  });
  return reparse(kept);
}

export function withTitle(section: ConfigSection, title: string): ConfigSection {
  const { header, body } = section;
  const text = header.text.slice(0, header.column) + title + header.text.slice(header.column + header.title.length);
  return reparse([{ ...header, text }, ...body]);
}

/**
 * What stays when the section goes: comments after a blank line, which belong to what follows. The blank lines
 * themselves go with the section, those before its header stay.
 */
export function leftBehind({ body }: ConfigSection): readonly TextLine[] {
  const content = body.findLastIndex(({ kind }) => kind !== 'blank' && kind !== 'comment');
  const rest = body.slice(content + 1);
  const gap = rest.findIndex(({ kind }) => kind === 'blank');
  const after = gap < 0 ? [] : rest.slice(gap);
  return after.slice(firstComment(after));
}

function firstComment(lines: readonly ConfigLine[]): number {
  const index = lines.findIndex(({ kind }) => kind === 'comment');
  return index < 0 ? lines.length : index;
}

/** An indented comment continues the value above it for Rust and Java, so it counts as part of the setting. */
function inserted(section: ConfigSection, text: string, usual: LineEnding): readonly TextLine[] {
  const lines = linesOf(section);
  const last = lines.findLastIndex(({ kind, column }) => kind !== 'blank' && (kind !== 'comment' || column > 1));
  const before = lines.slice(0, last + 1).map((line, index) => (index < last ? line : closed(line, usual)));
  return [...before, { text, ending: endingLike(lines[last], usual) }, ...lines.slice(last + 1)];
}

/** A comment after the value would become part of it for the AWS CLI, so it moves to a line of its own. */
function rewritten({ line }: Setting, value: string, usual: LineEnding): readonly TextLine[] {
  const { text, column, valueColumn, key, ending } = line;
  const prefix = text.slice(0, valueColumn - 1);
  const isPlain = new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*$`).test(prefix);
  const start = isPlain
    ? prefix.replace(/=$/, line.value === '' ? '= ' : '=')
    : `${text.slice(0, column - 1)}${key} = `;
  const afterValue = text.slice(valueColumn - 2);
  const comment = /\s[#;]/.exec(afterValue)?.index;
  const setting = { text: start + value, ending };
  if (comment === undefined) return [setting];
  return [{ text: afterValue.slice(comment).trim(), ending: endingLike(line, usual) }, setting];
}

function closed(line: TextLine, usual: LineEnding): TextLine {
  return line.ending === '' ? { ...line, ending: usual } : line;
}

/** The neighbour's, unless that has none or a lone CR, at which only half of the readers see a line end. */
function endingLike(line: TextLine | undefined, usual: LineEnding): LineEnding {
  return line?.ending === '\n' || line?.ending === '\r\n' ? line.ending : usual;
}
