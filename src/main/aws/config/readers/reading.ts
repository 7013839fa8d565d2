/** What one AWS tool sees in the config file and the credentials file, in a form that all readers share. */

/** The five readers behind nearly every AWS tool: the AWS CLI and boto3, Node tools, Terraform, Rust tools, the JVM. */
export type ReaderName = 'botocore' | 'javascript' | 'go' | 'rust' | 'java';

export type AwsFileKind = 'config' | 'credentials';

/** The texts of both files; a missing file is an empty text to every reader. */
export type AwsTexts = Readonly<Record<AwsFileKind, string>>;

/** Both files, of which only this one has a text. */
export function textsWith(text: string, file: AwsFileKind): AwsTexts {
  return file === 'config' ? { config: text, credentials: '' } : { config: '', credentials: text };
}

/** A nested block as its keys and values, in the readers that take it apart. */
export type SettingValue = string | ReadonlyMap<string, string>;

/** By key, spelled as the reader spells it (JavaScript: `s3.endpoint_url` for a nested one). */
export type Settings = ReadonlyMap<string, SettingValue>;

/** By the section's name. */
export type Sections = ReadonlyMap<string, Settings>;

export type RefusalReason =
  | 'duplicate-section'
  | 'duplicate-key'
  /** A line before the first header; a byte order mark makes one of the first header. */
  | 'outside-section'
  | 'not-a-setting'
  | 'unclosed-header'
  /** An indented line with nothing above it that it could continue. */
  | 'stray-indent'
  /** A name that the reader takes for an attack, or that makes it fail. */
  | 'forbidden-name'
  /** A value that is one quotation mark, at which the reader itself crashes, and with it the program that uses it. */
  | 'lone-quote';

/** Why a reader takes nothing at all from a file. */
export interface Refusal {
  readonly file: AwsFileKind;
  /** 1-based. */
  readonly line: number;
  readonly reason: RefusalReason;
}

export interface Reading {
  /** Both files merged, as the reader merges them. */
  readonly profiles: Sections;
  readonly ssoSessions: Sections;
  readonly services: Sections;
  /** The first refusal. All readers but JavaScript's then see nothing, not even the other file. Go's refuses by crashing. */
  readonly refusal: Refusal | null;
}

/** One file before its sections are told apart: by the text of the header, cleaned as the reader cleans it. */
export type RawFile =
  { readonly sections: Sections; readonly refusal: null } | { readonly sections: null; readonly refusal: RawRefusal };

export type RawRefusal = Omit<Refusal, 'file'>;

export const nothingRead: Reading = { profiles: new Map(), ssoSessions: new Map(), services: new Map(), refusal: null };

/** Maps while they are filled. */
export type MutableSettings = Map<string, SettingValue>;
export type MutableSections = Map<string, MutableSettings>;

export function refused(line: number, reason: RefusalReason): RawFile {
  return { sections: null, refusal: { line, reason } };
}

/** The section of that name; made if there is none. */
export function sectionOf(sections: MutableSections, name: string): MutableSettings {
  const found = sections.get(name);
  if (found) return found;
  const made: MutableSettings = new Map();
  sections.set(name, made);
  return made;
}

/** The value as text; a nested block has none. */
export function textOf(settings: Settings, key: string): string {
  const value = settings.get(key);
  return typeof value === 'string' ? value : '';
}

/** Whether two sections have the same keys with the same values, nested blocks included. */
export function hasSameSettings(a: Settings, b: Settings): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (value === other) continue;
    if (typeof value === 'string' || typeof other !== 'object' || !hasSameSettings(value, other)) return false;
  }
  return true;
}

/** Names that Rust's and Java's readers take; others they leave out with a warning. */
export function isIdentifier(text: string): boolean {
  return /^[A-Za-z0-9_\-/.%@:+]*$/.test(text);
}
