/** Which sign-ins beside those of the configured sessions are counted: those that signing out of all would end. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { awsTime } from '../../../testing/aws-files.ts';
import { now } from '../../../testing/support/clock.ts';
import { type Engine, signedInElsewhere, startEngine } from '../../../testing/support/engine.ts';
import { corp, sessions } from '../../../testing/support/sign-outs.ts';
import { signOutAllEnds } from '../../shared/sessions-text.ts';
import { day, hour } from '../../shared/time.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine({ sessions });
  await mkdir(engine.paths.ssoCacheDir, { recursive: true });
});
afterEach(() => engine.close());

const put = (name: string, content: object | string): Promise<void> =>
  writeFile(path.join(engine.paths.ssoCacheDir, name), typeof content === 'string' ? content : JSON.stringify(content));
const counted = async () => {
  await engine.otherSignIns.read();
  return engine.store.state.otherSignIns;
};
const from = (ms: number): string => awsTime(now() + ms);
/** As the AWS CLI writes it, for a session that the config file has no longer. */
const cli = { startUrl: 'https://d-9.awsapps.com/start', region: 'eu-west-1', accessToken: 'a' };
const kiro = { accessToken: 'k', refreshToken: 'r', authMethod: 'social', provider: 'Google' };

test('none where the folder holds nothing but the sessions of the config file', async () => {
  expect(await counted()).toEqual({ ofTools: 0, unknown: 0 });
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  expect(await counted()).toEqual({ ofTools: 0, unknown: 0 });
});

test.each<[string, 'ofTools' | 'unknown' | null, object | string]>([
  ['kiro-auth-token.json', 'ofTools', { ...kiro, expiresAt: from(hour) }],
  ['kiro-old.json', 'ofTools', { ...kiro, expiresAt: from(-30 * day) }],
  ['kiro-dead.json', null, { ...kiro, expiresAt: from(-91 * day) }],
  ['tool.json', 'ofTools', { accessToken: 'x' }],
  ['unknown.json', 'unknown', { ...cli, expiresAt: from(hour) }],
  ['unknown-old.json', null, { ...cli, expiresAt: from(-hour) }],
  ['unknown-renewable.json', 'unknown', { ...cli, refreshToken: 'r', expiresAt: from(-hour) }],
  ['emptied.json', null, { ...cli, accessToken: '' }],
  ['registration.json', null, { clientId: 'c', clientSecret: 's', expiresAt: from(hour) }],
  ['broken.json', null, '{"accessToken": "a'],
  ['any.name', 'ofTools', { accessToken: 'x' }],
  ['0123.json.daypass-0123456789abcdef.tmp', null, { ...cli, expiresAt: from(hour) }],
])('%s is counted as %s', async (name, as, content) => {
  await put(name, content);
  expect(await counted()).toEqual({ ofTools: 0, unknown: 0, ...(as !== null && { [as]: 1 }) });
});

test('signing out of all leaves none but those that are spared, and is offered no more', async () => {
  await put('kiro-auth-token.json', { ...kiro, expiresAt: from(hour) });
  await put('unknown.json', { ...cli, expiresAt: from(hour) });
  const ends = () => signOutAllEnds(engine.store.state, now());
  expect(await counted()).toEqual({ ofTools: 1, unknown: 1 });
  expect(ends()).toEqual({ sessions: 0, keys: 0, others: 2 });
  engine.store.update((state) => ({ ...state, spareOtherTools: true }));
  expect(ends()).toEqual({ sessions: 0, keys: 0, others: 1 });
  await engine.signOut.signOutAll();
  expect(await counted()).toEqual({ ofTools: 1, unknown: 0 });
  expect(ends()).toBeNull();
  engine.store.update((state) => ({ ...state, spareOtherTools: false }));
  await engine.signOut.signOutAll();
  expect(await counted()).toEqual({ ofTools: 0, unknown: 0 });
  expect(ends()).toBeNull();
  expect(JSON.stringify(engine.organisation.requests)).not.toContain('"k"');
});
