/** `doctor`. */
import type { Definer } from './definer.ts';

export function defineDoctor({ terminal, ended, add, withJson }: Definer): void {
  withJson(add('doctor', terminal.t('cli.help.doctor'))).action(async (options) =>
    ended(await (await import('../commands/doctor.ts')).doctor(terminal, options)),
  );
}
