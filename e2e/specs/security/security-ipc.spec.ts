/** The one door between page and main process: who may knock, and with what (Electron's security guide, items 17 and 20). */
import fc from 'fast-check';
import type { Page } from 'playwright/test';
import { channels } from '../../../src/shared/bridge.ts';
import { expect, test } from '../../hosts/fixture.ts';
import type { DaypassHost } from '../../hosts/driver.ts';
import { sessionConfig } from '../../../testing/config.ts';
import { panelOf } from '../../objects/panel.ts';

test.beforeEach(({ home }) => home.writeConfig(sessionConfig()));

const refusal = { ok: false, problem: { code: 'command-invalid', params: {}, retry: 'none' } };

/** One valid command of each kind that takes more than its type: with anything else in a field it is malformed. */
const session = 'sso-session:corp';
const role = { sessionId: session, accountId: '100000000001', roleName: 'Admin' };
const valid: readonly Readonly<Record<string, unknown>>[] = [
  { type: 'sign-in', sessionId: session, method: 'browser' },
  { type: 'cancel-sign-in', sessionId: session },
  { type: 'copy-user-code', sessionId: session },
  { type: 'sign-out', sessionId: session },
  { type: 'dismiss-notice', noticeId: 'x' },
  { type: 'load-accounts', sessionId: session },
  { type: 'load-roles', sessionId: session, accountId: '100000000001', again: true },
  { type: 'open-console', ...role },
  { type: 'copy-console-link', ...role },
  {
    type: 'add-session',
    name: 'x',
    startUrl: 'https://d-1.awsapps.com/start',
    region: 'eu-west-1',
    digest: '0'.repeat(64),
  },
  { type: 'preview-session', name: 'x', startUrl: 'https://d-1.awsapps.com/start', region: 'eu-west-1' },
  { type: 'set-language', language: 'en' },
  { type: 'set-launch-at-login', enabled: false },
  { type: 'zoom-panel', step: 'in' },
];
const bare = ['panel-ready', 'sign-out-all', 'dismiss-sign-out-report', 'show-panel', 'hide-panel', 'quit'];

/** What no field takes, whatever its meaning: other kinds of values, and texts that are too long or no ids. */
const misfit = fc.oneof(
  fc.integer(),
  fc.constant(null),
  fc.array(fc.string()),
  fc.dictionary(fc.string(), fc.string()),
  fc.constant('x'.repeat(3_000)),
  fc.constant({ toString: 'sso-session:corp', length: 3 }),
);

/** A valid command that was damaged: a field lacks, does not fit, or is one too many. */
const damaged = fc.constantFrom(...valid).chain((command) => {
  const needed = Object.keys(command).filter((name) => name !== 'method');
  const without = fc
    .constantFrom(...needed)
    .map((gone) => Object.fromEntries(Object.entries(command).filter(([name]) => name !== gone)));
  const wrong = fc.tuple(fc.constantFrom(...needed), misfit).map(([name, value]) => ({ ...command, [name]: value }));
  const more = fc
    .tuple(fc.constantFrom('__proto__x', 'url', 'constructor', 'force', ''), fc.string())
    .map(([name, value]) => ({ ...command, [name]: value }));
  return fc.oneof(without, wrong, more, fc.constant([command]), fc.constant(JSON.stringify(command)));
});

const near = fc.oneof(
  fc.constantFrom(...bare).map((type) => ({ type, more: true })),
  fc.string().map((type) => ({ type: `${type} ` })),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty').map((type) => ({ type })),
);

/** Values that cross from the test to the page as they are. */
const anything = fc.oneof(fc.anything({ withBigInt: true }), fc.date({ noInvalidDate: true }), fc.constant(/quit/));

/** Sends them all, one after the other; resolves to the replies. */
const send = (page: Page, commands: readonly unknown[]): Promise<unknown[]> =>
  page.evaluate(async (all) => {
    const replies: unknown[] = [];
    for (const command of all) replies.push(await window.daypass.dispatch(command as never));
    return replies;
  }, commands as unknown[]);

test('whatever the page sends that is no command is refused, and nothing happens', async ({
  home,
  launch,
  organisation,
}) => {
  test.slow();
  const app = await launch();
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  const before = home.read('.aws', 'config');
  const batch = fc.array(fc.oneof(anything, damaged, damaged, near), { minLength: 40, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(batch, async (commands) => {
      const replies = await send(panel.page, commands);
      for (const [i, reply] of replies.entries()) expect(reply, fc.stringify(commands[i])).toEqual(refusal);
    }),
    { numRuns: 25, endOnFailure: true },
  );
  expect(organisation.requests).toEqual([]);
  expect(await app.openedUrls()).toEqual([]);
  expect(await app.clipboard()).toBe('');
  expect(home.read('.aws', 'config')).toBe(before);
  expect(home.exists('.aws', 'sso')).toBe(false);
  // The app is as it was, and takes what is a command.
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  expect(await send(panel.page, [{ type: 'set-language', language: 'ja' }])).toEqual([{ ok: true }]);
  await expect(panel.page.locator('html')).toHaveAttribute('lang', 'ja');
});

test('a page that goes wild opens no flood of pages, names no roles of its own, and gets one look-up a second', async ({
  launch,
}) => {
  const app = await launch();
  const panel = await panelOf(app);
  await expect((await panel.session('corp')).status).toHaveText('Signed out');
  const invented = Array.from({ length: 100 }, (_, i) => ({ ...role, roleName: `R${i}` }));
  const opening = invented.flatMap((one) => [
    { type: 'open-console', ...one },
    { type: 'copy-console-link', ...one },
  ]);
  expect(new Set((await send(panel.page, opening)).map((reply) => JSON.stringify(reply)))).toEqual(
    new Set([JSON.stringify(refusal)]),
  );
  expect(await app.openedUrls()).toEqual([]);
  expect(await app.clipboard()).toBe('');
  const codes = await panel.page.evaluate(async () => {
    const asked = Array.from({ length: 20 }, (_, i) =>
      window.daypass.dispatch({ type: 'inspect-start-url', text: `https://n${i}.corp.invalid/x`, follow: true }),
    );
    return (await Promise.all(asked)).map((reply) => (reply.ok ? 'ok' : reply.problem.code));
  });
  // The first at once and the newest in its turn; all between them are never asked about.
  expect(codes.slice(1, -1)).toEqual(Array.from({ length: 18 }, () => 'too-many-at-once'));
  expect([codes[0], codes.at(-1)]).not.toContain('too-many-at-once');
});

test('no session is written, and none signed in, that was not shown before as it is', async ({ home, launch }) => {
  const app = await launch();
  const panel = await panelOf(app);
  await panel.openAddSession();
  await panel.form.fill({ startUrl: 'https://d-1.awsapps.com/start', region: 'eu-west-1', name: 'seen' });
  await expect(panel.form.preview.first()).toHaveText(/sso-session seen/);
  const before = home.read('.aws', 'config');
  const seen = { type: 'add-session', name: 'seen', startUrl: 'https://d-1.awsapps.com/start', region: 'eu-west-1' };
  const [shown] = await send(panel.page, [{ ...seen, type: 'preview-session' }]);
  const { digest } = (shown as { readonly value: { readonly digest: string } }).value;
  const evil = { ...seen, startUrl: 'https://d-evil.awsapps.com/start', signIn: true };
  const unseen = [evil, { ...evil, name: 'unseen' }, { ...seen, name: 'unseen' }, { ...seen, region: 'us-east-1' }];
  const wishes = unseen.flatMap((wish) => [wish, { ...wish, digest: '0'.repeat(64) }, { ...wish, digest }]);
  const replies = await send(panel.page, [seen, { ...seen, digest: '0'.repeat(64) }, ...wishes]);
  for (const reply of replies) expect(reply).toEqual(refusal);
  expect(home.read('.aws', 'config')).toBe(before);
  expect(await app.openedUrls()).toEqual([]);
  // What the person saw is written with one click.
  await panel.form.submit.click();
  await expect(panel.sessionNames).toHaveText(['corp', 'seen']);
});

test('a message of any size is refused in few words: no log that fills up, and no work without end', async ({
  launch,
}) => {
  const app = await launch();
  const page = await app.panel();
  const replies = await page.evaluate(async () => {
    const wrong = Array.from({ length: 200_000 }, () => 'x');
    const huge = [
      { type: 'panel-ready', [`a${' '.repeat(60_000)}b`]: 1 },
      { type: 'panel-ready', ['k'.repeat(3_000_000)]: 1 },
      { type: 'set-warn-minutes', minutes: wrong },
      Object.fromEntries([['type', 'panel-ready'], ...wrong.map((value, index) => [`${value}${index}`, 1])]),
    ];
    const all: unknown[] = [];
    for (const message of huge) all.push(await window.daypass.dispatch(message as never));
    return all;
  });
  expect(replies).toEqual([refusal, refusal, refusal, refusal]);
  const lines = (): readonly string[] =>
    app
      .logs()
      .split('\n')
      .filter((line) => line.includes('refused'));
  await expect.poll(() => lines().length).toBe(4);
  for (const line of lines()) expect(line.length).toBeLessThan(1_000);
});

const strangers = [
  'https://evil.example/',
  'http://daypass/index.html',
  'file:///index.html',
  'app://daypass.evil.example/index.html',
  'app://evil/daypass/index.html',
  'app:daypass/index.html',
  'https://daypass.app.evil.example/index.html',
  'data:text/html,app://daypass/',
  'about:blank',
  '',
];

test('commands are taken from the main frame of the panel alone', async ({ launch, organisation }) => {
  const app = await launch();
  await app.panel();
  const from = (sender: Parameters<DaypassHost['forgeIpc']>[2], command: object) =>
    app.forgeIpc(channels.command, [command], sender);
  for (const command of [{ type: 'sign-in', sessionId: session }, { type: 'sign-out-all' }, { type: 'quit' }]) {
    for (const url of strangers) await expect(from({ url }, command), url).rejects.toThrow('Not allowed');
    // The right address does not help another frame.
    await expect(from('subframe', command)).rejects.toThrow('Not allowed');
    await expect(from({ url: 'app://daypass/index.html' }, command)).rejects.toThrow('Not allowed');
  }
  expect(organisation.requests).toEqual([]);
  expect(await app.openedUrls()).toEqual([]);
  // Not even a look at the state was given away.
  expect((await app.sentToPages()).every(({ kind }) => kind !== 'error')).toBe(true);
  await expect.poll(() => app.logs()).toContain('command from an unknown sender refused');
  expect(await send(await app.panel(), [{ type: 'panel-ready' }])).toEqual([{ ok: true }]);
});

test('there is one channel to the main process and one back', async ({ launch }) => {
  const app = await launch();
  const page = await app.panel();
  const channel = 'daypass:snapshot';
  for (const name of [channel, 'daypass:quit', 'daypass', '', '*', 'constructor', 'ELECTRON_BROWSER_REQUIRE'])
    await expect(app.forgeIpc(name, [], { url: page.url() })).rejects.toThrow('no handler');
  await send(page, [{ type: 'panel-ready' }]);
  const sent = (await app.sentToPages()).map((record) => `${record.kind} ${record.channel}`);
  expect([...new Set(sent)].toSorted()).toEqual([`message ${channel}`, `reply ${channels.command}`]);
});

test('the page has the bridge and nothing else: two functions that it cannot replace', async ({ launch }) => {
  const app = await launch();
  const page = await app.panel();
  const exposed = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    const own = Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$/.test(name));
    const inFrame = frame.contentWindow !== null && 'daypass' in frame.contentWindow;
    frame.remove();
    return { own, inFrame };
  });
  expect(exposed).toEqual({ own: ['daypass'], inFrame: false });
  const bridge = await page.evaluate(async () => {
    const attempt = (act: () => void) => {
      try {
        act();
      } catch {
        // Strict mode says no aloud.
      }
    };
    const { daypass } = window;
    const { dispatch } = daypass;
    attempt(() => Object.assign(window, { daypass: null }));
    attempt(() => Object.assign(daypass, { dispatch: null }));
    attempt(() => Object.assign(daypass, { send: () => {} }));
    const members = Object.entries(window.daypass).map(([name, member]) => [name, typeof member]);
    const heard = new Promise<number>((resolve) => {
      // The event object of Electron would be a way around the bridge.
      daypass.onSnapshot((...all: unknown[]) => resolve(all.length));
    });
    await dispatch({ type: 'panel-ready' });
    return { members, same: window.daypass.dispatch === dispatch, arguments: await heard };
  });
  const members = [
    ['dispatch', 'function'],
    ['onSnapshot', 'function'],
  ];
  expect(bridge).toEqual({ members, same: true, arguments: 1 });
});
