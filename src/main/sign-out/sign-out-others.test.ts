/** Sign-ins that other programs keep in the AWS tools' folder: swept as `aws sso logout` does, named, and told to nobody. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noSmallDisk } from '../../../testing/small-disk.ts';
import { formatToken } from '../aws/cache/token-file.ts';
import { type Engine, signedInElsewhere, startEngine } from '../../../testing/support/engine.ts';
import { corp, exists, line, sessions, signOutsOf } from '../../../testing/support/sign-outs.ts';

vi.mock('../system/clock.ts', () => import('../../../testing/support/clock.ts'));

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine({ sessions });
  await engine.putToken(corp, await signedInElsewhere(engine, corp));
  await engine.sessions.readTokens();
  engine.organisation.forgetRequests();
});
afterEach(() => engine.close());

const { lines, report } = signOutsOf(() => engine);
/** The user's setting. */
const spareOtherTools = (): void => engine.store.update((state) => ({ ...state, spareOtherTools: true }));
const put = async (name: string, content: object): Promise<string> => {
  const file = path.join(engine.paths.ssoCacheDir, name);
  await writeFile(file, JSON.stringify(content));
  return file;
};
const sent = (): string => JSON.stringify(engine.organisation.requests);

/** As the programs write them: Kiro (IDE and command line), and files that only their names tell apart. */
const foreign = {
  'kiro-auth-token.json': {
    accessToken: 'foreignKiro',
    refreshToken: 'foreignKiroRefresh',
    profileArn: 'arn:aws:codewhisperer:us-east-1:699475941385:profile/EHGA3GRVQMUK',
    expiresAt: '2099-01-01T00:00:00.000Z',
    authMethod: 'social',
    provider: 'Google',
    region: 'us-east-1',
  },
  '1111111111111111111111111111111111111111.json': {
    accessToken: 'foreignIdc',
    refreshToken: 'r',
    expiresAt: '2020-01-01T00:00:00.000Z',
    clientId: 'id',
    clientSecret: 'secret',
    clientIdHash: 'e909a0580879b06ece1cbda1f2f4e2a5a2fbdf3a',
    authMethod: 'IdC',
    provider: 'BuilderId',
    region: 'us-east-1',
  },
  'amazonq-token.json': { accessToken: 'foreignQ', region: 'us-east-1' },
  'codewhisperer.json': { accessToken: 'foreignCw', region: 'us-east-1' },
  'aws-toolkit-vscode-token.json': { accessToken: 'foreignVsc', region: 'us-east-1' },
  'my\nown\u202etool.json': { accessToken: 'foreignOwn', region: 'evil.example' },
  [`${'long'.repeat(50)}.json`]: { accessToken: ['foreignOdd'], startUrl: '', region: 'us-east-1' },
} as const;

describe('signing out of all', () => {
  test('they go, are named, and nothing of them is sent anywhere', async () => {
    const files = await Promise.all(Object.entries(foreign).map(([name, content]) => put(name, content)));
    await engine.signOut.signOutAll();
    expect(await Promise.all(files.map(exists))).toEqual(files.map(() => false));
    expect(report()!.others.first.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual([
      'Kiro: removed',
      'Amazon Q: removed',
      'AWS Toolkit for VS Code: removed',
      `${'long'.repeat(50).slice(0, 63)}…: removed`,
      'my own tool.json: removed',
    ]);
    expect(lines()).toEqual([line('corp', 'ended')]);
    expect(sent()).not.toContain('foreign');
    expect(sent()).not.toContain('BuilderId');
    expect(JSON.stringify([engine.store.state, engine.logged])).not.toContain('foreignKiro');
  });

  test.each<readonly [string, object, string]>([
    ['kiro-auth-token-old.json', {}, 'Kiro'],
    ['Kiro.json', {}, 'Kiro'],
    ['amazon-q-cli.json', {}, 'Amazon Q'],
    ['qdeveloper.json', {}, 'Amazon Q'],
    ['q-profile.json', {}, 'Amazon Q'],
    ['aws-toolkit-jetbrains-token.json', {}, 'AWS Toolkit for JetBrains'],
    ['2222.json', { profileArn: 'arn:aws:codewhisperer:eu-central-1:699475941385:profile/EHGA' }, 'Kiro or Amazon Q'],
    ['3333.json', { authMethod: 'IdC', provider: 'Enterprise' }, 'Kiro'],
    ['4444.json', { authMethod: 'IdC' }, '4444.json'],
    ['5555.json', { profileArn: 'arn:aws:iam::699475941385:role/x' }, '5555.json'],
    ['kiron.json', {}, 'kiron.json'],
  ])('%s with %j is named %s', async (name, fields, tool) => {
    await put(name, { accessToken: 'foreign', region: 'us-east-1', ...fields });
    await engine.signOut.signOutAll();
    expect(report()!.others.first).toEqual([{ name: tool, outcome: 'removed' }]);
  });

  test.skipIf(noSmallDisk() !== null)('one that cannot be removed is not said to be gone', async () => {
    const file = await put('kiro-auth-token.json', foreign['kiro-auth-token.json']);
    // The system removes no file that is mounted by itself.
    execFileSync('mount', ['--bind', file, file]);
    try {
      await engine.signOut.signOutAll();
      expect(await exists(file)).toBe(true);
    } finally {
      execFileSync('umount', ['--lazy', file]);
    }
    expect(report()).toMatchObject({
      others: { first: [{ name: 'Kiro', outcome: 'not-removed' }] },
      kept: [{ code: 'file-unwritable', params: { file } }],
    });
    expect(lines()).toEqual([line('corp', 'ended')]);
    expect(sent()).not.toContain('foreign');
  });

  test('they stay where the user has set it so', async () => {
    const files = await Promise.all(Object.entries(foreign).map(([name, content]) => put(name, content)));
    spareOtherTools();
    await engine.signOut.signOutAll();
    expect(await Promise.all(files.map(exists))).toEqual(files.map(() => true));
    expect(report()!.others.first.map(({ outcome }) => outcome)).toEqual([
      'spared',
      'spared',
      'spared',
      'spared',
      'spared',
    ]);
    expect(lines()).toEqual([line('corp', 'ended')]);
    expect(await exists(engine.fileOf('corp'))).toBe(false);
    expect(sent()).not.toContain('foreign');
  });

  test('a known program’s file is its own also with a start URL; others’ are sign-ins at AWS, spared or not', async () => {
    const token = { ...JSON.parse(formatToken(await signedInElsewhere(engine, corp))), region: 'us-east-1' };
    const kiro = await put('kiro-auth-token.json', { ...token, accessToken: 'foreignKiro' });
    const unknown = await put('unknown.json', token);
    spareOtherTools();
    await engine.signOut.signOutAll();
    expect([await exists(kiro), await exists(unknown)]).toEqual([true, false]);
    expect(lines()).toEqual([line('corp', 'ended'), line(null, 'ended')]);
    expect(sent()).not.toContain('foreign');
  });

  test('the file of a session is the session’s, whatever is in it', async () => {
    const { startUrl: _, ...token } = JSON.parse(formatToken(await signedInElsewhere(engine, corp)));
    await writeFile(engine.fileOf('corp'), JSON.stringify(token));
    spareOtherTools();
    await engine.signOut.signOutAll();
    expect(await exists(engine.fileOf('corp'))).toBe(false);
    expect([lines(), report()!.others.first]).toEqual([[line('corp', 'ended')], []]);
  });

  test('many of them are not all named, and many sign-ins have no line', async () => {
    const token = JSON.parse(formatToken(await signedInElsewhere(engine, corp)));
    for (let index = 0; index < 40; index++) {
      await put(`tool-${index}.json`, { accessToken: `foreign${index}` });
      await put(`sign-in-${index}.json`, { ...token, accessToken: `old${index}` });
    }
    await engine.signOut.signOutAll();
    expect(report()).toMatchObject({ others: { more: 30 }, moreLines: 40 + 1 - sessions.length - 20 });
    expect(report()!.others.first).toHaveLength(10);
    expect(await engine.cacheFiles()).toEqual([]);
  });
});

test('signing out of one session touches none of them', async () => {
  const file = await put('kiro-auth-token.json', foreign['kiro-auth-token.json']);
  await engine.signOut.signOut(corp.id);
  expect(await exists(file)).toBe(true);
  expect(report()!.others.first).toEqual([]);
});
