/** What the command line knows: every command, option and text once, for `--help`, the man page and the completions alike. */
import { Command } from 'commander';
import { completionFor } from './completion/completion.ts';
import { shells } from './completion/known.ts';
import { defineConsole } from './definitions/console.ts';
import { defineCredentials } from './definitions/credentials.ts';
import { createDefiner, type Definer } from './definitions/definer.ts';
import { defineDoctor } from './definitions/doctor.ts';
import { defineOtherTools } from './definitions/other-tools.ts';
import { defineKeys } from './definitions/keys.ts';
import { defineServe } from './definitions/serve.ts';
import { defineSessions } from './definitions/sessions.ts';
import { defineWaiting } from './definitions/waiting.ts';
import { defineUninstall } from './definitions/uninstall.ts';
import { manPage } from './man-page.ts';
import { type Terminal, usageError } from './terminal.ts';
import { refuseEmpty, titleOf } from './usage.ts';

/** `ended` sets the exit code of what has been carried out. */
export function createProgram(terminal: Terminal, ended: Definer['ended'], version: string): Command {
  const { t } = terminal;
  const program = new Command('daypass')
    .description(t('cli.help.daypass'))
    .version(version, '-V, --version', t('cli.help.version'))
    .helpOption('-h, --help', t('cli.help.help'))
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: () => {}, outputError: () => {} })
    .configureHelp({ styleTitle: (title) => titleOf(terminal, title) })
    .hook('preAction', (_program, command) => refuseEmpty(terminal, command));
  const definer = createDefiner(program, terminal, ended);
  // In the order of the help.
  defineSessions(definer);
  defineWaiting(definer);
  defineCredentials(definer);
  defineServe(definer);
  defineOtherTools(definer);
  defineKeys(definer);
  defineConsole(definer);
  defineDoctor(definer);
  defineUninstall(definer);
  defineOwnTexts(program, definer, version);
  return program;
}

/** `completion` and `man`, which are made from the program itself. */
function defineOwnTexts(program: Command, { terminal, add }: Definer, version: string): void {
  const { t } = terminal;
  add('completion', t('cli.help.completion'))
    .argument('<shell>', shells.join(', '))
    .action((shell: string) => {
      const text = completionFor(program, shell);
      if (text === null) throw usageError(t('cli.noSuchShell', { shell, shells: shells.join(', ') }));
      terminal.out(text);
    });
  add('man', t('cli.help.man')).action(() => terminal.out(manPage(program, version)));
}
