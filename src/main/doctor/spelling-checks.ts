/** Settings that every person reads in the same way, and not every tool. */
import type { ConfigLine, ConfigSection, SettingLine } from '../aws/config/document.ts';
import type { AwsFileKind, ReaderName } from '../aws/config/readers/reading.ts';
import { readerNames } from '../aws/config/readers/read-as.ts';
import type { FindingCode } from '../../shared/findings.ts';
import { type Examination, fileKinds } from './examination.ts';
import { placeOf } from '../aws/config/sections.ts';
import { type Cure, type Finding, finding, instruction } from './finding.ts';
import { profileOf } from './form-checks.ts';
import type { LineEdit } from './line-edits.ts';
import { firstWord, isSingleWord } from '../aws/config/line-text.ts';
import { hiddenIn, visible } from './invisible.ts';
import { isMeantAsProfile } from './name-checks.ts';
import { matters } from './seen-values.ts';

export function checkSpelling({ documents, files }: Examination): readonly Finding[] {
  return fileKinds.flatMap((kind) =>
    documents[kind].sections.flatMap((section) => {
      const isKnown = ['default', 'profile', 'sso-session'].includes(section.kind);
      const isRead = kind === 'credentials' || isKnown || isMeantAsProfile(section);
      if (!isRead || !section.header.closed) return [];
      const odd = section.settings.flatMap(({ line, below }) => {
        return below.length > 0 ? [] : oddSetting(line, section, kind, files[kind].file);
      });
      const { file } = files[kind];
      return [...odd, ...indentedKeys(section, kind, file), ...indentedHeaders(section, kind, file)];
    }),
  );
}

type Code = Extract<FindingCode, 'comment-in-value' | 'colon-delimiter' | 'upper-case-key' | 'quoted-value'>;

/** What is odd about a line, the worst first. Which tools it misleads was measured with their own parsers. */
const oddities: readonly {
  readonly code: Code;
  readonly applies: (line: SettingLine) => boolean;
  readonly tools: readonly ReaderName[];
}[] = [
  { code: 'comment-in-value', applies: (line) => commentOf(line) !== null && line.value !== '', tools: ['botocore'] },
  { code: 'colon-delimiter', applies: ({ text }) => delimiterOf(text) === ':', tools: ['javascript', 'rust', 'java'] },
  { code: 'upper-case-key', applies: ({ text, key }) => !text.trim().startsWith(key), tools: ['javascript', 'java'] },
  {
    code: 'quoted-value',
    applies: ({ key, value }) => isSingleWord(key) && unquoted(value) !== value,
    tools: ['botocore', 'javascript', 'rust', 'java'],
  },
];

function oddSetting(line: SettingLine, section: ConfigSection, kind: AwsFileKind, file: string): readonly Finding[] {
  const hidden = hiddenCharacters(line, section, kind, file);
  if (hidden) return [hidden];
  const odd = oddities.find(({ applies }) => applies(line));
  if (!odd) return [];
  const key = firstWord(line.key);
  const title = section.header.title.trim();
  // What follows the sign may be meant: a command with a `#` in it. So nobody but a person can tell.
  const isClear = isSingleWord(line.key) || commentOf(line) === null;
  const touches = [section.name, title];
  const cure: Cure = isClear ? { kind: 'lines', file: kind, lines: [canonical(line)], touches } : instruction;
  const severity = line.key.startsWith('sso_') || line.key === 'region' ? 'error' : 'warning';
  const place = { file, line: line.number, column: line.valueColumn };
  const details = { severity, place, tools: odd.tools, cure, profile: profileOf(section, kind) } as const;
  return [finding(odd.code, { section: title, key }, [kind, title, key], details)];
}

/** Whatever the tools make of such a character, nobody has meant it; some cut it off, others take it for a letter. */
function hiddenCharacters(line: SettingLine, section: ConfigSection, kind: AwsFileKind, file: string): Finding | null {
  const key = visible(line.key);
  const end = line.valueColumn - 1 + line.value.length;
  const found = hiddenIn(line.text.slice(0, end).replaceAll('\t', ' ') + line.text.slice(end).trimEnd());
  const trailing = hiddenIn(line.text.slice(line.text.trimEnd().length).replaceAll(/[\t\r]/g, ' '));
  const characters = [...new Set([...found, ...trailing])];
  if (!matters(key) || characters.length === 0) return null;
  const comment = commentOf(line);
  const value = visible(isSingleWord(key) ? unquoted(line.value) : line.value);
  const setting = `${key} = ${value}`;
  const lines: readonly LineEdit[] =
    value === ''
      ? [{ kind: 'replace', line: line.number, texts: [`# ${visible(line.text)}`] }]
      : [{ kind: 'replace', line: line.number, texts: comment === null ? [setting] : [comment, setting] }];
  const title = section.header.title.trim();
  const isClear = comment === null || isSingleWord(key);
  const cure: Cure = isClear ? { kind: 'lines', file: kind, lines, touches: [section.name, title] } : instruction;
  const place = { file, line: line.number, column: line.column };
  const details = { severity: 'error', place, tools: readerNames, cure, profile: profileOf(section, kind) } as const;
  const params = { section: title, key, characters: characters.slice(0, 5).join(', ') };
  return finding('invisible-character', params, [kind, title, key], details);
}

/** As all readers take it; its indentation stays, because the lines around it have the same. */
function canonical(line: SettingLine): LineEdit {
  const comment = commentOf(line);
  const value = isSingleWord(line.key) ? unquoted(line.value) : line.value;
  const setting = `${line.text.slice(0, line.column - 1)}${line.key} = ${value}`.trimEnd();
  return { kind: 'replace', line: line.number, texts: comment === null ? [setting] : [comment, setting] };
}

function commentOf({ text, valueColumn }: SettingLine): string | null {
  const after = text.slice(Math.max(valueColumn - 2, 0));
  const start = /\s[#;]/.exec(after)?.index;
  return start === undefined ? null : after.slice(start).trim();
}

function delimiterOf(text: string): string | undefined {
  return /[=:]/.exec(text)?.[0];
}

function unquoted(value: string): string {
  return /^(["'])([^"']+)\1$/.exec(value)?.[2] ?? value;
}

/**
 * Rust and Java take an indented line for the rest of the value above; for the AWS CLI it is one if it is indented
 * deeper. JavaScript and Go read a key of its own, and that is what was meant.
 */
function indentedKeys(section: ConfigSection, kind: AwsFileKind, file: string): readonly Finding[] {
  if (section.settings.every(({ line, below }) => line.column === 1 && below.length === 0)) return [];
  const settings = section.settings.filter(({ line }) => line.column > 1);
  const hidden = section.settings.flatMap(({ below }) =>
    below.flatMap((line) => (line.kind === 'continuation' && hiddenKey(line.text) !== null ? [line] : [])),
  );
  const [first] = [...settings.map(({ line }) => line), ...hidden].toSorted((a, b) => a.number - b.number);
  if (!first) return [];
  const title = section.header.title.trim();
  const key = firstWord(first.kind === 'setting' ? first.key : (hiddenKey(first.text) ?? ''));
  const tools: readonly ReaderName[] = hidden.length > 0 ? ['botocore', 'rust', 'java'] : ['rust', 'java'];
  const keys = [...section.settings.map(({ line }) => line.key), ...hidden.map(({ text }) => hiddenKey(text))];
  const lines = section.settings.flatMap(({ line, below }) => [line, ...below]).flatMap(unindented);
  const cure: Cure =
    new Set(keys).size === keys.length
      ? { kind: 'lines', file: kind, lines, touches: [section.name, title] }
      : instruction;
  const place = placeOf(first, file);
  const details = { severity: 'error', place, tools, cure, profile: profileOf(section, kind) } as const;
  return [finding('indented-key', { section: title, key }, [kind, title], details)];
}

/** A header in the value above it, for all readers but JavaScript's and Go's. */
function indentedHeaders(section: ConfigSection, kind: AwsFileKind, file: string): readonly Finding[] {
  const lines = section.settings.flatMap(({ below }) => below.filter((line) => /^\s*\[[^[\]]+\]\s*$/.test(line.text)));
  return lines.map((line) => {
    const text = line.text.trim();
    const title = text.slice(1, -1).trim();
    const touches = [section.name, section.header.title.trim(), title, title.replace(/^\S+\s+/, '')];
    const cure: Cure = {
      kind: 'lines',
      file: kind,
      lines: [{ kind: 'replace', line: line.number, texts: [text] }],
      touches,
    };
    const tools: readonly ReaderName[] = ['botocore', 'rust', 'java'];
    const details = { severity: 'error', place: placeOf(line, file), tools, cure } as const;
    return finding('odd-header', { section: title }, [kind, title], details);
  });
}

function hiddenKey(text: string): string | null {
  return /^([A-Za-z]\w*)\s*=/.exec(text.trim())?.[1]?.toLowerCase() ?? null;
}

/** Keys begin at the line, what is below them two blanks in. */
function unindented(line: ConfigLine): readonly LineEdit[] {
  const isKey = line.kind === 'setting' || (line.kind === 'continuation' && hiddenKey(line.text) !== null);
  const text = isKey ? line.text.trim() : `  ${line.text.trim()}`;
  const isDeep = !isKey && line.column > 1;
  return text === line.text || isDeep ? [] : [{ kind: 'replace', line: line.number, texts: [text] }];
}
