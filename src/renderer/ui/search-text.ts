/** What every search of the panel does with texts and with what people type or paste. */
import uFuzzy from '@leeoniya/ufuzzy';
import { withoutTrailing } from '../../shared/text-ends.ts';

/** A range of UTF-16 units of a text, the end not included. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A text as it is compared, and the same with its capitals, which tell where a word begins in ReadOnlyAccess. */
export interface FoldedText {
  readonly plain: string;
  /** Unit by unit as long as `plain`. */
  readonly cased: string;
}

/** Signs that nobody sees come along with what is copied. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** Without accents, and full-width forms of letters and digits. */
function withoutForms(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFKC');
  return uFuzzy.latinize(plain).replaceAll(invisible, '');
}

/** A sigma at the end of a word has a form of its own, but a part of that word that is typed may end elsewhere. */
const lowered = (text: string): string => text.toLowerCase().replaceAll('ς', 'σ');

/** Without capitals, accents, and full-width forms of letters and digits: as it is compared. */
export function plainText(text: string): string {
  // Most names are plain already, and there may be tens of thousands of them.
  return isAscii(text) ? text.toLowerCase() : uFuzzy.latinize(lowered(withoutForms(text)));
}

export function foldText(text: string): FoldedText {
  if (isAscii(text)) return { plain: text.toLowerCase(), cased: text };
  const plain = plainText(text);
  const cased = withoutForms(text);
  // A few capitals become two letters; without its capitals such a text has only its spaces and signs between the words.
  return { plain, cased: cased.length === plain.length ? cased : plain };
}

const graphemes = new Intl.Segmenter('en');

/** The ranges of a text that ranges of its plain form stand for, in whole letters as people see them. */
export function rangesInText(text: string, plain: string, ranges: readonly TextRange[]): readonly TextRange[] {
  if (isAscii(text) || ranges.length === 0) return ranges;
  /** For each unit of the plain form, the letter of the text that it comes from. */
  const starts: number[] = [];
  const ends: number[] = [];
  let joined = '';
  for (const { segment, index } of graphemes.segment(text)) {
    const part = plainText(segment);
    joined += part;
    for (let unit = 0; unit < part.length; unit++) {
      starts.push(index);
      ends.push(index + segment.length);
    }
  }
  // Where letters change with their neighbours nothing is marked, rather than the wrong ones.
  if (joined !== plain) return [];
  return ranges.map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? text.length }));
}

const quotes = '"\'`“”«»„';
const sessionRole = /^awsreservedsso_(.+)_[0-9a-f]{16}$/;

/** What an ARN names, as it is compared. */
export interface ArnParts {
  /** 12 digits. */
  readonly accountId: string;
  /** The permission set, or another role's name; null for an ARN of something else. */
  readonly roleName: string | null;
}

/** The account of an ARN that is somewhere in this plain text, and the role if it is one of a role or of a role's session. */
export function arnParts(plain: string): ArnParts | null {
  const [, service = '', accountId, resource = ''] = /arn:[\w-]+:([\w-]+):[\w-]*:(\d{12}):(\S*)/.exec(plain) ?? [];
  if (accountId === undefined) return null;
  const [kind, ...parts] = resource.split('/');
  const isRole = (service === 'iam' && kind === 'role') || (service === 'sts' && kind === 'assumed-role');
  const name = (kind === 'role' ? parts.at(-1) : parts[0]) ?? '';
  if (!isRole || name === '') return { accountId, roleName: null };
  const written = withoutTrailing(name, quotes);
  return { accountId, roleName: sessionRole.exec(written)?.[1] ?? written };
}

/**
 * A query as people mean it. An ARN of a role or of a role's session becomes its account and its role's name; an account id that
 * is written in groups (1234-5678-9012) becomes one number. Quotes around it are no part of it.
 */
export function plainQuery(query: string): string {
  const plain = withoutTrailing(plainText(query).trim(), quotes).replace(/^["'`“”«»„]+/, '');
  const arn = arnParts(plain);
  if (arn !== null) return arn.roleName === null ? arn.accountId : `${arn.accountId} ${arn.roleName}`;
  return plain
    .replaceAll(/(?<!\d)(\d{4})[\s\u2010-\u2015-]+(\d{4})[\s\u2010-\u2015-]+(\d{4})(?!\d)/g, '$1$2$3')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
