/**
 * Takes secrets out of a text before it is written anywhere: by the name that stands before them, in whatever notation, and
 * by their own looks. Every expression here takes time in proportion to the text: only the last thing in it may be
 * repeated without a limit, so that nothing is ever tried twice (redact.test.ts looks at their shapes).
 */
import { isNamedError } from './error-names.ts';
import { endOfQuoted, endOfValue } from './secret-values.ts';

/** Put in place of what was taken out. */
const mark = '[redacted]';

/** Where names and values meet: blanks, also percent-encoded or as the colours of a terminal. */
const blank = String.raw`(?:\s|%20|%0[AaDd]|\x1b\[[0-9;]{0,12}m){0,24}`;
/** A quotation mark of code, of JSON within JSON, of a URL or of HTML. */
const quote = String.raw`(?:\\{0,31}["'${'`'}]|%2[27]|&quot;|&#3[49];|\\{1,31}u002[27])`;

/** The names under which secrets are handed out, in AWS's own spelling, in the environment's, in headers and in URLs. */
const names = [
  'access[_-]?token|refresh[_-]?token|id[_-]?token|sign-?in[_-]?token|bearer[_-]?token|session[_-]?token|security[_-]?token',
  'device[_-]?code|user[_-]?code|code[_-]?verifier|code[_-]?challenge|auth(?:orization)?[_-]?code|client[_-]?assertion',
  'client[_-]?secret|secret[_-]?access[_-]?key|access[_-]?key(?:[_-]?id)?|secret[_-]?key|private[_-]?key|api[_-]?key',
  'passw(?:or)?d|x-amz-signature',
].join('|');
/** Their values reach to the end of the line. */
const headerNames = '(?:proxy-)?authorization|(?:set-)?cookie2?';
/** Words that also name what is no secret: `isHarmless` tells. */
const commonNames = '(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2}))(?:code|state|token|secret)';

const secretName = new RegExp(`(${names})|(${headerNames})|${commonNames}`, 'gi');

/** What may stand between the name and its value: `name: `, `"name":"`, `name=`, `['name'] = `, `name =>`. */
const assigned = new RegExp(
  `(?:${quote})?\\]?${blank}(?:=>|={1,3}|:=?|：|＝|%3[AD]|&#61;)${blank}(?:[|>][+-]?\\s{1,24})?`,
  'iy',
);
/** An element of an array, followed by its value: `["name", "value"]`, as raw headers are. */
const listed = new RegExp(`${quote}${blank},${blank}`, 'iy');
const opensElement = new RegExp(String.raw`(?<=(?:[[(,{]|^)\s{0,24}\\{0,31}["'${'`'}][\w.-]{0,40})`, 'iy');
/** `{ "name": "name", "value": "value" }` and `key="name" value="value"`. */
const described = new RegExp(`${quote}${blank},?${blank}(?:${quote})?value(?:${quote})?${blank}[:=]${blank}`, 'iy');
/**
 * XML: `<Name>value</Name>`, `<key>name</key><string>value</string>`; and the same written as HTML, whose own signs end it: `&gt;` within an
 * attribute ends no tag that `<` has begun.
 */
const tags = [
  {
    opens: /(?<=<[\w:.-]{0,40}|<key>[\w.-]{0,40})/iy,
    begins: /(?:\s[^<>]{0,300})?>(?:\s{0,24}<!\[CDATA\[)?|<\/[a-z:]{1,20}>\s{0,24}<[a-z:]{1,20}>/iy,
    ends: /</g,
  },
  {
    opens: /(?<=&lt;[\w:.-]{0,40})/iy,
    begins: /(?:\s[^<>]{0,300}?)?(?:&gt;|>)(?:\s{0,24}<!\[CDATA\[)?/iy,
    ends: /<|&lt;/gi,
  },
] as const;
/** An option of a command: `--name value`. */
const spaced = /\s{1,24}/y;
const opensOption = /(?<=--[\w-]{0,20})/iy;

const quoteHere = new RegExp(quote, 'iy');
/** Right after one of these a common name is a parameter of a URL. */
const inUrl = /(?<=[?&#]|%26|%3F|%23)/iy;

/** By their own looks, wherever they stand. */
const secretPatterns: readonly (readonly [RegExp, string])[] = [
  // The scheme and what comes after it.
  [/(?<![A-Za-z0-9])(Bearer|AWS4-HMAC-SHA256)(?:\s{1,24}|%20)[^\s"']+/gi, `$1 ${mark}`],
  [/(?<![A-Za-z0-9])(Basic|Negotiate|NTLM|Digest)(?:\s{1,24}|%20)[A-Za-z0-9+/=_-]{12,}/gi, `$1 ${mark}`],
  // Name, password or token of a proxy in its URL; a wrongly written password may hold anything but blanks and quotes.
  [
    /(:\/\/|%3A%2F%2F|_proxy\\{0,31}["']?\s{0,24}[:=]\s{0,24}\\{0,31}["']?)(?:[^\s"'@/?#:%]{1,300}(?:@|%40)|[^\s"'@/?#:]{0,100}(?::|%3A)[^\s"']{0,300}(?:@|%40))/gi,
    `$1${mark}@`,
  ],
  // Tokens of IAM Identity Center begin with aoa (access) and aor (refresh), in base64 letters.
  [/(?<![A-Za-z0-9])ao[ar][A-Za-z0-9_-]{1,2}(?:[A-Za-z0-9+/=_:.%-]|\\\/){16,}/g, mark],
  // Access key ids of long-lived and temporary keys, session tokens, and JSON web tokens (client secrets are such).
  [/(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}/g, mark],
  [/(?<![A-Za-z0-9])(?:IQoJb3JpZ2lu|FwoGZXIv|FQoGZXIv|AQoDYXdz|AQoEXAMPLE)(?:[A-Za-z0-9+/=_%-]|\\\/){8,}/g, mark],
  [/(?<![A-Za-z0-9])eyJ(?:[A-Za-z0-9_.+/=%-]|\\\/){8,}/g, mark],
  // The code that AWS shows for a device: eight consonants.
  [/(?<![A-Za-z0-9-])[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}(?![A-Za-z0-9-])/g, mark],
];

/** For the test that looks at their shapes. */
export const expressions: readonly RegExp[] = [
  secretName,
  assigned,
  listed,
  opensElement,
  described,
  ...tags.flatMap((tag) => Object.values(tag)),
  spaced,
  opensOption,
  quoteHere,
  inUrl,
  ...secretPatterns.map(([look]) => look),
];

/** Safe to use on any text, twice included. */
export function redact(text: string): string {
  return secretPatterns.reduce((result, [look, replacement]) => result.replace(look, replacement), redactNamed(text));
}

function redactNamed(text: string): string {
  let result = '';
  let done = 0;
  secretName.lastIndex = 0;
  for (let found = secretName.exec(text); found; found = secretName.exec(text)) {
    const [, secret, header] = found;
    const kind = secret !== undefined ? 'secret' : header !== undefined ? 'header' : 'common';
    const { lastIndex: end } = secretName;
    const value = valueAfter(text, { start: found.index, end }, kind);
    if (value === null) continue;
    // Between them may be the attributes of a tag, at most 300 characters, with names and values of their own.
    result += text.slice(done, end) + redactNamed(text.slice(end, value.start)) + mark;
    done = value.end;
    secretName.lastIndex = value.end;
  }
  return result + text.slice(done);
}

type Kind = 'secret' | 'header' | 'common';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the value of the name lies, without its quotes; null where there is none, or nothing to hide. */
function valueAfter(text: string, { start, end }: Span, kind: Kind): Span | null {
  for (const { opens, begins, ends } of tags) {
    const begin = at(opens, text, start) === null ? null : at(begins, text, end);
    if (begin !== null) return hidden({ start: begin, end: next(ends, text, begin) });
  }
  const begin =
    at(assigned, text, end) ?? at(described, text, end) ?? option(text, start, end) ?? element(text, start, end);
  if (begin === null) return null;
  const open = at(quoteHere, text, begin);
  const value = open === null ? bareValue(text, begin, kind) : { start: open, end: endOfQuoted(text, begin, open) };
  const isKept =
    kind === 'common' &&
    at(inUrl, text, start) === null &&
    isHarmless(text.slice(start, end), text.slice(value.start, value.end));
  return isKept || isNothing(text.slice(value.start, value.end)) ? null : hidden(value);
}

function option(text: string, start: number, end: number): number | null {
  return at(opensOption, text, start) === null ? null : at(spaced, text, end);
}

/** Unless what follows is a name itself: a list of names hides nothing, and one that is out of step must not either. */
function element(text: string, start: number, end: number): number | null {
  const begin = at(opensElement, text, start) === null ? null : at(listed, text, end);
  if (begin === null) return null;
  const other = new RegExp(`${quote}(?:${names}|${headerNames})${quote}`, 'iy');
  return at(other, text, begin) === null ? begin : null;
}

function bareValue(text: string, begin: number, kind: Kind): Span {
  const from = text.startsWith(mark, begin) ? begin + mark.length : begin;
  // Taken out before; only what clings to it goes as well.
  if (from > begin && /^(?:$|[\s&,;)}\]])/.test(text.slice(from, from + 1))) return { start: begin, end: from };
  const end = endOfValue(text, from, { isLine: kind === 'header', isMark: from > begin, isWord: kind === 'common' });
  return { start: begin, end };
}

function hidden(value: Span): Span | null {
  return value.end > value.start ? value : null;
}

function isNothing(value: string): boolean {
  return /^(?:|null|undefined|true|false|none)$/i.test(value);
}

/** Names of errors, states and problems, and small numbers: what `code`, `state`, `token` and `secret` mean elsewhere. */
function isHarmless(word: string, value: string): boolean {
  if (/^-?\d{1,4}$/.test(value) || isNamedError(value)) return true;
  // A code of letters alone may be AWS's; those of Daypass's problems have a dash.
  const fewest = word.toLowerCase() === 'code' ? 1 : 0;
  return /^[a-z]{1,16}(?:[-_ ][a-z]{1,16}){0,5}$/.test(value) && value.split(/[-_ ]/).length > fewest;
}

/** The end of what `expression` (sticky) finds at `index`. */
function at(expression: RegExp, text: string, index: number): number | null {
  expression.lastIndex = index;
  return expression.test(text) ? expression.lastIndex : null;
}

/** The place of the first that `expression` (global) finds from `index` on; the text's end if there is none. */
function next(expression: RegExp, text: string, index: number): number {
  expression.lastIndex = index;
  return expression.exec(text)?.index ?? text.length;
}
