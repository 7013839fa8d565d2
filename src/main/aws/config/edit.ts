/** Changes of the config file as data, and the rules for what may be written: only what every AWS reader finds. */
import { type Problem, problem } from '../../../shared/problems.ts';
import { isNewSessionName } from '../../../shared/session-values.ts';
import type { AwsFileKind } from './readers/reading.ts';

/** A section by what it is called, however its header spells that. The profile `default` has two headers. */
export interface SectionRef {
  readonly kind: 'profile' | 'sso-session';
  readonly name: string;
}

/** A key and its value, in the order in which they are written. */
export type NewSetting = readonly [key: string, value: string];

/**
 * One change. Edits say what shall be, not which bytes: they can be applied again to a file that has changed meanwhile.
 * Values are strings of one line; nested blocks (`s3 =`) are left alone or go with their section.
 */
export type ConfigEdit =
  /** The section must be there; the key need not. */
  | { readonly kind: 'set-key'; readonly section: SectionRef; readonly key: string; readonly value: string }
  /** Nothing to do if the key is not there. */
  | { readonly kind: 'remove-key'; readonly section: SectionRef; readonly key: string }
  /** At the end of the file. JavaScript does not see a section without keys, so there is at least one. */
  | {
      readonly kind: 'add-section';
      readonly section: SectionRef;
      readonly settings: readonly NewSetting[];
      /** A line below the header, without its sign: one line of plain text. */
      readonly comment?: string;
    }
  /** With its comments and nested blocks; a comment above its header stays. Nothing to do if it is not there. */
  | { readonly kind: 'remove-section'; readonly section: SectionRef }
  /** The header only: what names the section elsewhere (`sso_session`, `source_profile`) takes edits of its own. */
  | { readonly kind: 'rename-section'; readonly section: SectionRef; readonly to: string };

/** The text between the brackets of a header for a new section. */
export function titleOf({ kind, name }: SectionRef, file: AwsFileKind): string {
  return file === 'credentials' || (kind === 'profile' && name === 'default') ? name : `${kind} ${name}`;
}

/** Why nobody should write this, or null; whether the section is there is for the one who applies it to say. */
export function checkEdit(edit: ConfigEdit, file: AwsFileKind): Problem | null {
  switch (edit.kind) {
    case 'set-key':
      return checkSetting([edit.key, edit.value]);
    case 'add-section': {
      const name = checkNewName(edit.section, file);
      if (name) return name;
      const keys = edit.settings.map(([key]) => key);
      const repeated = keys.find((key, index) => keys.indexOf(key) < index);
      if (repeated !== undefined || keys.length === 0) {
        return problem('config-key-invalid', { key: repeated ?? '' }, 'user');
      }
      return edit.settings.map(checkSetting).find((found) => found !== null) ?? null;
    }
    case 'rename-section':
      return checkNewName({ kind: edit.section.kind, name: edit.to }, file);
    case 'remove-key':
    case 'remove-section':
      return null;
  }
}

/**
 * Whether every reader finds a profile of this name. Beside the characters (Rust's and Java's readers are the
 * narrowest), JavaScript loses names that every object inherits, and takes those with the two prefixes for sections of
 * another kind; Python's parser gives the keys of `[DEFAULT]` to all sections of the credentials file.
 */
export function isNewProfileName(name: string, file: AwsFileKind = 'config'): boolean {
  if (!isNewSessionName(name) || name in Object.prototype || /^(sso-session|services)\./.test(name)) return false;
  return file === 'config' || name !== 'DEFAULT';
}

function checkNewName({ kind, name }: SectionRef, file: AwsFileKind): Problem | null {
  if (kind === 'sso-session') {
    return isNewSessionName(name) && file === 'config' ? null : problem('session-name-invalid', { name }, 'user');
  }
  return isNewProfileName(name, file) ? null : problem('profile-name-invalid', { name }, 'user');
}

/** Why no file should have this line, or null. Never with the value as a parameter: it may be a secret. */
export function checkSetting([key, value]: NewSetting): Problem | null {
  // `.` and `:` are left out although all but one reader take them; `__proto__` is nothing to JavaScript.
  if (!/^[a-z0-9_][a-z0-9_-]{0,127}$/.test(key) || key === '__proto__') {
    return problem('config-key-invalid', { key }, 'user');
  }
  // JavaScript has no empty values.
  if (value === '') return problem('config-value-empty', { key }, 'user');
  if (!value.isWellFormed() || /[\p{Cc}\u2028\u2029\uFEFF]/u.test(value) || /^\s|\s$/.test(value)) {
    return problem('config-value-unreadable', { key }, 'user');
  }
  // All but botocore cut what follows; botocore takes it as part of the value.
  if (/(^|\s)[#;]/.test(value)) return problem('config-value-cut', { key }, 'user');
  // Go takes a pair of outer quotes off, no other reader does.
  if (/^(["']).*\1$/s.test(value) || value === '"' || value === "'") {
    return problem('config-value-quoted', { key }, 'user');
  }
  return null;
}
