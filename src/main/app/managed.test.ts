/** What an administrator has settled is obeyed by all that signs in or hands out credentials, whoever asks for it. */
import { afterEach, describe, expect, test } from 'vitest';
import { type CredentialPlan, planForRole } from '../credentials/plan.ts';
import type { ManagedSource } from '../system/managed-source.ts';
import { eventually } from '../../../testing/support/eventually.ts';
import { type Engine, signedInElsewhere, ssoSession, startEngine, startUrl } from '../../../testing/support/engine.ts';

const place = '/etc/daypass/managed.json';
const corp = ssoSession();
const inMemory = { isShared: false };

let engine: Engine;
let source: ManagedSource;
/** A role that somebody who is signed in may use. */
let role: { readonly accountId: string; readonly roleName: string };
let plan: CredentialPlan;
afterEach(() => engine.close());

const start = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
  source = { kind: 'found', place, values };
  engine = await startEngine({ desktop: { readManaged: async () => source } });
  const [account] = engine.organisation.accountsOf();
  role = { accountId: account!.accountId, roleName: account!.roles[0]! };
  plan = planForRole(corp.id, role);
};
const signIn = async (): Promise<void> => {
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
};

describe('portals', () => {
  test('one that is not allowed is signed in to by nobody, and no session of it is given up for a new one', async () => {
    await start({ allowedStartUrls: ['https://d-9999999999.awsapps.com/start'] });
    const refused = { ok: false, problem: { code: 'start-url-not-allowed', params: { startUrl, place } } };
    expect(await engine.signIn.start(corp.id)).toMatchObject(refused);
    expect(engine.store.session(corp.id)?.phase.step).toBe('signed-out');
    await signIn();
    expect(await engine.freshSessions.start(corp.id)).toMatchObject(refused);
    expect(engine.store.session(corp.id)?.phase.step).toBe('active');
    expect(await engine.credentials.get(plan, inMemory)).toMatchObject(refused);
  });

  test('one that is allowed is signed in to', async () => {
    await start({ allowedStartUrls: [`${startUrl}/`] });
    expect(await engine.signIn.start(corp.id, 'device')).toMatchObject({ ok: true });
    await eventually(() => expect(engine.store.session(corp.id)?.phase.step).toBe('signing-in'));
    await engine.signIn.cancelAll();
  });
});

test('credentials that are off are given to nobody, from the moment on when that is read', async () => {
  await start({ checkForUpdates: false });
  await signIn();
  expect(await engine.credentials.get(plan, inMemory)).toMatchObject({ ok: true });
  source = { kind: 'found', place, values: { credentialFeatures: false } };
  await engine.readManaged();
  const refused = { ok: false, problem: { code: 'credentials-managed-off', params: { place } } };
  expect(await engine.credentials.get(plan, inMemory)).toMatchObject(refused);
  const at = { address: '127.0.0.1', port: 0 };
  expect(await engine.serving.serve(plan, { profile: null, at, length: null })).toMatchObject(refused);
  expect(await engine.copiedKeys.copy({ sessionId: corp.id, ...role }, 'sh')).toMatchObject(refused);
  expect(engine.organisation.requestsOf('GetRoleCredentials')).toHaveLength(1);
});
