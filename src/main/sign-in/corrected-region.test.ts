/** Tests of the region that is written down after a sign-in through a company's own domain. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../aws/config-reader.ts';
import { createCorrectRegion } from './corrected-region.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-region-'));
  file = path.join(folder, 'config');
});
afterEach(() => rm(folder, { recursive: true }));

const own = 'https://aws.mycompany.com';
const section = `[sso-session corp]\n# ours\nsso_region=us-east-1\nsso_start_url = ${own}\n`;
const legacy = (name: string) => `[profile ${name}]\nsso_start_url = ${own}\nsso_region = us-east-1\n`;

async function correct(text: string): Promise<string> {
  await writeFile(file, text);
  const [session] = readConfig(text, file).sessions;
  if (!session) throw new Error('no session');
  const told = await createCorrectRegion(file)(session, 'eu-west-1');
  expect(told).toEqual({
    code: 'session-region-corrected',
    params: { session: session.name, region: 'eu-west-1' },
    retry: 'user',
  });
  return readFile(file, 'utf8');
}

test('in the section of the session, and nowhere else', async () => {
  const other = '\n[sso-session other]\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start\n';
  expect(await correct(section + other)).toBe(section.replace('us-east-1', 'eu-west-1') + other);
});

test('in every profile of the older form that has the start URL', async () => {
  const text = `${legacy('a')}\n${legacy('b')}`;
  expect(await correct(text)).toBe(text.replaceAll('us-east-1', 'eu-west-1'));
});

test('what is in the way is told', async () => {
  const [session] = readConfig(section, file).sessions;
  if (!session) throw new Error('no session');
  // Somebody has taken the section away meanwhile.
  await writeFile(file, '');
  expect(await createCorrectRegion(file)(session, 'eu-west-1')).toMatchObject({ code: 'config-section-missing' });
});
