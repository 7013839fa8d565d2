/** The plan for a profile of the files as they are now. */
import { readSettledConfigFile } from '../aws/config/file.ts';
import type { AwsPaths } from '../aws/paths.ts';
import { type Planned, planForProfile } from './plan.ts';

export async function readPlan(
  { configFile, credentialsFile }: Pick<AwsPaths, 'configFile' | 'credentialsFile'>,
  profile: string,
): Promise<Planned> {
  const files = await Promise.all([readSettledConfigFile(configFile), readSettledConfigFile(credentialsFile)]);
  const [{ text: config }, { text: credentials }] = files;
  // Of bytes that are no text the AWS CLI takes nothing.
  const isDecoded = files.every(({ problems }) => problems.length === 0);
  return planForProfile({ config, credentials }, profile, isDecoded);
}
