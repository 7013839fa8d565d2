/** What is to be kept of a profile's keys, by the AWS files as they are now; and how an entry is shown. */
import type { Problem } from '../../shared/problems.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { WrittenKeys } from '../../shared/written-keys.ts';
import { readConfigFile } from '../aws/config/file.ts';
import type { AwsPaths } from '../aws/paths.ts';
import type { KeysEntry } from './keys-record.ts';
import { sectionNameProblem } from './keys-section.ts';
import { accountOf, type CredentialPlan, planForProfile } from './plan.ts';

export type KeysFiles = Pick<AwsPaths, 'configFile' | 'credentialsFile'>;

export interface PlannedKeys {
  /** Without keys yet. */
  readonly entry: KeysEntry;
  readonly plan: CredentialPlan;
}

/** Why there can be no keys of this profile, or none under this name, is the problem. */
export async function plannedKeys(files: KeysFiles, profile: string, section: string): Promise<Result<PlannedKeys>> {
  const { configFile, credentialsFile: file } = files;
  const [config, credentials] = await Promise.all([readConfigFile(configFile), readConfigFile(file)]);
  const unreadable = [...config.problems, ...credentials.problems][0];
  if (unreadable) return failure(unreadable);
  const planned = planForProfile({ config: config.text, credentials: credentials.text }, profile);
  if ('problem' in planned) return failure(planned.problem);
  const wrong = sectionNameProblem(section, config.text);
  if (wrong) return failure(wrong);
  const { plan, region } = planned;
  const { sessionId, roleName } = plan.sso;
  const last = plan.assumed.at(-1)?.request.roleArn.split('/').at(-1);
  const role = { accountId: accountOf(plan), roleName: last ?? roleName };
  const place = { profile, section, file, configFile, sessionId, region };
  return { ok: true, value: { entry: { ...place, ...role, endsAt: null, isWanted: true }, plan } };
}

/** Whether it is about the files that this process works on. */
export function isOfFiles({ file, configFile }: KeysEntry, files: KeysFiles): boolean {
  return file === files.credentialsFile && configFile === files.configFile;
}

export function shownKeys(entry: KeysEntry, problem: Problem | null): WrittenKeys {
  const { profile, section, file, sessionId, accountId, roleName, endsAt } = entry;
  return { profile, section, file, sessionId, accountId, roleName, endsAt, problem };
}
