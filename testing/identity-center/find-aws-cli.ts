/** Finds an AWS CLI that can be pointed at the simulated organisation. */
import { execFileSync } from 'node:child_process';

export interface AwsCli {
  readonly program: string;
  /** The minor version of 2.x: 13 or more. From 22 on `aws sso login` uses the authorization code with PKCE. */
  readonly minor: number;
}

/**
 * The first AWS CLI v2 that honours the endpoint variables (2.13 and later): `DAYPASS_TEST_AWS_CLI`, else where systems
 * install it, else from the PATH. A text says why there is none.
 */
export function findAwsCli(): AwsCli | string {
  if (process.platform === 'win32') return 'its browser in these tests is a shell script';
  const candidates = [process.env['DAYPASS_TEST_AWS_CLI'], '/usr/bin/aws', '/usr/local/bin/aws', 'aws'];
  const seen: string[] = [];
  for (const program of candidates.filter((candidate) => candidate !== undefined)) {
    try {
      const told = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      const [, major = '0', minor = '0'] = /^aws-cli\/(\d+)\.(\d+)/.exec(told) ?? [];
      if (Number(major) === 2 && Number(minor) >= 13) return { program, minor: Number(minor) };
      seen.push(`${program} is ${told.split(' ')[0] ?? 'unknown'}`);
    } catch {
      // Not there: the next candidate.
    }
  }
  return seen.length === 0 ? 'there is no AWS CLI on this machine' : `it takes 2.13 or later, but ${seen.join(', ')}`;
}
