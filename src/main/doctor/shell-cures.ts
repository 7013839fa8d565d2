/** Lines for a shell, and what variables its environment has. */
import { shellWord } from '../system/shell-word.ts';
import type { Examination } from './examination.ts';
import { type Cure, instruction } from './finding.ts';

/** A line for a shell; none where a path has characters that a terminal would act upon. */
export function shellLine(words: readonly string[]): Cure {
  const line = words.map(shellWord);
  return line.includes(null) ? instruction : { kind: 'command', shell: 'posix', command: line.join(' ') };
}

/** Windows keeps a user's variables for the programs that are started later; elsewhere a shell has its own. */
export function unset(names: readonly string[], platform: NodeJS.Platform): Cure {
  if (platform !== 'win32') return { kind: 'command', shell: 'posix', command: `unset ${names.join(' ')}` };
  const lines = names.map((name) => `[Environment]::SetEnvironmentVariable('${name}', $null, 'User')`);
  return { kind: 'command', shell: 'powershell', command: lines.join('; ') };
}

/** Windows does not tell `Path` from `PATH`. */
export function variable(env: Examination['env'], name: string, platform: NodeJS.Platform): string | undefined {
  if (platform !== 'win32') return Object.hasOwn(env, name) ? env[name] : undefined;
  return Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1];
}

/**
 * A name as it may be shown, although somebody may have pasted anything into the variable: one that the files or AWS
 * know, or one of short words and numbers as people make names of. Nothing at all of any other text: eight characters
 * of a password are much of it.
 */
export function harmless(value: string, isKnown: (name: string) => boolean): string {
  if (value === '' || (isKnown(value) && value.length <= 128)) return value;
  const parts = value.split(/[-_./@:+ ]/);
  const isName = value.length <= 64 && parts.length <= 8 && parts.every((part) => part === '' || plainWord.test(part));
  return isName ? value : '…';
}

/** `dev`, `Prod2`, `AdministratorAccess`, `DEV`, `123456789012`; never letters and digits in a mix. */
const plainWord = /^(?:(?:[A-Z]?[a-z]{2,14}){1,3}|[a-z]|[A-Z]{1,10})\d{0,4}$|^\d{1,4}$|^\d{12}$/;
