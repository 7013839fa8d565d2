/** The small page that the browser shows after it has brought its answer to Daypass. */
import type { Locale } from '../../shared/app-state.ts';
import type { en } from '../../shared/messages/en/index.ts';
import type { Translate } from '../../shared/messages/index.ts';

/** `signed-in`: the browser's part is done. `refused`: AWS said no. `not-found`: anything else at this address. */
export type CallbackOutcome = keyof typeof en.signInPage;

export interface CallbackPage {
  readonly html: string;
  /** For the header `Content-Security-Policy`: the page's own style and nothing else. */
  readonly csp: string;
}

const style = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; color: light-dark(#1c2430, #e6eaf0); background: light-dark(#f4f6f9, #14181f); }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { box-sizing: border-box; max-width: 32rem; margin: 1rem; padding: 2rem; border-radius: 12px; background: light-dark(#fff, #1e242e); }
h1 { margin: 0 0 .5rem; font-size: 1.4rem; line-height: 1.3; }
p { margin: 0; }
`;

/** The hash of `style` (CSP Level 3, 8.4); a test recomputes it. */
const styleHash = 'sha256-tcq6mzPAohLnKflAxnpdFerQ/+MdKcR50hX+JWceuKM=';

const csp = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Made of messages only: nothing from the request gets into it. */
export function callbackPage(outcome: CallbackOutcome, locale: Locale, t: Translate): CallbackPage {
  const html = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${t(`signInPage.${outcome}.title`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${t(`signInPage.${outcome}.heading`)}</h1>
<p>${t(`signInPage.${outcome}.text`)}</p>
</main>
</body>
</html>
`;
  return { html, csp };
}
