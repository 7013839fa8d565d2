/** `daypass doctor`. */
import { doctorText } from '../../shared/finding-text.ts';
import { openEngine } from '../engine.ts';
import { exitCode, type Terminal } from '../terminal.ts';

/** 1 if something keeps a tool from working. */
export async function doctor(terminal: Terminal, options: { readonly json?: boolean }): Promise<number> {
  const engine = await openEngine(terminal);
  try {
    const { services } = engine;
    await services.doctor.run();
    const { findings = [], total = 0 } = services.store.state.doctor ?? {};
    if (options.json === true) terminal.out(`${JSON.stringify({ version: 1, total, findings }, null, 2)}\n`);
    else terminal.out(doctorText(findings, terminal.t));
    return findings.some(({ severity }) => severity === 'error') ? exitCode.failed : exitCode.done;
  } finally {
    await engine.close();
  }
}
