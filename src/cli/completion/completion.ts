/** Completions for shells, made from the program itself. */
import type { Command } from 'commander';
import { bash } from './bash.ts';
import { fish } from './fish.ts';
import { knownCommands } from './known.ts';
import { powershell } from './powershell.ts';
import { zsh } from './zsh.ts';

const scripts = { bash, zsh, fish, powershell } as const;

/** Null for a shell that there is no completion for. */
export function completionFor(program: Command, shell: string): string | null {
  return Object.hasOwn(scripts, shell) ? scripts[shell as keyof typeof scripts](knownCommands(program)) : null;
}
