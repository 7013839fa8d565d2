/** The doctor's work grows with the files and no faster. It is counted, so that the speed of the machine says nothing. */
import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFileCure } from './cure.ts';
import { diagnose } from './diagnose.ts';
import { mend } from './mend.ts';
import { mendSafe } from './mend-safe.ts';
import { corp, dev, machine } from '../../../testing/support/doctor-inputs.ts';

const role = 'role_arn = arn:aws:iam::111122223333:role/R\n';
const assigned = 'sso_account_id = 123456789012\nsso_role_name = R\n';

/** What one part of a long file looks like; many of them once took time by the square of the file. */
const parts: Readonly<Record<string, (index: number) => string>> = {
  'one header again and again': () => '[profile a]\n',
  'one section again and again': () => '[profile a]\nregion = eu-west-1\n',
  'one key again and again': () => 'region = eu-west-1\n',
  'profiles of unknown sessions': (at) => `[profile p${at}]\nsso_session = gone${at}\n${assigned}`,
  'sessions and their profiles': (at) =>
    `[sso-session s${at}]\nsso_start_url = https://d-${at}.awsapps.com/start\nsso_region = x${at}\n[profile q${at}]\nsso_session = s${at}\n`,
  'one start URL': (at) =>
    `[profile p${at}]\nsso_start_url = https://d-1.awsapps.com/start${'/'.repeat(at % 3)}\nsso_region = us-east-1\n`,
  'names with quotes and blanks': (at) => `[profile "p ${at}"]\nregion = eu-west-1\nsource_profile = p ${at + 1}\n`,
  'names with what nobody sees': (at) => `[profile p\u200b${at}]\nsource_profile = p${at}\n`,
  'names of the same words': (at) => `[profile ${at.toString(2).replaceAll('', ' ').trim()}]\nregion = eu-west-1\n`,
  'one name in many spellings': (at) => `[profile ${' '.repeat(at % 7)}a]\nregion = eu-west-1\n`,
  'indented headers': (at) => `  [profile p${at}]\nregion = eu-west-1\n`,
  'words that are no settings': () => 'rubbish\n',
  chains: (at) => `[profile c${at}]\n${role}source_profile = c${at + 1}\n`,
  'sources that are not there': (at) => `[profile c${at}]\n${role}source_profile = x${at}\n`,
  'lone carriage returns': () => 'a = b\r',
  'indented comments': (at) => `[profile p${at}]\nregion = eu-west-1\n  # mine\noutput = json\n`,
  'headers without a bracket': (at) => `[profile p${at}\n`,
  'one services section': (at) => `[profile p${at}]\nservices = s\nsso_session = corp\n${assigned}`,
};

const session = new Session();
beforeAll(async () => {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
});
afterAll(async () => {
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
});

/** How often functions and their blocks were carried out while a file of so many parts is examined, and one thing mended. */
async function work(part: (index: number) => string, count: number): Promise<number> {
  const config = [corp, dev, ...Array.from({ length: count }, (_, at) => part(at))].join('');
  await session.post('Profiler.takePreciseCoverage');
  const input = machine({ config });
  const findings = diagnose(input);
  const first = findings.find(({ cure }) => isFileCure(cure));
  if (first) mend(input, first, findings);
  mendSafe(input);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const ours = result.filter(({ url }) => url.includes('/src/main/'));
  const ranges = ours.flatMap(({ functions }) => functions.flatMap((one) => one.ranges));
  return ranges.reduce((sum, range) => sum + range.count, 0);
}

/** Enough for all that is done for the first three hundred only to be done. */
const few = 300;
const times = 3;

test.for(Object.entries(parts))('%s', { timeout: 120_000 }, async ([, part]) => {
  const small = await work(part, few);
  const large = await work(part, few * times);
  expect(small).toBeGreaterThan(few);
  expect(large / small).toBeLessThan(1.3 * times);
});
