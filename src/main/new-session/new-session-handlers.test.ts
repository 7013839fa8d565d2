/** What the form for a new session is told, and what is written in the end; on a real file, with the network at its edge replaced. */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nothingManaged } from '../../shared/managed-settings.ts';
import { problem } from '../../shared/problems.ts';
import { ok } from '../../shared/result.ts';
import { AwsFailure } from '../aws/api/failure.ts';
import type { PortalLookup } from '../aws/api/portal-lookup.ts';
import { createStore } from '../core/store.ts';
import { removeFolder } from '../../../testing/remove-folder.ts';
import { makeState } from '../../../testing/support/states.ts';
import { newSessionHandlers } from './new-session-handlers.ts';

const classic = 'https://d-1234567890.awsapps.com/start';
const dualStack = 'https://ssoins-0123456789abcdef.portal.eu-west-1.app.aws';
const domain = 'https://aws.mycompany.com';
const section = (name: string, startUrl = classic) =>
  `[sso-session ${name}]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n`;

let folder: string;
let file: string;
/** What was asked for, in order. */
let did: string[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daypass-new-session-'));
  file = path.join(folder, 'config');
  did = [];
  regionOfPage = null;
  managed = nothingManaged;
});
afterEach(() => removeFolder(folder));

const toPortal: PortalLookup = async () => ({ startUrl: dualStack, region: 'eu-west-1', ownDomain: null });
/** What the page of the older portal tells. */
let regionOfPage: string | null = null;
let managed = nothingManaged;
function handlers(lookUp: PortalLookup = toPortal) {
  return newSessionHandlers({
    file,
    store: createStore({ ...makeState([]), managed }),
    signIn: { start: async (id) => (did.push(`sign in ${id}`), ok) },
    portalLookup: (...asked) => (did.push(`ask ${asked[0]}`), lookUp(...asked)),
    regionLookup: async (startUrl) => (did.push(`page ${startUrl}`), regionOfPage),
    readConfigNow: async () => void did.push(`read ${await readFile(file, 'utf8')}`),
  });
}
const inspect = (text: string, follow = true, lookUp?: PortalLookup) =>
  handlers(lookUp)['inspect-start-url']({ type: 'inspect-start-url', text, follow });

describe('a start URL', () => {
  test.each([
    [classic, classic, null, 'unknown', 'd-1234567890'],
    [`<${dualStack}/#/>`, dualStack, 'eu-west-1', 'address', 'ssoins-0123456789abcdef'],
  ])('%s', async (text, startUrl, region, how, name) => {
    expect(await inspect(text)).toEqual({ ok: true, value: { startUrl, region, how, via: null, name } });
    expect(did, 'the page is asked for a region that is not in the address').toEqual(region ? [] : [`page ${classic}`]);
  });

  test('of the older form: its page tells the region, but not while it is being typed', async () => {
    regionOfPage = 'ap-northeast-1';
    const value = { startUrl: classic, via: null, name: 'd-1234567890' };
    const typed = { ...value, region: null, how: 'unknown' };
    expect(await inspect(classic, false)).toEqual({ ok: true, value: typed });
    expect(did).toEqual([]);
    expect(await inspect(classic)).toEqual({ ok: true, value: { ...value, region: 'ap-northeast-1', how: 'page' } });
  });

  test("that a company's own domain leads to, too", async () => {
    regionOfPage = 'eu-west-1';
    const toClassic: PortalLookup = async () => ({ startUrl: classic, region: null, ownDomain: null });
    const led = await inspect(domain, true, toClassic);
    expect(led).toMatchObject({ ok: true, value: { startUrl: classic, region: 'eu-west-1', how: 'page' } });
    expect(did).toEqual([`ask ${domain}`, `page ${classic}`]);
  });

  test("a company's own domain is asked only when that is wished", async () => {
    const via = 'aws.mycompany.com';
    const value = { startUrl: domain, region: null, how: 'not-followed', via, name: 'mycompany' };
    expect(await inspect(`${domain}/`, false)).toEqual({ ok: true, value });
    expect(did).toEqual([]);
    const led = { startUrl: dualStack, region: 'eu-west-1', how: 'redirect', via, name: 'mycompany' };
    expect(await inspect(`${domain}/`)).toEqual({ ok: true, value: led });
    expect(did).toEqual([`ask ${domain}`]);
  });

  test('that leads nowhere, or cannot be asked', async () => {
    const params = { host: 'aws.mycompany.com' };
    expect(await inspect(domain, true, async () => null)).toEqual({
      ok: false,
      problem: problem('start-url-leads-elsewhere', params, 'user'),
    });
    const offline = new AwsFailure('Follow', 'network', problem('network-unreachable', params, 'auto'));
    // Nobody tries again by itself.
    expect(await inspect(domain, true, () => Promise.reject(offline))).toEqual({
      ok: false,
      problem: problem('network-unreachable', params, 'user'),
    });
    await expect(inspect(domain, true, () => Promise.reject(new Error('a defect')))).rejects.toThrow('a defect');
  });

  test('the name that is proposed is not taken, also not by a section that nobody can use', async () => {
    await writeFile(file, '[sso-session "d-1234567890"]\n[sso-session d-1234567890-2]\nsso_start_url = nonsense\n');
    expect(await inspect(classic)).toMatchObject({ value: { name: 'd-1234567890-3' } });
  });
});

describe('the session', () => {
  const corp = { name: ' corp ', startUrl: `${classic}/#/`, region: ' eu-west-1 ' };
  const noDigest = '0'.repeat(64);
  const digestIn = async (of: ReturnType<typeof handlers>, session: typeof corp): Promise<string> => {
    const preview = await of['preview-session']({ type: 'preview-session', ...session });
    return preview.ok ? preview.value.digest : noDigest;
  };
  /** As the form does it: looks first. */
  const add = async (wish: typeof corp & { readonly signIn?: boolean }) => {
    const of = handlers();
    const { signIn, ...session } = wish;
    const digest = await digestIn(of, session);
    return of['add-session']({ type: 'add-session', ...session, digest, ...(signIn && { signIn }) });
  };

  test('of a portal that the administrator has not named is neither shown nor written', async () => {
    managed = { ...nothingManaged, place: '/etc/daypass/managed.json', allowedStartUrls: [dualStack] };
    const refused = { ok: false, problem: { code: 'start-url-not-allowed', params: { startUrl: classic } } };
    expect(await handlers()['preview-session']({ type: 'preview-session', ...corp })).toMatchObject(refused);
    expect(await add({ ...corp, signIn: true })).toMatchObject(refused);
    expect([await readdir(folder), did]).toEqual([[], []]);
    managed = { ...managed, allowedStartUrls: [`${classic}/`] };
    expect(await add(corp)).toEqual(ok);
  });

  test('is shown before it is written, and then written as shown', async () => {
    await writeFile(file, '# mine');
    const preview = await handlers()['preview-session']({ type: 'preview-session', ...corp });
    const lines = preview.ok ? preview.value.lines.map(({ kind, text }) => `${kind} ${text}`) : [];
    const added = section('corp').trimEnd().split('\n');
    expect(lines).toEqual(['removed # mine', 'added # mine', 'added ', ...added.map((line) => `added ${line}`)]);
    expect(await readdir(folder)).toEqual(['config']);
    expect(did).toEqual([]);

    expect(await add(corp)).toEqual(ok);
    const text = `# mine\n\n${section('corp')}`;
    expect(await readFile(file, 'utf8')).toBe(text);
    expect(did).toEqual([`read ${text}`]);
  });

  test('is signed in when that is wished, once it is there', async () => {
    expect(await add({ ...corp, signIn: true })).toEqual(ok);
    expect(did).toEqual([`read ${section('corp')}`, 'sign in sso-session:corp']);
  });

  test('that nobody has been shown is not written, whatever the digest', async () => {
    const refused = { ok: false, problem: { code: 'command-invalid' } };
    const of = handlers();
    const write = (digest: string, session = corp) =>
      of['add-session']({ type: 'add-session', ...session, digest, signIn: true });
    // The digest of the right edits, which a page could compute, but of a preview that was never given here.
    const right = await digestIn(handlers(), corp);
    expect(await write(right)).toMatchObject(refused);
    const other = await digestIn(of, { ...corp, name: 'other' });
    expect(await write(other), 'another session was shown').toMatchObject(refused);
    expect(await write(right), 'and this one was not').toMatchObject(refused);
    expect(await readdir(folder)).toEqual([]);
    expect(did).toEqual([]);
    expect(await write(other, { ...corp, name: 'other' })).toEqual(ok);
    // While somebody types, answers overtake each other: what was shown before counts as well.
    expect(await digestIn(of, corp)).toBe(right);
    await digestIn(of, { ...corp, name: 'corp2' });
    expect(await write(right)).toEqual(ok);
  });

  test.each([
    [{ startUrl: domain }, 'start-url-leads-elsewhere'],
    [{ startUrl: 'https://console.aws.amazon.com/' }, 'start-url-not-portal'],
    [{ region: 'Frankfurt' }, 'region-invalid'],
    [{ name: 'my corp' }, 'session-name-invalid'],
    [{ name: 'labs' }, 'session-name-taken'],
  ])('with %j is neither shown nor written', async (change, code) => {
    await writeFile(file, section('labs'));
    const session = { ...corp, ...change };
    expect(await handlers()['preview-session']({ type: 'preview-session', ...session })).toMatchObject({
      ok: false,
      problem: { code },
    });
    expect(
      await handlers()['add-session']({ type: 'add-session', ...session, digest: noDigest, signIn: true }),
    ).toMatchObject({ ok: false, problem: { code: code.startsWith('start-url') ? code : 'command-invalid' } });
    expect(await readFile(file, 'utf8')).toBe(section('labs'));
    expect(did).toEqual([]);
  });
});
