/** What may be told of a line that stands in a file with secrets. */

const wordLikeKey = /^\[?[A-Za-z_]{1,40}$/;

/**
 * The beginning of a text that is not understood. A line without `=` may well be a secret key that slipped out of its
 * place: of anything but a word like a key, no more than a hint is told.
 */
export function firstWord(text: string): string {
  const [word = ''] = text.split(/\s/, 1);
  const told = wordLikeKey.test(word) ? word : word.slice(0, 8);
  return told === text ? text : `${told}…`;
}

/** Keys whose values name things and are no secrets. */
const openKeys: ReadonlySet<string> = new Set(
  [
    'sso_session sso_start_url sso_region sso_account_id sso_role_name sso_registration_scopes region output',
    'role_arn source_profile credential_source role_session_name mfa_serial duration_seconds services',
    'cli_pager cli_auto_prompt retry_mode max_attempts ca_bundle s3 endpoint_url web_identity_token_file external_id',
    'login_session use_fips_endpoint use_dualstack_endpoint ignore_configured_endpoint_urls created_by',
    'cli_history cli_timestamp_format cli_binary_format cli_follow_urlparam sts_regional_endpoints defaults_mode',
  ].flatMap((line) => line.split(' ')),
);

/** Whether the values of this key may be shown. */
export function isOpenKey(key: string): boolean {
  return openKeys.has(key);
}

const freeText: ReadonlySet<string> = new Set(['cli_pager', 'ca_bundle', 's3', 'web_identity_token_file']);
const secretWords: ReadonlySet<string> = new Set(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']);

/** Whether the values of this key have neither blanks nor quotes nor comment signs, whatever they say. */
export function isSingleWord(key: string): boolean {
  return secretWords.has(key) || (openKeys.has(key) && !freeText.has(key));
}

/** A word before `=` or `:`, from its beginning, so that no part of a long one is tried twice. */
const named = /(?<![\w.-])([\w.-]+)["']?\s*[=:]\s*(?=\S)/g;
const secretName = /secret|token|passw|passphrase|access_?key|credential_process/i;

/**
 * A line as it may be shown: values of keys that may be secret are hidden, and all that follows a secret's name, wherever it
 * stands: in a comment, behind a header, in one that is not closed.
 */
export function masked(text: string): string {
  const shown = maskedByForm(text);
  for (const { 0: start, 1: name = '', index } of shown.matchAll(named)) {
    if (secretName.test(name) && !openKeys.has(name.toLowerCase())) return `${shown.slice(0, index + start.length)}…`;
  }
  return shown;
}

function maskedByForm(text: string): string {
  const [, start = '', key = '', delimiter = '', value = ''] =
    /^(\s*(?:[#;]\s*)?)([\w.-]+)(\s*[=:]\s*)(.*)$/s.exec(text) ?? [];
  if (key !== '')
    return openKeys.has(key.toLowerCase()) || value === '' ? text : `${start}${firstWord(key)}${delimiter}…`;
  const content = text.trim();
  if (content === '' || content.startsWith('[')) return text;
  const [, sign = '', rest = ''] = /^([#;]\s*)?(.*)$/s.exec(content) ?? [];
  // Sentences of a comment are shown, single long words may be keys.
  return sign !== '' && !/\S{16,}/.test(rest) ? text : `${sign}${firstWord(rest)}`;
}
