/** `status`, `login`, `logout`, `accounts` and `roles`. */
import type { Definer } from './definer.ts';

export function defineSessions({ terminal, ended, add, withSession, withJson }: Definer): void {
  const { t } = terminal;
  withJson(withSession(add('status', t('cli.help.status'))))
    .option('--prompt', t('cli.help.prompt'))
    .option('--color', t('cli.help.color'))
    .action(async (options) => ended(await (await import('../commands/status.ts')).status(terminal, options)));
  withSession(add('login', t('cli.help.login')))
    .option('--use-device-code', t('cli.help.useDeviceCode'))
    .option('--fresh', t('waiting.help.fresh'))
    .action(async (options) => (await import('../commands/sign-in.ts')).login(terminal, options));
  withSession(add('logout', t('cli.help.logout')))
    .option('--all', t('cli.help.all'))
    .action(async (options) => (await import('../commands/sign-in.ts')).logout(terminal, options));
  withJson(withSession(add('accounts', t('cli.help.accounts')))).action(async (options) =>
    (await import('../commands/accounts.ts')).accounts(terminal, options),
  );
  withJson(withSession(add('roles', t('cli.help.roles'))))
    .option('-a, --account <id>', t('cli.help.account'))
    .action(async (options) => (await import('../commands/accounts.ts')).roles(terminal, options));
}
