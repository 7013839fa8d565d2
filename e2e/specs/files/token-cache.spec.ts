/** Token files in every state: read tolerantly, complained about precisely, and never deleted. */
import fs from 'node:fs';
import { expect, test } from '../../hosts/fixture.ts';
import {
  awsTime,
  cacheDir,
  pythonJson,
  readToken,
  replaceFile,
  type TokenFields,
  shownTokenPath,
  tokenPath,
  writeToken,
} from '../../../testing/aws-files.ts';
import { sessionConfig, usualStartUrl } from '../../../testing/config.ts';
import { anyDay } from '../../objects/notifications.ts';
import { panelOf } from '../../objects/panel.ts';
import { allowInBrowser, openedPage } from '../../objects/sign-in.ts';
import { signInElsewhere } from '../../../testing/sign-in-elsewhere.ts';
import { trayLabels, trayLine } from '../../objects/tray.ts';

const hour = 3_600_000;

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

const foreignToken = (changes: TokenFields = {}): TokenFields => ({
  startUrl: usualStartUrl,
  region: 'eu-west-1',
  accessToken: 'not-from-here',
  expiresAt: awsTime(Date.now() + 5 * hour),
  ...changes,
});

/** The line of a session that ends in so many hours and half a minute, with its date where that is another day. */
const untilHours = (hours: number): RegExp => {
  const end = new Date(Date.now() + hours * 3_600_000 + 30_000);
  const time = end
    .toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
    .replaceAll('\u202f', ' ');
  return new RegExp(`^corp · Signed in until ${anyDay}${time}$`);
};

test('every form of timestamp that some tool writes', async ({ home, launch }) => {
  // The panel would ask AWS about the token, which AWS does not know.
  const app = await launch('--hidden');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
  const forms: readonly ((instant: Date) => string)[] = [
    // AWS CLI and botocore; JavaScript; the AWS CLI of 2019; Go in a zone; offsets without a colon or minutes.
    (instant) => instant.toISOString().replace(/\.\d+/, ''),
    (instant) => instant.toISOString(),
    (instant) => instant.toISOString().replace(/\.\d+Z/, 'UTC'),
    (instant) => new Date(instant.getTime() + 9 * hour).toISOString().replace(/\.\d+Z/, '+09:00'),
    (instant) => new Date(instant.getTime() - 5 * hour).toISOString().replace(/\.\d+Z/, '-0500'),
    (instant) => new Date(instant.getTime() + 2 * hour).toISOString().replace(/\.\d+Z/, '+02'),
    // Python's str(datetime), with microseconds; RFC 1123.
    (instant) =>
      instant
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z/, '.123456+00:00'),
    (instant) => instant.toUTCString(),
  ];
  for (const [i, form] of forms.entries()) {
    // Another number of hours for each, so that nobody mistakes one for the one before it.
    const expiresAt = form(new Date(Date.now() + (i + 2) * hour + 30_000));
    replaceFile(tokenFolder(home, 'corp'), pythonJson(foreignToken({ expiresAt })));
    await expect.poll(() => trayLine(app, 'corp'), expiresAt).toMatch(untilHours(i + 2));
  }
});

function tokenFolder(home: Parameters<typeof cacheDir>[0], key: string): string {
  fs.mkdirSync(cacheDir(home), { recursive: true });
  return tokenPath(home, key);
}

test('two fields are enough, and unknown ones do no harm', async ({ home, launch }) => {
  const app = await launch('--hidden');
  await expect.poll(() => trayLine(app, 'corp')).toBe('corp · Signed out – sign in');
  writeToken(home, 'corp', { accessToken: 'a', expiresAt: awsTime(Date.now() + 2 * hour + 30_000) });
  await expect.poll(() => trayLine(app, 'corp')).toMatch(untilHours(2));
  const others = { tool: { name: 'other', list: [1, null, true] }, clientId: null, refreshToken: 17 };
  writeToken(home, 'corp', { ...others, ...foreignToken({ expiresAt: awsTime(Date.now() + 3 * hour + 30_000) }) });
  await expect.poll(() => trayLine(app, 'corp')).toMatch(untilHours(3));
});

const secret = 'eyJ-a-secret-that-nobody-may-see';

const broken = {
  'half of it': { text: `{"startUrl": "x", "accessToken": "${secret}", "expi`, says: 'it’s damaged' },
  nothing: { text: '', says: 'it’s damaged' },
  garbage: { text: `\u0000\u0001 ${secret} <html>`, says: 'it’s damaged' },
  'a byte order mark': { text: `\uFEFF${pythonJson(foreignToken())}`, says: 'it’s damaged' },
  'a list': { text: `["${secret}"]`, says: 'it’s damaged' },
  'no access token': { text: '{"expiresAt": "2030-01-01T00:00:00Z"}', says: 'the access token is missing' },
  'no end': { text: `{"accessToken": "${secret}"}`, says: 'the expiry is missing' },
  'an end that is no date': {
    text: `{"accessToken": "${secret}", "expiresAt": "tomorrow"}`,
    says: 'the expiry isn’t a date',
  },
  'an end without a zone': {
    text: `{"accessToken": "${secret}", "expiresAt": "2030-01-01T00:00:00"}`,
    says: 'the expiry isn’t a date',
  },
} as const;

test('broken files: the panel names the file and says what to do, and the file stays', async ({ home, launch }) => {
  writeToken(home, 'corp', broken.garbage.text);
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  for (const [name, { text, says }] of Object.entries(broken)) {
    replaceFile(tokenPath(home, 'corp'), text);
    await expect(card.problem, name).toContainText(says);
    await expect(card.problem).toContainText(shownTokenPath(home, 'corp'));
    await expect(card.problem).toContainText('Sign in again to replace it.');
    await expect(card.status).toHaveText('Signed out');
    expect(fs.readFileSync(tokenPath(home, 'corp'), 'utf8'), name).toBe(text);
    await expect.poll(() => trayLabels(app)).toContain('1 problem…');
    // Back to nothing, so that the next complaint is a new one.
    fs.rmSync(tokenPath(home, 'corp'));
    await expect(card.problem, name).toHaveCount(0);
  }
  expect(app.logs() + app.output() + JSON.stringify(await app.sentToPages())).not.toContain(secret);
});

test('a broken file is replaced by a sign-in, and only by that', async ({ home, launch, organisation }) => {
  const others = ['session.db', 'botocore-client-id-eu-west-1.json', 'aws-toolkit-vscode-client-id-eu-west-1.json'];
  for (const name of others) home.write(`not ours: ${name}`, '.aws', 'sso', 'cache', name);
  writeToken(home, 'corp', broken['half of it'].text);
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  await expect(card.problem).toContainText('it’s damaged');
  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  await expect(card.status).toHaveText('Signed in');
  expect(organisation.secretsIssued).toContain(readToken(home, 'corp')['accessToken']);
  for (const name of others) expect(home.read('.aws', 'sso', 'cache', name)).toBe(`not ours: ${name}`);
});

test('a half-written file that is completed later', async ({ home, launch, organisation }) => {
  const text = pythonJson(await signInElsewhere(organisation));
  writeToken(home, 'corp', text.slice(0, 100));
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  await expect(card.problem).toContainText('it’s damaged');
  fs.appendFileSync(tokenPath(home, 'corp'), text.slice(100));
  await expect(card.status).toHaveText('Signed in');
  await expect(card.problem).toHaveCount(0);
});

test('a folder in place of the file', async ({ home, launch, organisation }) => {
  fs.mkdirSync(tokenPath(home, 'corp'), { recursive: true });
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  await expect(card.problem).toContainText(`Can’t read ${shownTokenPath(home, 'corp')} (it’s a folder)`);
  await expect(card.problem).toContainText('Move it elsewhere');
  // A sign-in cannot be kept while it is there.
  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app));
  await expect(card.status).toHaveText('Signed out');
  await expect(card.problem).toContainText('Move it elsewhere');
  expect(fs.statSync(tokenPath(home, 'corp')).isDirectory()).toBe(true);
  fs.rmdirSync(tokenPath(home, 'corp'));
  await expect(card.problem).toHaveCount(0);
  await card.signIn.click();
  await allowInBrowser(organisation, await openedPage(app, 2));
  await expect(card.status).toHaveText('Signed in');
});

test('a file that cannot be read', async ({ home, launch }) => {
  test.skip(process.platform === 'win32', 'Links and modes are different there.');
  fs.mkdirSync(cacheDir(home), { recursive: true });
  // A link in a circle cannot be read by anybody, root included.
  fs.symlinkSync(tokenPath(home, 'corp'), tokenPath(home, 'corp'));
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  await expect(card.problem).toContainText(
    `Can’t read ${shownTokenPath(home, 'corp')} (its symbolic links form a loop)`,
  );
  expect(fs.lstatSync(tokenPath(home, 'corp')).isSymbolicLink()).toBe(true);
});

test('a file without permission to read it', async ({ home, launch }) => {
  test.skip(process.getuid?.() === 0 || process.platform === 'win32', 'Root may read everything.');
  writeToken(home, 'corp', foreignToken());
  fs.chmodSync(tokenPath(home, 'corp'), 0o000);
  const app = await launch();
  const card = await (await panelOf(app)).session('corp');
  await expect(card.problem).toContainText(`Can’t read ${shownTokenPath(home, 'corp')} (permission denied)`);
  fs.chmodSync(tokenPath(home, 'corp'), 0o600);
});
