/** Which cures a person can agree to all at once: nothing of what was written goes, and there is nothing to decide. */
import type { FindingCode } from '../../shared/findings.ts';
import type { ConfigDocument, ConfigLine } from '../aws/config/document.ts';
import type { FileCure } from './cure.ts';
import type { Finding } from './finding.ts';
import { visible } from './invisible.ts';
import type { LineEdit } from './line-edits.ts';

type Replacement = Extract<LineEdit, { kind: 'replace' }>;

/**
 * Mistakes in how something is written, where every person reads what was meant. Not among them is what takes a value for
 * another one (a region, an account, a session's name), takes credentials or a profile out of use, gives a profile another
 * name, or ends a sign-in (a conversion, another spelling of a start URL): that is for a person to look at by itself.
 */
const safeCodes: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'byte-order-mark',
  'carriage-return',
  'duplicate-section',
  'duplicate-key',
  'unclosed-header',
  'not-a-setting',
  'outside-section',
  'lone-quote',
  'comment-in-value',
  'colon-delimiter',
  'upper-case-key',
  'quoted-value',
  'indented-key',
  'invisible-character',
  'odd-header',
  'misspelled-session',
  'missing-prefix',
  'prefix-in-credentials',
  // The session says the same, and the profile goes on meaning it.
  'repeated-session-keys',
  // What the AWS CLI asks for without the line as well.
  'missing-scope',
  'permissions-open',
]);

/** Whether it can be among the cures that are made together; `keeperOf` has to agree to its edit in this text. */
export function isSafe({ code, cure }: Pick<Finding, 'code' | 'cure'>): boolean {
  return safeCodes.has(code) && (cure.kind === 'edit' || cure.kind === 'lines' || cure.kind === 'permissions');
}

/**
 * Tells of cures of this text whether every word of the lines that they change is still there afterwards. A line may go only
 * if its section says the same once more.
 */
export function keeperOf(document: ConfigDocument): (cure: FileCure) => boolean {
  const sayings = sayingsOf(document);
  const times = countOf(sayings.values());
  return (cure) => {
    if (cure.kind === 'edit') return true;
    const replaced = cure.lines.flatMap((edit) => (edit.kind === 'replace' ? [edit] : []));
    const removed = replaced.filter(({ texts }) => texts.length === 0).map(({ line }) => sayings.get(line) ?? '');
    const isSaidAgain = [...countOf(removed)].every(([saying, count]) => count < (times.get(saying) ?? 0));
    return isSaidAgain && replaced.every((edit) => edit.texts.length === 0 || keepsWords(document, edit));
  };
}

/** The numbers of the lines that the edits are about: two cures that share none do not concern each other. */
export function linesTouched({ lines }: FileCure & { readonly kind: 'lines' }): readonly number[] {
  return lines.flatMap((edit) => {
    if (edit.kind === 'drop-byte-order-mark') return [];
    return edit.kind === 'move' ? [...edit.lines, edit.behind] : [edit.line];
  });
}

function keepsWords({ lines }: ConfigDocument, { line, texts }: Replacement): boolean {
  const now = new Set(texts.flatMap(words));
  const before = lines[line - 1];
  return before === undefined || wordsOf(before).every((word) => now.has(word));
}

/** The word of a profile's header is not a word of anybody's: in the credentials file, and for `default`, it has no place. */
function wordsOf({ kind, text }: ConfigLine): readonly string[] {
  return words(text).filter((word) => kind !== 'header' || word !== 'profile');
}

function words(text: string): readonly string[] {
  return visible(text)
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}_./+@%-]+/u)
    .filter((word) => word !== '');
}

/** By its number, what each line says and in which section; a header is one by its exact title. */
function sayingsOf({ preamble, sections }: ConfigDocument): ReadonlyMap<number, string> {
  const sayings = new Map<number, string>(
    preamble.map(({ number, text }) => [number, `outside ${words(text).join(' ')}`]),
  );
  for (const { kind, name, header, body } of sections) {
    sayings.set(header.number, `header ${header.title}`);
    for (const { number, text } of body) sayings.set(number, `in ${kind} ${name}: ${words(text).join(' ')}`);
  }
  return sayings;
}

function countOf(texts: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
