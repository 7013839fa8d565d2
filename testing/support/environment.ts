/** The environment of a test's process: the simulated organisation in AWS's place, and a home of its own. */
import path from 'node:path';
import type { Organisation } from '../identity-center/organisation.ts';

/** Daypass and the SDK in it read endpoints and files by the environment; nothing of the developer's own is left. */
export function pointEnvironment({ env }: Organisation, home: string) {
  const set: Readonly<Record<string, string>> = {
    ...env,
    HOME: home,
    USERPROFILE: home,
    AWS_CONFIG_FILE: path.join(home, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(home, '.aws', 'credentials'),
  };
  const before = Object.keys(set).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, set);
  return {
    /** Puts back what was there before. */
    restore(): void {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    },
  };
}
