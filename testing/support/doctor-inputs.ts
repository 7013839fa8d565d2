/** A machine without faults for the doctor's tests, to which a test adds one. */
import type { FindingCode } from '../../src/shared/findings.ts';
import type { DoctorInput } from '../../src/main/doctor/examination.ts';
import { curedText, isFileCure } from '../../src/main/doctor/cure.ts';
import { diagnose } from '../../src/main/doctor/diagnose.ts';
import type { Finding } from '../../src/main/doctor/finding.ts';
import { configFaults } from '../../src/main/doctor/report.ts';

export const configFile = '/home/me/.aws/config';
export const credentialsFile = '/home/me/.aws/credentials';

/** A sign-in in which there is nothing to mend. */
export const corp = `[sso-session corp]
sso_start_url = https://d-1.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;

export const dev = `[profile dev]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Developer
region = eu-west-1
`;

export interface Situation extends Partial<Omit<DoctorInput, 'files'>> {
  readonly config?: string;
  readonly credentials?: string;
  readonly modes?: Readonly<Record<'config' | 'credentials', number | null>>;
  readonly unread?: Readonly<Partial<Record<'config' | 'credentials', string>>>;
}

export function machine({ config = '', credentials = '', modes, unread = {}, ...others }: Situation): DoctorInput {
  return {
    files: {
      config: { file: configFile, text: config, unread: unread.config ?? null, mode: modes?.config ?? null },
      credentials: {
        file: credentialsFile,
        text: credentials,
        unread: unread.credentials ?? null,
        mode: modes?.credentials ?? null,
      },
    },
    folders: [],
    absent: new Set(),
    env: {},
    platform: 'linux',
    assigned: new Map(),
    regions: ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1', 'eu-central-1'],
    regionOf: new Map(),
    own: [],
    ...others,
  };
}

export function codesOf(situation: Situation): readonly FindingCode[] {
  return diagnose(machine(situation)).map(({ code }) => code);
}

/** What the panel gives notice of in this config file. */
export function faultsIn(config: string): readonly Finding[] {
  return configFaults(machine({ config }));
}

/** The one finding of that code. */
export function found(situation: Situation, code: FindingCode): Finding {
  const all = diagnose(machine(situation)).filter((one) => one.code === code);
  if (!all[0] || all.length > 1) throw new Error(`${all.length} findings ${code} in ${codesOf(situation).join(', ')}`);
  return all[0];
}

/** The texts after the one finding's cure. */
export function cured(situation: Situation, code: FindingCode): Situation {
  const { cure } = found(situation, code);
  if (!isFileCure(cure)) throw new Error(`${code} has no edit but ${cure.kind}`);
  const text = curedText(situation[cure.file] ?? '', cure);
  if (!text.ok) throw new Error(`${code} cannot be cured: ${JSON.stringify(text.problem)}`);
  return { ...situation, [cure.file]: text.value };
}
