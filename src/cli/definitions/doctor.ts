/** `doctor` and `inspect`: what is wrong, and how the tools see a profile. */
import type { Definer } from './definer.ts';

export function defineDoctor({ terminal, ended, add, withJson }: Definer): void {
  const { t } = terminal;
  withJson(add('doctor', t('cli.help.doctor'))).action(async (options) =>
    ended(await (await import('../commands/doctor.ts')).doctor(terminal, options)),
  );
  withJson(add('inspect', t('cli.help.inspect')).option('-p, --profile <name>', t('cli.help.profile'))).action(
    async (options) => ended(await (await import('../commands/inspect.ts')).inspect(terminal, options)),
  );
}
