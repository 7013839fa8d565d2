/** `console`. */
import type { Definer } from './definer.ts';

export function defineConsole({ terminal, add, withRole }: Definer): void {
  const { t } = terminal;
  withRole(add('console', t('cli.help.console')))
    .option('--service <name>', t('cli.help.service'))
    .option('--region <region>', t('cli.help.region'))
    .option('--print', t('cli.help.print'))
    .action(async (options) => (await import('../commands/console.ts')).openConsole(terminal, options));
}
