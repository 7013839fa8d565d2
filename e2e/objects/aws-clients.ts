/** Real clients of AWS that find credentials by themselves: each asks AWS who it is, and prints the ARN or what went wrong. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findAwsCli } from '../../testing/identity-center/find-aws-cli.ts';

export interface AwsClient {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

const botocoreProgram = fileURLToPath(new URL('botocore-client.py', import.meta.url));
const javaScriptProgram = fileURLToPath(new URL('javascript-provider.ts', import.meta.url));
const cli = findAwsCli();
const identity = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text', '--region', 'eu-west-1'];

/** Why there is no AWS CLI; null if there is one. */
export const noAwsCli = typeof cli === 'string' ? cli : null;

/** The AWS CLI with the profile of its environment. */
export const awsCli: AwsClient = {
  name: 'AWS CLI',
  program: typeof cli === 'string' ? 'aws' : cli.program,
  args: identity,
};

/** That of the AWS CLI, or of any Python; none where the second is null. */
const python = ['/usr/bin/python3', 'python3'].find((program) => canImport(program)) ?? null;
export const botocore: AwsClient | null =
  python === null ? null : { name: 'botocore', program: python, args: [botocoreProgram] };

export type JavaScriptProvider = 'fromProcess' | 'fromSSO' | 'fromHttp' | 'fromContainerMetadata' | 'nodeProviderChain';

/** One provider of AWS's SDK for JavaScript. `profile`: for those that take one. */
export function javaScriptClient(provider: JavaScriptProvider, profile?: string): AwsClient {
  const args = [javaScriptProgram, provider, ...(profile === undefined ? [] : [profile])];
  return { name: `SDK for JavaScript: ${provider}`, program: process.execPath, args };
}

function canImport(program: string): boolean {
  const text = 'try:\n import awscli\nexcept ImportError:\n pass\nimport botocore.session';
  try {
    execFileSync(program, ['-c', text], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
