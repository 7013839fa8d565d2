/** Makes profile names from a template: pure, so that the panel shows as an example exactly what will be written. */

/** One role of one account, as it can be chosen. */
export interface ChosenRole {
  /** The name of the `[sso-session]` section. */
  readonly session: string;
  /** 12 digits, leading zeros kept. */
  readonly accountId: string;
  /** AWS may leave it out. */
  readonly accountName: string | null;
  readonly roleName: string;
}

export const letterCases = ['as-is', 'lower', 'upper'] as const;
export const separators = ['-', '_', '.', '/'] as const;

export interface NameTemplate {
  /** Text with the fields `{account}`, `{accountId}`, `{role}` and `{session}`. */
  readonly pattern: string;
  readonly letterCase: (typeof letterCases)[number];
  /** Takes the place of what not every AWS tool can read in a name. */
  readonly separator: (typeof separators)[number];
}

export const usualTemplate: NameTemplate = { pattern: '{account}-{role}', letterCase: 'as-is', separator: '-' };

/** Longer ones are no use as an argument, and Windows bounds the length of a command. */
export const longestName = 128;

export interface RenderedName {
  /** May be empty or too long; it is for the plan to say so. */
  readonly name: string;
  /** The characters that the separator took the place of, each once, in the order of the name. */
  readonly replaced: readonly string[];
}

const fields = ['account', 'accountId', 'role', 'session'] as const;
type Field = (typeof fields)[number];

/** The fields of the pattern that do not exist, with their braces. */
export function unknownFields(pattern: string): readonly string[] {
  return [...pattern.matchAll(/\{([^{}]*)\}/g)].flatMap(([text, field]) => (isField(field) ? [] : [text]));
}

/** The names may differ in what the fields say; without one of a role's own fields they are all the same. */
export function tellsRolesApart(pattern: string): boolean {
  return /\{(account|accountId|role)\}/.test(pattern);
}

/**
 * The name of a role's profile. What fields say keeps letters, digits, `_`, `-` and `@`, letters with accents lose these,
 * and each run of anything else becomes one separator: Rust's and Java's readers know no others, older Java no `+` and
 * `:`, and a dot is a nested section to npm's `ini`. In the text around the fields everything that all AWS readers
 * take stays as it was typed. A name never begins with `-`, which would make an option of it.
 */
export function renderName({ pattern, letterCase, separator }: NameTemplate, role: ChosenRole): RenderedName {
  const replaced = new Set<string>();
  const clean = (text: string, unsafe: RegExp): string => replaceRuns(text, unsafe, separator, replaced);
  const parts = pattern.split(/(\{[^{}]*\})/).map((part) => {
    const field = /^\{([^{}]*)\}$/.exec(part)?.[1];
    if (!isField(field)) return clean(part, /[^A-Za-z0-9_\-/.%@:+]/u);
    return valueOf(field, role, (value) => trimmed(clean(value, /[^A-Za-z0-9_@-]/u), separator));
  });
  const name = parts.join('').replace(/^[-]+/, '');
  return { name: inCase(name, letterCase), replaced: [...replaced] };
}

function isField(text: string | undefined): text is Field {
  return fields.some((field) => field === text);
}

function valueOf(field: Field, role: ChosenRole, clean: (value: string) => string): string {
  switch (field) {
    case 'account':
      // A name of which nothing is left, such as one in Japanese, would leave all accounts with the same profile.
      return clean(role.accountName ?? '') || role.accountId;
    case 'accountId':
      return role.accountId;
    case 'role':
      return clean(role.roleName);
    case 'session':
      return clean(role.session);
  }
}

/** ` - ` becomes one separator, not three: those that stand beside a replaced character belong to the run. */
function replaceRuns(text: string, unsafe: RegExp, separator: string, replaced: Set<string>): string {
  let result = '';
  let run = '';
  let isUnsafe = false;
  const close = (): void => {
    result += isUnsafe ? separator : run;
    run = '';
    isUnsafe = false;
  };
  for (const character of withoutAccents(text)) {
    if (unsafe.test(character)) {
      replaced.add(character);
      isUnsafe = true;
    } else if (!'-_'.includes(character) && character !== separator) {
      close();
      result += character;
      continue;
    }
    run += character;
  }
  close();
  return result;
}

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{Mn}/gu, '');
}

function trimmed(text: string, separator: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text[start] === separator) start++;
  while (start < end && text[end - 1] === separator) end--;
  return text.slice(start, end);
}

function inCase(name: string, letterCase: NameTemplate['letterCase']): string {
  if (letterCase === 'lower') return name.toLowerCase();
  return letterCase === 'upper' ? name.toUpperCase() : name;
}
