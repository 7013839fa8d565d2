/** Names of token files, and which files `aws sso logout` would end. */
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../../testing/remove-folder.ts';
import { createTokenCache, tokenFileName } from './token-cache.ts';

/** The first eleven are pinned by the tests of the AWS CLI, smithy-rs, aws-sdk-java-v2 and aws-sdk-go-v2. */
const names = [
  ['https://d-abc123.awsapps.com/start', '40a89917e3175433e361b710a9d43528d7f1890a'],
  ['admin', 'd033e22ae348aeb5660fc2140aec35850c4da997'],
  ['https://d-92671207e4.awsapps.com/start', '13f9d35043871d073ab260e020f0ffde092cb14b'],
  ['dev-scopes', '75e4d41276d8bd17f85986fc6cccef29fd725ce3'],
  ['test', 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3'],
  ['https://ssotest.awsapps.com/start', 'dace00cba5f8355ec9d274ceb2bcebdfbeed0e12'],
  ['https//d-abc123.awsapps.com/start', '6a888bdb653a4ba345dd68f21b896ec2e218c6f4'],
  ['dev', '34c6fceca75e456f25e7e99531e2425c6c1de443'],
  ['test-sso', 'd12208e38164f558a1d06c99432ab77dbb346c45'],
  ['correct-sso', '29faa2f70ab0f58f60e284d585d95865572f5cbd'],
  ['https://example.awsapps.com/start', 'e8be5486177c5b5392bd9aa76563515b29358e6e'],
  ['corp', 'ee0bfd2552fbd840c02cc48b6e823320543c450f'],
  ['https://d-legacy7890.awsapps.com/start', 'bb64059283451660a486d9d2ddf1d01c71376a8e'],
  ['https://d-abc123.awsapps.com', 'ab6e8a5ac0e97bd6867ae3eacd5fd7dc0cd4de86'],
  ['https://vanity.example.com', '7ed69759fe20aa3027c01db4b744e1437b0c8f4f'],
  ['https://d-abc123.awsapps.com/start/', 'efc31dacc9f40d3b937b7214601a881f4c2500c4'],
  ['https://d-abc123.awsapps.com/start/#/', '4ff3137a48f84b06784f8e78fa083bc076bf4ace'],
  ['https://d-abc123.awsapps.com/start#', '514b6602afe551ea679d893c138d387db88192f3'],
  ['https://d-abc123.awsapps.com/start/#', 'c6acad9ef6b9eaa15358fc8df5669ca8b67ef112'],
  ['HTTPS://d-abc123.awsapps.com/start', 'bb7650e709ac7ea1a712379283fe3cf147937c9e'],
  ['https://ssoins-1234567890abcdef.portal.us-west-2.app.aws', '5a80389fa598feb675055df65b8f837e132273c5'],
  ['https://ssoins-1234567890abcdef.us-west-2.portal.amazonaws.com', 'abb190f65eb0c82aecb97ad4d6dde30ce02168f8'],
  ['my-sso', '0ad374308c5a4e22f723adf10145eafad7c4031c'],
  ['My-SSO', 'db114456a227d5005d8650098b148a2d5bc1b44e'],
  ['my sso', 'b3902c2d49b36c95af74dedb0f77c5828749e230'],
  ['team.dev', '2fdccbf6b51f7fff5862e94323ab7c1ddb136491'],
  ['équipe', 'e85e3a0d6d7c5e4114d817fccf50b403c11e9b7f'],
  ['チーム', 'd873d27b1c25599cc125cb38d632320382fd79ad'],
  ['corp/dev', '791045411e82d20517f21462d8d286f7bfc49df2'],
  ['a@b+c', '2c0f9d0a2394527d31eab41a5068772281adc6ff'],
] as const;

test.each(names)('file name of %s', (key, hash) => {
  expect(tokenFileName(key)).toBe(`${hash}.json`);
});

describe('sweep', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'daypass-sweep-'));
  });
  afterEach(() => removeFolder(dir));

  const put = (name: string, content: string | Buffer): Promise<void> => writeFile(join(dir, name), content);
  const sweep = async () => {
    const found = await createTokenCache(dir).sweep();
    return found.map(({ file, accessToken, region }) => [basename(file), { accessToken, region }]);
  };

  /** The first three are the AWS CLI's own test (tests/functional/sso/test_logout.py). */
  const token =
    '{"region": "us-west-2", "startUrl": "https://x", "expiresAt": "2019-10-26T05:19:09UTC", "accessToken": "T"}';
  test.each<[string, string, object | null]>([
    ['token.json', token, { accessToken: 'T', region: 'us-west-2' }],
    ['botocore-client-id.json', '{"clientId": "myid"}', null],
    ['invalid.json', '{not-json', null],
    ['no-region.json', '{"accessToken": "T", "expiresAt": "2030-01-01T00:00:00Z"}', { accessToken: 'T' }],
    [
      'any-other-extension.txt',
      '{"accessToken": "T", "region": "us-east-1"}',
      { accessToken: 'T', region: 'us-east-1' },
    ],
    ['no-extension', '{"accessToken": "T"}', { accessToken: 'T' }],
    ['tmpab12.tmp', '{"accessToken": "T"}', { accessToken: 'T' }],
    ['.hidden', '{"accessToken": "T"}', { accessToken: 'T' }],
    ['no-text.json', '{"accessToken": null, "refreshToken": "R", "region": 5}', {}],
    ['registration.json', '{"clientId": "a", "clientSecret": "b", "expiresAt": "2030-01-01T00:00:00Z"}', null],
    ['list.json', '["accessToken"]', null],
    ['text.json', '"accessToken"', null],
    ['number.json', '5', null],
    ['null.json', 'null', null],
    ['empty.json', '', null],
    ['mark.json', '\ufeff{"accessToken": "T"}', null],
  ])('%s: %s', async (name, text, found) => {
    await put(name, text);
    expect(await sweep()).toEqual(found === null ? [] : [[name, found]]);
  });

  test('a missing folder, and a file in its place', async () => {
    expect(await createTokenCache(join(dir, 'no')).sweep()).toEqual([]);
    await put('a', '');
    expect(await createTokenCache(join(dir, 'a')).sweep()).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('links and folders', async () => {
    await put('a', '{"accessToken": "T"}');
    await symlink('a', join(dir, 'link.json'));
    await symlink('no', join(dir, 'dangling.json'));
    await mkdir(join(dir, 'folder.json'));
    expect(await sweep()).toEqual([
      ['a', { accessToken: 'T' }],
      ['link.json', { accessToken: 'T' }],
    ]);
  });

  test('a token that the AWS CLI is rewriting is not missed', async () => {
    await put('token.json', '');
    const completed = later(150).then(() => put('token.json', token));
    expect(await sweep()).toEqual([['token.json', { accessToken: 'T', region: 'us-west-2' }]]);
    await completed;
  });

  test('no content makes it throw', async () => {
    const bytes = fc.sample(fc.uint8Array({ maxLength: 60 }), 100).map((array) => Buffer.from(array));
    const documents = [...fc.sample(fc.json(), 200), ...bytes];
    await Promise.all(documents.map((content, index) => put(`${index}${index % 2 ? '.json' : ''}`, content)));
    await put('token.json', token);
    expect(await sweep()).toContainEqual(['token.json', { accessToken: 'T', region: 'us-west-2' }]);
  });
});
