/** `uninstall`. */
import type { Definer } from './definer.ts';

export function defineUninstall({ terminal, ended, add }: Definer): void {
  const { t } = terminal;
  add('uninstall', t('uninstall.help'))
    .option('--dry-run', t('uninstall.dryRun'))
    .option('--sign-out', t('uninstall.signOut'))
    .action(async (options) => ended(await (await import('../commands/uninstall.ts')).uninstall(terminal, options)));
}
