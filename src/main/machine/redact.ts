/** Takes secrets out of a text before it is written anywhere. */

/** Put in place of what was taken out. */
const mark = '[redacted]';

/** The names under which AWS hands out secrets, in its own spelling, in the environment's and in the config file's. */
const names =
  'access_?token|refresh_?token|client_?secret|device_?code|code_?verifier|secret_?access_?key|session_?token|' +
  'access_?key_?id|id_?token|signin_?token|x-amz-sso_bearer_token';

const patterns: readonly (readonly [RegExp, string])[] = [
  // The scheme and what comes after it.
  [/(authorization\\*["']?\s*[:=]\s*\\*["']?)[^"'\r\n]+/gi, `$1${mark}`],
  [/\bBearer\s+[^\s"']+/gi, `Bearer ${mark}`],
  // JSON that stands as a string within other JSON: its quotes are escaped.
  [new RegExp(String.raw`((?:${names})\\+["']\s*[:=]\s*)\\+["'][^"']*["']`, 'gi'), `$1${mark}`],
  // JSON, what Node prints of objects, headers, the environment and queries.
  [
    new RegExp(String.raw`((?:${names})["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|(?!\[redacted)[^\s,;&}]+)`, 'gi'),
    `$1${mark}`,
  ],
  // Name and password of a proxy in its URL; a wrongly written password may hold anything but blanks and quotes.
  [/(:\/\/)[^\s"'@/?#]{0,100}:[^\s"']{0,300}@/g, `$1${mark}@`],
  // OAuth answers in a URL.
  [/([?&](?:code|state|user_code|token|code_challenge)=)[^&\s#"']+/gi, `$1${mark}`],
  // Authorization codes; the codes of errors are short or capitals.
  [/(\bcode\\*["']?\s*[:=]\s*\\*["']?)(?![A-Z0-9_]+\b)[A-Za-z0-9._~+/=-]{20,}/g, `$1${mark}`],
  // Tokens of IAM Identity Center begin with aoa (access) and aor (refresh), in base64 letters.
  [/\bao[ar][A-Za-z0-9_-]{1,2}[A-Za-z0-9+/=_:.-]{16,}/g, mark],
  // Access key ids of long-lived and temporary keys, and JSON web tokens (client secrets are such).
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, mark],
  [/\beyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+)*/g, mark],
];

/** Safe to use on any text, twice included. */
export function redact(text: string): string {
  return patterns.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}
